import { PasswordInput } from '@mantine/core'
import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import type { Role } from '../../../../../shared/domain/permissions.ts'
import { isEnough, LONGEST_SECRET, secretKind } from '../../../../../shared/domain/sign-in.ts'
import { FormDialog } from '../../../components/dialog.tsx'
import { useStudioForm } from '../../../components/field.tsx'
import { toast } from '../../../components/toast.tsx'
import { useFormCommand } from '../../../components/use-form-command.ts'
import { i18n } from '../../../i18n/setup.ts'
import { ProofField } from '../proof-field.tsx'
import classes from './sign-in.module.css'

type Props = {
  readonly member: { readonly id: number; readonly name: string; readonly role: Role }
  readonly own: boolean
  /** Whether who sets it has something to show that it is them. */
  readonly proves: boolean
  /** What they have now; null for nothing. */
  readonly secret: object | null
  readonly onClose: () => void
}

type Values = { readonly currentPin: string; readonly pin: string; readonly repeat: string }

const EMPTY: Values = { currentPin: '', pin: '', repeat: '' }

/** What is typed must be enough for the person, and the same twice: nobody can look it up again. */
function fieldsFor(role: Role, asksCurrent: boolean) {
  return z
    .object({
      currentPin: z.string().refine((value) => !asksCurrent || value !== '', {
        error: () => i18n.t('form.missing'),
      }),
      pin: z.string().refine((value) => isEnoughFor(role, value), { error: () => hintFor(role) }),
      repeat: z.string(),
    })
    .refine(({ pin, repeat }) => pin === repeat, {
      path: ['repeat'],
      error: () => i18n.t('signIn.dialog.differs'),
    })
}

function isEnoughFor(role: Role, text: string): boolean {
  const kind = secretKind(text)
  return kind !== null && isEnough(role, kind)
}

const hintFor = (role: Role) => i18n.t(role === 'owner' ? 'signIn.dialog.passwordHint' : 'signIn.dialog.hint')

/** Sets what somebody signs in with. */
export function SecretDialog({ member, own, proves, secret, onClose }: Props) {
  const { t } = useTranslation()
  const form = useStudioForm<Values>(fieldsFor(member.role, proves), EMPTY)
  const command = useFormCommand('staff.setPin', form)
  const submit = form.submit(async ({ currentPin, pin }) => {
    const proof = proves ? { currentPin } : {}
    const saved = await command.send({ staffId: member.id, pin, ...proof })
    if (saved === null) return
    toast({ message: t('signIn.dialog.saved') })
    onClose()
  })
  return (
    <FormDialog
      opened
      onClose={onClose}
      title={titleOf(t, member.name, own, secret !== null)}
      submitLabel={t('signIn.dialog.save')}
      onSubmit={submit}
      busy={command.busy}
      refusal={command.refusal}
    >
      {own && secret === null && <p className={classes.lead}>{t('signIn.dialog.firstText')}</p>}
      {proves && (
        <ProofField key={form.key('currentPin')} input={form.getInputProps('currentPin')} autoFocus />
      )}
      <SecretField
        form={form}
        name="pin"
        label={t(member.role === 'owner' ? 'signIn.dialog.newPassword' : 'signIn.dialog.new')}
        description={hintFor(member.role)}
        autoFocus={!proves}
      />
      <SecretField form={form} name="repeat" label={t('signIn.dialog.repeat')} />
    </FormDialog>
  )
}

type FieldProps = {
  readonly form: ReturnType<typeof useStudioForm<Values>>
  readonly name: keyof Values
  readonly label: string
  readonly description?: string
  readonly autoFocus?: boolean
}

function SecretField({ form, name, label, description, autoFocus = false }: FieldProps) {
  return (
    <PasswordInput
      {...form.getInputProps(name)}
      key={form.key(name)}
      label={label}
      description={description}
      maxLength={LONGEST_SECRET}
      autoComplete="off"
      spellCheck={false}
      data-autofocus={autoFocus || undefined}
    />
  )
}

function titleOf(t: TFunction, name: string, own: boolean, has: boolean): string {
  if (!own) return t('signIn.dialog.otherTitle', { name })
  return t(has ? 'signIn.dialog.ownTitle' : 'signIn.dialog.firstTitle')
}
