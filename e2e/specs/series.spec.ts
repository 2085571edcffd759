import { DEFAULT_START, DEMO_NOW, expect, test } from '../fixtures.ts'
import { Frame } from '../pages/frame.ts'
import { Keyboard } from '../pages/keyboard.ts'
import { Grid } from '../pages/schedule-grid.ts'
import { SeriesDialog, seedSeries, storedSeries } from '../pages/series.ts'
import { expectAccessible } from '../support/accessibility.ts'
import { ask } from '../support/seed.ts'

test.use({ start: { ...DEFAULT_START, now: DEMO_NOW } })

const NAME = 'nobody yet'
const AT_FIRST = ['2026-11-17T12:00', '2026-11-24T12:00', '2026-12-01T12:00', '2026-12-08T12:00']

test('a session of a series is moved alone, with those that follow, or put back', async ({ page }) => {
  const [frame, grid, keyboard] = [new Frame(page), new Grid(page), new Keyboard(page)]
  const dialog = new SeriesDialog(page)
  const { serviceId, tara, sessionIds } = await seedSeries(page)
  const busy = { serviceId, trainerId: tara, startsAt: '2026-12-01T13:00:00+01:00' }
  await ask(page, 'sessions.create', busy)
  await frame.goTo('Schedule')
  await expect(grid.session('Tara', `12:00 ${NAME}`)).toBeVisible()
  const toOne = async () =>
    grid.drag(await grid.spot('Tara', '12:00', 30), await grid.spot('Tara', '13:00', 30))

  await test.step('it stands at its new place while it is asked, and is put back', async () => {
    await toOne()
    await dialog.expectTitle('Move Personal training')
    await expect(grid.session('Tara', `13:00 ${NAME}`)).toBeAttached()
    await expect(dialog.which('Only this one')).toBeChecked()
    await dialog.expectOutlook('Free at that time.')
    await expectAccessible(page, 'the question about a series')
    await dialog.press('Put it back')
    await expect(grid.session('Tara', `12:00 ${NAME}`)).toBeVisible()
    await expect.poll(() => storedSeries(page, sessionIds)).toEqual(AT_FIRST)
  })

  await test.step('Enter moves this one, and it is undone by key', async () => {
    await toOne()
    await dialog.expectOutlook('Free at that time.')
    await expect(dialog.which('Only this one')).toBeFocused()
    await keyboard.press('Enter')
    await frame.expectSaid('Personal training moved to Tue, 17 Nov, 13:00–14:00, Tara.')
    await expect
      .poll(() => storedSeries(page, sessionIds))
      .toEqual(['2026-11-17T13:00', ...AT_FIRST.slice(1)])
    await keyboard.press('Control+z')
    await expect(grid.session('Tara', `12:00 ${NAME}`)).toBeVisible()
  })

  await test.step('the following go along, and what cannot is named before and after', async () => {
    await toOne()
    await expect(dialog.which('Only this one')).toBeFocused()
    await keyboard.press('ArrowDown')
    await expect(dialog.which('This and the following')).toBeChecked()
    await dialog.expectOutlook('3 sessions move.')
    await dialog.expectOutlook('1 session stays where it is:')
    await dialog.expectOutlook('Tara already teaches Personal training at that time.')
    await expectAccessible(page, 'the question about a series with a clash')
    await keyboard.press('Enter')
    await frame.expectSaid('3 sessions of Personal training moved. 1 stays where it is:')
    await expect
      .poll(() => storedSeries(page, sessionIds))
      .toEqual(['2026-11-17T13:00', '2026-11-24T13:00', '2026-12-01T12:00', '2026-12-08T13:00'])
    await keyboard.press('Control+z')
    await expect.poll(() => storedSeries(page, sessionIds)).toEqual(AT_FIRST)
  })
})

test('cancelling asks how much of the series, and says first what it does', async ({ page }) => {
  const [frame, grid] = [new Frame(page), new Grid(page)]
  const dialog = new SeriesDialog(page)
  const { sessionIds } = await seedSeries(page)
  await frame.goTo('Schedule')
  await grid.session('Tara', `12:00 ${NAME}`).click()
  await page.getByRole('button', { name: 'Cancel session' }).click()

  await dialog.which('This and the following').check()
  await dialog.expectOutlook('4 sessions are cancelled.')
  await expectAccessible(page, 'cancelling a series')
  await dialog.press('Cancel 4 sessions')

  await frame.expectSaid('4 sessions of Personal training are cancelled.')
  await expect.poll(() => storedSeries(page, sessionIds)).toEqual(Array(4).fill('cancelled'))
})

test('a change from another window is told by name, with the ways to go on', async ({
  page,
  secondWindow,
}) => {
  const [frame, grid] = [new Frame(page), new Grid(page)]
  const dialog = new SeriesDialog(page)
  const { sessionIds } = await seedSeries(page)
  const [sessionId = 0] = sessionIds
  const second = await secondWindow()
  const { actor } = await ask(page, 'auth.current', {})
  const owner = actor?.name ?? ''
  await frame.goTo('Schedule')
  await expect(grid.session('Tara', `12:00 ${NAME}`)).toBeVisible()

  await test.step('a drop springs back, says who moved it where, and leads there', async () => {
    await grid.pull(await grid.spot('Tara', '12:00', 30), await grid.spot('Tara', '13:00', 30))
    await ask(second, 'sessions.move', { sessionId, version: 1, startsAt: '2026-11-18T15:00:00+01:00' })
    await grid.release()
    await dialog.press('Move')
    await frame.expectSaid(`${owner} moved it to Wed 18 November 15:00 a moment ago.`)
    await page.getByRole('button', { name: 'Show it' }).click()
    await expect(grid.session('Tara', `15:00 ${NAME}`)).toBeVisible()
  })

  await test.step('a form says the same, and takes theirs or goes over it', async () => {
    await page.getByRole('button', { name: 'Move to…' }).click()
    await expect(dialog.root.getByLabel('Start')).toHaveValue('15:00')
    await ask(second, 'sessions.move', { sessionId, version: 2, startsAt: '2026-11-18T16:00:00+01:00' })
    await dialog.expectOutlook(`${owner} moved it to Wed 18 November 16:00 a moment ago.`)
    await dialog.root.getByRole('button', { name: 'Move session' }).click()
    await expectAccessible(page, 'a conflict of two windows')
    await dialog.root.getByRole('button', { name: 'Take theirs' }).click()
    await expect(dialog.root.getByLabel('Start')).toHaveValue('16:00')
    await dialog.root.getByLabel('Start').fill('17:00')
    await dialog.press('Move session')
    await expect.poll(async () => (await storedSeries(page, [sessionId]))[0]).toBe('2026-11-18T17:00')
  })
})
