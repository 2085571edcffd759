import { join } from 'node:path'
import type { ElectronApplication, Page } from '@playwright/test'
import { expect } from '../fixtures.ts'

/** Every screen as it is shown in the documents: always the same moment, the same people, the same window. */
const FOLDER = join(import.meta.dirname, '..', '..', 'docs', 'screenshots')
export const SIZE = { width: 1280, height: 800 }

/** Makes the window as large as every picture is. */
export async function fitToPicture(app: ElectronApplication, page: Page): Promise<void> {
  // Before the first change of looks, which would fade otherwise.
  await page.emulateMedia({ reducedMotion: 'reduce' })
  await app.evaluate(
    ({ BrowserWindow }, { width, height }) => BrowserWindow.getAllWindows()[0]?.setContentSize(width, height),
    SIZE,
  )
  await expect
    .poll(() => page.evaluate(() => ({ width: window.innerWidth, height: window.innerHeight })))
    .toEqual(SIZE)
}

/** One picture in each look, of what the window shows now. */
export async function take(page: Page, name: string): Promise<void> {
  // Over what is no button and has no hint.
  await page.mouse.move(SIZE.width / 2, SIZE.height - 4)
  await expect(page.getByRole('tooltip')).toHaveCount(0)
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    await expect(page.locator(`html[data-mantine-color-scheme="${colorScheme}"]`)).toBeAttached()
    await page.evaluate(() => document.fonts.ready.then(() => undefined))
    await page.screenshot({ path: join(FOLDER, `${name}-${colorScheme}.png`), animations: 'disabled' })
  }
}

/** Steps back out of a dialog. */
export async function closeDialog(page: Page): Promise<void> {
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toBeHidden()
}
