import { Spotlight, type SpotlightActionData } from '@mantine/spotlight'
import { useNavigate } from '@tanstack/react-router'
import { Keyboard, Monitor, Moon, PanelLeft, Search, Sun } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { THEME_CHOICES, useTheme } from '../components/theme-choice.ts'
import { useUi } from '../state/ui-store.ts'
import { NAVIGATION } from './navigation.ts'
import classes from './palette.module.css'

const THEME_ICONS = { auto: Monitor, light: Sun, dark: Moon } as const

/** Everything the window can do, by name: Ctrl+K or the field in the top bar. */
export function Palette() {
  const { t } = useTranslation()
  return (
    <Spotlight
      actions={usePaletteActions()}
      shortcut={null}
      nothingFound={t('palette.nothing')}
      searchProps={{
        'aria-label': t('palette.label'),
        placeholder: t('palette.placeholder'),
        leftSection: <Search size={16} aria-hidden="true" />,
      }}
      classNames={{ content: classes.content, search: classes.search, action: classes.action }}
      transitionProps={{ transition: 'fade', duration: 100 }}
      lockScroll={false}
    />
  )
}

function usePaletteActions(): { group: string; actions: SpotlightActionData[] }[] {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const { choose } = useTheme()
  const toggleSidebar = useUi((ui) => ui.toggleSidebar)
  const openShortcuts = useUi((ui) => ui.setShortcutsOpened)
  const screens = NAVIGATION.map(({ to, label, icon: Icon }) => ({
    id: to,
    label: t(label),
    leftSection: <Icon size={16} aria-hidden="true" />,
    onClick: () => void navigate({ to }),
  }))
  const looks = THEME_CHOICES.map((choice) => {
    const Icon = THEME_ICONS[choice]
    return {
      id: `theme.${choice}`,
      label: t(`palette.theme.${choice}`),
      leftSection: <Icon size={16} aria-hidden="true" />,
      onClick: () => choose(choice),
    }
  })
  const window = [
    {
      id: 'sidebar',
      label: t('palette.sidebar'),
      leftSection: <PanelLeft size={16} aria-hidden="true" />,
      onClick: toggleSidebar,
    },
    {
      id: 'shortcuts',
      label: t('shortcuts.title'),
      leftSection: <Keyboard size={16} aria-hidden="true" />,
      onClick: () => openShortcuts(true),
    },
    ...looks,
  ]
  return [
    { group: t('palette.screens'), actions: screens },
    { group: t('palette.window'), actions: window },
  ]
}
