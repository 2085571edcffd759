import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { FormDialog } from '../../../components/dialog.tsx'
import { useStudioForm } from '../../../components/field.tsx'
import { toast } from '../../../components/toast.tsx'
import { useFormCommand } from '../../../components/use-form-command.ts'
import { i18n } from '../../../i18n/setup.ts'
import { ProofField } from '../proof-field.tsx'

type Props = {
  readonly member: { readonly id: number; readonly name: string }
  readonly own: boolean
  /** Whether who takes it away has something to show that it is them. */
  readonly proves: boolean
  readonly onClose: () => void
}

type Values = { readonly currentPin: string }

const proof = z.object({
  currentPin: z.string().min(1, { error: () => i18n.t('form.missing') }),
})
const nothing = z.object({ currentPin: z.string() })

/** Takes away what somebody signs in with, after saying what follows from it. */
export function RemoveDialog({ member, own, proves, onClose }: Props) {
  const { t } = useTranslation()
  const { id: staffId, name } = member
  const form = useStudioForm<Values>(proves ? proof : nothing, { currentPin: '' })
  const command = useFormCommand('staff.setPin', form)
  const submit = form.submit(async ({ currentPin }) => {
    const removed = await command.send({ staffId, pin: null, ...(proves ? { currentPin } : {}) })
    if (removed === null) return
    toast({ message: t('signIn.removed', { name }) })
    onClose()
  })
  return (
    <FormDialog
      opened
      onClose={onClose}
      title={t('signIn.removeTitle', { name })}
      submitLabel={t('signIn.remove')}
      submitTone="danger"
      onSubmit={submit}
      busy={command.busy}
      refusal={command.refusal}
    >
      <p>{t(own ? 'signIn.removeOwnText' : 'signIn.removeText', { name })}</p>
      {proves && (
        <ProofField key={form.key('currentPin')} input={form.getInputProps('currentPin')} autoFocus />
      )}
    </FormDialog>
  )
}
