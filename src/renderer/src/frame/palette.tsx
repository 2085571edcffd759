import { Modal } from '@mantine/core'
import { Spotlight } from '@mantine/spotlight'
import { useNavigate } from '@tanstack/react-router'
import { Keyboard, type LucideIcon, Monitor, Moon, PanelLeft, Search, Settings, Sun } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { foldForSearch } from '../../../shared/domain/text.ts'
import { THEME_CHOICES, useTheme } from '../components/theme-choice.ts'
import { SECTIONS } from '../screens/settings/sections.ts'
import { useUi } from '../state/ui-store.ts'
import { NAVIGATION } from './navigation.ts'
import classes from './palette.module.css'

const THEME_ICONS = { auto: Monitor, light: Sun, dark: Moon } as const

/** Everything the window can do, by name: Ctrl+K or the field in the top bar. */
export function Palette() {
  const { t } = useTranslation()
  const [query, setQuery] = useState('')
  const groups = matching(usePaletteGroups(), query)
  return (
    <Spotlight.Root
      query={query}
      onQueryChange={setQuery}
      shortcut={null}
      centered={false}
      yOffset="16vh"
      classNames={{ content: classes.content, body: classes.body }}
    >
      <Modal.Title className="visually-hidden">{t('palette.label')}</Modal.Title>
      <Spotlight.Search
        className={classes.search ?? ''}
        aria-label={t('palette.label')}
        placeholder={t('palette.placeholder')}
        leftSection={<Search size={16} aria-hidden="true" />}
      />
      <Spotlight.ActionsList className={classes.list ?? ''}>
        {groups.length === 0 && <Spotlight.Empty>{t('palette.nothing')}</Spotlight.Empty>}
        {groups.map((group) => (
          <Spotlight.ActionsGroup key={group.title} label={group.title} className={classes.group ?? ''}>
            {group.entries.map(({ id, label, icon: Icon, run }) => (
              <Spotlight.Action key={id} className={classes.action ?? ''} onClick={run}>
                <Icon size={16} aria-hidden="true" />
                {label}
              </Spotlight.Action>
            ))}
          </Spotlight.ActionsGroup>
        ))}
      </Spotlight.ActionsList>
    </Spotlight.Root>
  )
}

type Entry = {
  readonly id: string
  readonly label: string
  readonly icon: LucideIcon
  /** Shown only once something is typed: places inside a screen would bury the screens. */
  readonly whenSearched?: boolean
  readonly run: () => void
}

type Group = { readonly title: string; readonly entries: readonly Entry[] }

/** Every word typed has to be found, whatever its case and accents. */
function matching(groups: readonly Group[], query: string): readonly Group[] {
  const words = foldForSearch(query).split(' ')
  return groups
    .map((group) => ({
      ...group,
      entries: group.entries.filter((entry) =>
        query === ''
          ? entry.whenSearched !== true
          : words.every((word) => foldForSearch(entry.label).includes(word)),
      ),
    }))
    .filter((group) => group.entries.length > 0)
}

function usePaletteGroups(): readonly Group[] {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const { choose } = useTheme()
  const toggleSidebar = useUi((ui) => ui.toggleSidebar)
  const openShortcuts = useUi((ui) => ui.setShortcutsOpened)
  const screens = NAVIGATION.map(({ to, label, icon }) => ({
    id: to,
    label: t(label),
    icon,
    run: () => void navigate({ to }),
  }))
  const sections = SECTIONS.map(({ to, name }) => ({
    id: to,
    label: t('palette.section', { screen: t('screen.settings'), section: t(`settings.section.${name}`) }),
    icon: Settings,
    whenSearched: true,
    run: () => void navigate({ to }),
  }))
  const looks = THEME_CHOICES.map((choice) => ({
    id: `theme.${choice}`,
    label: t(`palette.theme.${choice}`),
    icon: THEME_ICONS[choice],
    run: () => choose(choice),
  }))
  const window = [
    { id: 'sidebar', label: t('palette.sidebar'), icon: PanelLeft, run: toggleSidebar },
    { id: 'shortcuts', label: t('shortcuts.title'), icon: Keyboard, run: () => openShortcuts(true) },
    ...looks,
  ]
  return [
    { title: t('palette.screens'), entries: [...screens, ...sections] },
    { title: t('palette.window'), entries: window },
  ]
}
