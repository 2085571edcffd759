import { PasswordInput } from '@mantine/core'
import type { GetInputPropsReturnType } from '@mantine/form'
import { useTranslation } from 'react-i18next'
import { LONGEST_SECRET } from '../../../../shared/domain/sign-in.ts'

type Props = {
  readonly input: GetInputPropsReturnType
  readonly autoFocus?: boolean
}

/** What the person at the desk signs in with, typed once more before something that only they may do. */
export function ProofField({ input, autoFocus = false }: Props) {
  const { t } = useTranslation()
  return (
    <PasswordInput
      {...input}
      label={t('signIn.dialog.current')}
      maxLength={LONGEST_SECRET}
      autoComplete="off"
      spellCheck={false}
      data-autofocus={autoFocus || undefined}
    />
  )
}
