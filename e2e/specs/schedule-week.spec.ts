import { DEMO_START, expect, test } from '../fixtures.ts'
import { Keyboard } from '../pages/keyboard.ts'
import { Grid } from '../pages/schedule-grid.ts'
import { expectAccessible } from '../support/accessibility.ts'

test.use({ start: DEMO_START })
test.describe.configure({ timeout: 150_000 })

test('a week by trainer or room, of which only what is seen is drawn', async ({ page }) => {
  const grid = new Grid(page)
  const keyboard = new Keyboard(page)

  await test.step('W shows the week, opened at the day that was looked at', async () => {
    await keyboard.press('w')
    await expect(
      page.getByRole('region', { name: 'Schedule of the week of Monday 16 November 2026' }),
    ).toBeVisible()
    await expect(grid.column('Kenji Watanabe, Tuesday 17 November 2026')).toBeInViewport()
    await expect(grid.column(/Friday 20 November 2026/)).toHaveCount(0)
  })

  await test.step('arrows lead from day to day, also to one that was not drawn', async () => {
    await grid.session('Kenji Watanabe, Tuesday 17 November 2026', '10:30 Grace Schäfer').focus()
    for (let step = 0; step < 16; step += 1) {
      await keyboard.press('ArrowRight')
      await keyboard.expectVisibleFocus()
    }
    await expect(grid.column(/Friday 20 November 2026/).first()).toBeVisible()
    await expect(grid.column('Kenji Watanabe, Tuesday 17 November 2026')).toHaveCount(0)
  })

  await test.step('a session is carried to the next day', async () => {
    await keyboard.press('Home')
    const before = await page.evaluate(() => document.activeElement?.getAttribute('data-session'))
    const card = grid.root.locator(`[data-session="${before}"]`)
    const day = card.locator('xpath=ancestor::fieldset')
    const [from] = ((await day.getAttribute('aria-label')) ?? '').split(', ').slice(1)
    await keyboard.press('m', ...Array<string>(6).fill('ArrowRight'), 'Escape')
    await expect(card).toBeFocused()
    await expect(day).toHaveAttribute('aria-label', new RegExp(from ?? 'no day'))
  })

  await test.step('nothing in it breaks a rule, in either look', async () => {
    await expectAccessible(page, 'the week by trainer')
    await page.getByText('Room', { exact: true }).click()
    await expect(grid.column(/^Reformer room, Tuesday 17 November 2026/)).toBeVisible()
    await expectAccessible(page, 'the week by room')
  })

  await test.step('filters leave what was asked for, and the address keeps all of it', async () => {
    await page.getByText('Trainer', { exact: true }).click()
    await page.getByRole('button', { name: 'Filter' }).click()
    const filters = page.getByRole('dialog', { name: 'Filter' })
    await filters.getByLabel('Kenji Watanabe').check()
    await filters.getByLabel('Pilates reformer').check()
    await expectAccessible(page, 'the filters')
    await keyboard.press('Escape')
    await expect(page.getByRole('button', { name: 'Filter, 2 in use' })).toBeVisible()
    await expect(grid.root.getByRole('group')).toHaveCount(7)
    await expect(grid.column('Kenji Watanabe, Tuesday 17 November 2026').getByRole('button')).toHaveCount(1)
    await page.reload()
    await expect(page.getByRole('button', { name: 'Filter, 2 in use' })).toBeVisible()
    await expect(grid.root.getByRole('group')).toHaveCount(7)
  })

  await test.step('D shows the day alone, and T and the pages lead on', async () => {
    await keyboard.press('d')
    await expect(page.getByRole('region', { name: 'Schedule of Tuesday 17 November 2026' })).toBeVisible()
    await keyboard.press('w', 'PageDown')
    await expect(
      page.getByRole('region', { name: 'Schedule of the week of Monday 23 November 2026' }),
    ).toBeVisible()
    await keyboard.press('t')
    await expect(
      page.getByRole('region', { name: 'Schedule of the week of Monday 16 November 2026' }),
    ).toBeVisible()
    await keyboard.press('g', 'd')
    await expect(page.getByRole('button', { name: /choose another day$/ })).toHaveAttribute(
      'aria-expanded',
      'true',
    )
  })
})
