import { type MantineColorScheme, useMantineColorScheme } from '@mantine/core'

/** The three looks, in the order in which they are offered. */
export const THEME_CHOICES = ['auto', 'light', 'dark'] as const satisfies readonly MantineColorScheme[]

export type ThemeChoice = (typeof THEME_CHOICES)[number]

type Theme = { readonly choice: ThemeChoice; readonly choose: (choice: ThemeChoice) => void }

/** The look of the window, kept for this computer; `auto` follows the system. */
export function useTheme(): Theme {
  const { colorScheme, setColorScheme } = useMantineColorScheme()
  return { choice: colorScheme, choose: setColorScheme }
}
