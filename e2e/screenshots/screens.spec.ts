import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ElectronApplication, Page } from '@playwright/test'
import { messyClientsCsv } from '../../tests/support/messy-clients-csv.ts'
import { DEFAULT_START, DEMO_NOW, DEMO_START, expect, test } from '../fixtures.ts'
import { Closing } from '../pages/closing.ts'
import { Palette, ShortcutSheet } from '../pages/dialogs.ts'
import { FirstRun, Welcome } from '../pages/first-run.ts'
import { Frame } from '../pages/frame.ts'
import { Import } from '../pages/import.ts'
import { Policies } from '../pages/policies.ts'
import { PrintDialog } from '../pages/print-dialog.ts'
import { Schedule } from '../pages/schedule.ts'
import { Grid } from '../pages/schedule-grid.ts'
import { Settings } from '../pages/settings.ts'
import { Substitutes } from '../pages/substitutes.ts'
import { Today } from '../pages/today.ts'
import { Wall } from '../pages/wall.ts'
import { ask, seedClient } from '../support/seed.ts'
import { closeDialog, fitToPicture, SIZE, take } from './take.ts'

test.beforeEach(({ app, page }) => fitToPicture(app, page))

/** What another late window would have made of the last months. */
async function showAnotherRule(page: Page): Promise<void> {
  const policies = new Policies(page)
  await policies.lateWindow.fill('4')
  await policies.client(/./).first().click()
}

test.describe('before there is a studio', () => {
  test.use({ start: { ...DEFAULT_START, studio: 'none', now: DEMO_NOW } })

  test('the first minute', async ({ app, page, dataFolder }) => {
    await expect(new FirstRun(page).title).toBeVisible()
    await take(page, 'first-run')

    await new FirstRun(page).answer({
      name: 'Northlight Studio',
      zone: 'Europe/London',
      currency: 'GBP',
      owner: 'Eleanor Whitfield',
    })
    await expect(new Welcome(page).title).toBeVisible()
    await take(page, 'welcome')

    await new Welcome(page).importClients()
    await takeImport(app, page, dataFolder)
  })
})

async function takeImport(app: ElectronApplication, page: Page, folder: string): Promise<void> {
  const list = join(folder, 'clients-2026.csv')
  const { bytes, expected } = messyClientsCsv({ rows: 2_000 })
  writeFileSync(list, bytes)
  const wizard = new Import(page)
  const clients = expected.new + expected.update + expected.unchanged
  await take(page, 'import-file')
  await wizard.choose(list)
  await take(page, 'import-columns')
  await wizard.preview()
  await wizard.show('Bad')
  await wizard.rows.getByRole('row').nth(3).click()
  await take(page, 'import')
  await wizard.write(
    `Leave out ${expected.bad} bad rows and import ${clients.toLocaleString('en-GB')} clients`,
  )
  await wizard.saveReport(app, join(folder, 'report.csv'))
  await take(page, 'import-done')
}

test.describe('on the demo', () => {
  test.use({ start: DEMO_START })

  test('the schedule', async ({ page }) => {
    const schedule = new Schedule(page)

    const panel = await schedule.open('09:30 Pilates reformer')
    await take(page, 'schedule')
    const create = await schedule.pressNewSession()
    await create.choose(create.room, 'Training bay')
    await create.start.fill('14:00')
    await create.client.fill('ewa')
    await page.getByRole('option', { name: 'Ewa Nowak' }).click()
    await expect(create.credits).toHaveText('“10 sessions” pays 1 session. Leaves Ewa Nowak 2 sessions.')
    await take(page, 'create-session')
    await closeDialog(page)

    await panel.openEntry('Çağla Öztürk')
    await take(page, 'session')
    const cancel = await panel.beginCancelling('Çağla Öztürk')
    await expect(cancel.consequence).toBeVisible()
    await take(page, 'cancel-booking')
    await closeDialog(page)
    await panel.entry('Çağla Öztürk').getByRole('button', { expanded: true }).click()
    await panel.find('harriet bui', 'Harriet Bùi')
    await panel.bookFound()
    await expect(panel.refusal).toBeVisible()
    await take(page, 'no-sessions')
  })

  test('how the schedule looks', async ({ page }) => {
    await page.getByRole('button', { name: 'Display' }).click()
    await page.getByRole('menuitemradio', { name: 'Status' }).click()
    await take(page, 'schedule-view')
    await page.getByRole('menuitemradio', { name: 'Service' }).click()
    await page.keyboard.press('Escape')
    await new Schedule(page).session('09:30 Pilates reformer').focus()
    await page.keyboard.press('i')
    await expect(page.getByRole('group', { name: 'Pilates reformer' })).toBeVisible()
    await take(page, 'schedule-details')
    await page.keyboard.press('Escape')
    await page.keyboard.press('w')
    await page.keyboard.press('PageDown')
    await expect(page.getByText('Leave', { exact: true }).first()).toBeVisible()
    await take(page, 'schedule-week')
    await page.keyboard.press('a')
    await expect(page.getByRole('grid', { name: 'Agenda' })).toBeVisible()
    await take(page, 'schedule-agenda')
  })

  test('a trainer’s own day', async ({ page }) => {
    await new Frame(page).goTo('Today')
    await new Today(page).expectOpen()
    await take(page, 'today')
  })

  test('the wall', async ({ app, page, wallWindow }) => {
    const wall = await wallWindow(() => page.getByRole('button', { name: 'Open the wall screen' }).click())
    const window = await app.browserWindow(wall)
    await window.evaluate((shown, { width, height }) => shown.setContentSize(width, height), SIZE)
    await expect(new Wall(wall).lines.first()).toBeVisible()
    await take(wall, 'wall')
  })

  test('many sessions at once', async ({ page }) => {
    const grid = new Grid(page)
    await new Frame(page).goTo('Schedule')
    const sessions = grid.root.locator('[data-session]:not([data-cancelled])')
    await sessions.nth(0).click({ modifiers: ['ControlOrMeta'] })
    await sessions.nth(3).click({ modifiers: ['ControlOrMeta'] })
    await sessions.nth(6).click({ modifiers: ['ControlOrMeta'] })
    await expect(grid.bar).toContainText('3 sessions selected')
    await take(page, 'schedule-many')
    await grid.bar.getByRole('button', { name: 'Copy to…' }).click()
    await page.getByLabel('Book the same clients again, by their credits').check()
    await expect(page.getByRole('dialog')).toContainText('will be made.')
    await take(page, 'schedule-copy')
    await closeDialog(page)
    await sessions.nth(3).click({ button: 'right' })
    await expect(page.getByRole('menu', { name: /^What to do/ })).toBeVisible()
    await take(page, 'schedule-menu')
  })

  test('a trainer is away', async ({ page }) => {
    const away = new Substitutes(page)
    await away.open('Kenji Watanabe', '2026-11-17')
    await expect(away.summary).not.toBeEmpty()
    await take(page, 'trainer-away')
  })

  test('paper', async ({ page }) => {
    await new Frame(page).goTo('Schedule')
    await new PrintDialog(page).open()
    await take(page, 'print')
  })

  test('the settings', async ({ page }) => {
    const settings = new Settings(page)

    for (const section of [
      'Services',
      'Staff',
      'Permissions',
      'Signing in',
      'Rooms',
      'Hours',
      'Packages',
      'Policies',
      'Studio',
      'Appearance',
    ] as const) {
      await settings.open(section)
      if (section === 'Policies') await showAnotherRule(page)
      await take(page, `settings-${section.toLowerCase().replace(' ', '-')}`)
      if (section === 'Policies') await page.getByRole('button', { name: 'Discard changes' }).click()
    }
    await settings.open('Services')
    await settings.edit('Yoga flow')
    await take(page, 'edit-service')
    await closeDialog(page)
    await settings.open('Permissions')
    await settings.row('Kenji Watanabe').click()
    const dialog = settings.dialog('What Kenji Watanabe may do')
    await dialog.getByRole('combobox').click()
    await page.getByRole('option', { name: /^Senior trainer/ }).click()
    await take(page, 'permissions')
  })

  test('closing the studio', async ({ page }) => {
    const closing = new Closing(page)
    await closing.open()
    await closing.fill('2026-11-18', '2026-11-19', 'New heating')
    await expect(closing.packs).toBeVisible()
    await take(page, 'closing')
  })

  test('what lies above every screen', async ({ page }) => {
    await page.keyboard.press('Control+k')
    await expect(new Palette(page).search).toBeFocused()
    await page.keyboard.type('se')
    await expect(page.getByRole('button', { name: "Seán O'Connor" })).toBeVisible()
    await take(page, 'palette')
    await new Palette(page).search.fill('ewa thu 9 kenji')
    await expect(page.getByRole('button', { name: /^Book Ewa Nowak/ })).toBeVisible()
    await take(page, 'palette-booking')
    await closeDialog(page)
    await page.keyboard.press('?')
    await expect(new ShortcutSheet(page).root).toBeVisible()
    await take(page, 'shortcuts')
    await closeDialog(page)
    const done = await seedClient(page, 'Ines Ferreira', 10)
    await ask(page, 'credits.revoke', { clientId: done, sessionCount: 2, reason: 'A slip' })
    await ask(page, 'undo.last', {})
    await page.keyboard.press('Control+Shift+h')
    await expect(page.getByRole('dialog').getByRole('listitem').nth(2)).toBeVisible()
    await take(page, 'history')
  })
})
