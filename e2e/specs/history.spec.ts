import { DEFAULT_START, DEMO_NOW, expect, test } from '../fixtures.ts'
import { Frame } from '../pages/frame.ts'
import { expectAccessible } from '../support/accessibility.ts'
import { ask, seedClient } from '../support/seed.ts'

test.use({ start: { ...DEFAULT_START, now: DEMO_NOW } })

test('what somebody did is listed, and taken back and done again from there', async ({ page }) => {
  const frame = new Frame(page)
  const dialog = page.getByRole('dialog', { name: 'What you did' })
  const lines = dialog.getByRole('listitem')

  await test.step('nothing yet', async () => {
    await page.keyboard.press('Control+Shift+h')
    await expect(dialog).toContainText('Nothing yet that could be taken back.')
    await expectAccessible(page, 'an empty history')
    await page.keyboard.press('Escape')
    await expect(dialog).toBeHidden()
  })

  const ada = await seedClient(page, 'Ada Berg', 3)
  await ask(page, 'credits.allocate', { clientId: ada, sessionCount: 2 })

  await test.step('the newest first, from the menu of the person', async () => {
    await page.getByRole('button', { name: 'Maria' }).click()
    await page.getByRole('menuitem', { name: 'What you did' }).click()
    await expect(lines).toHaveText([
      /Added 2 sessions to Ada Berg.*Undo takes this back/,
      /Added 3 sessions to Ada Berg$/,
      /Ada Berg/,
    ])
    await expectAccessible(page, 'the history')
  })

  await test.step('one step back and one forward by keyboard, and the list stays up', async () => {
    const undo = dialog.getByRole('button', { name: 'Undo' })
    await undo.press('Enter')
    await expect(lines.nth(0)).toHaveText(/Added 2 sessions to Ada Berg.*Can be done again/)
    await expect(lines.nth(1)).toHaveText(/Added 3 sessions to Ada Berg.*Undo takes this back/)
    await expect(undo).toBeFocused()
    await undo.press('Enter')
    await expect(lines.nth(0)).toHaveText(/Added 2 sessions to Ada Berg.*Taken back/)
    await expect.poll(async () => (await ask(page, 'credits.summary', { clientId: ada })).available).toBe(0)
    await dialog.getByRole('button', { name: 'Do again' }).press('Enter')
    await expect(lines.nth(1)).toHaveText(/Added 2 sessions to Ada Berg.*Can be done again/)
    await expect.poll(async () => (await ask(page, 'credits.summary', { clientId: ada })).available).toBe(3)
    await frame.closeToasts()
    await expectAccessible(page, 'a history with steps taken back')
  })
})
