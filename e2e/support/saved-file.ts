import { readFileSync } from 'node:fs'
import type { ElectronApplication } from '@playwright/test'
import { expect, test } from '../fixtures.ts'

/** Saves the next file that the window offers without asking where, and answers how to expect its lines. */
export async function catchSaved(app: ElectronApplication, name: string) {
  const path = test.info().outputPath(name)
  await app.evaluate(({ session }, to) => {
    session.defaultSession.once('will-download', (_, item) => item.setSavePath(to))
  }, path)
  return { expectLines: (lines: readonly unknown[]) => expect.poll(() => linesOf(path)).toEqual(lines) }
}

/** None while the file is on its way. */
function linesOf(path: string): string[] {
  try {
    return readFileSync(path, 'utf8').trimEnd().split('\r\n')
  } catch {
    return []
  }
}
