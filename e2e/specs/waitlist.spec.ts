import { DEFAULT_START, expect, test } from '../fixtures.ts'
import { CancelBookingDialog } from '../pages/dialogs.ts'
import { Frame } from '../pages/frame.ts'
import { Schedule } from '../pages/schedule.ts'
import { expectAccessible } from '../support/accessibility.ts'
import { ask, seedClient, seedTrainer } from '../support/seed.ts'

// A Monday morning in Berlin.
test.use({ start: { ...DEFAULT_START, now: '2026-03-02T08:00:00Z' } })

test('somebody waits for a full class, moves up when a place comes free, and others are given one', async ({
  page,
}) => {
  const { trainerId } = await seedTrainer(page, 'Kenji Watanabe')
  const { service } = await ask(page, 'services.create', {
    name: 'Yoga',
    minutes: 60,
    kind: 'group',
    family: 'Classes',
    capacity: 2,
  })
  const startsAt = '2026-03-03T15:00:00+01:00'
  const { session } = await ask(page, 'sessions.create', { serviceId: service.id, trainerId, startsAt })
  const ada = await seedClient(page, 'Ada Berg', 3)
  const ben = await seedClient(page, 'Ben Cole', 3)
  await seedClient(page, 'Cem Demir', 3)
  await seedClient(page, 'Dan Ek', 0)
  for (const clientId of [ada, ben]) await ask(page, 'bookings.create', { sessionId: session.id, clientId })
  const frame = new Frame(page)
  await frame.goTo('Schedule')
  const schedule = new Schedule(page)
  await schedule.goForward()
  const panel = await schedule.open('15:00 Yoga')

  await test.step('a full class offers its waitlist instead of a place', async () => {
    await panel.wait('Dan', 'Dan Ek')
    await panel.wait('Cem', 'Cem Demir')

    await expect(panel.entry('Dan Ek')).toContainText('Waitlisted')
    await expect(panel.entry('Cem Demir')).toContainText('Waitlisted')
    await expectAccessible(page, 'a class with a waitlist')
  })

  await test.step('a cancellation says who moves up and who cannot, before it happens', async () => {
    const entry = await panel.openEntry('Ada Berg')
    await entry.getByRole('button', { name: 'Client cancels' }).click()
    const dialog = new CancelBookingDialog(page)

    await expect(dialog.root).toContainText('Cem Demir moves up from the waitlist.')
    await expect(dialog.root).toContainText('Dan Ek waits, but cannot take the place.')
    await dialog.root.getByRole('button', { name: 'Cancel booking' }).click()

    await expect(panel.entry('Cem Demir')).toContainText('Confirmed')
    await expect(panel.entry('Dan Ek')).toContainText('Waitlisted')
  })

  await test.step('staff give a free place to whoever can pay by then', async () => {
    const ben = await panel.openEntry('Ben Cole')
    await ben.getByRole('button', { name: 'Client cancels' }).click()
    const dialog = new CancelBookingDialog(page)
    await dialog.root.getByRole('button', { name: 'Cancel booking' }).click()
    await expect(dialog.root).toBeHidden()
    const { rows } = await ask(page, 'clients.search', { query: 'Dan' })
    await ask(page, 'credits.allocate', { clientId: rows[0]?.id ?? 0, sessionCount: 1 })

    const dan = await panel.openEntry('Dan Ek')
    await dan.getByRole('button', { name: 'Give the free place' }).click()

    await expect(panel.entry('Dan Ek')).toContainText('Confirmed')
  })
})
