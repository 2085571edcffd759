import { app, shell, type WebContents } from 'electron'
import { START_PAGE } from './origin.ts'
import { outsideLink } from './outside-links.ts'

/** Keeps every page where it is: nothing navigates, opens a window, a frame elsewhere or a webview. */
export function guardNavigation(): void {
  app.on('web-contents-created', (_event, contents) => guard(contents))
}

function guard(contents: WebContents): void {
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
    if (link !== null) void shell.openExternal(link)
    return { action: 'deny' }
  })
}

/** The page may load itself anew, which is how it recovers from a failure. */
function isReload(contents: WebContents, url: string, isMainFrame: boolean): boolean {
  return isMainFrame && url === START_PAGE && contents.getURL().startsWith(START_PAGE)
}
