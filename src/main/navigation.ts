import { app, shell, type WebContents } from 'electron'
import type { Log } from './core/context.ts'
import { START_PAGE } from './origin.ts'
import { outsideLink } from './outside-links.ts'

/** Keeps every page where it is: nothing navigates, opens a window, a frame elsewhere or a webview. */
export function guardNavigation(log: Log): void {
  app.on('web-contents-created', (_event, contents) => guard(contents, log))
}

function guard(contents: WebContents, log: Log): void {
  contents.on('will-navigate', (event) => {
    if (!isReload(contents, event.url, event.isMainFrame)) event.preventDefault()
  })
  contents.on('will-frame-navigate', (event) => {
    if (!isReload(contents, event.url, event.isMainFrame)) event.preventDefault()
  })
  contents.on('will-redirect', (event) => event.preventDefault())
  contents.on('will-attach-webview', (event) => event.preventDefault())
  contents.setWindowOpenHandler(({ url }) => {
    const link = outsideLink(url)
    if (link !== null) shell.openExternal(link).catch((error) => log.error('A link did not open.', error))
    return { action: 'deny' }
  })
}

/** The page may load itself anew, which is how it recovers from a failure. */
function isReload(contents: WebContents, url: string, isMainFrame: boolean): boolean {
  return isMainFrame && isHome(url) && isHome(contents.getURL())
}

/** Our page, wherever in it the person is. */
const isHome = (url: string): boolean => url === START_PAGE || url.startsWith(`${START_PAGE}#`)

/**
 * Loads our page, and again whenever it is left: Chromium goes to about:blank and its like without asking
 * anybody, and a window of ours has nothing to show there.
 */
export function keepAtHome(contents: WebContents, log: Log): void {
  const goHome = () => {
    contents.loadURL(START_PAGE).catch((error) => log.error('The page did not load.', error))
  }
  contents.on('did-navigate', (_event, url) => {
    if (!isHome(url)) goHome()
  })
  contents.on('did-fail-load', (_event, _code, _description, url, isMainFrame) => {
    if (isMainFrame && !isHome(url)) goHome()
  })
  goHome()
}
