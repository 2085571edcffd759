import { Switch } from '@mantine/core'
import type { GetInputPropsReturnType } from '@mantine/form'
import { useTranslation } from 'react-i18next'

type Props = {
  readonly input: GetInputPropsReturnType
  /** What happens to it, and what does not, when it is switched off. */
  readonly hint: string
}

/** The switch that takes something out of use and brings it back. */
export function ActiveField({ input, hint }: Props) {
  const { t } = useTranslation()
  return <Switch {...input} label={t('settings.active')} description={hint} />
}
