import { DEFAULT_START, DEMO_NOW, expect, test } from '../fixtures.ts'
import { CreateSessionDialog, Palette } from '../pages/dialogs.ts'
import { Frame } from '../pages/frame.ts'
import { Grid } from '../pages/schedule-grid.ts'
import { expectAccessible } from '../support/accessibility.ts'
import { ask, seedClient, seedTrainer } from '../support/seed.ts'

// A Tuesday, in the middle of the morning.
test.use({ start: { ...DEFAULT_START, now: DEMO_NOW } })

test('a client is booked in one line of the palette, once and for some weeks', async ({ page }) => {
  await seedTrainer(page, 'Anna Smith')
  await ask(page, 'staff.create', { name: 'Kenji Watanabe', role: 'trainer' })
  const jo = await seedClient(page, 'Jo Berg', 5)
  await seedClient(page, 'Joanna Olsen', 5)
  const palette = new Palette(page)
  const dialog = new CreateSessionDialog(page)
  const frame = new Frame(page)

  await test.step('everybody who may be meant is offered, with when and with whom', async () => {
    await page.keyboard.press('Control+k')
    await palette.search.fill('jo thu 9 kenji')
    await expect(palette.root.getByRole('button', { name: /^Book / })).toHaveText([
      /Book Jo Berg: Thu,? 19 Nov, 09:00 · Kenji Watanabe/,
      /Book Joanna Olsen: Thu,? 19 Nov, 09:00 · Kenji Watanabe/,
    ])
    await expectAccessible(page, 'a booking in one line')
  })

  await test.step('Enter shows what it costs, and Enter books it', async () => {
    await page.keyboard.press('Enter')
    await expect(dialog.trainer).toHaveValue('Kenji Watanabe')
    await expect(dialog.start).toHaveValue('09:00')
    await expect(dialog.root).toContainText('Jo Berg')
    await dialog.root.getByRole('button', { name: 'Create and book' }).press('Enter')
    await expect(dialog.root).toBeHidden()
    await frame.expectScreen('Schedule')
    await expect(new Grid(page).session('Kenji Watanabe', '09:00 Jo Berg')).toBeVisible()
  })

  await test.step('a number before the weekday is for how many weeks', async () => {
    await page.keyboard.press('Control+k')
    await palette.search.fill('jo berg 3 fri 930 anna pers')
    await expect(palette.root.getByRole('button', { name: /^Book / })).toHaveText([
      /Book Jo Berg: Fri,? 20 Nov, 09:30 · Anna Smith · Personal training · 3 weeks/,
    ])
    await page.keyboard.press('Enter')
    await dialog.root.getByRole('button', { name: 'Create 3 sessions' }).press('Enter')
    await expect(dialog.root).toBeHidden()
    await expect.poll(async () => (await ask(page, 'credits.summary', { clientId: jo })).scheduled).toBe(4)
  })

  await test.step('what is no booking only finds, as before', async () => {
    await page.keyboard.press('Control+k')
    await palette.search.fill('jo berg')
    await expect(palette.root.getByRole('button', { name: /^Jo Berg/ })).toBeVisible()
    await expect(palette.root.getByRole('button', { name: /^Book / })).toHaveCount(0)
  })
})
