import type { Locator } from '@playwright/test'
import { DEMO_START, expect, test } from '../fixtures.ts'
import { Frame } from '../pages/frame.ts'
import { Keyboard } from '../pages/keyboard.ts'
import { Schedule } from '../pages/schedule.ts'
import { Grid } from '../pages/schedule-grid.ts'
import { ScheduleSide } from '../pages/schedule-side.ts'
import { expectAccessible } from '../support/accessibility.ts'

test.use({ start: DEMO_START })
test.describe.configure({ timeout: 150_000 })

test('the columns are chosen, put in order and held first beside the schedule', async ({ page }) => {
  const side = new ScheduleSide(page)
  const grid = new Grid(page)
  const keyboard = new Keyboard(page)

  await test.step('what is unticked has no column, and the way back is beside it', async () => {
    await expect(side.box('Kenji Watanabe')).toBeChecked()
    await side.box('Kenji Watanabe').uncheck()
    await expect(grid.column('Kenji Watanabe')).toHaveCount(0)
    await expectAccessible(page, 'the panel beside the day')
    await side.columns.getByRole('button', { name: 'None of the trainers' }).click()
    await expect(page.getByRole('heading', { name: 'All trainers are hidden' })).toBeVisible()
    await expectAccessible(page, 'all columns hidden')
    await page.getByRole('button', { name: 'Show all trainers' }).click()
    await expect(grid.column('Kenji Watanabe')).toBeVisible()
  })

  await test.step('by keyboard: one stop, arrows along it, Alt with arrows moves, P holds first', async () => {
    const first = (await side.names().first().textContent()) ?? ''
    await side.box(first).focus()
    await keyboard.press('ArrowDown')
    await keyboard.press('ArrowDown')
    await keyboard.expectVisibleFocus()
    const third = (await side.names().nth(2).textContent()) ?? ''
    await expect(side.box(third)).toBeFocused()
    await keyboard.press('Alt+ArrowUp')
    await expect(side.names().nth(1)).toHaveText(third)
    await grid.expectHeard(new RegExp(`^${third}: 2 of `))
    await expect(side.box(third)).toBeFocused()
    await keyboard.press('p')
    await expect(side.names().first()).toHaveText(third)
    await expect(grid.root.getByRole('group').first()).toHaveAccessibleName(new RegExp(`^${third}, `))
  })

  await test.step('by its handle a row goes along the list; the columns follow when it is let go', async () => {
    const names = await side.names().allTextContents()
    const [, second = '', third = ''] = names
    const columns = grid.root.getByRole('group')
    await side.pullRow(third, second)
    await expect(side.names().nth(1)).toHaveText(third)
    await expect(columns.nth(1)).toHaveAccessibleName(new RegExp(`^${second}, `))
    await keyboard.press('Escape')
    await expect(side.names()).toHaveText(names)
    await page.mouse.up()
    await side.pullRow(third, second)
    await page.mouse.up()
    await expect(columns.nth(1)).toHaveAccessibleName(new RegExp(`^${third}, `))
    await expect(side.names().nth(1)).toHaveText(third)
  })

  await test.step('the order is there again after another screen', async () => {
    const order = await side.names().allTextContents()
    await page.getByRole('navigation', { name: 'Screens' }).getByRole('link', { name: 'Clients' }).click()
    await expect(page.getByRole('heading', { name: 'Clients' })).toBeVisible()
    await page.getByRole('navigation', { name: 'Screens' }).getByRole('link', { name: 'Schedule' }).click()
    await expect(side.names()).toHaveText(order)
  })

  await test.step('the calendar leads to another day, and the panel folds', async () => {
    await side.month.getByRole('button', { name: '19 November 2026' }).click()
    await new Schedule(page).expectDay('Thursday 19 November 2026')
    await keyboard.press('l')
    await expect(side.panel).toBeHidden()
    await page.getByRole('button', { name: 'Show days and columns' }).click()
    await expect(side.panel).toBeVisible()
  })
})

test('a session is found among those on screen, and on all days', async ({ page }) => {
  const side = new ScheduleSide(page)
  const grid = new Grid(page)
  const keyboard = new Keyboard(page)
  const focused = page.locator('[data-session]:focus')

  await test.step('slash leads to the field, matches stay, Enter goes from one to the next', async () => {
    await keyboard.press('/')
    await expect(side.find).toBeFocused()
    await side.find.fill('person')
    await expect(side.found).toHaveText(/^\d+ matches$/)
    await expectAccessible(page, 'what is found on the schedule')
    await keyboard.press('Enter')
    await expect(side.found).toHaveText(/^1 of \d+$/)
    await expect(focused).toContainText('Personal training')
    await grid.expectHeard(/^1 of \d+, Personal training/)
    await keyboard.press('ArrowDown')
    await expect(side.found).toHaveText(/^2 of \d+$/)
    await expect(focused).toContainText('Personal training')
    await keyboard.press('F3')
    await expect(side.found).toHaveText(/^3 of \d+$/)
  })

  await test.step('Escape ends it', async () => {
    await keyboard.press('Escape')
    await expect(side.find).toHaveValue('')
    await expect(page.locator('[data-dimmed]')).toHaveCount(0)
  })

  await test.step('what is on another day is found too, and shown there', async () => {
    await side.find.fill('nothing like it')
    await expect(side.found).toHaveText('No match')
    await side.find.fill('pilates')
    await page.getByRole('button', { name: 'Search all days' }).click()
    const results = page.getByRole('dialog', { name: 'Search all days' })
    await expect(results.getByRole('region', { name: 'From today on' })).toBeVisible()
    await expectAccessible(page, 'what is found on all days')
    const past = results.getByRole('region', { name: 'Before today' }).getByRole('button').first()
    await past.click()
    await expect(results).toBeHidden()
    await expect(page.getByRole('main').getByRole('complementary')).toBeVisible()
    await expect(page).toHaveURL(/date=/)
  })
})

test('a session without a trainer waits in the tray', async ({ page }) => {
  const side = new ScheduleSide(page)
  const grid = new Grid(page)
  const keyboard = new Keyboard(page)
  const card = grid.session('Kenji Watanabe', '10:30')

  await test.step('let go on the tray, nobody teaches it any more', async () => {
    await expect(side.tray).toContainText('Every session has a trainer')
    await card.scrollIntoViewIfNeeded()
    const from = await middleOf(card)
    const to = await middleOf(side.tray)
    await grid.pull(from, to)
    await expect(side.tray).toContainText('Let go here: nobody teaches it')
    await page.mouse.up()
    await expect(side.chip(/^10:30/)).toBeVisible()
    await expect(card).toHaveCount(0)
    await expectAccessible(page, 'the tray')
  })

  await test.step('by keyboard M asks for whom and when, and Enter looks at it', async () => {
    await side.chip(/^10:30/).focus()
    await keyboard.press('m')
    const dialog = page.getByRole('dialog', { name: 'Move session' })
    await expect(dialog).toBeVisible()
    await keyboard.press('Escape')
    await expect(side.chip(/^10:30/)).toBeFocused()
    await keyboard.press('Enter')
    await expect(page.getByRole('main').getByRole('complementary')).toBeVisible()
    await page.getByRole('main').getByRole('complementary').getByRole('button', { name: 'Close' }).click()
    await expect(page.getByRole('main').getByRole('complementary')).toHaveCount(0)
  })

  await test.step('dragged onto a column it has a trainer again', async () => {
    const to = await grid.spot('Kenji Watanabe', '10:00', 35)
    await grid.pull(await middleOf(side.chip(/^10:30/)), to)
    await expect(grid.ghost).toBeVisible()
    await grid.release()
    await expect(card).toBeVisible()
    await expect(side.tray).toContainText('Every session has a trainer')
  })
})

async function middleOf(locator: Locator) {
  const box = await locator.boundingBox()
  if (box === null) throw new Error(`${locator} is not on the page.`)
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 }
}

/** How tall a minute is drawn. */
async function expectMinute(grid: Grid, height: string): Promise<void> {
  const drawn = () => grid.root.evaluate((element) => element.style.getPropertyValue('--minute'))
  await expect.poll(drawn).toBe(height)
}

test('a way of looking at the schedule is kept under a name', async ({ page }) => {
  const frame = new Frame(page)
  const side = new ScheduleSide(page)
  const grid = new Grid(page)
  const long = 'Everything that happens in the mornings of the reformer room'

  await test.step('saved, left and opened again', async () => {
    await page.getByRole('button', { name: 'Display' }).click()
    await page.getByRole('menuitemradio', { name: 'Low' }).click()
    await page.keyboard.press('Escape')
    await side.box('Kenji Watanabe').uncheck()
    await side.saveView(long)
    await expect(page.getByRole('button', { name: `View: ${long}` })).toBeVisible()
    await side.chooseInViews('Without a view')
    await expect(page.getByRole('button', { name: 'Views' })).toBeVisible()
    await side.box('Kenji Watanabe').check()
    await expect(grid.column('Kenji Watanabe')).toHaveCount(1)
    await page.getByRole('button', { name: 'Display' }).click()
    await page.getByRole('menuitemradio', { name: 'Normal' }).click()
    await page.keyboard.press('Escape')
    await expectMinute(grid, '1.2px')
    await side.chooseInViews(new RegExp(long))
    await expectMinute(grid, '0.8px')
    await expect(grid.column('Kenji Watanabe')).toHaveCount(0)
  })

  await test.step('a change of it is kept only when that is said', async () => {
    await side.box('Kenji Watanabe').check()
    await expect(page.getByRole('button', { name: `View: ${long}, changed` })).toBeVisible()
    const menu = await side.openViews()
    await expectAccessible(page, 'the menu of views')
    await menu.getByRole('menuitem', { name: /^Keep the changes/ }).click()
    await expect(page.getByRole('button', { name: `View: ${long}`, exact: true })).toBeVisible()
  })

  await test.step('renamed, made the first, and then the schedule opens with it', async () => {
    await side.chooseInViews(/^Rename/)
    const dialog = page.getByRole('dialog', { name: 'Rename view' })
    await expectAccessible(page, 'the name of a view')
    await dialog.getByLabel('Name').fill('Mornings')
    await dialog.getByRole('button', { name: 'Rename view' }).click()
    await side.chooseInViews(/^Open the schedule with/)
    const screens = page.getByRole('navigation', { name: 'Screens' })
    await screens.getByRole('link', { name: 'Clients' }).click()
    await screens.getByRole('link', { name: 'Schedule' }).click()
    await expect(page.getByRole('button', { name: 'View: Mornings' })).toBeVisible()
    await expectMinute(grid, '0.8px')
  })

  await test.step('what was changed is undone by the toast: its name, and which view is the first', async () => {
    await side.saveView('Evenings', { first: true })
    await expect(page.getByRole('button', { name: 'View: Evenings' })).toBeVisible()
    await side.chooseInViews(/^Mornings/)
    await side.chooseInViews(/^Open the schedule with/)
    const told = frame.toasts.filter({ hasText: 'The schedule opens with “Mornings”.' })
    await told.last().getByRole('button', { name: 'Undo' }).click()
    await frame.expectSaid('“Mornings” is as it was.')
    const menu = await side.openViews()
    await expect(menu.getByRole('menuitem', { name: 'Evenings' })).toContainText('opens first')
    await page.keyboard.press('Escape')
    await side.chooseInViews(/^Open the schedule with/)
  })

  await test.step('removed, and brought back by the toast', async () => {
    await side.chooseInViews(/^Remove/)
    const told = frame.toasts.filter({ hasText: '“Mornings” is removed.' })
    await told.getByRole('button', { name: 'Undo' }).click()
    const menu = await side.openViews()
    await expect(menu.getByRole('menuitem', { name: 'Mornings' })).toBeVisible()
  })
})
