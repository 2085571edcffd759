import type { Locator, Page } from '@playwright/test'
import { DEFAULT_START, DEMO_NOW, DEMO_START, expect, test } from '../fixtures.ts'
import { FirstRun } from '../pages/first-run.ts'
import { Frame } from '../pages/frame.ts'
import { Keyboard } from '../pages/keyboard.ts'
import { Grid, seedTwoTrainers, stored } from '../pages/schedule-grid.ts'
import { ScheduleSide } from '../pages/schedule-side.ts'
import { SeriesDialog, seedSeries, storedSeries } from '../pages/series.ts'
import { expectAccessible } from '../support/accessibility.ts'
import { ask, seedTrainer } from '../support/seed.ts'

test.use({ start: { ...DEFAULT_START, now: DEMO_NOW } })

const NAME = 'nobody yet'
const AWAY = 'Uwe is on leave until Tue 17 November.'

async function middleOf(locator: Locator) {
  const box = await locator.boundingBox()
  if (box === null) throw new Error(`${locator} is not on the page.`)
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 }
}

async function openTwo(page: Page) {
  const [frame, grid, keyboard] = [new Frame(page), new Grid(page), new Keyboard(page)]
  const seeded = await seedTwoTrainers(page)
  return { frame, grid, keyboard, ...seeded }
}

test('what a move meets is said before it, when it is done, and of many at once', async ({ page }) => {
  const { frame, grid, keyboard, uwe, tara, hers } = await openTwo(page)
  await ask(page, 'timeOff.add', { trainerId: uwe, from: '2026-11-17', until: '2026-11-17' })
  await frame.goTo('Schedule')
  const card = grid.session('Tara', `12:00 ${NAME}`)
  await expect(card).toBeVisible()

  await test.step('the form says it', async () => {
    await card.focus()
    await keyboard.press('Shift+M')
    const dialog = page.getByRole('dialog', { name: 'Move session' })
    await dialog.getByRole('combobox', { name: 'Trainer' }).click()
    await page.getByRole('option', { name: 'Uwe' }).click()
    const outlook = dialog.getByRole('status')
    await expect(outlook).toContainText('Free at that time.')
    await expect(outlook).toContainText(AWAY)
    await expectAccessible(page, 'a move that meets leave')
    await keyboard.press('Escape')
  })

  await test.step('and so does the message after a drop', async () => {
    await grid.drag(await grid.spot('Tara', '12:00', 30), await grid.spot('Uwe', '11:00', 30))
    await frame.expectSaid(`Personal training moved to Tue, 17 Nov, 11:00–12:00, Uwe. ${AWAY}`)
    await expect(frame.toasts.filter({ hasText: AWAY })).toHaveAttribute('data-tone', 'warned')
    await keyboard.press('Control+z')
    await expect.poll(() => stored(page, hers)).toMatchObject({ trainerId: tara })
  })

  await test.step('of many it is said how many meet it', async () => {
    await card.click({ modifiers: ['ControlOrMeta'] })
    await grid.session('Uwe', `14:00 ${NAME}`).click({ modifiers: ['ControlOrMeta'] })
    await grid.bar.getByRole('button', { name: 'Reassign trainer…' }).click()
    const dialog = page.getByRole('dialog', { name: 'Give 2 sessions to another trainer' })
    await dialog.getByRole('combobox', { name: 'Trainer' }).click()
    await page.getByRole('option', { name: 'Uwe' }).click()
    await expect(dialog.getByRole('paragraph').filter({ hasText: AWAY })).toContainText('2 sessions')
    await dialog.getByRole('button', { name: 'Give sessions' }).click()
    await frame.expectSaid(`2 sessions given to another trainer. 2 sessions: ${AWAY}`)
  })
})

test('all that were chosen lose their trainer on the tray, and with Ctrl a copy goes there', async ({
  page,
}) => {
  const { frame, grid, hers, his, uwe } = await openTwo(page)
  const side = new ScheduleSide(page)
  const { tray } = side
  await frame.goTo('Schedule')
  await expect(grid.session('Tara', `12:00 ${NAME}`)).toBeVisible()

  await test.step('with Ctrl the session stays', async () => {
    await page.keyboard.down('Control')
    await grid.pull(await grid.spot('Uwe', '14:00', 30), await middleOf(tray))
    await expect(tray).toContainText('Let go here: nobody teaches it')
    await grid.release()
    await page.keyboard.up('Control')
    await frame.expectSaid('1 session copied.')
    await expect(side.chip(/^14:00/)).toBeVisible()
    expect(await stored(page, his)).toMatchObject({ trainerId: uwe })
  })

  await test.step('one that is let go there takes the others along', async () => {
    await grid.session('Tara', `12:00 ${NAME}`).click({ modifiers: ['ControlOrMeta'] })
    await grid.session('Uwe', `14:00 ${NAME}`).click({ modifiers: ['ControlOrMeta'] })
    await grid.pull(await grid.spot('Uwe', '14:00', 30), await middleOf(tray))
    await grid.release()
    await frame.expectSaid('2 sessions moved.')
    await expect(side.chip(/^12:00/)).toBeVisible()
    await expect(side.chip(/^14:00/)).toHaveCount(2)
    expect(await stored(page, hers)).toMatchObject({ trainerId: null })
    expect(await stored(page, his)).toMatchObject({ trainerId: null })
  })
})

test('what is cut stays cut until it is somewhere else, and asks for its series', async ({ page }) => {
  const [frame, grid, keyboard] = [new Frame(page), new Grid(page), new Keyboard(page)]
  const dialog = new SeriesDialog(page)
  const { serviceId, tara, sessionIds } = await seedSeries(page)
  await ask(page, 'sessions.create', { serviceId, trainerId: tara, startsAt: '2026-11-17T14:00:00+01:00' })
  await frame.goTo('Schedule')
  const menu = page.getByRole('menu', { name: /^What to do/ })
  const pasteAt = async (hour: string) => {
    const spot = await grid.spot('Tara', hour, 5)
    await page.mouse.click(spot.x, spot.y, { button: 'right' })
    await menu.getByRole('menuitem', { name: /^Paste here/ }).click()
  }

  await test.step('where it cannot be, it is refused and can be pasted again', async () => {
    await grid.session('Tara', `12:00 ${NAME}`).focus()
    await keyboard.press('Control+x')
    await pasteAt('13:00')
    await keyboard.press('Escape')
    await expect(dialog.root).toBeHidden()
    await grid.expectHeard('Personal training is back where it was.')
    await pasteAt('15:00')
  })

  await test.step('and the others of its series are asked for, as after a drop', async () => {
    await dialog.expectTitle('Move Personal training')
    await dialog.which('This and the following').check()
    await dialog.expectOutlook('4 sessions move.')
    await dialog.press('Move')
    await frame.expectSaid('4 sessions of Personal training moved.')
    await expect.poll(async () => (await storedSeries(page, sessionIds))[3]).toBe('2026-12-08T15:00')
  })

  await test.step('then it is cut no more', async () => {
    const spot = await grid.spot('Tara', '13:00', 5)
    await page.mouse.click(spot.x, spot.y, { button: 'right' })
    await expect(menu.getByRole('menuitem').first()).toBeVisible()
    await expect(menu.getByRole('menuitem', { name: /^Paste here/ })).toHaveCount(0)
    await keyboard.press('Escape')
  })
})

test('the cursor is led by key from wherever the focus is, and a second Enter edits a session', async ({
  page,
}) => {
  const { frame, grid, keyboard, hers } = await openTwo(page)
  await frame.goTo('Schedule')
  const card = grid.session('Tara', `12:00 ${NAME}`)
  const edit = page.getByRole('dialog', { name: 'Edit session' })

  await test.step('Ctrl and an arrow give the grid the focus, Enter begins a session', async () => {
    await page.getByRole('button', { name: 'Day after' }).focus()
    await keyboard.press('Control+ArrowDown')
    await expect(grid.root).toBeFocused()
    await keyboard.press('Enter')
    const dialog = await grid.expectDialog()
    await keyboard.press('Escape')
    await expect(dialog.root).toBeHidden()
  })

  await test.step('Enter looks at a session, and once more edits it; so does a double-click', async () => {
    await card.focus()
    await keyboard.press('Enter')
    await expect(page.getByRole('complementary', { name: 'Personal training' })).toBeVisible()
    await expect(edit).toBeHidden()
    await expect(card).toBeFocused()
    await keyboard.press('Enter')
    await expect(edit).toBeVisible()
    await keyboard.press('Escape')
    await expect(edit).toBeHidden()
    await card.dblclick()
    await expect(edit).toBeVisible()
    await keyboard.press('Escape')
  })

  await test.step('of a cancelled one only what is possible is offered, and a key says why not', async () => {
    await ask(page, 'sessions.cancel', { sessionId: hers })
    const cancelled = grid.session('Tara', '12:00')
    await cancelled.focus()
    await keyboard.press('Delete')
    await frame.expectSaid('The session is cancelled. It can be copied, and nothing else.')
    await keyboard.press('Shift+F10')
    const menu = page.getByRole('menu', { name: /^What to do/ })
    await expect(menu.getByRole('menuitem', { name: 'Open' })).toBeFocused()
    await expect(menu.getByRole('menuitem', { name: /^(Edit|Move to|Cut|Cancel|Substitute)/ })).toHaveCount(0)
    await expect(menu.getByRole('menuitem', { name: 'Tara is away that day…' })).toBeVisible()
  })
})

test('whoever is no longer asked about a series is told so, and whole series always ask', async ({
  page,
}) => {
  const [frame, grid] = [new Frame(page), new Grid(page)]
  const dialog = new SeriesDialog(page)
  await seedSeries(page)
  await frame.goTo('Schedule')
  await expect(grid.session('Tara', `12:00 ${NAME}`)).toBeVisible()
  const drag = async (from: string, to: string) =>
    grid.drag(await grid.spot('Tara', from, 30), await grid.spot('Tara', to, 30))
  const remember = dialog.root.getByRole('checkbox', { name: 'Do the same without asking' })

  await drag('12:00', '13:00')
  await remember.check()
  await dialog.which('All to come').check()
  await expect(remember).toBeDisabled()
  await expect(remember).not.toBeChecked()
  await dialog.which('Only this one').check()
  await expect(remember).toBeChecked()
  await dialog.press('Move')
  await expect(grid.session('Tara', `13:00 ${NAME}`)).toBeVisible()

  await drag('13:00', '15:00')
  await frame.expectSaid('Personal training moved to Tue, 17 Nov, 15:00–16:00, Tara.')
  await page.getByRole('button', { name: 'Ask again next time' }).click()
  await drag('15:00', '17:00')
  await dialog.expectTitle('Move Personal training')
  await page.evaluate(() => location.assign('#/clients'))
  await frame.expectScreen('Clients')
  await frame.goTo('Schedule')
  await expect(grid.session('Tara', `15:00 ${NAME}`)).toBeVisible()
})

test.describe('between two studios', () => {
  test.use({ start: DEMO_START })

  test('what was cut in the demo is not pasted into the studio after it', async ({ page }) => {
    const [frame, grid, keyboard] = [new Frame(page), new Grid(page), new Keyboard(page)]
    await grid.session('Kenji Watanabe', '10:30').focus()
    await keyboard.press('Control+x')
    await grid.expectHeard('Cut 1 session. It moves when you paste it.')
    await frame.leaveDemo()
    await new FirstRun(page).answer({
      name: 'North Studio',
      zone: 'Europe/Berlin',
      currency: 'EUR',
      owner: 'Maria',
    })
    await expect(frame.demoBanner).toBeHidden()
    await frame.expectScreen('Schedule')
    await seedTrainer(page, 'Tara')
    await expect(grid.column('Tara')).toBeVisible()
    const spot = await grid.spot('Tara', '12:00', 5)
    await page.mouse.click(spot.x, spot.y, { button: 'right' })
    const menu = page.getByRole('menu', { name: /^What to do/ })
    await expect(menu.getByRole('menuitem', { name: 'New session here…' })).toBeVisible()
    await expect(menu.getByRole('menuitem', { name: /^Paste here/ })).toHaveCount(0)
  })
})
