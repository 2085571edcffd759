import { DEFAULT_START, DEMO_NOW, expect, test } from '../fixtures.ts'
import { Keyboard } from '../pages/keyboard.ts'
import { Grid, seedTwoTrainers } from '../pages/schedule-grid.ts'
import { expectAccessible } from '../support/accessibility.ts'
import { ask, seedClient } from '../support/seed.ts'

test.use({ start: { ...DEFAULT_START, now: DEMO_NOW } })
test.describe.configure({ timeout: 150_000 })

test('hours, leave and closures are drawn, and told while a session is carried', async ({ page }) => {
  const grid = new Grid(page)
  const keyboard = new Keyboard(page)
  const { uwe } = await seedTwoTrainers(page)
  const { version } = await ask(page, 'hours.get', {})
  await ask(page, 'hours.update', {
    version,
    opening: [{ weekday: 2, from: '08:00', until: '20:00' }],
  })
  await ask(page, 'timeOff.add', { trainerId: uwe, from: '2026-11-17', until: '2026-11-18' })
  await ask(page, 'closures.add', { from: '2026-11-19', until: '2026-11-19', reason: 'New floor' })

  await test.step('what is closed or away lies behind the sessions, each in its own pattern', async () => {
    await expect(grid.column('Uwe').getByText('Leave', { exact: true })).toBeAttached()
    await expect(grid.column('Tara').locator('[data-shade]')).toHaveCount(2)
    await expect(grid.column('Tara').locator('[data-shade="closed"]')).toHaveCount(2)
    await expect(grid.column('Uwe')).toHaveAccessibleName(/1 conflict$/)
    await expectAccessible(page, 'a day with hours')
  })

  await test.step('carried to where its trainer is away, a session says so in amber', async () => {
    await grid.session('Tara', '12:00 nobody yet').focus()
    await keyboard.press('m', 'ArrowRight')
    await expect(grid.ghost).toHaveAttribute('data-tone', 'caution')
    await expect(grid.ghost).toContainText('Uwe is on leave until Wed 18 November.')
    await keyboard.press('ArrowDown', 'ArrowDown', 'ArrowDown', 'ArrowDown', 'ArrowDown')
    await expect(grid.ghost).toHaveAttribute('data-tone', 'objection')
    await expect(grid.ghost).toContainText('Uwe already teaches')
    await keyboard.press('Escape')
  })

  await test.step('early and late hours are one line each until they are asked for', async () => {
    await expect(grid.root.getByText('05:00', { exact: true })).toHaveCount(0)
    await grid.root.getByRole('button', { name: 'Show 00:00 – 06:00' }).click()
    await expect(grid.root.getByText('05:00', { exact: true })).toHaveCount(1)
    await expect(grid.root.getByText('23:00', { exact: true })).toHaveCount(0)
    await page.getByRole('button', { name: 'Display' }).click()
    await page.getByRole('menuitemcheckbox', { name: 'All 24 hours' }).click()
    await expect(grid.root.getByText('23:00', { exact: true })).toHaveCount(1)
    await keyboard.press('Escape')
  })

  await test.step('only conflicts are left when they are asked for', async () => {
    await page.getByRole('button', { name: 'Filter' }).click()
    await page.getByRole('combobox', { name: 'Show only' }).click()
    await page.getByRole('option', { name: 'Conflicts' }).click()
    await keyboard.press('Escape')
    await expect(grid.column('Tara')).toHaveAccessibleName('Tara, 0 sessions')
    await expect(grid.session('Uwe', '14:00 nobody yet')).toHaveAccessibleName(/warning: Uwe is on leave/)
  })

  await test.step('the agenda says it under the head of each day', async () => {
    await keyboard.press('a')
    const agenda = page.getByRole('grid', { name: 'Agenda' })
    await expect(agenda.getByRole('row', { name: 'Uwe is on leave until Wed 18 November.' })).toHaveCount(2)
    await expect(agenda.getByRole('row', { name: 'The studio is closed: New floor.' })).toHaveCount(1)
    await expectAccessible(page, 'an agenda with leave and a closure')
  })
})

test('how the schedule looks is chosen in one menu, and stays chosen', async ({ page }) => {
  const grid = new Grid(page)
  const keyboard = new Keyboard(page)
  await seedTwoTrainers(page)
  const card = grid.session('Tara', '12:00 nobody yet')
  await expect(card).toBeVisible()
  const edge = () => card.evaluate((node) => getComputedStyle(node).borderInlineStartColor)
  const before = await edge()

  await page.getByRole('button', { name: 'Display' }).click()
  await page.getByRole('menuitemradio', { name: 'Status' }).click()
  await page.getByRole('menuitemradio', { name: 'Compact' }).click()
  await expect.poll(edge).not.toBe(before)
  await expectAccessible(page, 'the view menu')
  await keyboard.press('Escape')
  await expect(page.getByRole('list', { name: 'What the colours mean' })).toContainText('Not marked yet')
  await expect(grid.root).toHaveAttribute('data-density', 'compact')

  await page.getByRole('link', { name: 'Clients' }).click()
  await page.getByRole('link', { name: 'Schedule', exact: true }).click()
  await expect(grid.root).toHaveAttribute('data-density', 'compact')
  await expect(page.getByRole('list', { name: 'What the colours mean' })).toBeVisible()
})

test('a card of details floats beside a session, by pointer and by key', async ({ page }) => {
  const grid = new Grid(page)
  const keyboard = new Keyboard(page)
  const { hers } = await seedTwoTrainers(page)
  const clientId = await seedClient(page, 'Ada Lovelace', 5)
  await ask(page, 'bookings.create', { sessionId: hers, clientId })
  const session = grid.session('Tara', '12:00 Ada Lovelace')
  const details = page.getByRole('group', { name: 'Personal training (Ada Lovelace)' })

  await test.step('it comes to a pointer that rests, stays under it, and Escape puts it away', async () => {
    await session.hover()
    await expect(details).toContainText('4 left')
    await details.getByText('1 of 1 booked').hover()
    await expectAccessible(page, 'the details of a session')
    await keyboard.press('Escape')
    await expect(details).toBeHidden()
  })

  await test.step('by key it takes no focus, and Tab leads into it', async () => {
    await session.focus()
    await keyboard.press('i')
    await expect(details).toBeVisible()
    await expect(session).toBeFocused()
    await grid.expectHeard(/^Details of Personal training/)
    await keyboard.press('Tab')
    await expect(details.getByRole('button', { name: 'Open' })).toBeFocused()
    await keyboard.press('Escape')
    await expect(details).toBeHidden()
    await expect(session).toBeFocused()
  })

  await test.step('what can be done is done from it', async () => {
    await keyboard.press('i')
    await details.getByRole('button', { name: 'Move to…' }).click()
    await expect(page.getByRole('dialog', { name: 'Move session' })).toBeVisible()
    await expect(details).toBeHidden()
  })
})

test('sixty trainers with long names, read from the right, in the colours of the system', async ({
  page,
}) => {
  const grid = new Grid(page)
  const keyboard = new Keyboard(page)
  const { hers } = await seedTwoTrainers(page)
  const long = 'Maximiliana Theodora von Hohenzollern-Sigmaringen y Castellanos'
  for (let number = 1; number <= 58; number += 1) {
    await ask(page, 'staff.create', { name: `${number} ${long}`, role: 'trainer' })
  }
  const night = { serviceId: (await ask(page, 'sessions.get', { sessionId: hers })).session.serviceId }
  await ask(page, 'sessions.create', { ...night, minutes: 120, startsAt: '2026-11-17T23:00:00+01:00' })
  await page.evaluate(() => {
    document.documentElement.dir = 'rtl'
  })
  await keyboard.press('w')
  await expect(page.getByRole('region', { name: /^Schedule of the week/ })).toBeVisible()

  await test.step('only the columns in sight are in the page, and none is wider than its place', async () => {
    await expect(grid.column(/von Hohenzollern-Sigmaringen/).first()).toBeAttached()
    const columns = grid.root.locator('[data-column]')
    await expect.poll(() => columns.count()).toBeLessThan(20)
    const wider = () =>
      columns.evaluateAll((nodes) => nodes.filter((node) => node.scrollWidth > node.clientWidth + 1).length)
    await expect.poll(wider).toBe(0)
  })

  await test.step('in either look and in forced colours nothing breaks a rule', async () => {
    await expectAccessible(page, 'sixty long names')
    await page.emulateMedia({ forcedColors: 'active' })
    await expectAccessible(page, 'sixty long names in forced colours')
  })
})
