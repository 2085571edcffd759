import { useTranslation } from 'react-i18next'
import { useCommand } from '../../../api/use-command.ts'
import { ConfirmDialog, FormDialog } from '../../../components/dialog.tsx'
import { toast } from '../../../components/toast.tsx'
import { KeyField } from './key-field.tsx'
import { useKeyForm } from './key-form.ts'

type Props = { readonly hint: string; readonly onClose: () => void }

/** Another key for the same account: the one before was taken away in Stripe, or may not read enough. */
export function OtherKeyDialog({ hint, onClose }: Props) {
  const { t } = useTranslation()
  const key = useKeyForm(onClose)
  return (
    <FormDialog
      opened
      onClose={onClose}
      title={t('stripe.key.anotherTitle')}
      submitLabel={t('stripe.key.use')}
      onSubmit={key.submit}
      busy={key.busy}
      refusal={key.refusal}
    >
      <p>{t('stripe.key.anotherText', { hint })}</p>
      <KeyField form={key} initialFocus />
    </FormDialog>
  )
}

/** Takes the key away, after saying what stays. */
export function RemoveKeyDialog({ onClose }: Pick<Props, 'onClose'>) {
  const { t } = useTranslation()
  const command = useCommand('stripe.removeKey')
  const remove = async () => {
    const reply = await command.run({})
    if (!reply.ok) return
    toast({ message: t('stripe.remove.done') })
    onClose()
  }
  return (
    <ConfirmDialog
      opened
      onClose={onClose}
      title={t('stripe.remove.title')}
      confirmLabel={t('stripe.remove.confirm')}
      keepLabel={t('stripe.remove.keep')}
      onConfirm={() => void remove()}
      busy={command.busy}
      refusal={command.refusal}
    >
      <p>{t('stripe.remove.text')}</p>
      <p>{t('stripe.remove.stays')}</p>
    </ConfirmDialog>
  )
}
