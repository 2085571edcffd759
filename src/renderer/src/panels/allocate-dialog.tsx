import { useTranslation } from 'react-i18next'
import { usePreview } from '../api/use-query.ts'
import { FormDialog } from '../components/dialog.tsx'
import { isHalfWritten } from '../components/field.tsx'
import { offerUndo } from '../components/take-back.ts'
import { toast } from '../components/toast.tsx'
import { useFormCommand } from '../components/use-form-command.ts'
import { CountField, TermsFields } from './allocate-fields.tsx'
import { useAllocateForm } from './allocate-form.ts'
import { AvailablePreview } from './available-preview.tsx'

type Props = {
  readonly opened: boolean
  readonly onClose: () => void
  readonly client: { readonly id: number; readonly name: string }
  /** What the sessions shall be good for; null and absent mean every service. */
  readonly family?: string | null
  /** Told what can be held for a session now. */
  readonly onAllocated?: (availableSessions: number) => void
}

/** Gives a client sessions by hand. The consequence stands in the dialog before anything happens. */
export function AllocateDialog(props: Props) {
  // Made anew for every opening, so that nothing of the last one is left.
  return props.opened ? <OpenAllocateDialog {...props} /> : null
}

function OpenAllocateDialog({ opened, onClose, client, family = null, onAllocated }: Props) {
  const { t } = useTranslation()
  const { form, count, terms } = useAllocateForm(family)
  const input = terms === null ? null : { clientId: client.id, ...terms }
  const allocate = useFormCommand('credits.allocate', form, input)
  const preview = usePreview('credits.allocate', input)

  const submit = form.submit(async ({ reason }) => {
    if (isHalfWritten(form, 'expiresOn', t('form.halfWritten')) || input === null) return
    const added = await allocate.send({ ...input, reason })
    if (added === null) return
    toast({ message: added.message, undo: offerUndo() })
    onAllocated?.(added.availableSessions)
    onClose()
  })
  return (
    <FormDialog
      opened={opened}
      onClose={onClose}
      title={t('panels.allocate.title', { name: client.name })}
      submitLabel={count === null ? t('panels.allocate.buttonNone') : t('panels.allocate.button', { count })}
      onSubmit={submit}
      busy={allocate.busy}
      refusal={allocate.refusal}
    >
      <CountField form={form} count={count} />
      <AvailablePreview
        clientId={client.id}
        after={input === null ? undefined : preview.value?.availableSessions}
        refusal={input === null || allocate.busy || allocate.refused !== null ? null : preview.refusal}
      />
      <TermsFields form={form} />
    </FormDialog>
  )
}
