import type { Page } from '@playwright/test'
import { DEFAULT_START, DEMO_NOW, expect, test } from '../fixtures.ts'
import { Frame } from '../pages/frame.ts'
import { Keyboard } from '../pages/keyboard.ts'
import { Grid, stored } from '../pages/schedule-grid.ts'
import { expectAccessible } from '../support/accessibility.ts'
import { freeCore, holdCore } from '../support/core-thread.ts'
import { ask, seedClient, seedTrainer } from '../support/seed.ts'

test.use({ start: { ...DEFAULT_START, now: DEMO_NOW } })

const NAME = 'nobody yet'

/** Tara's at 12:00 and 13:00, Uwe's at 16:00; Nora Lind is booked into the first, by one of two credits. */
async function seedThree(page: Page) {
  const { serviceId, trainerId: tara } = await seedTrainer(page, 'Tara')
  const { staff } = await ask(page, 'staff.create', { name: 'Uwe', role: 'trainer' })
  const at = async (trainerId: number, time: string) =>
    (await ask(page, 'sessions.create', { serviceId, trainerId, startsAt: `2026-11-17T${time}:00+01:00` }))
      .session.id
  const [first, second, his] = [await at(tara, '12:00'), await at(tara, '13:00'), await at(staff.id, '16:00')]
  const nora = await seedClient(page, 'Nora Lind', 2)
  await ask(page, 'bookings.create', { sessionId: first, clientId: nora })
  return { tara, uwe: staff.id, first, second, his, nora }
}

const startOf = async (page: Page, id: number) => (await stored(page, id)).startsAt

async function open(page: Page) {
  const frame = new Frame(page)
  const grid = new Grid(page)
  const seeded = await seedThree(page)
  await frame.goTo('Schedule')
  await expect(grid.session('Tara', '12:00 Nora Lind')).toBeVisible()
  return { frame, grid, keyboard: new Keyboard(page), ...seeded }
}

test('many are chosen by hand, moved together at once, and taken back as one', async ({ page }) => {
  const { frame, grid, keyboard, first, second, uwe, tara } = await open(page)

  await test.step('Ctrl and a click choose one more; how many is said and shown', async () => {
    await grid.session('Tara', '12:00 Nora Lind').click({ modifiers: ['ControlOrMeta'] })
    await expect(grid.bar).toContainText('1 session selected')
    await grid.session('Tara', `13:00 ${NAME}`).click({ modifiers: ['ControlOrMeta'] })
    await expect(grid.bar).toContainText('2 sessions selected')
    await grid.expectHeard('2 sessions selected')
    await expect(grid.session('Tara', '12:00 Nora Lind')).toHaveAttribute('aria-pressed', 'true')
    await expectAccessible(page, 'sessions selected')
  })

  await test.step('what clashes is said while they are dragged: how many, and why', async () => {
    await grid.pull(await grid.spot('Tara', '12:00', 30), await grid.spot('Uwe', '15:00', 30))
    await expect(grid.ghost).toContainText('Nora Lind')
    await expect(grid.ghost).toContainText('1 of 2 cannot be there. Uwe already teaches')
    await keyboard.press('Escape')
    await expect(grid.ghost).toBeHidden()
    await page.mouse.up()
  })

  await test.step('one takes the others along', async () => {
    await grid.drag(await grid.spot('Tara', '12:00', 30), await grid.spot('Uwe', '11:00', 30))
    await expect(grid.session('Uwe', '11:00 Nora Lind')).toBeVisible()
    await expect(grid.session('Uwe', `12:00 ${NAME}`)).toBeVisible()
    await frame.expectSaid('2 sessions moved.')
    await expect
      .poll(() => stored(page, second))
      .toMatchObject({ startsAt: '2026-11-17T11:00:00.000Z', trainerId: uwe })
  })

  await test.step('and one undo takes them back', async () => {
    await keyboard.press('Control+z')
    await expect(grid.session('Tara', '12:00 Nora Lind')).toBeVisible()
    await expect(grid.session('Tara', `13:00 ${NAME}`)).toBeVisible()
    await expect.poll(() => stored(page, first)).toMatchObject({ trainerId: tara })
  })

  await test.step('those that cannot be there spring back, and the others stay', async () => {
    await grid.drag(await grid.spot('Tara', '12:00', 30), await grid.spot('Uwe', '15:00', 30))
    await frame.expectSaid(/^1 of 2 sessions moved\. Not Personal training: Uwe already teaches/)
    await expect(grid.session('Uwe', '15:00 Nora Lind')).toBeVisible()
    await expect(grid.session('Tara', `13:00 ${NAME}`)).toBeVisible()
  })

  await test.step('a click on a free place chooses none', async () => {
    const spot = await grid.spot('Uwe', '12:00', 30)
    await page.mouse.click(spot.x, spot.y)
    await expect(grid.bar).toBeHidden()
  })
})

test('a band chooses what it touches, and all of it is copied or cancelled with the consequence first', async ({
  page,
}) => {
  const { frame, grid, first, his } = await open(page)

  await test.step('Shift and a drag draw a band', async () => {
    await page.keyboard.down('Shift')
    await grid.pull(await grid.spot('Tara', '11:00', 30), await grid.spot('Uwe', '16:00', 15))
    await page.mouse.up()
    await page.keyboard.up('Shift')
    await expect(grid.bar).toContainText('3 sessions selected')
    await expect(grid.bar).toContainText('with 1 client')
  })

  await test.step('Copy to says first what is made and who is booked again', async () => {
    await grid.bar.getByRole('button', { name: 'Copy to…' }).click()
    const dialog = page.getByRole('dialog', { name: 'Copy 3 sessions' })
    await dialog.getByLabel('Day').fill('2026-11-18')
    await expect(dialog).toContainText('3 sessions will be made.')
    await dialog.getByLabel('Book the same clients again, by their credits').check()
    await expect(dialog).toContainText('1 place is booked again, credits held: 1.')
    await expectAccessible(page, 'copying many')
    await dialog.getByLabel('Day').fill('2026-11-17')
    await expect(dialog.getByRole('list', { name: 'What cannot be done' }).getByRole('listitem')).toHaveCount(
      3,
    )
    await dialog.getByLabel('Day').fill('2026-11-18')
    await dialog.getByRole('button', { name: 'Copy sessions' }).click()
    await frame.expectSaid('3 sessions copied.')
    await page.getByRole('button', { name: 'Day after' }).click()
    await expect(grid.session('Tara', '12:00 Nora Lind')).toBeVisible()
    await expect(grid.session('Uwe', `16:00 ${NAME}`)).toBeVisible()
    await page.getByRole('button', { name: 'Day before' }).click()
  })

  await test.step('Cancel says how many bookings go and credits come back', async () => {
    await grid.session('Tara', '12:00 Nora Lind').click({ modifiers: ['ControlOrMeta'] })
    await grid.session('Uwe', `16:00 ${NAME}`).click({ modifiers: ['Shift'] })
    await expect(grid.bar).toContainText('3 sessions selected')
    await grid.bar.getByRole('button', { name: 'Cancel…' }).click()
    const dialog = page.getByRole('dialog', { name: 'Cancel 3 sessions?' })
    await expect(dialog).toContainText(
      '3 sessions will be cancelled. 1 booking goes with it. 1 credit comes back.',
    )
    await dialog.getByRole('button', { name: 'Cancel sessions' }).click()
    await frame.expectSaid('3 sessions cancelled.')
    await expect(grid.bar).toBeHidden()
    for (const id of [first, his]) {
      const { session } = await ask(page, 'sessions.get', { sessionId: id })
      expect(session.status).toBe('cancelled')
    }
  })
})

test('Ctrl and a drag copy; held over an arrow, a session goes to another day', async ({ page }) => {
  const { frame, grid, tara, first } = await open(page)

  await test.step('a copy goes, and the session stays', async () => {
    await page.keyboard.down('Control')
    await grid.pull(await grid.spot('Tara', '12:00', 30), await grid.spot('Uwe', '11:00', 30))
    await expect(grid.ghost).toHaveAttribute('data-copy')
    await grid.release()
    await page.keyboard.up('Control')
    await frame.expectSaid('1 session copied.')
    await expect(grid.session('Uwe', `11:00 ${NAME}`)).toBeVisible()
    await expect(grid.session('Tara', '12:00 Nora Lind')).toBeVisible()
  })

  await test.step('the day turns while it is held over the arrow', async () => {
    const arrow = page.getByRole('button', { name: 'Day after' })
    const box = await arrow.boundingBox()
    const over = { x: (box?.x ?? 0) + 10, y: (box?.y ?? 0) + 10 }
    await grid.pull(await grid.spot('Tara', '12:00', 30), over)
    await expect(page.getByRole('button', { name: /^Tuesday 17 November/ })).toBeHidden()
    await grid.carryTo('Tara', '14:00', 30)
    await expect(grid.ghost).toBeVisible()
    await grid.release()
    await expect.poll(() => stored(page, first)).toMatchObject({ trainerId: tara })
    await expect.poll(() => startOf(page, first)).toContain('T13:00')
    await expect.poll(() => startOf(page, first)).not.toContain('2026-11-17')
  })
})

test('by keyboard: chosen, cut, pasted, duplicated and carried together', async ({ page }) => {
  const { frame, grid, keyboard, first, second } = await open(page)
  const nora = grid.session('Tara', '12:00 Nora Lind')

  await test.step('Shift and an arrow take the next one along, X leaves it', async () => {
    await nora.focus()
    await keyboard.press('Shift+ArrowDown')
    await grid.expectHeard('2 sessions selected')
    await keyboard.press('x')
    await grid.expectHeard('1 session selected')
    await keyboard.press('Escape')
    await grid.expectHeard('Selection cleared')
    await keyboard.press('Control+a')
    await expect(grid.bar).toContainText('2 sessions selected')
  })

  await test.step('picked up, they go together', async () => {
    await keyboard.press('m', 'ArrowRight', 'ArrowDown')
    await expect(grid.ghost).toContainText('and 1 more')
    await keyboard.press('Escape')
    await expect(grid.ghost).toBeHidden()
  })

  await test.step('cut and pasted at the free place, they keep their distance', async () => {
    await keyboard.press('Control+x')
    await grid.expectHeard('Cut 2 sessions. They move when you paste them.')
    await keyboard.press('Control+ArrowRight', 'Control+ArrowRight', 'Control+v')
    await frame.expectSaid('2 sessions moved.')
    const [a, b] = [await startOf(page, first), await startOf(page, second)]
    expect(Date.parse(b) - Date.parse(a)).toBe(60 * 60_000)
  })

  await test.step('Ctrl D makes another after it', async () => {
    await keyboard.press('Control+z')
    await expect(nora).toBeVisible()
    await keyboard.press('Escape', 'Escape')
    await nora.focus()
    await keyboard.press('Control+d')
    await frame.expectSaid('1 session copied.')
    await expect(grid.session('Tara', `14:00 ${NAME}`)).toBeVisible()
  })
})

test('the menu opens by the right button and by key, and gives the focus back', async ({ page }) => {
  const { frame, grid, keyboard } = await open(page)
  const nora = grid.session('Tara', '12:00 Nora Lind')
  const menu = page.getByRole('menu', { name: /^What to do/ })

  await test.step('by key, and Escape leads back', async () => {
    await nora.focus()
    await keyboard.press('Shift+F10')
    await expect(menu.getByRole('menuitem').first()).toBeFocused()
    await expectAccessible(page, 'the menu of a session')
    await keyboard.press('Escape')
    await expect(menu).toBeHidden()
    await expect(nora).toBeFocused()
  })

  await test.step('a session is copied and pasted on a free place', async () => {
    await nora.click({ button: 'right' })
    await menu.getByRole('menuitem', { name: /^Copy Ctrl/ }).click()
    const spot = await grid.spot('Uwe', '11:00', 5)
    await page.mouse.click(spot.x, spot.y, { button: 'right' })
    await menu.getByRole('menuitem', { name: /^Paste here/ }).click()
    await frame.expectSaid('1 session copied.')
    await expect(grid.session('Uwe', `11:00 ${NAME}`)).toBeVisible()
  })

  await test.step('the day is copied to the next week, from any free place', async () => {
    const spot = await grid.spot('Uwe', '13:00', 30)
    await page.mouse.click(spot.x, spot.y, { button: 'right' })
    await menu.getByRole('menuitem', { name: 'Copy this day to next week…' }).click()
    const dialog = page.getByRole('dialog', { name: 'Copy 4 sessions' })
    await expect(dialog.getByLabel('Day')).toHaveValue('2026-11-24')
    await expect(dialog).toContainText('4 sessions will be made.')
    await dialog.getByRole('button', { name: 'Cancel' }).click()
  })
})

test('nothing is put on a day that is still on the way', async ({ app, page }) => {
  const { grid, first } = await open(page)
  const before = await startOf(page, first)
  const box = await page.getByRole('button', { name: 'Day after' }).boundingBox()
  const over = { x: (box?.x ?? 0) + 10, y: (box?.y ?? 0) + 10 }

  await holdCore(app)
  await grid.pull(await grid.spot('Tara', '12:00', 30), over)
  await expect(page.getByRole('button', { name: /^Tuesday 17 November/ })).toBeHidden()
  await grid.carryTo('Tara', '15:00', 30)
  await expect(grid.ghost).toBeHidden()
  await grid.release()
  await freeCore(app)

  await expect(grid.session('Tara', '12:00 Nora Lind')).toHaveCount(0)
  expect(await startOf(page, first)).toBe(before)
})
