import { basename } from 'node:path'
import { app, type Session } from 'electron'
import { PUSH_CHANNEL } from '../shared/contract/channels.ts'
import type { Push } from '../shared/contract/index.ts'
import { ORIGIN } from './origin.ts'

/**
 * Denies every page everything it can ask the system for: camera, notifications, clipboard, devices and all that
 * Chromium may add; downloads, but of what the page itself has made; and the network, which it never needs.
 */
export function denyPermissions(developmentServer: string | null): void {
  app.on('session-created', (session) => close(session, developmentServer))
}

function close(session: Session, developmentServer: string | null): void {
  session.setPermissionRequestHandler((_contents, _permission, answer) => answer(false))
  session.setPermissionCheckHandler(() => false)
  session.setDevicePermissionHandler(() => false)
  session.setDisplayMediaRequestHandler(null)
  // A report that our page has made is saved where the person says; the dialog is Electron's own.
  session.on('will-download', (event, item, contents) => {
    const url = item.getURL()
    if (!url.startsWith(`blob:${ORIGIN}/`)) return event.preventDefault()
    // Only now is it saved, or not: the page says neither before it hears.
    item.once('done', (_done, state) => {
      const saved: Push = {
        kind: 'saved',
        url,
        state,
        name: basename(item.getSavePath()) || item.getFilename(),
      }
      if (!contents.isDestroyed()) contents.send(PUSH_CHANNEL, saved)
    })
  })
  session.webRequest.onBeforeRequest((details, answer) =>
    answer({ cancel: !mayLoad(details.url, developmentServer) }),
  )
}

/** What a page may load: what the app itself serves, and in development what Vite does. */
function mayLoad(url: string, developmentServer: string | null): boolean {
  const { protocol, host } = new URL(url)
  if (['app:', 'data:', 'blob:', 'devtools:'].includes(protocol)) return true
  return developmentServer !== null && host === new URL(developmentServer).host
}
