import { DEFAULT_START, expect, test } from '../fixtures.ts'
import { Allocation } from '../pages/allocation.ts'
import { Frame } from '../pages/frame.ts'
import { Schedule } from '../pages/schedule.ts'
import { expectAccessible } from '../support/accessibility.ts'
import { catchSaved } from '../support/saved-file.ts'
import { ask, seedClient, seedTrainer } from '../support/seed.ts'

// A Monday morning in Berlin.
test.use({ start: { ...DEFAULT_START, now: '2026-03-02T08:00:00Z' } })

test('who has the fewest stands first, and is given more beside the list', async ({ page }) => {
  const frame = new Frame(page)
  const allocation = new Allocation(page)
  await seedClient(page, 'Ada Berg', 6)
  await seedClient(page, 'John Doe', 0)
  const bea = await seedClient(page, 'Bea Cole', 0)
  await ask(page, 'credits.allocate', { clientId: bea, sessionCount: 2, expiresOn: '2026-03-10' })
  await page.keyboard.press('g')
  await page.keyboard.press('a')
  await frame.expectScreen('Allocation')
  await expect(
    frame.screens.getByRole('link', { name: 'Allocation', exact: true }),
  ).toHaveAccessibleDescription('Manage client session counts and allocation')

  await test.step('the list is in the order of what is left', async () => {
    await expect(allocation.names).toHaveText([/John Doe/, /Bea Cole/, /Ada Berg/])
    await allocation.expectCell('Ada Berg', 'Purchased', '6')
    await expectAccessible(page, 'the allocation list')
  })

  await test.step('chips find whom to speak to', async () => {
    await allocation.chip('None left')
    await expect(allocation.names).toHaveText([/John Doe/])
    await allocation.chip('Expiring')
    await expect(allocation.names).toHaveText([/Bea Cole/])
    await allocation.chip('Expiring')
    await allocation.find.fill('doe')
    await expect(allocation.names).toHaveText([/John Doe/])
    await allocation.find.fill('nobody at all')
    await expect(page.getByRole('heading', { name: 'Nobody matches' })).toBeVisible()
    await allocation.find.fill('')
    await expect(allocation.names).toHaveCount(3)
  })

  await test.step('five more, with the new total said before', async () => {
    const panel = await allocation.lookAt('John Doe')
    await expect(panel).toContainText('Client has no available sessions. Add sessions to enable booking.')
    const preview = panel.getByRole('status').filter({ hasText: 'Available now' })
    await expect(preview).toHaveText('Available now05')
    await expectAccessible(page, 'a client beside the allocation list')
    await panel.getByRole('button', { name: 'Add 5 sessions' }).click()

    await frame.expectSaid('Added 5 sessions to John Doe. Total available: 5')
    await expect(preview).toHaveText('Available now510')
    await allocation.expectCell('John Doe', 'Available', '5')
  })

  await test.step('two are taken back with a reason', async () => {
    const panel = await allocation.panel('John Doe')
    await panel.getByRole('button', { name: 'Take back sessions' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('How many').fill('2')
    await dialog.getByLabel('Reason').fill('A slip')
    await dialog.getByRole('button', { name: 'Take back 2 sessions' }).click()

    await frame.expectSaid('Removed 2 sessions from John Doe. Total available: 3')
    await allocation.expectCell('John Doe', 'Available', '3')
  })
})

test('many are given sessions at once, as one step back, and the list is saved', async ({ page, app }) => {
  const frame = new Frame(page)
  const allocation = new Allocation(page)
  await seedClient(page, 'Ada Berg', 1)
  await seedClient(page, 'Bea Cole', 0)
  await seedClient(page, 'Cem Demir', 0)
  await frame.goTo('Allocation')

  await test.step('rows are chosen by their boxes and by keyboard', async () => {
    await allocation.mark('Bea Cole')
    await expect(allocation.bar).toContainText('1 client chosen')
    await allocation.row('Cem Demir').focus()
    await page.keyboard.press('Shift+ ')
    await expect(allocation.bar).toContainText('2 clients chosen')
    await page.keyboard.press('Escape')
    await expect(allocation.bar).toContainText('Tick clients')
    await allocation.bar.getByRole('button', { name: 'Choose all 3' }).click()
    await expect(allocation.bar).toContainText('3 clients chosen')
    await expectAccessible(page, 'chosen clients')
  })

  await test.step('each is given four, and the sum is said before', async () => {
    await allocation.bar.getByRole('button', { name: 'Add sessions…' }).click()
    const dialog = page.getByRole('dialog', { name: 'Add sessions to 3 clients' })
    await dialog.getByLabel('How many').fill('4')
    await expect(dialog.getByRole('status')).toContainText('12 sessions in all, for 3 clients')
    await expectAccessible(page, 'adding sessions to many')
    await dialog.getByRole('button', { name: 'Add 4 sessions to 3 clients' }).click()

    await frame.expectSaid('Added 4 sessions to 3 clients')
    for (const [name, left] of [
      ['Ada Berg', '5'],
      ['Bea Cole', '4'],
      ['Cem Demir', '4'],
    ] as const) {
      await allocation.expectCell(name, 'Available', left)
    }
    await expect(allocation.bar).toContainText('Tick clients')
  })

  await test.step('one step takes all of it back', async () => {
    await page.getByRole('button', { name: 'Undo' }).click()
    await allocation.expectCell('Ada Berg', 'Available', '1')
    await allocation.expectCell('Cem Demir', 'Available', '0')
    await allocation.expectCell('Cem Demir', 'Purchased', '0')
  })

  await test.step('the list is saved as it stands', async () => {
    const saved = await catchSaved(app, 'clients.csv')
    await page.getByRole('button', { name: 'Save as CSV' }).click()
    await frame.expectSaid('3 clients saved.')
    await saved.expectLines([
      expect.stringContaining('First name,Last name,E-mail'),
      'Bea,Cole,,,active,0,0,0,0,0,,,2026-03-02',
      'Cem,Demir,,,active,0,0,0,0,0,,,2026-03-02',
      'Ada,Berg,,,active,1,0,0,0,1,,,2026-03-02',
    ])
  })
})

test('from a session to its client’s sessions, and the same figures on both', async ({ page }) => {
  const clientId = await seedClient(page, 'Ada Berg', 3)
  const { serviceId, trainerId } = await seedTrainer(page, 'Kenji Watanabe')
  const startsAt = '2026-03-02T10:30:00+01:00'
  await ask(page, 'sessions.create', { serviceId, trainerId, clientId, startsAt })
  await new Frame(page).goTo('Schedule')
  const session = await new Schedule(page).open('10:30 Ada Berg')
  const entry = await session.openEntry('Ada Berg')
  await expect(entry.getByText('2 sessions available')).toBeVisible()

  await entry.getByRole('link', { name: 'Manage sessions' }).click()

  await new Frame(page).expectScreen('Allocation')
  const allocation = new Allocation(page)
  const panel = await allocation.panel('Ada Berg')
  await expect(panel.getByText('2 sessions available')).toBeVisible()
  await allocation.expectCell('Ada Berg', 'Available', '2')
  await allocation.expectCell('Ada Berg', 'Scheduled', '1')
})
