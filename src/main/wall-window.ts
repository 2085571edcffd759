import { BrowserWindow, powerSaveBlocker, screen } from 'electron'
import type { Language } from '../shared/messages/language.ts'
import type { Log } from './core/context.ts'
import { keepAtHome } from './navigation.ts'
import { WALL_PAGE } from './origin.ts'
import { pagePreferences, visiblePage } from './page-options.ts'
import { reopenWhenPageDies } from './reopen-page.ts'
import { SHELL_TEXTS } from './shell-texts.ts'

type WallOptions = { readonly preload: string; readonly log: Log; language(): Language }

/** Makes the window for the screen on the studio's wall: no menu, never asleep, and the only page it can show. */
export function hangWall({ preload, log, language }: WallOptions): BrowserWindow {
  const window = new BrowserWindow({
    ...visiblePage(preload),
    ...placeOfWall(),
    title: SHELL_TEXTS[language()].wallTitle,
    // Nobody clicks on it, and it tells the time all the same.
    webPreferences: { ...pagePreferences(preload), backgroundThrottling: false },
  })
  // Hidden it would still open desk windows by its keys, for whoever passes the wall.
  window.removeMenu()
  window.once('ready-to-show', () => window.show())
  window.on('page-title-updated', (event) => event.preventDefault())
  keepAwake(window)
  leaveFullScreenByKey(window)
  reopenWhenPageDies(window, { log, language })
  keepAtHome(window.webContents, log, WALL_PAGE)
  return window
}

/** On a second screen, and all of it; with one screen alone, a window on that. */
function placeOfWall(): Electron.BrowserWindowConstructorOptions {
  const first = screen.getPrimaryDisplay().id
  const other = screen.getAllDisplays().find(({ id }) => id !== first)
  return other === undefined ? {} : { ...other.workArea, fullscreen: true }
}

/** A screen that nobody touches would go dark. */
function keepAwake(window: BrowserWindow): void {
  const blocker = powerSaveBlocker.start('prevent-display-sleep')
  window.on('closed', () => powerSaveBlocker.stop(blocker))
}

/** F11 fills the screen and gives it back, Escape gives it back. */
function leaveFullScreenByKey(window: BrowserWindow): void {
  window.webContents.on('before-input-event', (event, { type, key }) => {
    const full = window.isFullScreen()
    const asked = key === 'F11' || (key === 'Escape' && full)
    if (!asked || type !== 'keyDown') return
    // The menu has the same key, and both together would do nothing.
    event.preventDefault()
    window.setFullScreen(!full)
  })
}
