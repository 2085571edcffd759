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
  const file = join(folder, 'printed.pdf')
  const saved = app.evaluate(
    ({ session }, path) =>
      new Promise<string>((resolve) =>
        session.defaultSession.once('will-download', (_event, item) => {
          item.setSavePath(path)
          item.once('done', (_done, state) => resolve(`${state} ${item.getFilename()}`))
        }),
      ),
    file,
  )
  await begin()
  const [state, ...name] = (await saved).split(' ')
  expect(state).toBe('completed')
  return { name: name.join(' '), pdf: readPdf(readFileSync(file)) }
}
