import type { Page } from '@playwright/test'
import { DEFAULT_START, DEMO_NOW, expect, test } from '../fixtures.ts'
import { AllocateDialog, CancelBookingDialog } from '../pages/dialogs.ts'
import { Frame } from '../pages/frame.ts'
import { Keyboard } from '../pages/keyboard.ts'
import { Schedule, SessionPanel } from '../pages/schedule.ts'
import { Grid, seedTwoTrainers } from '../pages/schedule-grid.ts'
import { ask, seedClient } from '../support/seed.ts'

// A Tuesday in Berlin, twenty minutes into a class.
test.use({ start: { ...DEFAULT_START, now: DEMO_NOW } })

/** Two trainers with a free hour each, a class that has begun with Ada and Ben in it, and Cem who has nothing left. */
async function seedDay(page: Page): Promise<void> {
  const { uwe } = await seedTwoTrainers(page)
  const { service } = await ask(page, 'services.create', {
    name: 'Yoga',
    minutes: 60,
    kind: 'group',
    family: 'Classes',
    capacity: 8,
  })
  const { session } = await ask(page, 'sessions.create', {
    serviceId: service.id,
    trainerId: uwe,
    startsAt: '2026-11-17T11:00:00+01:00',
  })
  for (const [name, sessions] of [
    ['Ada Berg', 5],
    ['Ben Cole', 3],
  ] as const) {
    const clientId = await seedClient(page, name, sessions)
    await ask(page, 'bookings.create', { sessionId: session.id, clientId })
  }
  await seedClient(page, 'Cem Demir', 0)
  await new Frame(page).goTo('Schedule')
}

/** What the day comes to, however it was worked: where every session stands, and what every client has. */
async function expectDayDone(page: Page): Promise<void> {
  const { sessions } = await ask(page, 'schedule.range', {
    from: '2026-11-16T23:00:00.000Z',
    to: '2026-11-17T23:00:00.000Z',
  })
  const stands = sessions
    .map(({ startsAt, trainerName, title, bookings }) => ({
      at: startsAt.slice(11, 16),
      what: `${title}, ${trainerName}`,
      who: bookings.map(({ clientName, status }) => `${clientName} ${status}`).toSorted(),
    }))
    .toSorted((a, b) => a.at.localeCompare(b.at))
  expect(stands).toEqual([
    { at: '10:00', what: 'Yoga, Uwe', who: ['Ada Berg completed', 'Ben Cole no_show'] },
    { at: '11:30', what: 'Personal training, Uwe', who: [] },
    { at: '13:00', what: 'Personal training, Uwe', who: ['Cem Demir late_cancelled'] },
    { at: '14:00', what: 'Personal training, Tara', who: ['Dana Ek confirmed'] },
  ])
  const clients = await ask(page, 'clients.list', {})
  const figures = await Promise.all(
    clients.rows.map(async ({ id, firstName }) => {
      const { available, scheduled, completed, noShow, lateCancelled, total } = await ask(
        page,
        'credits.summary',
        { clientId: id },
      )
      return [firstName, { available, scheduled, completed, noShow, lateCancelled, total }]
    }),
  )
  const nothing = { available: 0, scheduled: 0, completed: 0, noShow: 0, lateCancelled: 0, total: 0 }
  expect(Object.fromEntries(figures)).toEqual({
    Ada: { ...nothing, available: 4, completed: 1, total: 5 },
    Ben: { ...nothing, available: 2, completed: 1, noShow: 1, total: 3 },
    Cem: { ...nothing, available: 4, completed: 1, lateCancelled: 1, total: 5 },
    Dana: nothing,
  })
  expect(await ask(page, 'integrity.check', {})).toMatchObject({ ok: true })
}

test('a front-desk day by mouse', async ({ page }) => {
  await seedDay(page)
  const frame = new Frame(page)
  const schedule = new Schedule(page)
  const grid = new Grid(page)

  await test.step('a class is marked: who came, and who did not', async () => {
    const yoga = await schedule.open('11:00 Yoga')
    await yoga.markAttended('Ada Berg')
    await frame.expectSaid('Ada Berg attended. 4 left.')
    await yoga.openEntry('Ben Cole')
    await expect(yoga.choice('Ben Cole', 'No-show')).toHaveAccessibleDescription('1 session is used (policy)')
    await yoga.choice('Ben Cole', 'No-show').click()
    await frame.expectSaid('Ben Cole did not come. 2 left.')
  })

  await test.step('somebody without sessions is refused, given some, and booked', async () => {
    const training = await schedule.open('14:00 nobody yet')
    await training.find('cem', 'Cem Demir')
    await training.bookFound()
    await expect(training.refusal).toContainText('No available sessions.')
    const dialog = await training.addSessionsToBook()
    await dialog.add(5, { now: 0, after: 5 })
    await frame.expectSaid('Cem Demir is booked. 4 left.')
  })

  await test.step('who walks in gets a session at once', async () => {
    const dialog = await schedule.beginSessionAt('Tara', '15:00')
    await expect(dialog.start).toHaveValue('15:00')
    await expect(dialog.trainer).toHaveValue('Tara')
    await dialog.pick('For', 'New client')
    await dialog.field('First name').fill('Dana')
    await dialog.field('Last name').fill('Ek')
    await dialog.create()
    await frame.expectSaid(/^Dana Ek is booked for Personal training/)
  })

  await test.step('a session goes to another trainer; where it cannot stand it springs back', async () => {
    await grid.drag(await grid.spot('Tara', '12:00', 30), await grid.spot('Uwe', '13:00'))
    await frame.expectSaid('Personal training moved to Tue, 17 Nov, 12:30–13:30, Uwe.')
    await grid.pull(await grid.spot('Tara', '15:00', 30), await grid.spot('Uwe', '14:00', 30))
    await expect(grid.ghost).toContainText('Uwe already teaches Personal training')
    await grid.release()
    await frame.expectSaid('Uwe already teaches Personal training at that time.')
    await expect(grid.session('Tara', '15:00 Dana Ek')).toBeVisible()
  })

  await test.step('who cancels late is told what it costs before it is done', async () => {
    const training = await schedule.open('14:00 Cem Demir')
    const dialog = await training.beginCancelling('Cem Demir')
    await expect(dialog.consequence).toContainText('This is late: 1 session stays used.')
    await dialog.confirm()
    await frame.expectSaid('The booking of Cem Demir is cancelled late and stays charged. 4 available.')
  })

  await test.step('what was done last is taken back, and done after all', async () => {
    await page.getByRole('button', { name: 'Undo' }).last().click()
    await frame.expectSaid(/^Undone: /)
    await expect(grid.session('Uwe', '14:00 Cem Demir')).toBeVisible()
    await page.keyboard.press('Control+Shift+z')
    await frame.expectSaid(/^Done again: /)
  })

  await frame.expectHealth('All figures add up')
  await expectDayDone(page)
})

test('the same day by keyboard alone', async ({ page }) => {
  await seedDay(page)
  const keyboard = new Keyboard(page)
  const frame = new Frame(page)
  const grid = new Grid(page)
  const panel = new SessionPanel(page)
  const yoga = grid.session('Uwe', '11:00 Yoga')
  await expect(yoga).toBeVisible()

  await test.step('a class is marked: who came, and who did not', async () => {
    await goToSession(page, keyboard, 'Uwe', '11:00 Yoga')
    await keyboard.press('Enter')
    await mark('Ada Berg', 'Attended')
    await frame.expectSaid('Ada Berg attended. 4 left.')
    await mark('Ben Cole', 'No-show')
    await frame.expectSaid('Ben Cole did not come. 2 left.')
  })

  await test.step('somebody without sessions is refused, given some, and booked', async () => {
    await goToSession(page, keyboard, 'Uwe', '14:00 nobody yet')
    await keyboard.press('Enter')
    await keyboard.tabTo(panel.field)
    await keyboard.type('cem')
    await expect(page.getByRole('option', { name: 'Cem Demir' })).toBeVisible()
    await keyboard.press('ArrowDown', 'Enter')
    await keyboard.tabTo(panel.bookButton('Cem Demir'))
    await keyboard.press('Enter')
    await expect(panel.refusal).toContainText('No available sessions.')
    await keyboard.tabTo(panel.book.getByRole('button', { name: 'Add sessions' }))
    await keyboard.press('Enter')
    const dialog = new AllocateDialog(page)
    await expect(dialog.count).toBeFocused()
    await keyboard.type('5')
    await expect(dialog.consequence).toHaveText('Available now05')
    await keyboard.press('Enter')
    await frame.expectSaid('Cem Demir is booked. 4 left.')
  })

  await test.step('who walks in gets a session at once', async () => {
    await goToSession(page, keyboard, 'Tara', '12:00 nobody yet')
    await keyboard.press('n')
    const dialog = await grid.expectDialog()
    await keyboard.tabTo(dialog.start)
    await keyboard.type('15:00')
    await expect(dialog.start).toHaveValue('15:00')
    await expect(dialog.trainer).toHaveValue('Tara')
    await keyboard.tabTo(dialog.choice('For', 'Existing client'))
    await keyboard.press('ArrowRight')
    await expect(dialog.choice('For', 'New client')).toBeChecked()
    await keyboard.tabTo(dialog.field('First name'))
    await keyboard.type('Dana')
    await keyboard.tabTo(dialog.field('Last name'))
    await keyboard.type('Ek')
    await keyboard.press('Enter')
    await dialog.expectGone()
    await frame.expectSaid(/^Dana Ek is booked for Personal training/)
  })

  await test.step('a session goes to another trainer; where it cannot stand it stays', async () => {
    await goToSession(page, keyboard, 'Tara', '12:00 nobody yet')
    await keyboard.press('m', 'ArrowRight', 'ArrowDown', 'ArrowDown', 'Enter')
    await frame.expectSaid('Personal training moved to Tue, 17 Nov, 12:30–13:30, Uwe.')
    await expect(grid.session('Uwe', '12:30 nobody yet')).toBeFocused()
    await goToSession(page, keyboard, 'Tara', '15:00 Dana Ek')
    await keyboard.press('m', 'ArrowRight', ...Array<string>(4).fill('ArrowUp'))
    await grid.expectHeard(/Uwe already teaches Personal training/)
    await keyboard.press('Enter')
    await frame.expectSaid('Uwe already teaches Personal training at that time.')
    await expect(grid.session('Tara', '15:00 Dana Ek')).toBeFocused()
  })

  await test.step('who cancels late is told what it costs before it is done', async () => {
    await goToSession(page, keyboard, 'Uwe', '14:00 Cem Demir')
    await keyboard.press('Enter')
    await mark('Cem Demir', 'Client cancels')
    const dialog = new CancelBookingDialog(page)
    await expect(dialog.consequence).toContainText('This is late: 1 session stays used.')
    await keyboard.tabTo(dialog.button('Cancel booking'))
    await keyboard.press('Enter')
    await frame.expectSaid('The booking of Cem Demir is cancelled late and stays charged. 4 available.')
  })

  await test.step('what was done last is taken back, and done after all', async () => {
    await keyboard.press('Control+z')
    await frame.expectSaid(/^Undone: /)
    await expect(grid.session('Uwe', '14:00 Cem Demir')).toBeVisible()
    await keyboard.press('Control+Shift+z')
    await frame.expectSaid(/^Done again: /)
  })

  await frame.expectHealth('All figures add up')
  await expectDayDone(page)

  async function mark(client: string, choice: string): Promise<void> {
    const line = panel.entry(client).getByRole('button', { name: new RegExp(`^${client}`) })
    await keyboard.tabTo(line)
    if ((await line.getAttribute('aria-expanded')) === 'false') await keyboard.press('Enter')
    await keyboard.tabTo(panel.choice(client, choice))
    await keyboard.press('Enter')
  }
})

/** From wherever the focus is into the grid, and by arrows to a session of these two columns. */
async function goToSession(page: Page, keyboard: Keyboard, trainer: string, name: string): Promise<void> {
  const grid = new Grid(page)
  const goal = grid.session(trainer, name)
  await keyboard.tabTo(grid.root.locator('[data-session][tabindex="0"]'), { back: true })
  await keyboard.press(trainer === 'Tara' ? 'ArrowLeft' : 'ArrowRight')
  await keyboard.press('ArrowUp', 'ArrowUp', 'ArrowUp', 'ArrowUp')
  for (let step = 0; step < 5; step += 1) {
    if (await goal.evaluate((element) => element === document.activeElement)) return
    await keyboard.press('ArrowDown')
  }
  await expect(goal).toBeFocused()
}
