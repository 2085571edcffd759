import type { ElectronApplication, Page } from '@playwright/test'
import { DEFAULT_START, expect, test, waitUntilReady } from '../fixtures.ts'
import { Closing } from '../pages/closing.ts'
import { Frame } from '../pages/frame.ts'
import { Inbox } from '../pages/inbox.ts'
import { Policies } from '../pages/policies.ts'
import { expectAccessible } from '../support/accessibility.ts'
import { holdCore, killCore } from '../support/core-thread.ts'
import { lockFile } from '../support/other-program.ts'
import { ask, seedClient, seedTrainer } from '../support/seed.ts'

// A Monday morning in Berlin.
test.use({ start: { ...DEFAULT_START, now: '2026-03-02T07:00:00Z' } })
const WEDNESDAY = '2026-03-04T11:00:00Z'

/** Every screen that reads something of its own, and what a person needs to read it. */
const SCREENS = {
  'the daily work': ['/today', '/schedule?date=2026-03-10', '/sessions', '/inbox', '/purchases/unmatched'],
  clients: ['/clients', '/clients/1', '/clients/duplicates', '/allocation', '/assignments'],
  sales: ['/purchases'],
  settings: [
    '/settings/services',
    '/settings/rooms',
    '/settings/packages',
    '/settings/staff',
    '/settings/permissions',
  ],
  rules: ['/settings/hours', '/settings/policies', '/schedule/closing', '/integrity'],
} as const

const goTo = (page: Page, address: string) => page.evaluate((to) => location.assign(`#${to}`), address)

/** A client with sessions, and two sessions that are over by Wednesday: one unmarked, one in a day that was closed since. */
async function seed(page: Page): Promise<number> {
  const { serviceId, trainerId } = await seedTrainer(page, 'Tara Trainer')
  const clientId = await seedClient(page, 'Ada Berg', 5)
  const at = (startsAt: string) => ask(page, 'sessions.create', { serviceId, trainerId, clientId, startsAt })
  await at('2026-03-02T09:00:00Z')
  await at('2026-03-06T09:00:00Z')
  return trainerId
}

/** Begins where nothing is read but what the frame needs. */
async function beginQuietly(page: Page): Promise<void> {
  await goTo(page, '/settings/window')
  await new Frame(page).expectScreen('Appearance')
  await page.reload()
  await waitUntilReady(page)
}

for (const [part, addresses] of Object.entries(SCREENS)) {
  test(`${part}: a screen waits for a busy computer, says when it was left without an answer, and asks again`, async ({
    app,
    page,
  }) => {
    test.setTimeout(600_000)
    await seed(page)
    await beginQuietly(page)
    for (const address of addresses) await expectToLoadAndFail(app, page, address)
  })
}

async function expectToLoadAndFail(app: ElectronApplication, page: Page, address: string): Promise<void> {
  const main = page.getByRole('main')
  const failed = main.getByRole('alert').filter({ hasText: 'This part of the window stopped working' })
  await test.step(`${address} while the core is busy`, async () => {
    await holdCore(app)
    await goTo(page, address)
    await expect(main.locator('[data-skeleton]').first()).toBeVisible()
    await expectAccessible(page, `${address}, on the way`)
  })
  await test.step(`${address} when its core has ended`, async () => {
    await killCore(app)
    await expect(failed.first()).toContainText(/Incident \w+/)
    await expect(main.locator('[data-skeleton]')).toHaveCount(0)
    await expectAccessible(page, `${address}, failed`)
  })
  await test.step(`${address} asked again`, async () => {
    await expect(async () => {
      const again = failed.first().getByRole('button', { name: 'Try again' })
      if ((await failed.count()) > 0) await again.click({ timeout: 1_000 })
      await expect(failed).toHaveCount(0, { timeout: 1_000 })
    }).toPass()
    await waitUntilReady(page)
  })
}

test('whoever may not see a screen any more is told so, and what to do', async ({ page }) => {
  test.setTimeout(600_000)
  const PIN = '271828'
  await seed(page)
  const { staff } = await ask(page, 'staff.create', { name: 'Fred Front', role: 'front_desk' })
  await ask(page, 'staff.setPin', { staffId: staff.id, pin: PIN })
  await ask(page, 'staff.update', {
    staffId: staff.id,
    version: staff.version,
    withdrawn: [
      'schedule.read',
      'clients.read',
      'credits.read',
      'catalogue.read',
      'integrity.check',
      'sales.write',
    ],
  })
  await ask(page, 'auth.signIn', { staffId: staff.id, pin: PIN })
  await expect(page.getByRole('banner').getByRole('button', { name: 'Fred Front' })).toBeVisible()
  await new Frame(page).expectScreen('Schedule')
  const main = page.getByRole('main')
  for (const address of Object.values(SCREENS).flat()) {
    if (['/settings/policies', '/schedule/closing'].includes(address)) continue
    await test.step(address, async () => {
      await goTo(page, address)
      await expect(main.getByRole('alert').first()).toContainText('Ask the owner for the permission.')
      await expectAccessible(page, `${address}, refused`)
    })
  }
  await test.step('the rules are read by everybody; what they would have made of others is not', async () => {
    await goTo(page, '/settings/policies')
    await expect(page.getByLabel('Late window', { exact: true })).toBeDisabled()
    await expectAccessible(page, 'rules that are only read')
  })
  await test.step('closing the studio', async () => {
    await goTo(page, '/schedule/closing')
    await expect(main.getByRole('heading', { level: 2 })).toBeVisible()
    await expect(main.getByRole('textbox')).toHaveCount(0)
    await expectAccessible(page, 'a closure that is not allowed')
  })
})

test('what could not be saved is said where it was asked, nothing is lost, and it can be asked again', async ({
  page: monday,
  restart,
  dataFolder,
}) => {
  const CANNOT = 'The data could not be saved.'
  await seed(monday)
  const page = await restart(WEDNESDAY)
  const frame = new Frame(page)
  const inbox = new Inbox(page)
  const policies = new Policies(page)
  const closing = new Closing(page)

  await test.step('a matter of the inbox', async () => {
    await frame.goTo('Inbox')
    await expect(inbox.names).toHaveCount(1)
    const release = lockFile(dataFolder)
    await inbox.remedy('Who came').click()
    await frame.expectSaid(CANNOT)
    release()
    await expect(inbox.names).toHaveCount(1)
    await expectAccessible(page, 'a matter that could not be settled')
    await frame.closeToasts()
    await inbox.remedy('Who came').click()
    await expect(page.getByRole('heading', { name: 'Nothing waits' })).toBeVisible()
    await frame.closeToasts()
  })

  await test.step('a rule, first in the way of another, then of the file', async () => {
    await policies.open()
    await policies.lateWindow.fill('12')
    const { studio } = await ask(page, 'studio.get', {})
    await ask(page, 'studio.update', { version: studio.version, lateWindowMinutes: 48 * 60 })
    await page.getByRole('button', { name: 'Save changes' }).click()
    await expect(page.getByRole('main').getByRole('alert')).toContainText('Look at the change and try again.')
    await expect(policies.lateWindow).toHaveValue('12')
    await expectAccessible(page, 'a rule that somebody else has changed')
    const release = lockFile(dataFolder)
    await page.getByRole('button', { name: 'Save mine' }).click()
    await expect(page.getByRole('main').getByRole('alert')).toContainText(CANNOT)
    release()
    await expectAccessible(page, 'a rule that could not be saved')
    await page.getByRole('button', { name: 'Discard changes' }).click()
    await expect(policies.lateWindow).toHaveValue('48')
  })

  await test.step('a closure', async () => {
    await closing.open()
    await closing.fill('2026-03-06', '2026-03-06', 'Painters')
    await expect(closing.summary).toContainText('1 session is cancelled.')
    const release = lockFile(dataFolder)
    await closing.button('Close and cancel 1 session').click()
    await expect(page.getByRole('region', { name: 'What will happen' }).getByRole('alert')).toContainText(
      CANNOT,
    )
    release()
    await expectAccessible(page, 'a closure that could not be saved')
    expect((await ask(page, 'closures.list', {})).rows).toEqual([])
    await closing.button('Close and cancel 1 session').click()
    await frame.expectScreen('Call list')
    await frame.expectHealth('All figures add up')
  })
})
