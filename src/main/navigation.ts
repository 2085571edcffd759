import { app, shell, type WebContents } from 'electron'
import type { Log } from './core/context.ts'
import { START_PAGE, WALL_PAGE } from './origin.ts'
import { outsideLink } from './outside-links.ts'

/**
 * Keeps every page where it is: nothing navigates, opens a frame elsewhere or a webview. The one window that a page may
 * ask for is the wall's, which main opens itself.
 */
export function guardNavigation(log: Log, openWall: () => void): void {
  app.on('web-contents-created', (_event, contents) => guard(contents, log, openWall))
}

function guard(contents: WebContents, log: Log, openWall: () => void): void {
  contents.on('will-navigate', (event) => {
    if (!isReload(contents, event.url, event.isMainFrame)) event.preventDefault()
  })
  contents.on('will-frame-navigate', (event) => {
    if (!isReload(contents, event.url, event.isMainFrame)) event.preventDefault()
  })
  contents.on('will-redirect', (event) => event.preventDefault())
  contents.on('will-attach-webview', (event) => event.preventDefault())
  contents.setWindowOpenHandler(({ url }) => {
    if (url === WALL_PAGE && homeOf(contents.getURL()) === START_PAGE) openWall()
    const link = outsideLink(url)
    if (link !== null) shell.openExternal(link).catch((error) => log.error('A link did not open.', error))
    return { action: 'deny' }
  })
}

/** The page may load itself anew, which is how it recovers from a failure. */
function isReload(contents: WebContents, url: string, isMainFrame: boolean): boolean {
  const home = homeOf(url)
  return isMainFrame && home !== undefined && home === homeOf(contents.getURL())
}

/** Which of our pages this is, wherever in it the person is. */
const homeOf = (url: string): string | undefined =>
  [START_PAGE, WALL_PAGE].find((page) => url === page || url.startsWith(`${page}#`))

/**
 * Loads a page of ours, and again whenever it is left: Chromium goes to about:blank and its like without asking
 * anybody, and a window of ours has nothing to show there.
 */
export function keepAtHome(contents: WebContents, log: Log, home = START_PAGE): void {
  const goHome = () => {
    contents.loadURL(home).catch((error) => log.error('The page did not load.', error))
  }
  contents.on('did-navigate', (_event, url) => {
    if (homeOf(url) !== home) goHome()
  })
  contents.on('did-fail-load', (_event, _code, _description, url, isMainFrame) => {
    if (isMainFrame && homeOf(url) !== home) goHome()
  })
  goHome()
}
