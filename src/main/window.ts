import { join } from 'node:path'
import { BrowserWindow, screen } from 'electron'
import type { Language } from '../shared/messages/language.ts'
import type { Log } from './core/context.ts'
import { keepAtHome } from './navigation.ts'
import { pagePreferences, visiblePage } from './page-options.ts'
import { reopenWhenPageDies } from './reopen-page.ts'
import { SHELL_TEXTS } from './shell-texts.ts'
import { hangWall } from './wall-window.ts'
import { fitPlace, readPlace, writePlace } from './window-place.ts'

/** A second window stands a little beside the first. */
const STEP = 28

export type WindowOptions = {
  readonly preload: string
  readonly data: string
  readonly log: Log
  language(): Language
}

/** The app's windows: the desk's, all alike and on the same page, and the one on the studio's wall. */
export type Windows = {
  /** The ids of their web contents: the only senders the app listens to. */
  readonly ids: ReadonlySet<number>
  /** Those among them that hang on a wall, and may ask for nothing but what may be read there. */
  readonly wallIds: ReadonlySet<number>
  open(): BrowserWindow
  /**
   * As `open`, unless the wall has the focus: on a Mac the menu's keys are the whole app's, and whoever passes the wall has
   * no business at the desk.
   */
  openFromMenu(): void
  /** Opens the window for the studio's wall, or brings it to the front: there is one. */
  openWall(): BrowserWindow
  /** A window that is never shown, for pages that are printed: as closed as the others, and one that may call. */
  openUnseen(): BrowserWindow
  /** Brings the first window to the front, or opens one when there is none. */
  focusFirst(): void
  /** Reads every page anew where it is, for what main writes into it. */
  readAnew(): void
}

export function createWindows(options: WindowOptions): Windows {
  const ids = new Set<number>()
  const wallIds = new Set<number>()
  const unseen = new Set<BrowserWindow>()
  let wall: BrowserWindow | null = null
  const placeFile = join(options.data, 'window.json')
  const desks = () => BrowserWindow.getAllWindows().filter((window) => window !== wall && !unseen.has(window))

  function admit(window: BrowserWindow): void {
    const { id } = window.webContents
    ids.add(id)
    window.on('closed', () => ids.delete(id))
  }

  function openUnseen(): BrowserWindow {
    const window = new BrowserWindow({
      show: false,
      // Nobody looks, and it works all the same.
      webPreferences: { ...pagePreferences(options.preload), backgroundThrottling: false },
    })
    unseen.add(window)
    window.on('closed', () => unseen.delete(window))
    admit(window)
    return window
  }

  function admitWall(window: BrowserWindow): BrowserWindow {
    const { id } = window.webContents
    wall = window
    wallIds.add(id)
    window.on('closed', () => {
      wall = null
      wallIds.delete(id)
    })
    admit(window)
    return window
  }

  function open(): BrowserWindow {
    const window = new BrowserWindow({
      ...visiblePage(options.preload),
      ...placeOfNext(placeFile, desks()),
      title: 'Tallybook',
    })
    admit(window)
    const isFirst = desks().length === 1
    window.once('ready-to-show', () => {
      if (isFirst && readPlace(placeFile)?.maximized === true) window.maximize()
      window.show()
    })
    window.on('page-title-updated', (event) => event.preventDefault())
    window.on('close', () =>
      writePlace(placeFile, { ...window.getNormalBounds(), maximized: window.isMaximized() }),
    )
    reopenWhenPageDies(window, options)
    keepAtHome(window.webContents, options.log)
    return window
  }

  return {
    ids,
    wallIds,
    open,
    openFromMenu() {
      if (wall?.isFocused() !== true) open()
    },
    openWall() {
      if (wall === null) return admitWall(hangWall(options))
      toFront(wall)
      return wall
    },
    openUnseen,
    focusFirst() {
      toFront(desks().at(-1) ?? open())
    },
    readAnew() {
      wall?.setTitle(SHELL_TEXTS[options.language()].wallTitle)
      for (const window of wall === null ? desks() : [...desks(), wall]) window.reload()
    },
  }
}

function toFront(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore()
  window.focus()
}

function placeOfNext(file: string, windows: readonly BrowserWindow[]): Partial<Electron.Rectangle> {
  const current = windows.find((window) => window.isFocused()) ?? windows[0]
  if (current !== undefined) {
    const { x, y, width, height } = current.getNormalBounds()
    return { x: x + STEP, y: y + STEP, width, height }
  }
  const screens = screen.getAllDisplays().map((display) => display.workArea)
  return fitPlace(readPlace(file), screens) ?? {}
}
