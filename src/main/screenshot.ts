import { writeFileSync } from 'node:fs'
import type { BrowserWindow } from 'electron'

const PATIENCE_SECONDS = 60

/** Runs in the page: done when the app says that it is, its letters are loaded and it has been drawn. */
const PAGE_IS_READY = `new Promise((resolve) => {
  const drawn = () => document.fonts.ready.then(() => requestAnimationFrame(() => requestAnimationFrame(() => resolve(true))))
  const look = () => document.body.dataset.appState === 'ready'
  if (look()) return drawn()
  const observer = new MutationObserver(() => {
    if (!look()) return
    observer.disconnect()
    drawn()
  })
  observer.observe(document.body, { attributes: true, attributeFilter: ['data-app-state'] })
})`

/** Saves a picture of the window once its page is ready, and says so in one line. The app goes on. */
export async function saveScreenshot(window: BrowserWindow, file: string): Promise<void> {
  const complaint = setTimeout(
    () => process.stderr.write(`No screenshot yet: not ready after ${PATIENCE_SECONDS} seconds.\n`),
    PATIENCE_SECONDS * 1000,
  )
  try {
    await shown(window)
    await window.webContents.executeJavaScript(PAGE_IS_READY)
    const image = await window.webContents.capturePage()
    writeFileSync(file, image.toPNG())
    process.stdout.write(`Screenshot saved to ${file}\n`)
  } catch (error) {
    process.stderr.write(`No screenshot: ${error instanceof Error ? error.message : String(error)}\n`)
  } finally {
    clearTimeout(complaint)
  }
}

function shown(window: BrowserWindow): Promise<void> {
  return new Promise((resolve) => (window.isVisible() ? resolve() : window.once('show', () => resolve())))
}
