import { DEFAULT_START, DEMO_NOW, expect, test } from '../fixtures.ts'
import { Frame } from '../pages/frame.ts'
import { Keyboard } from '../pages/keyboard.ts'
import { Grid, seedTwoTrainers, stored } from '../pages/schedule-grid.ts'

test.use({ start: { ...DEFAULT_START, now: DEMO_NOW } })

const NAME = 'nobody yet'

test('sessions are moved, lengthened, made and given up by hand', async ({ page }) => {
  const frame = new Frame(page)
  const grid = new Grid(page)
  const keyboard = new Keyboard(page)
  const { tara, uwe, hers } = await seedTwoTrainers(page)
  await frame.goTo('Schedule')
  await expect(grid.session('Tara', `12:00 ${NAME}`)).toBeVisible()

  await test.step('a session goes to another trainer and another time at once, and main agrees', async () => {
    await grid.drag(await grid.spot('Tara', '12:00', 30), await grid.spot('Uwe', '11:00', 45))

    await expect(grid.session('Uwe', `11:15 ${NAME}`)).toBeVisible()
    await frame.expectSaid('Personal training moved to Tue, 17 Nov, 11:15–12:15, Uwe.')
    await expect
      .poll(() => stored(page, hers))
      .toEqual({
        startsAt: '2026-11-17T10:15:00.000Z',
        minutes: 60,
        trainerId: uwe,
      })
  })

  await test.step('letting go is no click: no panel opens', async () => {
    await expect(page.getByRole('main').getByRole('complementary')).toBeHidden()
  })

  await test.step('it is undone by key, and stands where it stood', async () => {
    await keyboard.press('Control+z')
    await expect(grid.session('Tara', `12:00 ${NAME}`)).toBeVisible()
    expect((await stored(page, hers)).trainerId).toBe(tara)
  })

  await test.step('its edges change how long it takes', async () => {
    const end = await grid.spot('Tara', '13:00')
    await grid.drag({ ...end, y: end.y - 4 }, await grid.spot('Tara', '13:00', 30))
    await frame.expectSaid('Personal training moved to Tue, 17 Nov, 12:00–13:30, Tara.')
    const start = await grid.spot('Tara', '12:00')
    await grid.drag({ ...start, y: start.y + 4 }, await grid.spot('Tara', '11:00', 45))
    await frame.expectSaid('Personal training moved to Tue, 17 Nov, 11:45–13:30, Tara.')
    await expect
      .poll(() => stored(page, hers))
      .toMatchObject({ startsAt: '2026-11-17T10:45:00.000Z', minutes: 105 })
  })

  await test.step('Escape puts it back', async () => {
    await grid.pull(await grid.spot('Tara', '12:00', 30), await grid.spot('Uwe', '11:00'))
    await expect(grid.ghost).toBeVisible()
    await keyboard.press('Escape')
    await expect(grid.ghost).toBeHidden()
    await page.mouse.up()
    await expect(grid.session('Tara', `11:45 ${NAME}`)).toBeVisible()
  })

  await test.step('a free place that is dragged over becomes a session as long as that', async () => {
    await grid.drag(await grid.spot('Uwe', '11:00', 5), await grid.spot('Uwe', '12:00', 20))
    const dialog = await grid.expectDialog()
    await expect(dialog.start).toHaveValue('11:00')
    await expect(dialog.trainer).toHaveValue('Uwe')
    await expect(dialog.root.getByLabel('Minutes')).toHaveValue('90')
    await dialog.create()
    await expect(grid.session('Uwe', `11:00 ${NAME}`)).toBeVisible()
  })
})

test('what cannot be is said while it is dragged, and springs back', async ({ page }) => {
  const frame = new Frame(page)
  const grid = new Grid(page)
  const { tara, hers } = await seedTwoTrainers(page)
  await frame.goTo('Schedule')
  await expect(grid.session('Tara', `12:00 ${NAME}`)).toBeVisible()

  await grid.pull(await grid.spot('Tara', '12:00', 30), await grid.spot('Uwe', '14:00', 45))
  await expect(grid.ghost).toContainText('Uwe already teaches Personal training, 14:00–15:00.')
  await grid.release()

  await frame.expectSaid('Uwe already teaches Personal training at that time.')
  await expect(grid.session('Tara', `12:00 ${NAME}`)).toBeVisible()
  await expect(grid.column('Uwe').getByRole('button')).toHaveCount(1)
  expect((await stored(page, hers)).trainerId).toBe(tara)
})
