import { SegmentedControl } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { THEME_CHOICES, useTheme } from './theme-choice.ts'

/** System, light or dark. */
export function ThemeSwitch() {
  const { t } = useTranslation()
  const { choice, choose } = useTheme()
  return (
    <SegmentedControl
      aria-label={t('theme.label')}
      value={choice}
      onChange={choose}
      data={THEME_CHOICES.map((value) => ({ value, label: t(`theme.${value}`) }))}
    />
  )
}
