import { app, nativeTheme } from 'electron'
import { LEAST, USUAL } from './window-place.ts'

/** The page's own ground (--paper), so that a window never flashes white before it is drawn. */
const GROUND = { light: '#f6f4ef', dark: '#151614' } as const

/** A window that is looked at, once it is drawn. */
export function visiblePage(preload: string): Electron.BrowserWindowConstructorOptions {
  return {
    ...USUAL,
    minWidth: LEAST.width,
    minHeight: LEAST.height,
    show: false,
    backgroundColor: nativeTheme.shouldUseDarkColors ? GROUND.dark : GROUND.light,
    webPreferences: pagePreferences(preload),
  }
}

/** What keeps a page away from Node and from everything outside. */
export function pagePreferences(preload: string): Electron.WebPreferences {
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
