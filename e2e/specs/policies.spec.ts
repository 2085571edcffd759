import type { Page } from '@playwright/test'
import { DEFAULT_START, expect, test } from '../fixtures.ts'
import { Frame } from '../pages/frame.ts'
import { Keyboard } from '../pages/keyboard.ts'
import { Policies } from '../pages/policies.ts'
import { expectAccessible } from '../support/accessibility.ts'
import { ask, seedTrainer } from '../support/seed.ts'

test.use({ start: { ...DEFAULT_START, now: '2026-11-17T10:20:00Z' } })

/** Somebody with ten credits at 50.00 each, booked at a time. */
async function book(page: Page, serviceId: number, packageId: number, name: string, startsAt: string) {
  const [firstName = '', lastName = ''] = name.split(' ')
  const { client } = await ask(page, 'clients.create', { firstName, lastName })
  await ask(page, 'purchases.create', { clientId: client.id, packageId })
  const made = await ask(page, 'sessions.create', { serviceId, startsAt, clientId: client.id })
  return made.booking?.id ?? 0
}

/** One cancels 21 hours before, one the day before that, one does not come. */
async function aBadWeek(page: Page) {
  const { serviceId } = await seedTrainer(page, 'Tara Lindqvist')
  const sold = await ask(page, 'packages.create', {
    name: 'Ten',
    credits: 10,
    price: { amount: 50_000, currency: 'EUR' },
  })
  const packageId = sold.package.id
  const ada = await book(page, serviceId, packageId, 'Ada Berg', '2026-11-18T09:00:00+01:00')
  const cleo = await book(page, serviceId, packageId, 'Cleo Dahl', '2026-11-19T09:00:00+01:00')
  const ben = await book(page, serviceId, packageId, 'Ben Cole', '2026-11-17T09:00:00+01:00')
  await ask(page, 'bookings.cancel', { bookingId: ada })
  await ask(page, 'bookings.cancel', { bookingId: cleo })
  await ask(page, 'bookings.setOutcome', { bookingId: ben, outcome: 'no_show' })
}

test('another rule, judged by what really happened before it is saved, down to each case', async ({
  page,
}) => {
  const policies = new Policies(page)
  await policies.open()
  await expect(policies.verdict).toHaveText('No client cancelled or missed a session in this time.')
  await expectAccessible(page, 'rules under which nothing happened yet')

  await aBadWeek(page)
  await policies.judge('2026-11-01', '2026-11-30')
  await expect(policies.simulator).toContainText('2 cancellations (1 late) and 1 no-show.')
  await expect(policies.verdict).toHaveText('Nothing would have been different.')
  await policies.expectFigure('Charged', '2', '2', '0')

  await test.step('a narrower window gives back what was charged', async () => {
    await policies.lateWindow.fill('12')
    await expect(policies.verdict).toHaveText('It would have been different for 1 client.')
    await policies.expectFigure('Charged', '2', '1', '−1')
    await policies.expectFigure('Credits used', '2', '1', '−1')
    await policies.expectFigure('Their value', '€100.00', '€50.00', '−€50.00')
    await policies.client('Ada Berg').click()
    await expect(policies.simulator).toContainText(
      'Cancelled 21 hours before: was charged, would be in time.',
    )
    await expectAccessible(page, 'what another rule would have come to')
  })

  await test.step('a wider one charges what was in time, and a kind rule gives no-shows back', async () => {
    await policies.lateWindow.fill('48')
    await expect(policies.client('Cleo Dahl')).toContainText('+1 credit, +€50.00')
    await policies.choose('A no-show', 'is given back')
    await expect(policies.client('Ben Cole')).toContainText('−1 credit, −€50.00')
    await expect(policies.verdict).toHaveText('It would have been different for 2 clients.')
    await policies.expectFigure('Charged', '2', '2', '0')
  })

  await test.step('what is no rule, and no days, is not judged', async () => {
    await policies.lateWindow.fill('')
    await expect(policies.simulator).toContainText('Complete the rules to see what they would have come to.')
    await policies.lateWindow.fill('12')
    await policies.judge('2026-11-30', '2026-11-01')
    await expect(policies.simulator).toContainText('Choose a first and a last day, at most a year apart.')
    await expectAccessible(page, 'days that are none')
  })

  expect((await ask(page, 'studio.get', {})).studio.policies.lateWindowMinutes).toBe(1440)
  await page.getByRole('button', { name: 'Save changes' }).click()
  await new Frame(page).expectSaid('The studio is saved.')
  expect((await ask(page, 'studio.get', {})).studio.policies).toMatchObject({
    lateWindowMinutes: 720,
    noShowRule: 'release',
  })
})

test('by keyboard alone', async ({ page }) => {
  await aBadWeek(page)
  const policies = new Policies(page)
  const keyboard = new Keyboard(page)
  await policies.open()
  await policies.judge('2026-11-01', '2026-11-30')
  await keyboard.tabTo(policies.lateWindow, { back: true })
  await keyboard.press('Control+a')
  await keyboard.type('12')
  await expect(policies.client('Ada Berg')).toBeVisible()
  await keyboard.tabTo(policies.client('Ada Berg'))
  await keyboard.press('Enter')
  await keyboard.tabTo(policies.simulator.getByRole('link', { name: 'Open Ada Berg' }))
  await keyboard.press('Enter')
  // What is typed is not lost on the way.
  await expect(page.getByRole('button', { name: 'Stay here' })).toBeFocused()
  await page.getByRole('button', { name: 'Leave without saving' }).click()
  await expect(new Frame(page).heading('Ada Berg')).toBeVisible()
})
