import type { Page } from '@playwright/test'
import { DEFAULT_START, expect, test } from '../fixtures.ts'
import { Frame } from '../pages/frame.ts'
import { Inbox } from '../pages/inbox.ts'
import { expectAccessible } from '../support/accessibility.ts'
import { ask, seedClient, seedTrainer } from '../support/seed.ts'

// A Monday morning in Berlin, on which everything is booked.
test.use({ start: { ...DEFAULT_START, now: '2026-03-02T07:00:00Z' } })
/** Wednesday noon: two days of sessions are over, and a wait was in vain. */
const WEDNESDAY = '2026-03-04T11:00:00Z'

/** Three sessions that are over, one of them somebody else's, and one to come on a day that is closed since. */
async function seedWeek(page: Page): Promise<{ readonly tara: number }> {
  const { serviceId, trainerId: tara } = await seedTrainer(page, 'Tara Trainer')
  const { staff: omar } = await ask(page, 'staff.create', { name: 'Omar Öz', role: 'trainer' })
  const clients = {
    ada: await seedClient(page, 'Ada Berg', 5),
    bea: await seedClient(page, 'Bea Cole', 3),
    cem: await seedClient(page, 'Cem Demir', 1),
  }
  const make = (clientId: number, trainerId: number, startsAt: string, title?: string) =>
    ask(page, 'sessions.create', { serviceId, trainerId, clientId, startsAt, ...(title && { title }) })
  await make(clients.ada, tara, '2026-03-02T09:00:00Z')
  await make(clients.bea, omar.id, '2026-03-02T10:00:00Z')
  await make(clients.cem, tara, '2026-03-03T09:00:00Z')
  await make(clients.ada, tara, '2026-03-06T09:00:00Z')
  await ask(page, 'closures.add', { from: '2026-03-06', until: '2026-03-06', reason: 'Painters' })
  return { tara }
}

/** A full session whose one place comes free, and somebody who waits for it and cannot pay. */
async function seedPassedOver(page: Page, name: string, startsAt: string): Promise<void> {
  const { service } = await ask(page, 'services.create', {
    name: `Yoga for ${name}`,
    minutes: 60,
    kind: 'group',
    family: 'Classes',
    capacity: 1,
  })
  const { session } = await ask(page, 'sessions.create', { serviceId: service.id, startsAt })
  const sessionId = session.id
  const dora = await seedClient(page, `Dora ${name}`, 1)
  const { booking } = await ask(page, 'bookings.create', { sessionId, clientId: dora })
  await ask(page, 'bookings.create', { sessionId, clientId: await seedClient(page, name, 0), waitlist: true })
  await ask(page, 'bookings.cancel', { bookingId: booking.id, by: 'client' })
}

test('a session is marked from the inbox, the badge and a second window follow, and Undo brings it back', async ({
  page: monday,
  restart,
  secondWindow,
}) => {
  await expect(new Inbox(monday).link).toHaveAccessibleName('Inbox')
  await seedWeek(monday)
  const page = await restart(WEDNESDAY)
  const frame = new Frame(page)
  const inbox = new Inbox(page)
  const other = await secondWindow()
  const elsewhere = new Inbox(other)

  await test.step('the badge tells how many things wait, and the list what they are', async () => {
    await inbox.expectBadge(4)
    await frame.goTo('Inbox')
    await expect(inbox.names).toHaveText([/lies outside the hours/, /Who came/, /Who came/, /Who came/])
    await expect(inbox.names.first()).toContainText('Painters')
    await expectAccessible(page, 'the inbox')
  })

  await test.step('one press marks everybody, here and in the other window', async () => {
    await new Frame(other).goTo('Inbox')
    await expect(elsewhere.names).toHaveCount(4)
    await inbox
      .row('3 Mar 2026')
      .getByRole('button', { name: /^All attended/ })
      .click()
    await frame.expectSaid(/^1 marked as attended/)
    await expect(inbox.names).toHaveCount(3)
    await expect(elsewhere.names).toHaveCount(3)
    await inbox.expectBadge(3)
    await elsewhere.expectBadge(3)
  })

  await test.step('it is taken back', async () => {
    await frame.toasts.getByRole('button', { name: 'Undo' }).click()
    await expect(inbox.names).toHaveCount(4)
    await elsewhere.expectBadge(4)
    await frame.closeToasts()
  })

  await test.step('a kind is filtered by, and stays in the address', async () => {
    await inbox.kind('Outside the hours').click()
    await expect(inbox.names).toHaveText([/Personal training on 6 Mar 2026/])
    await page.reload()
    await expect(inbox.names).toHaveText([/Personal training on 6 Mar 2026/])
    await inbox.kind('Outside the hours').click()
    await expect(inbox.names).toHaveCount(4)
  })

  await test.step('a session outside the hours is moved from its panel, and gone', async () => {
    await inbox.row('Painters').getByRole('rowheader').click()
    await expect(inbox.panel).toContainText('Ada Berg')
    await expectAccessible(page, 'a session outside the hours beside the inbox')
    await inbox.panel.getByRole('button', { name: 'Show on the schedule' }).click()
    await frame.expectScreen('Schedule')
    await page.goBack()
    await frame.expectScreen('Inbox')
    const { rows } = await ask(page, 'attention.list', { kind: 'session_outside' })
    const sessionId = rows[0]?.sessionId ?? 0
    const { session } = await ask(page, 'sessions.get', { sessionId })
    await ask(page, 'sessions.move', {
      sessionId,
      version: session.version,
      startsAt: '2026-03-07T09:00:00Z',
    })
    await expect(inbox.names).toHaveText([/Who came/, /Who came/, /Who came/])
    await inbox.expectBadge(3)
  })
})

test('the inbox is worked off by keyboard alone, and what was settled keeps who, when and why', async ({
  page: monday,
  restart,
}) => {
  await seedWeek(monday)
  await seedPassedOver(monday, 'Emil Gast', '2026-03-09T15:00:00Z')
  const page = await restart(WEDNESDAY)
  const frame = new Frame(page)
  const inbox = new Inbox(page)
  await inbox.expectBadge(5)
  await page.keyboard.press('g')
  await page.keyboard.press('i')
  await frame.expectScreen('Inbox')

  await test.step('J and K lead from one to the next, and Enter opens a row', async () => {
    await expect(inbox.names).toHaveCount(5)
    await page.keyboard.press('j')
    await expect(inbox.panel).toContainText('Painters')
    await page.keyboard.press('j')
    await expect(inbox.panel).toContainText('Emil Gast could not take it')
    await page.keyboard.press('k')
    await expect(inbox.panel).toContainText('Painters')
    await page.keyboard.press('Escape')
    await expect(inbox.panel).toBeHidden()
    await inbox.table.locator('[data-row="1"]').focus()
    await page.keyboard.press('Enter')
    await expect(inbox.panel).toContainText('Emil Gast could not take it')
    await expectAccessible(page, 'somebody passed over beside the inbox')
  })

  await test.step('S settles with a note, and the next one stands beside the list', async () => {
    await page.keyboard.press('s')
    const dialog = page.getByRole('dialog', { name: 'Settle this?' })
    await expect(dialog.getByRole('textbox', { name: 'Note' })).toBeFocused()
    await page.keyboard.type('Called him, he comes next week.')
    await expectAccessible(page, 'settling with a note')
    await page.keyboard.press('Tab')
    await dialog.getByRole('button', { name: 'Settle' }).press('Enter')
    await frame.expectSaid('1 matter is settled.')
    await expect(inbox.names).toHaveCount(4)
    await expect(inbox.panel).toContainText('It is over, and 1 booking has no outcome yet')
    await inbox.expectBadge(4)
  })

  await test.step('A marks everybody, and the next one follows', async () => {
    await frame.closeToasts()
    await page.keyboard.press('a')
    await expect(inbox.names).toHaveCount(3)
    await expect(inbox.panel).toContainText('has no outcome yet')
    await frame.closeToasts()
  })

  await test.step('the remedy of a row is one key to the side', async () => {
    await page.keyboard.press('Escape')
    await expect(inbox.panel).toBeHidden()
    await inbox.table.locator('[data-row="1"]').focus()
    await page.keyboard.press('ArrowRight')
    await expect(inbox.table.getByRole('button', { name: /^All attended/ }).first()).toBeFocused()
    await page.keyboard.press('Enter')
    await expect(inbox.names).toHaveCount(2)
    await frame.closeToasts()
  })

  await test.step('what was settled has who, when and why', async () => {
    await inbox.show('Settled')
    await expect(inbox.names).toHaveText([/Emil Gast was passed over/])
    await expect(inbox.table).toContainText('Maria')
    await expect(inbox.table).toContainText('Called him, he comes next week.')
    await inbox.names.first().click()
    await expect(inbox.panel).toContainText('Settled by Maria')
    await expectAccessible(page, 'what was settled')
  })

  await test.step('nothing waits when all is done', async () => {
    await inbox.show('Open')
    await expect(inbox.names).toHaveCount(2)
    for (const { sessionId } of (await ask(page, 'attention.list', { kind: 'unmarked_session' })).rows) {
      const { session: over } = await ask(page, 'sessions.get', { sessionId: sessionId ?? 0 })
      const bookingIds = over.bookings.map(({ id }) => id)
      await ask(page, 'bulk.setOutcome', { bookingIds, outcome: 'no_show' })
    }
    const { rows } = await ask(page, 'closures.list', {})
    await ask(page, 'closures.remove', { closureId: rows[0]?.id ?? 0 })
    await expect(page.getByRole('heading', { name: 'Nothing waits' })).toBeVisible()
    await inbox.expectBadge(0)
    await expectAccessible(page, 'an empty inbox')
  })
})

test('a trainer sees what is theirs to mark, and main tells them of nothing else', async ({
  page: monday,
  restart,
}) => {
  const PIN = '271828'
  const { tara } = await seedWeek(monday)
  await ask(monday, 'staff.setPin', { staffId: tara, pin: PIN })
  const page = await restart(WEDNESDAY)
  await ask(page, 'auth.signIn', { staffId: tara, pin: PIN })
  const frame = new Frame(page)
  const inbox = new Inbox(page)

  await inbox.expectBadge(2)
  await frame.goTo('Inbox')
  await expect(inbox.names).toHaveText([/Who came/, /Who came/])
  await expect(inbox.table).not.toContainText('Painters')
  await expect(frame.health.getByRole('link')).toHaveCount(0)
  await expectAccessible(page, 'the inbox of a trainer')
  await inbox
    .row('3 Mar 2026')
    .getByRole('button', { name: /^All attended/ })
    .click()
  await expect(inbox.names).toHaveCount(1)
  await inbox.expectBadge(1)
})

test('several of a kind are settled together with one note, and one step back brings them again', async ({
  page,
}) => {
  await seedPassedOver(page, 'Emil Gast', '2026-03-09T15:00:00Z')
  await seedPassedOver(page, 'Fay Horn', '2026-03-10T15:00:00Z')
  await seedPassedOver(page, 'Gus Iver', '2026-03-11T15:00:00Z')
  const frame = new Frame(page)
  const inbox = new Inbox(page)
  await inbox.expectBadge(3)
  await frame.goTo('Inbox')
  await expect(inbox.names).toHaveText([/Gus Iver/, /Fay Horn/, /Emil Gast/])

  await inbox.kind('Passed over').click()
  await inbox.table.getByRole('checkbox', { name: /Emil Gast/ }).click()
  await inbox.table.getByRole('checkbox', { name: /Gus Iver/ }).click()
  await expect(inbox.bar).toContainText('2 chosen')
  await expectAccessible(page, 'several chosen in the inbox')
  await inbox.bar.getByRole('button', { name: 'Settle 2…' }).click()
  const dialog = page.getByRole('dialog', { name: 'Settle 2 matters?' })
  await dialog.getByRole('textbox', { name: 'Note' }).fill('Both were called.')
  await dialog.getByRole('button', { name: 'Settle' }).click()
  await frame.expectSaid('2 matters are settled.')
  await expect(inbox.names).toHaveText([/Fay Horn/])
  await expect(inbox.bar).toContainText('Choose several')
  await frame.toasts.getByRole('button', { name: 'Undo' }).click()
  await expect(inbox.names).toHaveCount(3)
  await inbox.expectBadge(3)
})
