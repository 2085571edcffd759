import type { Page } from '@playwright/test'
import { DEFAULT_START, expect, test } from '../fixtures.ts'
import { Closing } from '../pages/closing.ts'
import { Frame } from '../pages/frame.ts'
import { Keyboard } from '../pages/keyboard.ts'
import { CallList } from '../pages/substitutes.ts'
import { expectAccessible } from '../support/accessibility.ts'
import { ask } from '../support/seed.ts'

test.use({ start: { ...DEFAULT_START, now: '2026-11-17T10:20:00Z' } })

const at = (day: string, time: string) => `2026-11-${day}T${time}:00+01:00`

async function buy(page: Page, packageId: number, name: string): Promise<number> {
  const [firstName = '', lastName = ''] = name.split(' ')
  const { client } = await ask(page, 'clients.create', { firstName, lastName, phone: '030 1234' })
  await ask(page, 'purchases.create', { clientId: client.id, packageId })
  return client.id
}

/** A class with one who has booked and one who waits, a personal session, and a talk that nobody has booked. */
async function aWeek(page: Page) {
  const service = (input: { name: string; kind: 'personal' | 'group'; capacity: number }) =>
    ask(page, 'services.create', { ...input, minutes: 60, family: 'Training' })
  const flow = (await service({ name: 'Yoga flow', kind: 'group', capacity: 1 })).service
  const personal = (await service({ name: 'Personal training', kind: 'personal', capacity: 1 })).service
  const talk = (await service({ name: 'Online talk', kind: 'group', capacity: 20 })).service
  const sold = await ask(page, 'packages.create', {
    name: 'Ten',
    credits: 10,
    price: { amount: 50_000, currency: 'EUR' },
    validityDays: 30,
  })
  const ada = await buy(page, sold.package.id, 'Ada Berg')
  const ben = await buy(page, sold.package.id, 'Ben Cole')
  const yoga = await ask(page, 'sessions.create', {
    serviceId: flow.id,
    startsAt: at('23', '18:00'),
    clientId: ada,
  })
  await ask(page, 'bookings.create', { sessionId: yoga.session.id, clientId: ben, waitlist: true })
  await ask(page, 'sessions.create', { serviceId: personal.id, startsAt: at('24', '09:00'), clientId: ada })
  await ask(page, 'sessions.create', { serviceId: talk.id, startsAt: at('25', '20:00') })
  const available = async (clientId: number) => (await ask(page, 'credits.summary', { clientId })).available
  return { available: async () => [await available(ada), await available(ben)] }
}

test('a week closed in one step: cancelled, given back, extended, told, and taken back', async ({ page }) => {
  const week = await aWeek(page)
  await page.reload()
  const closing = new Closing(page)
  await closing.open()
  await expect(page.getByText('No session to come lies in it.')).toBeVisible()
  await closing.fill('2026-11-23', '2026-11-29', '')

  await test.step('everything that follows stands there before it happens', async () => {
    await expect(closing.row('Yoga flow')).toContainText('1 booked, 1 waiting')
    await expect(closing.row('Yoga flow')).toContainText('1 credit')
    await expect(closing.row('Online talk')).toContainText('Nobody')
    await expect(closing.client('Ada Berg')).toContainText('2 sessions')
    await expect(closing.client('Ada Berg')).toContainText('2 credits back')
    await expect(closing.client('Ben Cole')).toContainText('1 wait')
    await expect(closing.pack('Ada Berg')).toContainText('Ten, until 17 Dec 2026')
    await expect(closing.pack('Ada Berg')).toContainText('now until 24 Dec 2026')
    await expect(closing.summary).toHaveText(
      '3 sessions are cancelled. 2 clients to call. 2 credits go back. 2 packs are extended.',
    )
    await expectAccessible(page, 'what follows from a closure')
  })

  await test.step('what takes place all the same is left out', async () => {
    await closing.tick('Online talk').uncheck()
    await expect(closing.summary).toHaveText(
      '2 sessions are cancelled. 1 takes place all the same. 2 clients to call. 2 credits go back. 2 packs are extended.',
    )
    await closing.extend.uncheck()
    await expect(closing.packs).toBeHidden()
    await closing.extend.check()
    await expect(closing.packs).toBeVisible()
  })

  await test.step('without a reason nothing happens', async () => {
    await closing.button('Close and cancel 2 sessions').click()
    await expect(closing.reason).toBeFocused()
    await expectAccessible(page, 'a closure without a reason')
    expect((await ask(page, 'closures.list', {})).rows).toEqual([])
    await closing.reason.fill('New heating')
  })

  const before = await week.available()
  await closing.button('Close and cancel 2 sessions').click()
  const calls = new CallList(page)
  await new Frame(page).expectScreen('Call list')
  await expect(calls.call('Ada Berg')).toContainText('Yoga flow')
  await expect(calls.call('Ada Berg')).toContainText('Personal training')
  await expect(calls.call('Ben Cole')).toContainText('Cancelled')
  expect(before).toEqual([8, 10])
  expect(await week.available()).toEqual([10, 10])
  expect((await ask(page, 'closures.list', {})).rows).toMatchObject([{ reason: 'New heating', sessions: 1 }])
  expect(await ask(page, 'integrity.check', {})).toMatchObject({ ok: true })

  await page.keyboard.press('Control+z')
  await expect(page.getByRole('heading', { name: 'This was taken back' })).toBeVisible()
  expect(await week.available()).toEqual(before)
  expect((await ask(page, 'closures.list', {})).rows).toEqual([])
  expect(await ask(page, 'integrity.check', {})).toMatchObject({ ok: true })
})

test('by keyboard alone, for a part of a day in a room, and a session that was cancelled meanwhile', async ({
  page,
}) => {
  const { room } = await ask(page, 'rooms.create', { name: 'Hall' })
  const { service } = await ask(page, 'services.create', {
    name: 'Yoga flow',
    kind: 'group',
    minutes: 60,
    family: 'Training',
    capacity: 8,
  })
  const inHall = (time: string) =>
    ask(page, 'sessions.create', { serviceId: service.id, roomId: room.id, startsAt: at('18', time) })
  await inHall('09:00')
  const second = await inHall('11:00')
  await page.reload()
  const closing = new Closing(page)
  const keyboard = new Keyboard(page)
  await closing.open()

  await keyboard.tabTo(page.getByRole('radio', { name: 'Whole days' }))
  await keyboard.press('ArrowDown')
  await page.getByLabel('First day').fill('2026-11-18')
  await page.getByLabel('From', { exact: true }).fill('08:00')
  await expect(page.getByText('Say when it is closed')).toBeVisible()
  await expectAccessible(page, 'a closure that is not complete')
  await page.getByLabel('Last day').fill('2026-11-18')
  await page.getByLabel('Until', { exact: true }).fill('13:00')
  await expect(closing.extend).toBeDisabled()
  await keyboard.tabTo(page.getByRole('combobox', { name: 'What is closed' }))
  await keyboard.press('ArrowDown')
  await expect(page.getByRole('option', { name: 'Hall' })).toBeVisible()
  await keyboard.press('ArrowDown', 'Enter')
  await expect(page.getByRole('combobox', { name: 'What is closed' })).toHaveValue('Hall')
  await keyboard.tabTo(closing.reason)
  await keyboard.type('Cleaning')
  await expect(closing.sessions.getByRole('row')).toHaveCount(3)
  await keyboard.tabTo(closing.sessions.getByRole('checkbox', { name: /Yoga flow, Wed, 18 Nov, 09:00/ }))
  await keyboard.press('Space')
  await expect(closing.summary).toContainText('1 session is cancelled. 1 takes place all the same.')

  // Somebody else cancels one of them: it is gone from what lies in it.
  await ask(page, 'sessions.cancel', { sessionId: second.session.id })
  await expect(closing.summary).toContainText('No session is cancelled. 1 takes place all the same.')
  await keyboard.tabTo(closing.button('Enter the closure'))
  await keyboard.press('Enter')
  await new Frame(page).expectScreen('Hours')
  await expect(
    page.getByRole('table', { name: 'Closures' }).getByRole('row', { name: /Cleaning/ }),
  ).toContainText('Hall')
})
