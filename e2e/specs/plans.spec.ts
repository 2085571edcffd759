import type { Page } from '@playwright/test'
import { DEFAULT_START, expect, test } from '../fixtures.ts'
import { Frame } from '../pages/frame.ts'
import { Inbox } from '../pages/inbox.ts'
import { Plan } from '../pages/plan.ts'
import { expectAccessible } from '../support/accessibility.ts'
import { ask, seedTrainer } from '../support/seed.ts'

test.use({ start: { ...DEFAULT_START, now: '2026-11-17T10:20:00Z' } })

/** A Monday. */
const FROM = '2026-11-23'
const at = (time: string, day = FROM) => `${day}T${time}:00+01:00`

/** A trainer who teaches, a client, and a pack of sessions to sell. */
async function setUp(page: Page) {
  const tara = await seedTrainer(page, 'Tara Lindqvist')
  const { client } = await ask(page, 'clients.create', { firstName: 'Ada', lastName: 'Berg' })
  const { package: pack } = await ask(page, 'packages.create', {
    ...{ name: 'Six sessions', family: 'Training', credits: 6, validityDays: 180 },
    price: { amount: 30_000, currency: 'EUR' },
  })
  const sell = (metadata?: Record<string, unknown>) =>
    ask(page, 'purchases.create', {
      ...{ clientId: client.id, packageId: pack.id },
      ...(metadata === undefined ? {} : { metadata }),
    })
  return { tara, client, sell }
}

test('the sessions of a sale are looked at, some are moved, and all are made at once', async ({ page }) => {
  const { tara, client, sell } = await setUp(page)
  await ask(page, 'staff.create', { name: 'Omar Haddad', role: 'trainer' })
  await ask(page, 'assignments.assign', { clientId: client.id, trainerId: tara.trainerId })
  await ask(page, 'sessions.create', { ...tara, startsAt: at('10:00', '2026-11-30') })
  const { purchase } = await sell()
  await page.reload()

  // From the client's purchases.
  await page.evaluate((id) => {
    location.hash = `#/clients/${id}`
  }, client.id)
  await page.getByRole('tab', { name: 'Purchases' }).click()
  await page.getByRole('link', { name: 'Plan sessions: Six sessions' }).click()
  const plan = new Plan(page)
  await plan.date.fill(FROM)
  await plan.time.fill('10:00')
  await expect(plan.row(1)).toContainText('Mon, 23 Nov')
  await expect(plan.row(1)).toContainText('as wished')
  await expect(plan.row(2)).toContainText('11:00')
  await expect(plan.row(2)).toContainText('from 10:00')
  await expect(plan.strip.getByRole('listitem')).toHaveCount(6)
  await expect(page.getByText('5 as wished')).toBeVisible()
  await expect(plan.trainer('Tara Lindqvist')).toBeChecked()
  await expect(page.getByText('Tara Lindqvist looks after the client. Next: Omar Haddad.')).toBeVisible()
  await expectAccessible(page, 'the plan of a sale')

  // By key: a quarter of an hour, a day, and back to where it was.
  await plan.block(3).focus()
  await page.keyboard.press('ArrowRight')
  await expect(plan.row(3)).toContainText('10:15')
  await page.keyboard.press('Shift+ArrowRight')
  await expect(plan.row(3)).toContainText('Tue, 8 Dec')
  await expect(plan.block(3)).toBeFocused()
  await page.keyboard.press('Delete')
  await expect(plan.row(3)).toContainText('Mon, 7 Dec')
  await expect(plan.row(3)).toContainText('as wished')
  await page.keyboard.press('ArrowDown')
  await expect(plan.block(4)).toBeFocused()

  // By mouse, along its day.
  const box = await plan.block(4).boundingBox()
  if (box === null) throw new Error('The session is not on the screen.')
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2)
  await page.mouse.down()
  await page.mouse.move(box.x + box.width * 2.5, box.y + box.height / 2, { steps: 4 })
  await page.mouse.up()
  await expect(plan.row(4)).toContainText('12:00')

  // Onto somebody's time: it does not fit, and says so.
  await plan.block(2).focus()
  for (let step = 0; step < 2; step += 1) await page.keyboard.press('ArrowLeft')
  await expect(plan.row(2)).toContainText('The trainer is in another session at that time.')
  await expect(plan.outcome).toContainText('1 session stays in the plan without a time')
  await page.keyboard.press('Delete')
  await expect(plan.outcome).toContainText('6 sessions, paid by the credits of this sale.')

  await plan.outcome.getByRole('button', { name: 'Schedule 6 sessions' }).click()
  await new Frame(page).expectSaid('6 sessions of Ada Berg are on the schedule.')
  const { sessions } = await ask(page, 'plans.get', { purchaseId: purchase.id })
  expect(sessions.map(({ startsAt }) => startsAt)).toEqual([
    '2026-11-23T09:00:00.000Z',
    '2026-11-30T10:00:00.000Z',
    '2026-12-07T09:00:00.000Z',
    '2026-12-14T11:00:00.000Z',
    '2026-12-21T09:00:00.000Z',
    '2026-12-28T09:00:00.000Z',
  ])

  await page.getByRole('tab', { name: 'Purchases' }).click()
  await page.getByRole('link', { name: 'Planned: Six sessions' }).click()
  await expect(page.getByText('All 6 sessions are on the schedule.')).toBeVisible()
  await expectAccessible(page, 'a plan that is made')
  await page.keyboard.press('Control+z')
  await new Frame(page).expectSaid('Undone: Planned 6 sessions for Ada Berg')
  await expect(plan.outcome.getByRole('button', { name: 'Schedule 6 sessions' })).toBeVisible()
})

test('another trainer, another day and another rhythm are tried before anything is made', async ({
  page,
}) => {
  const { tara, sell } = await setUp(page)
  const { staff: omar } = await ask(page, 'staff.create', { name: 'Omar Haddad', role: 'trainer' })
  for (const day of ['2026-11-23', '2026-11-26']) {
    await ask(page, 'sessions.create', {
      ...tara,
      trainerId: omar.id,
      minutes: 600,
      startsAt: at('08:00', day),
    })
  }
  const { purchase } = await sell({ plan: 'no', timeSlot: '10:00', date: FROM, perWeek: 2 })
  const plan = new Plan(page)

  await plan.open(purchase.id)
  await expect(plan.row(2)).toContainText('Thu, 26 Nov')
  await page.getByText('Omar Haddad', { exact: true }).click()
  await expect(plan.trainer('Omar Haddad')).toBeChecked()
  await expect(page.getByText('Omar Haddad was chosen by hand.')).toBeVisible()
  await expect(plan.row(1)).toContainText('from Mon, 23 Nov')
  await plan.often(3)
  await expect(plan.row(3)).toContainText('Fri, 27 Nov')
  await plan.count.fill('2')
  await expect(plan.strip.getByRole('listitem')).toHaveCount(2)
  await plan.outcome.getByRole('button', { name: 'Schedule 2 sessions' }).click()
  await new Frame(page).expectSaid('2 sessions of Ada Berg are on the schedule.')
})

test('what a plan waits for is confirmed from the inbox, and what found no place is tried again', async ({
  page,
}) => {
  const { client, sell } = await setUp(page)
  const { rows } = await ask(page, 'staff.list', {})
  const tara = rows.find(({ name }) => name === 'Tara Lindqvist')
  await ask(page, 'staff.update', { staffId: tara?.id ?? 0, version: tara?.version ?? 0, active: false })
  await sell({ plan: 'auto', timeSlot: '10:00', date: FROM })
  await page.reload()
  const inbox = new Inbox(page)

  await inbox.link.click()
  const failed = 'The sessions of Ada Berg could not be scheduled'
  await inbox.tryAgain(failed).click()
  await new Frame(page).expectSaid(/Nothing was found\. Nobody who teaches this is free/)
  await ask(page, 'staff.create', { name: 'Omar Haddad', role: 'trainer' })
  await inbox.tryAgain(failed).click()
  await new Frame(page).expectSaid(
    /6 sessions of Ada Berg with Omar Haddad are placed: Mon, 23 Nov, 10:00; .* And 2 more\./,
  )
  await expect(inbox.row(failed)).toHaveCount(0)

  const { client: bea } = await ask(page, 'clients.create', { firstName: 'Bea', lastName: 'Cole' })
  const { rows: packs } = await ask(page, 'packages.list', {})
  await ask(page, 'purchases.create', {
    ...{ clientId: bea.id, packageId: packs[0]?.id ?? 0 },
    metadata: { tier: 'gold', schedule: { timeSlot: '15:00', date: FROM } },
  })
  const asked = 'How many sessions is Six sessions of Bea Cole for?'
  await expect(inbox.row(asked)).toBeVisible()
  await inbox.remedy(asked).click()
  const plan = new Plan(page)
  await expect(
    page.getByText('The sale names a tier that nobody knows. You confirm 6 sessions.'),
  ).toBeVisible()
  await plan.count.fill('4')
  await plan.outcome.getByRole('button', { name: 'Schedule 4 sessions' }).click()
  await new Frame(page).expectSaid('4 sessions of Bea Cole are on the schedule.')
  await inbox.expectBadge(0)
  expect(client.id).not.toBe(bea.id)
})

test('what found no place is opened from the inbox, and trying again keeps to the time that was chosen', async ({
  page,
}) => {
  const { tara, sell } = await setUp(page)
  await ask(page, 'sessions.create', { ...tara, startsAt: at('15:00', '2026-12-02') })
  const { purchase } = await sell()
  const times = [
    { index: 0, startsAt: at('10:00') },
    { index: 1, startsAt: at('15:00', '2026-12-02') },
  ]
  const wished = { purchaseId: purchase.id, date: FROM, time: '10:00', count: 2, times }
  await ask(page, 'plans.commit', { ...wished, mode: 'fits' })
  await page.reload()
  const [frame, inbox, plan] = [new Frame(page), new Inbox(page), new Plan(page)]
  const missing = '1 of 2 sessions of Ada Berg found no place'

  await inbox.link.click()
  await inbox.remedy(missing).click()
  await expect(plan.row(2)).toContainText('Wed, 2 Dec')
  await expect(plan.row(2)).toContainText('from 15:00')
  await inbox.link.click()
  await inbox.row(missing).click()
  const told = inbox.panel.getByRole('region', { name: 'Without a place' })
  await expect(told).toContainText('Wished for Wed, 2 Dec, 15:00')
  await expect(told).toContainText('Tara Lindqvist already teaches')
  await expectAccessible(page, 'a plan in part, in the inbox')

  await inbox.tryAgain(missing).click()
  await frame.expectSaid(
    '1 session of Ada Berg with Tara Lindqvist is placed: Wed, 2 Dec, 16:00. 1 is at another time than wished.',
  )
  await expect(inbox.row(missing)).toHaveCount(0)
  await page.getByRole('button', { name: 'Undo', exact: true }).click()
  await expect(inbox.row(missing)).toBeVisible()
  await frame.closeToasts()
  await inbox.tryAgain(missing).click()
  await frame.toasts.getByRole('button', { name: 'Open the plan' }).click()
  await expect(page.getByText('All 2 sessions are on the schedule.')).toBeVisible()
})

test('a pack that waits is planned from the day on which it pays, and another trainer is told with the reason', async ({
  page,
}) => {
  const { tara, client, sell } = await setUp(page)
  await ask(page, 'staff.create', { name: 'Omar Haddad', role: 'trainer' })
  await ask(page, 'assignments.assign', { clientId: client.id, trainerId: tara.trainerId })
  await sell()
  const { purchase } = await sell()
  await ask(page, 'timeOff.add', { trainerId: tara.trainerId, from: '2026-11-20', until: '2027-12-31' })
  const plan = new Plan(page)

  await plan.open(purchase.id)

  await expect(page.getByText('Pays from 17 May 2027, when Six sessions has ended.')).toBeVisible()
  await expect(plan.date).toHaveValue('2027-05-17')
  await expect(plan.row(1)).toContainText('Mon, 17 May')
  await expect(plan.row(1)).toContainText('as wished')
  await expect(
    page.getByText('Tara Lindqvist looks after the client, but is on leave at most of these times.'),
  ).toBeVisible()
  await expect(plan.trainer('Omar Haddad')).toBeChecked()
  await plan.trainer('Tara Lindqvist').check({ force: true })
  await expect(page.getByText('Tara Lindqvist was chosen by hand.')).toBeVisible()
  await expect(plan.trainer('Tara Lindqvist')).toBeChecked()
})

test('nothing to plan, and nobody who may', async ({ page }) => {
  const plan = new Plan(page)
  await plan.open(99)
  await expect(page.getByText('This purchase does not exist.')).toBeVisible()
  await page.evaluate(() => {
    location.hash = '#/plan'
  })
  await expect(page.getByText('Choose what to plan')).toBeVisible()
})
