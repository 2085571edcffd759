import { join } from 'node:path'
import { app, BrowserWindow, dialog, nativeTheme, screen } from 'electron'
import type { Log } from './core/context.ts'
import { keepAtHome } from './navigation.ts'
import { fitPlace, LEAST, readPlace, USUAL, writePlace } from './window-place.ts'

/** The page's own ground (--paper), so that a window never flashes white before it is drawn. */
const GROUND = { light: '#f6f4ef', dark: '#151614' } as const
/** A second window stands a little beside the first. */
const STEP = 28
/** A page that dies again so soon is not loaded again without asking. */
const DIED_AGAIN_MILLISECONDS = 10_000

export type WindowOptions = { readonly preload: string; readonly data: string; readonly log: Log }

/** The app's windows: all alike, all on the same page. */
export type Windows = {
  /** The ids of their web contents: the only senders the app listens to. */
  readonly ids: ReadonlySet<number>
  open(): BrowserWindow
  /** A window that is never shown, for pages that are printed: as closed as the others, and one that may call. */
  openUnseen(): BrowserWindow
  /** Brings the first window to the front, or opens one when there is none. */
  focusFirst(): void
}

export function createWindows(options: WindowOptions): Windows {
  const ids = new Set<number>()
  const unseen = new Set<BrowserWindow>()
  const placeFile = join(options.data, 'window.json')
  const seen = () => BrowserWindow.getAllWindows().filter((window) => !unseen.has(window))

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

  function open(): BrowserWindow {
    const window = new BrowserWindow({
      ...USUAL,
      ...placeOfNext(placeFile, seen()),
      minWidth: LEAST.width,
      minHeight: LEAST.height,
      title: 'Tallybook',
      show: false,
      backgroundColor: nativeTheme.shouldUseDarkColors ? GROUND.dark : GROUND.light,
      webPreferences: pagePreferences(options.preload),
    })
    admit(window)
    const isFirst = seen().length === 1
    window.once('ready-to-show', () => {
      if (isFirst && readPlace(placeFile)?.maximized === true) window.maximize()
      window.show()
    })
    window.on('page-title-updated', (event) => event.preventDefault())
    window.on('close', () =>
      writePlace(placeFile, { ...window.getNormalBounds(), maximized: window.isMaximized() }),
    )
    reopenWhenPageDies(window, options.log)
    keepAtHome(window.webContents, options.log)
    return window
  }

  return {
    ids,
    open,
    openUnseen,
    focusFirst() {
      const window = seen().at(-1) ?? open()
      if (window.isMinimized()) window.restore()
      window.focus()
    },
  }
}

/** What keeps a page away from Node and from everything outside. */
function pagePreferences(preload: string): Electron.WebPreferences {
  return {
    preload,
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    webSecurity: true,
    allowRunningInsecureContent: false,
    experimentalFeatures: false,
    webviewTag: false,
    navigateOnDragDrop: false,
    // On Linux and Windows its dictionaries would come from the network.
    spellcheck: false,
    devTools: !app.isPackaged,
  }
}

function placeOfNext(file: string, windows: readonly BrowserWindow[]): Partial<Electron.Rectangle> {
  const current = BrowserWindow.getFocusedWindow() ?? windows[0]
  if (current !== undefined) {
    const { x, y, width, height } = current.getNormalBounds()
    return { x: x + STEP, y: y + STEP, width, height }
  }
  const screens = screen.getAllDisplays().map((display) => display.workArea)
  return fitPlace(readPlace(file), screens) ?? {}
}

/** A page that crashed is loaded again: everything it showed is in the database. */
function reopenWhenPageDies(window: BrowserWindow, log: Log): void {
  let last = Number.NEGATIVE_INFINITY
  window.webContents.on('render-process-gone', async (_event, { reason, exitCode }) => {
    // It was told to end, together with the whole app.
    if (reason === 'clean-exit') return
    log.error(`A window's page ended: ${reason}, code ${exitCode}.`)
    const now = performance.now()
    const again = now - last < DIED_AGAIN_MILLISECONDS
    last = now
    if (window.isDestroyed()) return
    if (!again) return window.reload()
    const { response } = await dialog.showMessageBox(window, {
      type: 'error',
      title: 'Tallybook',
      message: 'This window has stopped working twice.',
      detail: 'Everything you saved is safe. Open the page again, or close this window.',
      buttons: ['Open again', 'Close window'],
    })
    if (!window.isDestroyed()) response === 0 ? window.reload() : window.close()
  })
}
