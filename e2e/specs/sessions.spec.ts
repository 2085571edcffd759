import type { Page } from '@playwright/test'
import { DEFAULT_START, expect, test } from '../fixtures.ts'
import { Frame } from '../pages/frame.ts'
import { Sessions } from '../pages/sessions.ts'
import { expectAccessible } from '../support/accessibility.ts'
import { ask, seedClient, seedTrainer } from '../support/seed.ts'

// A Monday morning in Berlin, on which everything is booked.
test.use({ start: { ...DEFAULT_START, now: '2026-03-02T07:00:00Z' } })
/** Wednesday noon: two days of sessions are over. */
const WEDNESDAY = '2026-03-04T11:00:00Z'

/** Four sessions that are over and one to come; one of them is a debt, and Dora has nothing left. */
async function seedWeek(page: Page): Promise<void> {
  const { serviceId, trainerId } = await seedTrainer(page, 'Tara Trainer')
  await ask(page, 'staff.create', { name: 'Omar Öz', role: 'trainer' })
  const long = 'Wilhelmina Anneliese Konstantina Oberhuber-Schwarzenfels von und zu Hohenlohe'
  const clients = {
    ada: await seedClient(page, 'Ada Berg', 5),
    bea: await seedClient(page, 'Bea Cole', 3),
    cem: await seedClient(page, 'Cem Demir', 0),
    dora: (
      await ask(page, 'clients.create', { firstName: long, lastName: 'Dora', email: 'dora@example.org' })
    ).client.id,
  }
  await ask(page, 'credits.allocate', { clientId: clients.dora, sessionCount: 1 })
  const make = (clientId: number, startsAt: string, funding: 'credit' | 'unpaid' = 'credit') =>
    ask(page, 'sessions.create', { serviceId, trainerId, clientId, startsAt, funding, amount: 4500 })
  await make(clients.ada, '2026-03-02T09:00:00Z')
  await make(clients.bea, '2026-03-02T10:00:00Z')
  await make(clients.cem, '2026-03-03T09:00:00Z', 'unpaid')
  await make(clients.dora, '2026-03-03T10:00:00Z')
  await make(clients.ada, '2026-03-05T09:00:00Z')
}

test('sessions are found, one is marked from its badge, and many are changed at once', async ({
  page: monday,
  restart,
}) => {
  await seedWeek(monday)
  const page = await restart(WEDNESDAY)
  const frame = new Frame(page)
  const sessions = new Sessions(page)
  await frame.goTo('Sessions')

  await test.step('the newest stands first', async () => {
    await expect(sessions.names).toHaveText([/Ada Berg/, /Dora/, /Cem Demir/, /Bea Cole/, /Ada Berg/])
    await expectAccessible(page, 'the list of sessions')
  })

  await test.step('words, status and filters narrow it, and stay in the address', async () => {
    await sessions.find.fill('dora@example')
    await expect(sessions.names).toHaveText([/Dora/])
    await sessions.find.fill('zumba')
    await expect(page.getByRole('heading', { name: 'No session matches' })).toBeVisible()
    await expectAccessible(page, 'an empty list of sessions')
    await page.getByRole('button', { name: 'Show all sessions' }).click()
    await expect(sessions.names).toHaveCount(5)
    await sessions.chooseStatus(/^Nobody booked/)
    await expect(page.getByRole('heading', { name: 'No session passes these filters' })).toBeVisible()
    await page.getByRole('button', { name: 'Show all sessions' }).click()
    await page.getByRole('button', { name: 'Filters', exact: true }).click()
    const filters = page.getByRole('dialog', { name: 'Filters' })
    await filters.getByLabel('From').fill('2026-03-03')
    await filters.getByLabel('Until').fill('2026-03-03')
    await expect(sessions.names).toHaveText([/Dora/, /Cem Demir/])
    await filters.getByRole('combobox', { name: 'Payment' }).click()
    await filters.getByRole('option', { name: 'Payment due', exact: true }).click()
    await expect(sessions.names).toHaveText([/Cem Demir/])
    await expectAccessible(page, 'the filters of the list of sessions')
    await page.keyboard.press('Escape')
    await page.reload()
    await expect(sessions.names).toHaveText([/Cem Demir/])
    await page.getByRole('button', { name: 'Filters (2)' }).click()
    await page.getByRole('button', { name: 'Clear filters' }).click()
    await expect(page.getByRole('button', { name: 'Filters', exact: true })).toBeFocused()
    await expect(sessions.names).toHaveCount(5)
  })

  await test.step('a badge says what each move does to credits, and does it', async () => {
    await sessions.status('Bea Cole').click()
    await expect(sessions.moves.getByRole('button', { name: 'Attended' })).toHaveAccessibleDescription(
      '1 session is used',
    )
    await expect(sessions.moves.getByRole('button', { name: 'Studio cancels' })).toHaveAccessibleDescription(
      /^1 session goes back/,
    )
    await expectAccessible(page, 'what can be done with a booking')
    await sessions.moves.getByRole('button', { name: 'No-show' }).click()
    await frame.expectSaid(/Bea Cole/)
    await sessions.expectStatus('Bea Cole', 'No-show')
    await frame.closeToasts()
  })

  await test.step('many are marked: the outlook first, then what became of each, as one step back', async () => {
    for (const name of ['Cem Demir', 'Bea Cole']) await sessions.mark(name)
    await sessions.table.getByRole('checkbox', { name: /Dora$/ }).click()
    const dialog = await sessions.act('Attended')
    await expect(dialog.getByRole('status')).toContainText('2 of 3 can be done. 1 session is used.')
    await expect(dialog.getByRole('list', { name: 'Cannot be done' })).toContainText('Bea Cole')
    await expectAccessible(page, 'the outlook of a change of many')
    await dialog.getByRole('button', { name: 'Mark 3 as attended' }).click()
    await expect(dialog.getByRole('list', { name: 'What became of each' }).getByRole('listitem')).toHaveCount(
      3,
    )
    await expectAccessible(page, 'what became of each')
    await dialog.getByRole('button', { name: 'Close' }).last().click()
    await sessions.expectStatus('Cem Demir', 'Completed')
    await expect(sessions.bar).toContainText('1 row chosen')
    await frame.toasts.getByRole('button', { name: 'Undo' }).click()
    await sessions.expectStatus('Cem Demir', 'Confirmed')
    await sessions.bar.getByRole('button', { name: 'Choose none' }).click()
    await frame.closeToasts()
  })

  await test.step('a debt is paid, and another trainer takes over', async () => {
    await sessions.mark('Cem Demir')
    const paid = await sessions.act('Mark paid')
    await paid.getByRole('combobox', { name: 'Paid by' }).fill('Cash')
    await paid.getByRole('button', { name: 'Mark 1 as paid' }).click()
    await frame.expectSaid('1 of 1 done.')
    await expect(sessions.row('Cem Demir')).toContainText('Paid')
    await frame.closeToasts()
    await sessions.mark('Cem Demir')
    const reassign = await sessions.act('Reassign')
    await expect(reassign.getByRole('status')).toContainText('Choose who takes them over.')
    await reassign.getByRole('combobox', { name: 'Trainer' }).click()
    await page.getByRole('option', { name: 'Omar Öz' }).click()
    await expect(reassign.getByRole('status')).toContainText('1 of 1 can be done.')
    await reassign.getByRole('button', { name: 'Give session' }).click()
    await expect(sessions.row('Cem Demir')).toContainText('Omar Öz')
    await frame.closeToasts()
  })

  await test.step('one that was to come is cancelled in time', async () => {
    await sessions.table.getByRole('checkbox', { name: 'Choose Ada Berg' }).first().click()
    const cancel = await sessions.act('Cancel bookings')
    await expect(cancel.getByRole('status')).toContainText(/1 of 1 can be done\..*1 is late/)
    await cancel.getByText('The studio', { exact: true }).click()
    await expect(cancel.getByRole('status')).toContainText('1 session goes back.')
    await cancel.getByRole('button', { name: 'Cancel 1 booking' }).click()
    await expect(sessions.row('Ada Berg').first()).toContainText('Cancelled')
  })
})

test('what nobody has marked is worked off by keyboard alone', async ({ page: monday, restart }) => {
  await seedWeek(monday)
  const page = await restart(WEDNESDAY)
  const frame = new Frame(page)
  const sessions = new Sessions(page)
  await page.keyboard.press('g')
  await page.keyboard.press('l')
  await frame.expectScreen('Sessions')

  await test.step('the worklist has the oldest first, and the next one is a key away', async () => {
    await expect(sessions.unmarked).toHaveText('Unmarked4')
    await sessions.unmarked.focus()
    await page.keyboard.press('Enter')
    await expect(sessions.names).toHaveText([/Ada Berg/, /Bea Cole/, /Cem Demir/, /Dora/])
    await page.keyboard.press('j')
    await expect(sessions.panel.getByRole('region', { name: 'Ada Berg' })).toBeVisible()
    await page.keyboard.press('j')
    await expect(sessions.panel.getByRole('region', { name: 'Bea Cole' })).toBeVisible()
    await page.keyboard.press('k')
    await expect(sessions.panel.getByRole('region', { name: 'Ada Berg' })).toBeVisible()
    await expect(
      sessions.panel.getByRole('button', { name: 'Attended' }).first(),
    ).toHaveAccessibleDescription('1 session is used')
    await expectAccessible(page, 'the worklist with a session beside it')
  })

  await test.step('marked, it leaves the list and the next one stands beside it', async () => {
    await page.keyboard.press('a')
    await expect(sessions.names).toHaveText([/Bea Cole/, /Cem Demir/, /Dora/])
    await expect(sessions.panel.getByRole('region', { name: 'Bea Cole' })).toBeVisible()
    await page.keyboard.press('n')
    await expect(sessions.names).toHaveText([/Cem Demir/, /Dora/])
    await expect(sessions.panel.getByRole('region', { name: 'Cem Demir' })).toBeVisible()
  })

  await test.step('rows are chosen and opened by keyboard', async () => {
    await page.keyboard.press('/')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await expect(sessions.moves).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(sessions.moves).toBeHidden()
    await page.keyboard.press('Shift+Space')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Shift+Space')
    await expect(sessions.bar).toContainText('2 rows chosen')
    const attended = sessions.bar.getByRole('button', { name: 'Attended' })
    await attended.focus()
    await page.keyboard.press('Enter')
    const dialog = page.getByRole('dialog')
    await expect(dialog.getByRole('status')).toContainText('2 of 2 can be done.')
    await dialog.getByRole('button', { name: 'Mark 2 as attended' }).focus()
    await page.keyboard.press('Enter')
    await expect(page.getByRole('heading', { name: 'Everything is marked' })).toBeVisible()
    await expectAccessible(page, 'a worklist that is done')
  })

  await test.step('one step back brings both again', async () => {
    await page.keyboard.press('Control+z')
    await expect(sessions.names).toHaveText([/Cem Demir/, /Dora/])
  })
})
