import { DEMO_START, expect, test } from '../fixtures.ts'
import { ClientPage } from '../pages/client.ts'
import { Clients } from '../pages/clients.ts'
import { AllocateDialog, CancelBookingDialog, Palette, ShortcutSheet } from '../pages/dialogs.ts'
import { Frame } from '../pages/frame.ts'
import { Keyboard } from '../pages/keyboard.ts'
import { Schedule, SessionPanel } from '../pages/schedule.ts'

test.use({ start: DEMO_START })

test('the front desk works by keyboard alone', async ({ page }) => {
  const keyboard = new Keyboard(page)
  const frame = new Frame(page)
  const schedule = new Schedule(page)
  const panel = new SessionPanel(page)
  const pilates = schedule.session('09:30 Pilates reformer')

  await test.step('the first stop leads past everything, to the content', async () => {
    await keyboard.press('Tab')
    await expect(page.getByRole('button', { name: 'Skip to content' })).toBeFocused()
    await keyboard.expectVisibleFocus()
    await keyboard.press('Enter')
    await expect(page.getByRole('main')).toBeFocused()
  })

  await test.step('one stop leads into the day, and arrows from session to session', async () => {
    const first = schedule.session('06:30 Giorgos Economou')
    await keyboard.tabTo(first)
    for (const [key, session] of [
      ['ArrowDown', '08:30 Ifeoma Nwosu'],
      ['ArrowDown', '11:30 Chiara De Luca'],
      ['ArrowUp', '08:30 Ifeoma Nwosu'],
      ['End', '19:15 Folake Nwosu'],
      ['Home', '06:30 Giorgos Economou'],
      ['ArrowDown', '08:30 Ifeoma Nwosu'],
      ['ArrowRight', '09:30 Pilates reformer'],
    ] as const) {
      await keyboard.press(key)
      await expect(schedule.session(session)).toBeFocused()
      await keyboard.expectVisibleFocus()
    }
  })

  await test.step('Enter opens a session, and a client is found, chosen and booked', async () => {
    await keyboard.press('Enter')
    await expect(panel.root).toBeVisible()
    await expect(pilates).toBeFocused()
    await keyboard.tabTo(panel.field)
    await keyboard.type('solene font')
    await expect(page.getByRole('option', { name: 'Solène Fontaine' })).toBeVisible()
    await keyboard.press('ArrowDown', 'Enter')
    await keyboard.tabTo(panel.bookButton('Solène Fontaine'))
    await keyboard.press('Enter')

    await frame.expectSaid('Solène Fontaine is booked. 20 left.')
    await keyboard.expectVisibleFocus()
  })

  await test.step('who is booked already is not to be had again', async () => {
    await keyboard.tabTo(panel.field, { back: true })
    await keyboard.type('solene font')
    await expect(page.getByRole('option', { name: /^Solène Fontaine.*Already booked$/ })).toBeVisible()
    await keyboard.press('Enter')
    await expect(panel.field).toHaveAccessibleDescription(/^Nobody is chosen yet\./)
    await keyboard.press('Control+a', 'Delete')
  })

  await test.step('a refusal is followed by its way out, and the focus comes back', async () => {
    await keyboard.tabTo(panel.field, { back: true })
    await keyboard.type('harriet bui')
    await keyboard.press('Enter')
    await expect(panel.bookButton('Harriet Bùi')).toBeVisible()
    await keyboard.press('Enter')
    await expect(panel.refusal).toContainText('No available sessions.')
    await expect(panel.refusal).toBeFocused()
    // Meant for the field: no dialog opens, and the day stays what it is.
    await keyboard.type('an')
    await keyboard.expectVisibleFocus()
    await keyboard.tabTo(panel.book.getByRole('button', { name: 'Add sessions' }))
    await keyboard.press('Enter')
    const dialog = new AllocateDialog(page)
    await expect(dialog.count).toBeFocused()
    await keyboard.expectVisibleFocus()
    await keyboard.type('2')
    await expect(dialog.consequence).toHaveText('Available now02')
    await keyboard.press('Enter')

    await dialog.expectGone()
    await frame.expectSaid('Harriet Bùi is booked. 1 left.')
    await keyboard.expectVisibleFocus()
  })

  await test.step('a booking is cancelled; nothing happens by Enter alone, and the focus comes back', async () => {
    const entry = panel.entry('Harriet Bùi')
    await expect(entry).toBeVisible()
    await keyboard.tabTo(entry.getByRole('button', { name: 'Harriet Bùi' }), { back: true })
    await keyboard.press('Enter')
    const cancel = entry.getByRole('button', { name: 'Client cancels' })
    await keyboard.tabTo(cancel)
    await keyboard.press('Enter')
    const dialog = new CancelBookingDialog(page)
    await expect(dialog.button('Keep booking')).toBeFocused()
    await keyboard.press('Enter')
    await dialog.expectGone()
    await expect(cancel).toBeFocused()
    await keyboard.expectVisibleFocus()

    await keyboard.press('Enter')
    await expect(dialog.button('Keep booking')).toBeFocused()
    await expect(dialog.consequence).toContainText('This is late: 1 session stays used.')
    await keyboard.tabTo(dialog.button('Cancel booking'))
    await keyboard.press('Enter')
    await dialog.expectGone()
    await expect(entry).toContainText('Cancelled late')
    await keyboard.expectVisibleFocus()
  })

  await test.step('the palette goes anywhere, and gives the focus back when it is left', async () => {
    const palette = new Palette(page)
    await keyboard.tabTo(panel.field)
    await keyboard.press('Control+k')
    await expect(palette.search).toBeFocused()
    await keyboard.press('Escape')
    await palette.expectGone()
    await expect(panel.field).toBeFocused()
    await keyboard.press('Control+k')
    await expect(palette.search).toBeFocused()
    await keyboard.type('client')
    await keyboard.press('Enter')
    await frame.expectScreen('Clients')
  })

  await test.step('a client is searched, opened and given sessions', async () => {
    const clients = new Clients(page)
    await keyboard.press('/')
    await expect(clients.find).toBeFocused()
    await keyboard.type('harriet bui')
    await expect(clients.names).toHaveText(['Harriet Bùi'])
    await keyboard.press('ArrowDown')
    await expect(clients.row('Harriet Bùi')).toBeFocused()
    await keyboard.expectVisibleFocus()
    await keyboard.press('Enter')
    await frame.expectScreen('Harriet Bùi')
    await keyboard.press('a')
    const dialog = new AllocateDialog(page)
    await expect(dialog.count).toBeFocused()
    await keyboard.type('5')
    await expect(dialog.consequence).toHaveText('Available now16')
    await keyboard.press('Enter')

    await dialog.expectGone()
    await frame.expectSaid('Added 5 sessions to Harriet Bùi. Total available: 6')
    await expect.poll(() => new ClientPage(page).available()).toBe(6)
  })

  await test.step('every shortcut of the screen is on the sheet, which closes to where one was', async () => {
    const sheet = new ShortcutSheet(page)
    const add = page.getByRole('button', { name: 'Add sessions' })
    await keyboard.tabTo(add)
    await keyboard.press('?')
    await expect(sheet.root.getByText('Add sessions')).toBeVisible()
    await expect(sheet.root.getByText('Go to Schedule')).toBeVisible()
    await keyboard.expectVisibleFocus()
    await keyboard.press('Escape')
    await sheet.expectGone()
    await expect(add).toBeFocused()
    await keyboard.expectVisibleFocus()
  })

  await test.step('two letters lead back to the schedule', async () => {
    await keyboard.press('g', 's')
    await frame.expectScreen('Schedule')
    await keyboard.press('PageDown')
    await schedule.expectDay('Wednesday 18 November 2026')
    await keyboard.press('t')
    await schedule.expectDay('Tuesday 17 November 2026')
  })
})
