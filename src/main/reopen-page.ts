import { type BrowserWindow, dialog } from 'electron'
import type { Language } from '../shared/messages/language.ts'
import type { Log } from './core/context.ts'
import { SHELL_TEXTS } from './shell-texts.ts'

/** A page that dies again so soon is not loaded again without asking. */
const DIED_AGAIN_MILLISECONDS = 10_000

type PageKeeping = { readonly log: Log; language(): Language }

/** A page that crashed is loaded again: everything it showed is in the database. */
export function reopenWhenPageDies(window: BrowserWindow, { log, language }: PageKeeping): void {
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
    const { diedAgain } = SHELL_TEXTS[language()]
    const { response } = await dialog.showMessageBox(window, {
      type: 'error',
      title: 'Tallybook',
      ...diedAgain,
      buttons: [...diedAgain.buttons],
    })
    if (!window.isDestroyed()) response === 0 ? window.reload() : window.close()
  })
}
