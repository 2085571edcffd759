import { Modal } from '@mantine/core'
import { Spotlight, useSpotlight } from '@mantine/spotlight'
import { useNavigate } from '@tanstack/react-router'
import {
  CalendarX,
  History,
  Keyboard,
  Lock,
  Monitor,
  Moon,
  PanelLeft,
  Phone,
  Printer,
  Redo2,
  Search,
  Settings,
  ShoppingBag,
  Sun,
  Tv,
  Undo2,
  User,
  UserRoundX,
} from 'lucide-react'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { fullName } from '../../../shared/domain/clients.ts'
import { offeredTo, useMay } from '../api/use-may.ts'
import { doAgain, takeBack } from '../components/take-back.ts'
import { THEME_CHOICES, useTheme } from '../components/theme-choice.ts'
import { ClientOption } from '../panels/client-picker.tsx'
import { openSale } from '../panels/sale-store.ts'
import { useClientSearch } from '../panels/use-client-search.ts'
import { openPrinting } from '../screens/print/print-store.ts'
import { useSections } from '../screens/settings/use-sections.ts'
import { lockDesk } from '../screens/sign-in/desk.ts'
import { openWall } from '../screens/wall/open-wall.ts'
import { useUi } from '../state/ui-store.ts'
import { useBookingGroup } from './booking-line/use-booking-group.ts'
import { NAVIGATION } from './navigation.ts'
import classes from './palette.module.css'
import type { Entry, Group } from './palette-entry.ts'
import { meantBy } from './palette-match.ts'
import { paletteStore } from './palette-store.ts'

const THEME_ICONS = { auto: Monitor, light: Sun, dark: Moon } as const

type Props = {
  /** Whether people sign in here, and so can lock. */
  readonly asksSignIn: boolean
}

/** Every client and everything the window can do, by name: Ctrl+K or the field in the top bar. */
export function Palette({ asksSignIn }: Props) {
  const { t } = useTranslation()
  const [query, setQuery] = useState('')
  const clients = useClientGroup(query)
  const booking = useBookingGroup(query)
  const groups = [...matching(usePaletteGroups(asksSignIn), query), ...booking.groups, ...clients.groups]
  useFirstSelected(groups)
  return (
    <Spotlight.Root
      store={paletteStore}
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
        {groups.length === 0 && clients.answered && booking.answered && (
          <Spotlight.Empty>{t('palette.nothing')}</Spotlight.Empty>
        )}
        {groups.map((group) => (
          <Spotlight.ActionsGroup key={group.title} label={group.title} className={classes.group ?? ''}>
            {group.entries.map(({ id, label, shown, icon: Icon, run }) => (
              <Spotlight.Action key={id} className={classes.action ?? ''} onClick={run}>
                <Icon size={16} aria-hidden="true" />
                {shown ?? label}
              </Spotlight.Action>
            ))}
          </Spotlight.ActionsGroup>
        ))}
      </Spotlight.ActionsList>
    </Spotlight.Root>
  )
}

/** What the typed words mean; everything that need not be searched for without any. */
function matching(groups: readonly Group[], query: string): readonly Group[] {
  return groups
    .map((group) => ({
      ...group,
      entries:
        query === ''
          ? group.entries.filter((entry) => entry.whenSearched !== true)
          : meantBy(group.entries, query),
    }))
    .filter((group) => group.entries.length > 0)
}

const CLIENTS_SHOWN = 8

/**
 * The clients whose name, e-mail or phone begins with what is typed. They stand below the commands, which are there at
 * once: an answer that comes later must not slip under the finger that presses Enter.
 */
function useClientGroup(query: string): { readonly groups: readonly Group[]; readonly answered: boolean } {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const mayFind = useMay()('clients.read')
  const { rows, answered } = useClientSearch(mayFind && query.trim() !== '' ? query : null, CLIENTS_SHOWN)
  const entries = rows.map((client) => ({
    id: `client.${client.id}`,
    label: fullName(client),
    shown: <ClientOption client={client} />,
    icon: User,
    run: () => void navigate({ to: '/clients/$clientId', params: { clientId: String(client.id) } }),
  }))
  return { groups: entries.length === 0 ? [] : [{ title: t('screen.clients'), entries }], answered }
}

/** Enter takes the first entry, also when it came after the last key: the list itself selects with keys only. */
function useFirstSelected(groups: readonly Group[]): void {
  const { opened, listId } = useSpotlight(paletteStore)
  const first = groups[0]?.entries[0]?.id
  useEffect(() => {
    if (!opened || first === undefined) return
    const list = document.getElementById(listId)
    if (list === null || list.querySelector('[data-selected]') !== null) return
    list.querySelector('[data-action]')?.setAttribute('data-selected', 'true')
    paletteStore.updateState((state) => ({ ...state, selected: 0 }))
  }, [opened, listId, first])
}

function usePaletteGroups(asksSignIn: boolean): readonly Group[] {
  const { t } = useTranslation()
  const may = useMay()
  const navigate = useNavigate()
  const { choose } = useTheme()
  const toggleSidebar = useUi((ui) => ui.toggleSidebar)
  const openShortcuts = useUi((ui) => ui.setShortcutsOpened)
  const openHistory = useUi((ui) => ui.setHistoryOpened)
  const screens = offeredTo(may, NAVIGATION).map(({ to, label, icon }) => ({
    id: to,
    label: t(label),
    also: t(`palette.also.${to}`),
    icon,
    run: () => void navigate({ to }),
  }))
  const sections = useSections().map(({ to, name }) => ({
    id: to,
    label: t('palette.section', { screen: t('screen.settings'), section: t(`settings.section.${name}`) }),
    own: t(`settings.section.${name}`),
    also: t(`palette.alsoSection.${name}`),
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
  const print = () => void navigate({ to: '/schedule' }).then(openPrinting)
  const away = () => void navigate({ to: '/schedule/substitutes' })
  const close = () => void navigate({ to: '/schedule/closing' })
  const calls = () => void navigate({ to: '/schedule/calls' })
  const days: readonly Entry[] = offeredTo(may, [
    { id: 'sell', label: t('palette.sell'), icon: ShoppingBag, run: () => openSale(), needs: 'sales.write' },
    { id: 'print', label: t('palette.print'), icon: Printer, run: print, needs: 'schedule.read' },
    { id: 'substitutes', label: t('substitutes.open'), icon: UserRoundX, run: away, needs: 'schedule.write' },
    { id: 'closing', label: t('closing.open'), icon: CalendarX, run: close, needs: 'studio.write' },
    { id: 'calls', label: t('calls.open'), icon: Phone, run: calls, needs: 'clients.read' },
  ])
  const window = [
    ...days,
    { id: 'wall', label: t('wall.open'), icon: Tv, run: openWall },
    { id: 'undo', label: t('shortcuts.undo'), icon: Undo2, run: () => void takeBack() },
    { id: 'redo', label: t('shortcuts.redo'), icon: Redo2, run: () => void doAgain() },
    ...(asksSignIn
      ? [{ id: 'lock', label: t('signIn.lockNow'), icon: Lock, run: () => void lockDesk() }]
      : []),
    { id: 'history', label: t('history.title'), icon: History, run: () => openHistory(true) },
    { id: 'sidebar', label: t('palette.sidebar'), icon: PanelLeft, run: toggleSidebar },
    { id: 'shortcuts', label: t('shortcuts.title'), icon: Keyboard, run: () => openShortcuts(true) },
    ...looks,
  ]
  return [
    { title: t('palette.screens'), entries: [...screens, ...sections] },
    { title: t('palette.window'), entries: window },
  ]
}
