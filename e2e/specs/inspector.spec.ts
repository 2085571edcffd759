import type { Page } from '@playwright/test'
import { DEFAULT_START, expect, test } from '../fixtures.ts'
import { CancelBookingDialog } from '../pages/dialogs.ts'
import { Frame } from '../pages/frame.ts'
import { Schedule, type SessionPanel } from '../pages/schedule.ts'
import { Grid } from '../pages/schedule-grid.ts'
import { expectAccessible } from '../support/accessibility.ts'
import { ask, seedClient, seedTrainer } from '../support/seed.ts'

// A Monday in Berlin, half an hour into the first class.
test.use({ start: { ...DEFAULT_START, now: '2026-03-02T08:00:00Z' } })

/** A class of today: two clients who pay by credits, one who owes, and who waits for a place while it has not begun. */
async function openClass(page: Page, time: string, waits: readonly string[] = []): Promise<SessionPanel> {
  const { trainerId } = await seedTrainer(page, 'Kenji Watanabe')
  const { service } = await ask(page, 'services.create', {
    name: 'Yoga',
    minutes: 60,
    kind: 'group',
    family: 'Classes',
    capacity: 3,
  })
  const { session } = await ask(page, 'sessions.create', {
    serviceId: service.id,
    trainerId,
    startsAt: `2026-03-02T${time}:00+01:00`,
    amount: 1800,
  })
  const book = async (name: string, credits: number, more: object = {}) => {
    const clientId = await seedClient(page, name, credits)
    await ask(page, 'bookings.create', { sessionId: session.id, clientId, ...more })
  }
  await book('Ada Berg', 5)
  await book('Ben Cole', 3)
  await book('Cem Demir', 0, { funding: 'unpaid' })
  for (const name of waits) await book(name, 0, { waitlist: true })
  await new Frame(page).goTo('Schedule')
  return new Schedule(page).open(`${time} Yoga`)
}

test('each choice says what it does to credits before it is made, and can be taken back', async ({
  page,
}) => {
  const frame = new Frame(page)
  const panel = await openClass(page, '08:30')

  await test.step('a client shows their figures, and the warning that goes with them', async () => {
    const ben = await panel.openEntry('Ben Cole')
    await expect(ben).toContainText('Client has low session count. Consider adding more sessions.')
    const cem = await panel.openEntry('Cem Demir')
    await expect(cem).toContainText('Client has no available sessions. Add sessions to enable booking.')
    await expect(ben.getByRole('button', { expanded: false })).toBeVisible()
  })

  await test.step('attended, missed or cancelled: each with its consequence', async () => {
    await panel.openEntry('Ada Berg')
    await expect(panel.choice('Ada Berg', 'Attended')).toHaveAccessibleDescription('1 session is used')
    await expect(panel.choice('Ada Berg', 'No-show')).toHaveAccessibleDescription(
      '1 session is used (policy)',
    )
    await expect(panel.choice('Ada Berg', 'Client cancels')).toHaveAccessibleDescription(
      'Late: stays charged, 1 session is used',
    )
    await expect(panel.choice('Ada Berg', 'Studio cancels')).toHaveAccessibleDescription(
      '1 session goes back to “Allocated sessions”',
    )
    await expectAccessible(page, 'a client of a class, with every choice')
  })

  await test.step('what was chosen happens, and the focus stays with the client', async () => {
    await panel.choice('Ada Berg', 'No-show').press('Enter')
    await frame.expectSaid('Ada Berg did not come. 4 left.')
    await expect(panel.entry('Ada Berg')).toContainText('No-show')
    await expect(panel.entry('Ada Berg').getByRole('button', { expanded: true })).toBeFocused()
  })

  await test.step('an outcome is corrected with a reason, and each correction says what it does', async () => {
    await panel.entry('Ada Berg').getByRole('button', { name: 'Change outcome' }).click()
    const dialog = page.getByRole('dialog', { name: 'Change the outcome of Ada Berg' })
    await expect(dialog.getByRole('radio', { name: 'Attended' })).toHaveAccessibleDescription(
      'Credits stay as they are',
    )
    await expect(dialog.getByRole('radio', { name: 'Cancelled in time' })).toHaveAccessibleDescription(
      '1 session goes back to “Allocated sessions”',
    )
    await expectAccessible(page, 'a correction')
    await dialog.getByRole('radio', { name: 'Cancelled in time' }).click()
    await dialog.getByLabel('Reason').fill('She was ill')
    await dialog.getByRole('button', { name: 'Change outcome' }).click()

    await frame.expectSaid('The outcome of Ada Berg is changed. 5 left.')
    await expect(panel.entry('Ada Berg')).toContainText('Cancelled')
    await expect(panel.entry('Ada Berg').getByRole('button', { expanded: true })).toBeFocused()
  })
})

test('a whole class is marked at once, with the sum said before and one step back', async ({ page }) => {
  const frame = new Frame(page)
  const panel = await openClass(page, '08:30')
  const all = panel.root.getByRole('button', { name: 'All attended' })

  await expect(all).toHaveAccessibleDescription('3 marked, 2 sessions are used')
  await all.click()
  await frame.expectSaid('3 clients attended.')
  await expect(panel.roster.getByText('Completed', { exact: true })).toHaveCount(3)
  await expect(all).toBeHidden()

  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(panel.roster.getByText('Confirmed', { exact: true })).toHaveCount(3)
  await expect(all).toHaveAccessibleDescription('3 marked, 2 sessions are used')
})

test('a debt is paid, a place is added and given, and the keys go along the roster', async ({ page }) => {
  const frame = new Frame(page)
  const panel = await openClass(page, '10:30', ['Dan Ek'])

  await test.step('what is owed is paid by money, credits untouched', async () => {
    await panel.openEntry('Cem Demir')
    await expect(panel.choice('Cem Demir', 'Mark as paid')).toHaveAccessibleDescription(
      '€18.00 paid, no credits are touched',
    )
    await panel.choice('Cem Demir', 'Mark as paid').click()
    const dialog = page.getByRole('dialog', { name: 'Mark the session of Cem Demir as paid' })
    await expect(dialog.getByLabel('Amount (EUR)')).toHaveValue('€18.00')
    await dialog.getByRole('combobox', { name: 'Paid by' }).fill('Cash')
    await dialog.getByLabel('Amount (EUR)').click()
    await dialog.getByRole('button', { name: 'Mark as paid' }).click()

    await frame.expectSaid('The session of Cem Demir is marked as paid.')
    await expect(panel.entry('Cem Demir')).toContainText('Paid')
  })

  await test.step('who waits cannot be given a place without credits, and sees why', async () => {
    await expect(panel.root.getByRole('region', { name: 'Waitlist' })).toContainText('1 waits')
    await panel.openEntry('Dan Ek')
    await expect(panel.choice('Dan Ek', 'Give the free place')).toBeDisabled()
  })

  await test.step('the session is edited in its place', async () => {
    await panel.root.getByRole('button', { name: 'Edit', exact: true }).click()
    const dialog = page.getByRole('dialog', { name: 'Edit session' })
    await dialog.getByLabel('Title').fill('')
    await dialog.getByRole('button', { name: 'Save session' }).click()
    await expect(dialog.getByLabel('Title')).toBeFocused()
    await dialog.getByLabel('Title').fill('Morning yoga')
    await dialog.getByLabel('Places').fill('2')
    await dialog.getByRole('button', { name: 'Save session' }).click()
    await expect(dialog.getByLabel('Places')).toBeFocused()
    await dialog.getByLabel('Places').fill('4')
    await expectAccessible(page, 'a session that is edited')
    await dialog.getByRole('button', { name: 'Save session' }).click()

    await frame.expectSaid('Morning yoga is saved.')
    await expect(panel.root.getByRole('heading', { name: 'Morning yoga' })).toBeVisible()
    await expect(panel.roster).toContainText('3 of 4 · 1 place free')
  })

  await test.step('a free place is given as a debt, in the open', async () => {
    await panel.entry('Dan Ek').getByRole('button', { name: 'Book unpaid' }).click()
    await expect(panel.roster.getByRole('listitem').filter({ hasText: 'Dan Ek' })).toContainText('Confirmed')
  })

  await test.step('arrow keys go from client to client', async () => {
    const line = (name: string) => panel.entry(name).getByRole('button', { name: new RegExp(`^${name}`) })
    await line('Ada Berg').focus()
    await page.keyboard.press('ArrowDown')
    await expect(line('Ben Cole')).toBeFocused()
    await page.keyboard.press('End')
    await expect(line('Dan Ek')).toBeFocused()
    await page.keyboard.press('Home')
    await expect(line('Ada Berg')).toBeFocused()
  })
})

test('a session for one is cancelled by the studio, or by the client, and each says what it costs', async ({
  page,
}) => {
  const frame = new Frame(page)
  const grid = new Grid(page)
  const { serviceId, trainerId } = await seedTrainer(page, 'Tara')
  const { session } = await ask(page, 'sessions.create', {
    serviceId,
    trainerId,
    startsAt: '2026-03-02T12:00:00+01:00',
  })
  const clientId = await seedClient(page, 'Nora Lind', 2)
  await ask(page, 'bookings.create', { sessionId: session.id, clientId })
  await frame.goTo('Schedule')

  await grid.session('Tara', '12:00 Nora Lind').focus()
  await page.keyboard.press('Delete')
  const asked = page.getByRole('dialog', { name: 'Cancel this session?' })
  await expect(asked).toContainText('1 booking is cancelled and 1 session goes back to its pack.')
  await expectAccessible(page, 'a session for one that is about to be cancelled')
  await asked.getByRole('button', { name: 'Nora Lind cancels instead…' }).click()
  const dialog = new CancelBookingDialog(page)
  await expect(dialog.consequence).toContainText('This is late: 1 session stays used.')
  await dialog.confirm()
  await frame.expectSaid('The booking of Nora Lind is cancelled late and stays charged. 1 available.')
  await expect(grid.session('Tara', '12:00 free, Nora Lind cancelled late')).toBeVisible()
})
