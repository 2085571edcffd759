import { PasswordInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { KeyForm } from './key-form.ts'

const LONGEST = 300

/** The field for the key: hidden as it is typed, and never filled with one that is kept. */
export function KeyField({
  form: { form },
  initialFocus = false,
}: {
  readonly form: KeyForm
  readonly initialFocus?: boolean
}) {
  const { t } = useTranslation()
  return (
    <PasswordInput
      {...form.getInputProps('key')}
      key={form.key('key')}
      label={t('stripe.key.label')}
      description={t('stripe.key.hint')}
      placeholder="rk_live_…"
      inputWrapperOrder={['label', 'input', 'error', 'description']}
      maxLength={LONGEST}
      autoComplete="off"
      spellCheck={false}
      dir="ltr"
      data-autofocus={initialFocus || undefined}
    />
  )
}
