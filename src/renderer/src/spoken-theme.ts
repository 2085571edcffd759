import { type MantineThemeOverride, mergeThemeOverrides } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { theme } from './theme.ts'

/** Our theme, with what Mantine says by itself in the language of the window. */
export function useSpokenTheme(): MantineThemeOverride {
  const { t } = useTranslation()
  return mergeThemeOverrides(theme, {
    components: {
      PasswordInput: {
        defaultProps: { visibilityToggleButtonProps: { 'aria-label': t('action.showPassword') } },
      },
    },
  })
}
