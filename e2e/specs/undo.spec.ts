import { DEFAULT_START, DEMO_NOW, expect, test } from '../fixtures.ts'
import { available, ClientPage } from '../pages/client.ts'
import { ShortcutSheet } from '../pages/dialogs.ts'
import { Frame } from '../pages/frame.ts'
import { Keyboard } from '../pages/keyboard.ts'
import { Schedule } from '../pages/schedule.ts'
import { ask, seedClient, seedTrainer } from '../support/seed.ts'

test.use({ start: { ...DEFAULT_START, now: DEMO_NOW } })

const CLIENT = 'Ada Lovelace'
const BOOKED = `Booked ${CLIENT} into Personal training, Tue 17 November 14:00`

test('what was done at the desk is undone and done again', async ({ page }) => {
  const keyboard = new Keyboard(page)
  const frame = new Frame(page)
  const schedule = new Schedule(page)

  await test.step('at first there is nothing to undo', async () => {
    await keyboard.press('Control+z')
    await frame.expectSaid('There is nothing to undo.')
  })

  await seedClient(page, CLIENT, 1)
  const { serviceId, trainerId } = await seedTrainer(page, 'Tara')
  await ask(page, 'sessions.create', { serviceId, trainerId, startsAt: '2026-11-17T14:00:00+01:00' })
  await frame.goTo('Schedule')
  const panel = await schedule.open('14:00 nobody yet')
  const booked = panel.entry(CLIENT).filter({ hasText: 'Confirmed' })

  await test.step('a booking is undone by keyboard, and the window says which', async () => {
    await panel.find('ada', CLIENT)
    await panel.bookFound()
    await frame.expectSaid(`${CLIENT} is booked. 0 left.`)
    await expect(booked).toContainText('0 left')
    await schedule.session(`14:00 ${CLIENT}`).focus()
    await keyboard.press('Control+z')

    await frame.expectSaid(`Undone: ${BOOKED}`)
    // Far sooner than it would go by itself.
    await expect(frame.toasts.filter({ hasText: `${CLIENT} is booked.` })).toBeHidden({ timeout: 2_000 })
    await panel.unfold()
    await expect(panel.entry(CLIENT).filter({ hasText: 'Cancelled' })).toContainText('1 left')
    await expect(booked).toBeHidden()
  })

  await test.step('keys in a field are for what is typed there', async () => {
    await panel.field.fill('bea')
    await keyboard.press('Control+Shift+z')
    await keyboard.press('Escape')

    await expect(booked).toBeHidden()
  })

  await test.step('and done again', async () => {
    await schedule.session('14:00 nobody yet').focus()
    await keyboard.press('Control+Shift+z')

    await frame.expectSaid(`Done again: ${BOOKED}`)
    await expect(booked).toContainText('0 left')
  })

  await test.step('a toast offers to undo what it tells', async () => {
    await booked.getByRole('button', { expanded: false }).click()
    await booked.getByRole('link', { name: 'Open client' }).click()
    await frame.expectScreen(CLIENT)
    const client = new ClientPage(page)
    const dialog = await client.beginAdding()
    await dialog.count.fill('3')
    await keyboard.press('Enter')
    await dialog.expectGone()
    await frame.expectSaid(`Added 3 sessions to ${CLIENT}. Total available: 3`)
    await expect.poll(() => available(client.main)).toBe(3)

    await frame.toasts.filter({ hasText: 'Added 3 sessions' }).getByRole('button', { name: 'Undo' }).click()

    await frame.expectSaid(`Undone: Added 3 sessions to ${CLIENT}`)
    await expect.poll(() => available(client.main)).toBe(0)
  })

  await test.step('the sheet names the keys', async () => {
    await frame.heading(CLIENT).click()
    await keyboard.press('?')
    const sheet = new ShortcutSheet(page)

    await expect(sheet.root.getByText('Undo what you did last')).toBeVisible()
    await expect(sheet.root.getByText('Do it again')).toBeVisible()
  })
})
