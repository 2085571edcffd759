import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DEFAULT_START, DEMO_START, expect, test } from '../fixtures.ts'
import { ClientPage } from '../pages/client.ts'
import { Clients } from '../pages/clients.ts'
import { Palette, ShortcutSheet } from '../pages/dialogs.ts'
import { FirstRun, Welcome } from '../pages/first-run.ts'
import { Frame } from '../pages/frame.ts'
import { Import } from '../pages/import.ts'
import { Schedule } from '../pages/schedule.ts'
import { Settings } from '../pages/settings.ts'
import { expectAccessible } from '../support/accessibility.ts'

const SECTIONS = [
  ['Services', 'Add service'],
  ['Staff', 'Add person'],
  ['Rooms', 'Add room'],
  ['Packages', 'Add package'],
] as const

const LIST = ['Name;E-Mail;Guthaben', 'Anna Weiß;anna@example.com;12', 'Cleo Roth;cleo@;3'].join('\n')

test.describe('on the demo', () => {
  test.use({ start: DEMO_START })

  test('the schedule and what opens from it', async ({ page }) => {
    const schedule = new Schedule(page)
    const look = (where: string) => expectAccessible(page, where)

    await look('the day')
    await page.getByRole('button', { name: /choose another day$/ }).click()
    await expect(page.getByRole('dialog')).toBeVisible()
    await look('the calendar')
    await page.keyboard.press('Escape')

    const dialog = await schedule.pressNewSession()
    await dialog.choose(dialog.trainer, 'Kenji Watanabe')
    await dialog.start.fill('10:30')
    await expect(dialog.verdict).toContainText('already teaches')
    await look('a new session that clashes')
    await page.keyboard.press('Escape')

    const panel = await schedule.open('09:30 Pilates reformer')
    await panel.openEntry('Çağla Öztürk')
    await look('a session')
    await panel.find('harriet bui', 'Harriet Bùi')
    await panel.bookFound()
    await expect(panel.refusal).toBeVisible()
    await look('a refused booking')
    const allocate = await panel.addSessionsToBook()
    await look('adding sessions')
    await allocate.count.fill('0')
    await allocate.button(/^Add/).click()
    await look('adding too few')
    await page.keyboard.press('Escape')
    const cancel = await panel.beginCancelling('Çağla Öztürk')
    await expect(cancel.consequence).toBeVisible()
    await look('cancelling a booking')
    await page.keyboard.press('Escape')
    await cancel.expectGone()
    const cancelSession = await panel.beginCancellingSession()
    await look('cancelling a session')
    await page.keyboard.press('Escape')
    await cancelSession.expectGone()
    await schedule.open('08:30 nobody yet')
    await look('a cancelled session')
  })

  test('clients and what opens from them', async ({ page }) => {
    const clients = new Clients(page)
    const client = new ClientPage(page)
    const look = (where: string) => expectAccessible(page, where)
    const button = (name: string) => page.getByRole('main').getByRole('button', { name, exact: true })
    const dialogs = async (...names: readonly string[]) => {
      for (const name of names) {
        await button(name).first().click()
        await expect(page.getByRole('dialog')).toBeVisible()
        await look(`the dialog of ${name}`)
        await page.keyboard.press('Escape')
        await expect(page.getByRole('dialog')).toBeHidden()
      }
    }

    await new Frame(page).goTo('Clients')
    await look('the list')
    await clients.lookAt('Kwame Adebayo')
    await look('a client beside the list')
    await button('Add client').click()
    await page.getByRole('dialog').getByRole('button', { name: 'Add client' }).click()
    await look('a client without a name')
    await page.keyboard.press('Escape')
    await clients.find.fill('nobody at all')
    await expect(page.getByRole('heading', { name: 'Nobody matches' })).toBeVisible()
    await look('a search that finds nobody')
    await clients.expectFound('ewa nowak', 'Ewa Nowak')
    await clients.openPage('Ewa Nowak')
    await new Frame(page).expectScreen('Ewa Nowak')
    await look('the page of a client')
    await dialogs('Edit', 'Add sessions', 'Take back sessions', 'Sell', 'Book')
    await client.openTab('Every line')
    await look('every line')
    await client.openTab('What can pay today')
    await look('what can pay')
    await page.evaluate(() => location.assign('#/clients/999999'))
    await expect(page.getByRole('heading', { name: 'This client does not exist' })).toBeVisible()
    await look('a client who does not exist')
  })

  test('the settings and what opens from them', async ({ page }) => {
    const settings = new Settings(page)

    for (const [section, add] of SECTIONS) {
      await settings.open(section)
      await expectAccessible(page, section)
      await page.getByRole('button', { name: add }).click()
      const dialog = page.getByRole('dialog')
      await dialog.getByRole('button', { name: add }).click()
      await expectAccessible(page, `${add}, with nothing filled in`)
      await page.keyboard.press('Escape')
      await expect(dialog).toBeHidden()
    }
    await settings.open('Policies')
    await expectAccessible(page, 'the rules')
    await settings.open('Studio')
    await expectAccessible(page, 'the studio')
    await settings.open('Appearance')
    await expectAccessible(page, 'this window')
  })

  test('what lies above every screen', async ({ page }) => {
    await page.keyboard.press('Control+k')
    await expect(new Palette(page).search).toBeFocused()
    await expectAccessible(page, 'the palette')
    await page.keyboard.press('Escape')
    await new Palette(page).expectGone()
    await page.keyboard.press('?')
    await expect(new ShortcutSheet(page).root).toBeVisible()
    await expectAccessible(page, 'the shortcuts')
    await page.keyboard.press('Escape')
    await new ShortcutSheet(page).expectGone()
    await page.getByRole('banner').getByRole('button', { name: 'Eleanor Whitfield' }).click()
    await expect(page.getByRole('menu')).toBeVisible()
    await expectAccessible(page, 'the menu of the person')
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: 'Fold the sidebar' }).click()
    // Out of the way of its own hint.
    await page.mouse.move(640, 400)
    await expect(page.getByRole('tooltip')).toBeHidden()
    await expectAccessible(page, 'the folded sidebar')
  })

  test('an import', async ({ page, dataFolder }) => {
    const wizard = new Import(page)
    const list = join(dataFolder, 'clients.csv')
    writeFileSync(list, LIST)

    await new Frame(page).goTo('Clients')
    await page.getByRole('button', { name: 'Import' }).click()
    await expectAccessible(page, 'choosing a file')
    await wizard.choose(list)
    await expectAccessible(page, 'the columns')
    await wizard.preview()
    await page.getByRole('row', { name: /Cleo Roth/ }).click()
    await expectAccessible(page, 'the verdicts')
    await wizard.write('Leave out 1 bad row and import 1 client')
    await expectAccessible(page, 'what was done')
  })
})

test('a studio that is still empty', async ({ page }) => {
  const frame = new Frame(page)
  const settings = new Settings(page)

  await expectAccessible(page, 'a schedule without services')
  await page.getByRole('link', { name: 'Get started' }).click()
  await expect(new Welcome(page).title).toBeVisible()
  await expectAccessible(page, 'the welcome')
  await frame.goTo('Clients')
  await expectAccessible(page, 'no clients')
  for (const section of ['Services', 'Rooms', 'Packages'] as const) {
    await settings.open(section)
    await expectAccessible(page, `no ${section}`)
  }
})

test.describe('before there is a studio', () => {
  test.use({ start: { ...DEFAULT_START, studio: 'none' } })

  test('the first run', async ({ page }) => {
    await expect(new FirstRun(page).title).toBeVisible()
    await expectAccessible(page, 'four questions')
    await page.getByRole('button', { name: 'Set up studio' }).click()
    await expect(page.getByLabel('Studio name')).toBeFocused()
    await expectAccessible(page, 'four questions, not answered')
  })

  test.describe('with a file that is none of ours', () => {
    test.beforeEach(({ dataFolder }) => {
      mkdirSync(join(dataFolder, 'studios'))
      writeFileSync(join(dataFolder, 'studios', 'studio.db'), 'This is not a database. '.repeat(500))
    })

    test('a studio that cannot be opened', async ({ page }) => {
      await expect(page.getByRole('heading', { name: 'This studio cannot be opened' })).toBeVisible()
      await expectAccessible(page, 'a broken studio')
    })
  })
})
