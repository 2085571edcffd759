import { ChevronDown } from 'lucide-react'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { usePreview } from '../../api/use-query.ts'
import { Button } from '../../components/button.tsx'
import { isHalfWritten } from '../../components/field.tsx'
import { RefusalText } from '../../components/refusal-text.tsx'
import { offerUndo } from '../../components/take-back.ts'
import { toast } from '../../components/toast.tsx'
import { useFormCommand } from '../../components/use-form-command.ts'
import { CountField, TermsFields } from '../../panels/allocate-fields.tsx'
import { useAllocateForm } from '../../panels/allocate-form.ts'
import { AvailablePreview } from '../../panels/available-preview.tsx'
import classes from './allocation.module.css'

type Props = {
  readonly clientId: number
  /** It happened: the form begins anew. */
  readonly onAdded: () => void
}

/** Gives the client beside the list sessions, with what they then have said before. */
export function QuickAdd({ clientId, onAdded }: Props) {
  const { t } = useTranslation()
  const { form, count, terms } = useAllocateForm(null)
  const input = terms === null ? null : { clientId, ...terms }
  const allocate = useFormCommand('credits.allocate', form, input)
  const preview = usePreview('credits.allocate', input)
  const [opened, setOpened] = useState(false)
  const id = useId()

  const submit = form.submit(async ({ reason }) => {
    if (isHalfWritten(form, 'expiresOn', t('form.halfWritten')) || input === null) return
    const added = await allocate.send({ ...input, reason })
    if (added === null) return
    toast({ message: added.message, undo: offerUndo() })
    onAdded()
  })
  return (
    <form className={classes.form} aria-label={t('client.addSessions')} onSubmit={submit} noValidate>
      <CountField form={form} count={count} />
      <AvailablePreview
        clientId={clientId}
        after={input === null ? undefined : preview.value?.availableSessions}
        refusal={input === null || allocate.busy || allocate.refused !== null ? null : preview.refusal}
      />
      <button
        type="button"
        className={classes.more}
        aria-expanded={opened}
        aria-controls={id}
        onClick={() => setOpened(!opened)}
      >
        <ChevronDown size={14} aria-hidden="true" />
        {t('allocation.terms')}
      </button>
      <div id={id} className={classes.terms} hidden={!opened}>
        <TermsFields form={form} />
      </div>
      <RefusalText refusal={allocate.refusal} />
      <div>
        <Button tone="primary" type="submit" busy={allocate.busy}>
          {count === null ? t('panels.allocate.buttonNone') : t('panels.allocate.button', { count })}
        </Button>
      </div>
    </form>
  )
}
