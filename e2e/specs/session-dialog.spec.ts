import { DEFAULT_START, expect, test } from '../fixtures.ts'
import { CreateSessionDialog } from '../pages/dialogs.ts'
import { Frame } from '../pages/frame.ts'
import { Keyboard } from '../pages/keyboard.ts'
import { Schedule, SessionPanel } from '../pages/schedule.ts'
import { expectAccessible } from '../support/accessibility.ts'
import { ask, seedClient, seedTrainer } from '../support/seed.ts'

// A Monday morning in Berlin.
test.use({ start: { ...DEFAULT_START, now: '2026-03-02T08:00:00Z' } })

test('a session is made for somebody new, and for somebody with credits', async ({ page }) => {
  const { serviceId, trainerId } = await seedTrainer(page, 'Kenji Watanabe')
  await seedClient(page, 'Ada Berg', 4)
  const frame = new Frame(page)
  await frame.goTo('Schedule')
  const schedule = new Schedule(page)
  const dialog = new CreateSessionDialog(page)

  await test.step('a new client is made with their first session, which they owe', async () => {
    const dialog = await schedule.pressNewSession()
    await expect(dialog.trainer).toHaveValue('Kenji Watanabe')
    await dialog.start.fill('10:00')
    await dialog.pick('For', 'New client')
    await dialog.button('Create and book').click()
    await expect(dialog.field('First name')).toBeFocused()
    await expect(dialog.field('First name')).toHaveAccessibleDescription('This is needed.')
    await dialog.field('First name').fill('Ben')
    await dialog.field('Last name').fill('Cole')
    await dialog.field('E-mail').fill('ben@example.com')
    await dialog.field('Amount (EUR)').fill('45')
    await dialog.list('Payment method').fill('Card')

    await expect(dialog.summary).toHaveText(
      /^Personal training with Kenji Watanabe, Mon,? 2 Mar 10:00.11:00, for Ben Cole$/,
    )
    await expect(dialog.credits).toHaveText('Booked unpaid: Ben Cole owes €45.00.')
    await expectAccessible(page, 'a new client')
    await dialog.create()

    await frame.expectSaid('Ben Cole is booked for Personal training on 2 Mar 2026, 10:00.')
    await expect(schedule.session('10:00 Ben Cole')).toBeVisible()
    const found = await ask(page, 'clients.search', { query: 'ben@example.com' })
    const { rows } = await ask(page, 'bookings.list', { clientId: found.rows[0]?.id ?? 0 })
    expect(rows).toMatchObject([{ paymentStatus: 'pending', paymentMethod: 'Card' }])
  })

  await test.step('an e-mail address that is taken leads to whose it is', async () => {
    const dialog = await schedule.pressNewSession()
    await dialog.start.fill('12:00')
    await dialog.pick('For', 'New client')
    await dialog.field('First name').fill('Benjamin')
    await dialog.field('E-mail').fill('ben@example.com')
    await expect(dialog.field('E-mail')).toHaveAccessibleDescription('Ben Cole already uses ben@example.com.')
    await dialog.button('Book Ben Cole instead').click()
    await expect(dialog.client).toHaveValue('Ben Cole')
    await expect(dialog.choice('For', 'Existing client')).toBeFocused()

    await expect(dialog.credits).toContainText('No available sessions.')
    await expect(dialog.verdict).toHaveText('Free at that time.')
  })

  await test.step('who has no credits is booked unpaid by one press, which is all there is to do', async () => {
    await dialog.button('Book unpaid').click()
    await dialog.expectGone()
    await frame.expectSaid('Ben Cole is booked for Personal training on 2 Mar 2026, 12:00.')
    await expect(schedule.session('12:00 Ben Cole')).toBeFocused()
  })

  await test.step('Escape closes the panel that the focus is in, and leads back to the card', async () => {
    const panel = new SessionPanel(page)
    await panel.root.getByRole('button', { name: 'Cancel session' }).focus()
    await page.keyboard.press('Escape')
    await expect(panel.root).toBeHidden()
    await expect(schedule.session('12:00 Ben Cole')).toBeFocused()
  })

  await test.step('nobody new is offered to pay by credits that they cannot have', async () => {
    const dialog = await schedule.pressNewSession()
    await dialog.pick('For', 'New client')
    await expect(dialog.choice('Paid with', 'Unpaid')).toBeChecked()
    await expect(dialog.choice('Paid with', 'Complimentary')).toHaveCount(1)
    await expect(dialog.choice('Paid with', 'Credits')).toHaveCount(0)
    await page.keyboard.press('Escape')
    await dialog.expectGone()
  })

  await test.step('nothing is made while a name is only typed, and Enter takes the first who matches', async () => {
    const dialog = await schedule.pressNewSession()
    await dialog.start.fill('14:00')
    await dialog.client.fill('zzz')
    await dialog.button('Create session').click()
    await expect(dialog.client).toBeFocused()
    await expect(dialog.client).toHaveValue('zzz')
    await expect(dialog.client).toHaveAccessibleDescription(
      'Nobody is chosen yet. Choose one of the matches, or clear the field.',
    )
    await dialog.chooseClient('ada', 'Ada Berg')
    // As fast as somebody types: over the one who was chosen, and Enter before anybody has been found.
    await dialog.client.press('Control+a')
    await page.keyboard.type('ben')
    await page.keyboard.press('Enter')
    await expect(dialog.client).toHaveValue('Ben Cole')
    await expect(dialog.summary).toContainText('for Ben Cole')
    await page.keyboard.press('Escape')
    await page.keyboard.press('Escape')
    await dialog.expectGone()
  })

  await test.step('a clash is named before anything is saved, and what pays is told all the same', async () => {
    const dialog = await schedule.pressNewSession()
    await expect(dialog.trainer).toHaveValue('Kenji Watanabe')
    await dialog.start.fill('10:30')
    await dialog.chooseClient('ada', 'Ada Berg')
    await expect(dialog.verdict).toHaveText(
      /^Kenji Watanabe already teaches Personal training at that time \(10:00.11:00\)\.$/,
    )
    await expect(dialog.credits).toHaveText(
      '“Allocated sessions” pays 1 session. Leaves Ada Berg 3 sessions.',
    )
    await expectAccessible(page, 'a clash')

    await dialog.button('Create and book').click()
    await expect(dialog.trainer).toBeFocused()
    await expect(dialog.trainer).toHaveAccessibleDescription(/^Kenji Watanabe already teaches/)

    await dialog.start.fill('11:00')
    await expect(dialog.verdict).toHaveText('Free at that time.')
    await dialog.create()
    await frame.expectSaid('Ada Berg is booked for Personal training on 2 Mar 2026, 11:00. 3 left.')
  })

  await test.step('what was written is not thrown away without a question', async () => {
    const dialog = await schedule.pressNewSession()
    await page.keyboard.press('Escape')
    await dialog.expectGone()
    await schedule.pressNewSession()
    await dialog.button('More').click()
    await dialog.field('Notes').fill('Bring the long mat')
    await page.keyboard.press('Escape')
    const question = page.getByRole('dialog', { name: 'Discard this session?' })
    await question.getByRole('button', { name: 'Keep editing' }).click()
    await expect(dialog.field('Notes')).toHaveValue('Bring the long mat')
    await page.keyboard.press('Escape')
    await question.getByRole('button', { name: 'Discard' }).click()
    await dialog.expectGone()
  })

  await test.step('a trainer who is busy then is not proposed', async () => {
    await ask(page, 'staff.create', { name: 'Zoe Alt', role: 'trainer' })
    await ask(page, 'sessions.create', { serviceId, trainerId, startsAt: '2026-03-02T09:00:00+01:00' })
    await expect(schedule.session('09:00 nobody yet')).toBeVisible()
    const dialog = await schedule.pressNewSession()
    await expect(dialog.start).toHaveValue('09:00')
    await expect(dialog.trainer).toHaveValue('Zoe Alt')
    await page.keyboard.press('Escape')
    await dialog.expectGone()
  })
  await frame.expectHealth('All figures add up')
})

test('a series says what credits reach, and is made as chosen', async ({ page }) => {
  const { serviceId, trainerId } = await seedTrainer(page, 'Kenji Watanabe')
  const clientId = await seedClient(page, 'Ada Berg', 4)
  const frame = new Frame(page)
  await frame.goTo('Schedule')
  const schedule = new Schedule(page)
  const dialog = await schedule.pressNewSession()

  await test.step('six sessions, four credits: each is accounted for in words', async () => {
    await expect(dialog.trainer).toHaveValue('Kenji Watanabe')
    await dialog.day.fill('2026-03-03')
    await dialog.start.fill('09:30')
    await dialog.chooseClient('ada', 'Ada Berg')
    await dialog.repeatOn()
    await dialog.field('Sessions').fill('6')
    await dialog.root.getByRole('button', { name: 'Thu' }).click()

    await expect(dialog.summary).toHaveText(
      /^Personal training with Kenji Watanabe, Tue,? 3 Mar 09:30.10:30, for Ada Berg, every Tue and Thu until 19 Mar: 6 sessions, 4 on “Allocated sessions”, 2 unfunded$/,
    )
    await expect(dialog.verdict).toHaveText('Free at all these times.')
    await expect(dialog.credits).toContainText('4 sessions on “Allocated sessions”')
    await expect(dialog.credits).toContainText(
      /Credits do not reach for 2 sessions, from Tue,? 17 Mar\. They are left out\./,
    )
    await expect(dialog.button('Create 4 sessions')).toBeVisible()
    await expectAccessible(page, 'a series that credits do not reach')
  })

  await test.step('the rest is booked as a debt where that is wanted', async () => {
    await dialog.button('Book them unpaid').click()
    await expect(dialog.list('Where credits run out')).toBeFocused()
    await expect(dialog.credits).toContainText(/They are booked unpaid\./)
    await expect(dialog.button('Create 6 sessions')).toBeVisible()
  })

  await test.step('a clash is named with its day, and may forbid all of it', async () => {
    const startsAt = '2026-03-05T09:00:00+01:00'
    await ask(page, 'sessions.create', { serviceId, trainerId, startsAt })
    await expect(dialog.verdict).toContainText('1 session clashes and is left out:')
    await expect(dialog.verdict).toContainText(/Thu,? 5 Mar,? 09:30: Kenji Watanabe already teaches/)
    await dialog.choose(dialog.list('Where something is taken'), 'Make none at all')
    await expect(dialog.verdict).toContainText('1 session clashes, so none is made:')
    await dialog.button('Create sessions').click()
    await expect(dialog.trainer).toBeFocused()
    await dialog.choose(dialog.list('Where something is taken'), 'Leave that one out')
  })

  await test.step('what is made is what was said', async () => {
    await expect(dialog.button('Create 5 sessions')).toBeVisible()
    await dialog.create()
    await frame.expectSaid('Personal training: 5 sessions, 4 on “Allocated sessions”, 1 unpaid, 1 left out.')
    const { rows } = await ask(page, 'bookings.list', { clientId })
    expect(rows.map(({ funding }) => funding).sort()).toEqual([
      'credit',
      'credit',
      'credit',
      'credit',
      'unpaid',
    ])
    await frame.expectHealth('All figures add up')
  })
})

test('the keyboard alone makes a series for a client', async ({ page }) => {
  await seedTrainer(page, 'Kenji Watanabe')
  await seedClient(page, 'Ada Berg', 4)
  const frame = new Frame(page)
  await frame.goTo('Schedule')
  const keyboard = new Keyboard(page)
  const dialog = new CreateSessionDialog(page)

  await keyboard.press('n')
  await expect(dialog.service).toBeFocused()
  await keyboard.tabTo(dialog.day)
  await keyboard.type('03032026')
  await keyboard.tabTo(dialog.start)
  await keyboard.type('1000')
  await keyboard.tabTo(dialog.client)
  await keyboard.type('ada')
  await expect(page.getByRole('option', { name: 'Ada Berg' })).toBeVisible()
  await keyboard.press('ArrowDown', 'Enter')
  await keyboard.tabTo(dialog.repeat)
  await keyboard.press('Space')
  await keyboard.tabTo(dialog.field('Sessions'))
  await keyboard.press('Control+a')
  await keyboard.type('3')
  await expect(dialog.button('Create 3 sessions')).toBeVisible()
  await keyboard.press('Enter')

  await frame.expectSaid('Personal training: 3 sessions, 3 on “Allocated sessions”.')
  await dialog.expectGone()
})
