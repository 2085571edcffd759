import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ElectronApplication, Page } from '@playwright/test'
import { messyClientsCsv } from '../../tests/support/messy-clients-csv.ts'
import { DEFAULT_START, DEMO_NOW, DEMO_START, expect, test } from '../fixtures.ts'
import { Allocation } from '../pages/allocation.ts'
import { Assignments } from '../pages/assignments.ts'
import { ClientPage } from '../pages/client.ts'
import { Clients } from '../pages/clients.ts'
import { Closing } from '../pages/closing.ts'
import { Palette, ShortcutSheet } from '../pages/dialogs.ts'
import { FirstRun, Welcome } from '../pages/first-run.ts'
import { Frame } from '../pages/frame.ts'
import { Import } from '../pages/import.ts'
import { Inbox } from '../pages/inbox.ts'
import { Integrity } from '../pages/integrity.ts'
import { Policies } from '../pages/policies.ts'
import { PrintDialog } from '../pages/print-dialog.ts'
import { Schedule } from '../pages/schedule.ts'
import { Grid } from '../pages/schedule-grid.ts'
import { Settings } from '../pages/settings.ts'
import { Substitutes } from '../pages/substitutes.ts'
import { Today } from '../pages/today.ts'
import { Wall } from '../pages/wall.ts'
import { Xray } from '../pages/xray.ts'

/** Every screen as it is shown in the documents: always the same moment, the same people, the same window. */
const FOLDER = join(import.meta.dirname, '..', '..', 'docs', 'screenshots')
const SIZE = { width: 1280, height: 800 }

test.beforeEach(async ({ app, page }) => {
  // Before the first change of looks, which would fade otherwise.
  await page.emulateMedia({ reducedMotion: 'reduce' })
  await app.evaluate(
    ({ BrowserWindow }, { width, height }) => BrowserWindow.getAllWindows()[0]?.setContentSize(width, height),
    SIZE,
  )
  await expect
    .poll(() => page.evaluate(() => ({ width: window.innerWidth, height: window.innerHeight })))
    .toEqual(SIZE)
})

/** One picture in each look, of what the window shows now. */
async function take(page: Page, name: string): Promise<void> {
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

/** What another late window would have made of the last months. */
async function showAnotherRule(page: Page): Promise<void> {
  const policies = new Policies(page)
  await policies.lateWindow.fill('4')
  await policies.client(/./).first().click()
}

async function closeDialog(page: Page): Promise<void> {
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toBeHidden()
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

  test('the clients', async ({ page }) => {
    const frame = new Frame(page)
    const client = new ClientPage(page)

    await frame.goTo('Clients')
    await new Clients(page).lookAt('Omar Al-Rashid')
    await take(page, 'clients')
    await new Clients(page).openPage('Omar Al-Rashid')
    await frame.expectScreen('Omar Al-Rashid')
    await take(page, 'client')
    const allocate = await client.beginAdding()
    await expect(allocate.consequence).toHaveText('Available now510')
    await take(page, 'allocate')
    await closeDialog(page)
    await client.openTab('Every line')
    await take(page, 'client-ledger')
    await client.openTab('Timeline')
    await expect(client.tab('Timeline').getByRole('listitem').first()).toBeVisible()
    await take(page, 'client-timeline')
    await client.openTab('Purchases')
    await take(page, 'client-purchases')
    await client.openTab('Time machine')
    await client.tab('Time machine').getByLabel('Day', { exact: true }).fill('2026-11-01')
    await expect(client.tab('Time machine').getByRole('status')).toBeVisible()
    await take(page, 'client-past')
    const xray = new Xray(page)
    await page.keyboard.press('Tab')
    await xray.number(client.main, 'available').focus()
    await expect(xray.copy).toBeVisible()
    await take(page, 'xray')
    await page.keyboard.press('Escape')
    await client.begin('Sell')
    await page.getByRole('dialog').getByRole('combobox', { name: 'Package' }).press('ArrowDown')
    await page.keyboard.press('Enter')
    await expect(page.getByRole('dialog').getByRole('button', { name: /^Sell for / })).toBeVisible()
    await take(page, 'sell')
    await closeDialog(page)
    await client.chooseMore('Merge with…')
    await page.getByRole('combobox', { name: 'The other record of this person' }).fill('ewa')
    await page.getByRole('option').first().click()
    await expect(page.getByRole('dialog').getByRole('status')).not.toBeEmpty()
    await take(page, 'merge')
    await closeDialog(page)
    await frame.goTo('Clients')
    await page.getByRole('button', { name: 'Filters', exact: true }).click()
    await take(page, 'client-filters')
    await closeDialog(page)
    await page.getByRole('button', { name: 'Find duplicates' }).click()
    await frame.expectScreen('Possible duplicates')
    await take(page, 'duplicates')
  })

  test('the allocation', async ({ page }) => {
    const allocation = new Allocation(page)

    await new Frame(page).goTo('Allocation')
    await allocation.find.fill('omar')
    await allocation.lookAt('Omar Al-Rashid')
    await allocation.find.fill('')
    await take(page, 'allocation')
    await allocation.bar.getByRole('button', { name: /^Choose all / }).click()
    await allocation.bar.getByRole('button', { name: 'Add sessions to them' }).click()
    await expect(page.getByRole('dialog').getByRole('status')).toContainText('sessions in all')
    await take(page, 'allocate-many')
  })

  test('the assignments', async ({ page }) => {
    const board = new Assignments(page)

    await new Frame(page).goTo('Assignments')
    await expect(board.card('Omar Al-Rashid')).toBeVisible()
    await take(page, 'assignments')
    await board.card('Omar Al-Rashid').click()
    const panel = await board.panel('Omar Al-Rashid')
    await panel.getByRole('button', { name: 'Give to a trainer…' }).click()
    const trainer = page.getByRole('dialog').getByRole('combobox', { name: 'Trainer' })
    await trainer.press('ArrowDown')
    await trainer.press('ArrowDown')
    await trainer.press('Enter')
    await expect(page.getByRole('dialog').getByRole('status')).toContainText('looks after')
    await take(page, 'assign')
    await closeDialog(page)
  })

  test('the inbox', async ({ page }) => {
    const inbox = new Inbox(page)
    await new Frame(page).goTo('Inbox')
    await expect(inbox.names.first()).toBeVisible()
    await take(page, 'inbox')
    await inbox.row('Who came to').first().getByRole('rowheader').click()
    await expect(inbox.panel.getByRole('button', { name: 'All attended' })).toHaveAccessibleDescription(
      /used/,
    )
    await take(page, 'inbox-session')
    await new Frame(page).health.getByRole('link').click()
    await new Frame(page).expectScreen('Does everything add up?')
    await expect(new Integrity(page).verdict).toBeVisible()
    await take(page, 'integrity')
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
    await closeDialog(page)
    await page.keyboard.press('?')
    await expect(new ShortcutSheet(page).root).toBeVisible()
    await take(page, 'shortcuts')
  })
})
