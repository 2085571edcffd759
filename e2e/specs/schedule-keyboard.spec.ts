import { DEFAULT_START, DEMO_NOW, expect, test } from '../fixtures.ts'
import { CancelSessionDialog } from '../pages/dialogs.ts'
import { Frame } from '../pages/frame.ts'
import { Keyboard } from '../pages/keyboard.ts'
import { Grid, seedTwoTrainers, stored } from '../pages/schedule-grid.ts'

test.use({ start: { ...DEFAULT_START, now: DEMO_NOW } })

const NAME = 'nobody yet'

test('sessions are moved, lengthened, made and cancelled by keyboard, and every step is said', async ({
  page,
}) => {
  const frame = new Frame(page)
  const grid = new Grid(page)
  const keyboard = new Keyboard(page)
  const { uwe, hers, his } = await seedTwoTrainers(page)
  await frame.goTo('Schedule')
  const first = grid.session('Tara', `12:00 ${NAME}`)
  await expect(first).toBeVisible()
  await keyboard.tabTo(first)

  await test.step('a session is picked up and carried', async () => {
    await keyboard.press('m')
    await grid.expectHeard(/^Picked up Personal training\./)
    await keyboard.press('ArrowDown')
    await grid.expectHeard('Tue, 17 Nov, 12:15–13:15, Tara')
    await keyboard.press('ArrowRight')
    await grid.expectHeard('Tue, 17 Nov, 12:15–13:15, Uwe')
    await keyboard.press('Shift+ArrowDown')
    await grid.expectHeard('Tue, 17 Nov, 12:15–13:30, Uwe')
    await expect(grid.ghost).toBeVisible()
  })

  await test.step('Escape puts it back, and the focus is where it was', async () => {
    await keyboard.press('Escape')
    await grid.expectHeard('Personal training is back where it was.')
    await expect(grid.ghost).toBeHidden()
    await expect(first).toBeFocused()
  })

  await test.step('Enter drops it, and the focus goes along', async () => {
    await keyboard.press('Space', 'ArrowRight', 'ArrowUp', 'Enter')
    await frame.expectSaid('Personal training moved to Tue, 17 Nov, 11:45–12:45, Uwe.')
    await expect(grid.session('Uwe', `11:45 ${NAME}`)).toBeFocused()
    await keyboard.expectVisibleFocus()
    await expect
      .poll(() => stored(page, hers))
      .toEqual({
        startsAt: '2026-11-17T10:45:00.000Z',
        minutes: 60,
        trainerId: uwe,
      })
  })

  await test.step('Alt and an arrow move it at once, and one after the other', async () => {
    await keyboard.press('Alt+ArrowUp', 'Alt+ArrowUp', 'Alt+Shift+ArrowDown')
    await expect(grid.session('Uwe', `11:15 ${NAME}`)).toBeFocused()
    await expect
      .poll(() => stored(page, hers))
      .toMatchObject({ startsAt: '2026-11-17T10:15:00.000Z', minutes: 75 })
  })

  await test.step('what cannot be is said on the way, and refused with the focus where it was', async () => {
    await keyboard.press('ArrowDown')
    const other = grid.session('Uwe', `14:00 ${NAME}`)
    await expect(other).toBeFocused()
    await keyboard.press('m', ...Array<string>(7).fill('ArrowUp'))
    await grid.expectHeard(
      'Tue, 17 Nov, 12:15–13:15, Uwe. Uwe already teaches Personal training, 11:15–12:30.',
    )
    await keyboard.press('Enter')
    await frame.expectSaid('Uwe already teaches Personal training at that time.')
    await expect(other).toBeFocused()
    expect((await stored(page, his)).startsAt).toBe('2026-11-17T13:00:00.000Z')
  })

  await test.step('the cursor finds a free place, and Enter begins a session there', async () => {
    await keyboard.press('Control+ArrowDown')
    await grid.expectHeard('Free place: Tue, 17 Nov, 15:00–15:15, Uwe. Enter begins a session.')
    await keyboard.press('Control+ArrowLeft', 'Control+ArrowDown')
    await grid.expectHeard('Tue, 17 Nov, 15:15–15:30, Tara')
    await keyboard.press('Enter')
    const dialog = await grid.expectDialog()
    await expect(dialog.start).toHaveValue('15:15')
    await expect(dialog.trainer).toHaveValue('Tara')
    await keyboard.press('Escape')
    await expect(dialog.root).toBeHidden()
  })

  await test.step('a form moves it as well', async () => {
    await grid.session('Uwe', `14:00 ${NAME}`).focus()
    await keyboard.press('Shift+m')
    const dialog = page.getByRole('dialog', { name: 'Move session' })
    await dialog.getByLabel('Start').fill('11:30')
    await expect(dialog.getByRole('status')).toHaveText('Uwe already teaches Personal training at that time.')
    await dialog.getByLabel('Start').fill('16:00')
    await expect(dialog.getByRole('status')).toHaveText('Free at that time.')
    await keyboard.press('Enter')
    await expect(dialog).toBeHidden()
    await expect(grid.session('Uwe', `16:00 ${NAME}`)).toBeVisible()
  })

  await test.step('Delete asks before it cancels', async () => {
    await grid.session('Uwe', `11:15 ${NAME}`).focus()
    await keyboard.press('Delete')
    const dialog = new CancelSessionDialog(page)
    await expect(dialog.root).toBeVisible()
    await dialog.confirm('Ill')
    await expect(grid.session('Uwe', '11:15')).toHaveAccessibleName(/cancelled$/)
  })
})
