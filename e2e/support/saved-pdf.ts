import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ElectronApplication } from '@playwright/test'
import { expect } from '../fixtures.ts'
import { type Pdf, readPdf } from './pdf.ts'

/**
 * Saves the document that `begin` asks for where the system's dialog would have said; answers with what the file is
 * called and with the document.
 */
export async function savePdf(
  app: ElectronApplication,
  folder: string,
  begin: () => Promise<void>,
): Promise<{ readonly name: string; readonly pdf: Pdf }> {
  const saved = app.evaluate(
    ({ session }, to) =>
      new Promise<string>((resolve) =>
        session.defaultSession.once('will-download', (_event, item) => {
          item.setSavePath(`${to}/${item.getFilename()}`)
          item.once('done', (_done, state) => resolve(`${state} ${item.getFilename()}`))
        }),
      ),
    folder,
  )
  await begin()
  const [state, ...words] = (await saved).split(' ')
  expect(state).toBe('completed')
  const name = words.join(' ')
  return { name, pdf: readPdf(readFileSync(join(folder, name))) }
}

/** Steps back out of the system's dialog that `begin` would open. */
export async function declineSaving(app: ElectronApplication, begin: () => Promise<void>): Promise<void> {
  const ended = app.evaluate(
    ({ session }) =>
      new Promise<string>((resolve) =>
        session.defaultSession.once('will-download', (_event, item) => {
          item.once('done', (_done, state) => resolve(state))
          item.cancel()
        }),
      ),
  )
  await begin()
  expect(await ended).toBe('cancelled')
}
