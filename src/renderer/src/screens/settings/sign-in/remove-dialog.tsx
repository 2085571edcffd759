import { PasswordInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { LONGEST_SECRET } from '../../../../../shared/domain/sign-in.ts'
import { FormDialog } from '../../../components/dialog.tsx'
import { useStudioForm } from '../../../components/field.tsx'
import { toast } from '../../../components/toast.tsx'
import { useFormCommand } from '../../../components/use-form-command.ts'
import { i18n } from '../../../i18n/setup.ts'

type Props = {
  readonly member: { readonly id: number; readonly name: string }
  readonly own: boolean
  readonly onClose: () => void
}

type Values = { readonly currentPin: string }

const proof = z.object({
  currentPin: z.string().min(1, { error: () => i18n.t('form.missing') }),
})
const nothing = z.object({ currentPin: z.string() })

/** Takes away what somebody signs in with, after saying what follows from it. */
export function RemoveDialog({ member, own, onClose }: Props) {
  const { t } = useTranslation()
  const { id: staffId, name } = member
  const form = useStudioForm<Values>(own ? proof : nothing, { currentPin: '' })
  const command = useFormCommand('staff.setPin', form)
  const submit = form.submit(async ({ currentPin }) => {
    const removed = await command.send({ staffId, pin: null, ...(own ? { currentPin } : {}) })
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
      {own && (
        <PasswordInput
          {...form.getInputProps('currentPin')}
          key={form.key('currentPin')}
          label={t('signIn.dialog.current')}
          maxLength={LONGEST_SECRET}
          autoComplete="off"
          spellCheck={false}
          data-autofocus
        />
      )}
    </FormDialog>
  )
}
