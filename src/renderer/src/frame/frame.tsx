import { useNavigate } from '@tanstack/react-router'
import { type ReactNode, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { offeredTo, useMay } from '../api/use-may.ts'
import { ShortcutSheet } from '../components/shortcut-sheet.tsx'
import { doAgain, takeBack } from '../components/take-back.ts'
import { lockDesk } from '../screens/sign-in/desk.ts'
import { useShortcutListener, useShortcuts } from '../state/shortcuts.ts'
import { useUi } from '../state/ui-store.ts'
import classes from './frame.module.css'
import { NAVIGATION } from './navigation.ts'
import { Palette } from './palette.tsx'
import { palette } from './palette-store.ts'
import { Sidebar } from './sidebar.tsx'
import { useKeptFocus } from './use-kept-focus.ts'

type Props = {
  /** Whether people sign in here, and so can lock. */
  readonly asksSignIn: boolean
  /** What concerns every screen, above everything else. */
  readonly banner: ReactNode
  readonly topBar: ReactNode
  readonly statusBar: ReactNode
  readonly children: ReactNode
}

/** The window: screens left, top bar, content, status bar. */
export function Frame({ asksSignIn, banner, topBar, statusBar, children }: Props) {
  const { t } = useTranslation()
  const main = useRef<HTMLElement>(null)
  useShortcutListener()
  useFrameShortcuts(asksSignIn)
  useKeptFocus()
  return (
    <div className={classes.root}>
      <button type="button" className={classes.skip} onClick={() => main.current?.focus()}>
        {t('frame.skip')}
      </button>
      <Sidebar />
      <div className={classes.column}>
        {banner}
        {topBar}
        <main ref={main} className={classes.main} tabIndex={-1}>
          {children}
        </main>
      </div>
      <div className={classes.bottom}>{statusBar}</div>
      <Palette asksSignIn={asksSignIn} />
      <ShortcutSheet />
    </div>
  )
}

const lock = () => void lockDesk()

/** A key that is held down asks once: it must not go through the work of a day. */
const once = (work: () => Promise<void>) => (event: KeyboardEvent) => {
  if (!event.repeat) void work()
}

function useFrameShortcuts(asksSignIn: boolean): void {
  const { t } = useTranslation()
  const may = useMay()
  const navigate = useNavigate()
  const openShortcuts = useUi((ui) => ui.setShortcutsOpened)
  const openHistory = useUi((ui) => ui.setHistoryOpened)
  const toggleSidebar = useUi((ui) => ui.toggleSidebar)
  useShortcuts(t('shortcuts.window'), [
    { keys: 'mod+K', label: t('palette.label'), run: palette.open, whileTyping: true },
    ...offeredTo(may, NAVIGATION).map(({ to, label, key }) => ({
      keys: `G ${key}`,
      label: t('shortcuts.goTo', { screen: t(label) }),
      run: () => void navigate({ to }),
    })),
    { keys: 'mod+B', label: t('palette.sidebar'), run: toggleSidebar, whileTyping: true },
    { keys: 'mod+Z', label: t('shortcuts.undo'), run: once(takeBack) },
    { keys: 'mod+shift+H', label: t('history.title'), run: () => openHistory(true), whileTyping: true },
    { keys: 'mod+shift+Z', also: ['mod+Y'], label: t('shortcuts.redo'), run: once(doAgain) },
    ...(asksSignIn
      ? [{ keys: 'mod+shift+L', label: t('signIn.lockNow'), run: lock, whileTyping: true }]
      : []),
    { keys: '?', label: t('shortcuts.title'), run: () => openShortcuts(true) },
  ])
}
