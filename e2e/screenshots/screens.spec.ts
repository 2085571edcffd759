import { join } from 'node:path'
import type { ElectronApplication, Page } from '@playwright/test'
import { messyClientsCsv } from '../../tests/support/messy-clients-csv.ts'
import { DEFAULT_START, DEMO_START, test, waitUntilReady } from '../fixtures.ts'
import { Import } from '../pages/import.ts'
import { Schedule } from '../pages/schedule.ts'

const FOLDER = join(import.meta.dirname, '..', '..', 'docs', 'screenshots')

/** One picture per look, of exactly what the window shows. */
async function picture(app: ElectronApplication, page: Page, name: string): Promise<void> {
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setContentSize(1280, 800))
  for (const look of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme: look, reducedMotion: 'reduce' })
    await page.mouse.move(640, 790)
    await page.screenshot({
      path: join(FOLDER, `${name}-${look}.png`),
      animations: 'disabled',
      caret: 'hide',
    })
  }
}

async function goTo(page: Page, address: string): Promise<void> {
  await page.evaluate((hash) => {
    location.hash = hash
  }, address)
  await waitUntilReady(page)
}

test.describe('before there is a studio', () => {
  test.use({ start: { ...DEFAULT_START, studio: 'none', now: DEMO_START.now } })

  test('first run', async ({ app, page }) => {
    await picture(app, page, 'first-run')
  })
})

test.describe('a new studio', () => {
  test.use({ start: { ...DEFAULT_START, now: DEMO_START.now } })

  test('first steps, empty screens and an import', async ({ app, page }) => {
    await goTo(page, '/welcome')
    await page.getByRole('heading', { name: 'First steps' }).waitFor()
    await picture(app, page, 'welcome')

    await goTo(page, '/import')
    await page.getByRole('button', { name: 'Choose file' }).waitFor()
    await picture(app, page, 'import-file')
    const { bytes } = messyClientsCsv({ rows: 2000 })
    await page.locator('input[type=file]').setInputFiles({
      name: 'clients from the old system.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from(bytes),
    })
    await page.getByRole('heading', { name: 'Check what the columns hold' }).waitFor()
    await picture(app, page, 'import-columns')
    await new Import(page).preview()
    await picture(app, page, 'import-preview')
  })
})

test.describe('the demo studio', () => {
  test.use({ start: DEMO_START })

  test('every screen on a working day', async ({ app, page }) => {
    const schedule = new Schedule(page)
    await picture(app, page, 'schedule')
    await schedule.open('9:30 Pilates reformer')
    await picture(app, page, 'session')
    const create = await schedule.pressNewSession()
    await picture(app, page, 'new-session')
    await page.keyboard.press('Escape')
    await create.root.waitFor({ state: 'hidden' })

    await goTo(page, '/clients')
    await page.getByRole('rowheader', { name: 'Kwame Adebayo' }).waitFor()
    await picture(app, page, 'clients')
    await goTo(page, '/clients/9')
    await page.getByRole('heading', { name: 'Packs and memberships' }).waitFor()
    await picture(app, page, 'client')
    await page.getByRole('tab', { name: 'Every line' }).click()
    await picture(app, page, 'client-ledger')
    await page.getByRole('button', { name: 'Add sessions' }).click()
    await page.getByRole('dialog').waitFor()
    await picture(app, page, 'add-sessions')
    await page.keyboard.press('Escape')

    for (const section of ['services', 'staff', 'packages', 'studio']) {
      await goTo(page, `/settings/${section}`)
      await picture(app, page, `settings-${section}`)
    }
  })
})
