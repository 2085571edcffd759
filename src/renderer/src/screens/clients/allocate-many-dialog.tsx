import { useDebouncedValue } from '@mantine/hooks'
import { useTranslation } from 'react-i18next'
import type { Input } from '../../../../shared/contract/index.ts'
import { usePreview } from '../../api/use-query.ts'
import { FormDialog } from '../../components/dialog.tsx'
import { isHalfWritten } from '../../components/field.tsx'
import { offerUndo } from '../../components/take-back.ts'
import { toast } from '../../components/toast.tsx'
import { useFormCommand } from '../../components/use-form-command.ts'
import { CountField, TermsFields } from '../../panels/allocate-fields.tsx'
import { useAllocateForm } from '../../panels/allocate-form.ts'
import { Consequence } from '../../panels/consequence.tsx'
import classes from './clients.module.css'
import { type Marked, refusedByName } from './marking.ts'

type Props = {
  readonly marked: Marked
  readonly onClose: () => void
  /** It happened; those it was refused for are left. */
  readonly onDone: (left: Marked) => void
}

/** So long must nothing be typed before main is asked for hundreds, ms. */
const TYPING_MS = 150

/** Gives many clients the same. How much that is in all, and whom it cannot be given, is said before. */
export function AllocateManyDialog({ marked, onClose, onDone }: Props) {
  const { t } = useTranslation()
  const { form, count, terms } = useAllocateForm(null)
  const input: Input<'credits.allocateMany'> | null =
    terms === null ? null : { clientIds: [...marked.keys()], ...terms }
  const allocate = useFormCommand('credits.allocateMany', form, input)
  const asked = JSON.stringify(input)
  const [settled] = useDebouncedValue(asked, TYPING_MS)
  const preview = usePreview('credits.allocateMany', asked === settled ? input : null)
  const told = input === null ? undefined : preview.value

  const submit = form.submit(async ({ reason }) => {
    if (isHalfWritten(form, 'expiresOn', t('form.halfWritten')) || input === null) return
    const added = await allocate.send({ ...input, reason })
    if (added === null) return
    toast({ message: added.message, undo: offerUndo() })
    onDone(new Map(refusedByName(marked, added.refused).map(({ clientId, name }) => [clientId, name])))
  })
  const many = t('allocation.clients', { count: marked.size })
  return (
    <FormDialog
      opened
      onClose={onClose}
      title={t('panels.allocate.title', { name: many })}
      submitLabel={
        count === null ? t('panels.allocate.buttonNone') : t('allocation.button', { count, clients: many })
      }
      onSubmit={submit}
      busy={allocate.busy}
      refusal={allocate.refusal}
    >
      <CountField form={form} count={count} />
      <Consequence refusal={input === null ? null : preview.refusal}>
        <p>
          {told === undefined
            ? t('inspector.looking')
            : t('allocation.sum', {
                count: told.added,
                clients: t('allocation.clients', { count: told.done }),
              })}
        </p>
        {told !== undefined && told.refused.length > 0 && (
          <ul className={classes.refused}>
            {refusedByName(marked, told.refused).map(({ clientId, name, message }) => (
              <li key={clientId}>{t('inspector.all.refused', { name, message })}</li>
            ))}
          </ul>
        )}
      </Consequence>
      <TermsFields form={form} />
    </FormDialog>
  )
}
