import { DEFAULT_START, DEMO_START, expect, test } from '../fixtures.ts'
import { Palette } from '../pages/dialogs.ts'
import { FirstRun } from '../pages/first-run.ts'
import { Frame } from '../pages/frame.ts'
import { Inbox } from '../pages/inbox.ts'
import { Integrity } from '../pages/integrity.ts'

test.describe('in a studio at work', () => {
  test.use({ start: DEMO_START })

  test('the search field finds a client, and Enter opens their page', async ({ page }) => {
    const palette = new Palette(page)
    await page.keyboard.press('Control+k')
    await palette.search.fill('solene font')
    await expect(page.getByRole('button', { name: /^Solène Fontaine/ })).toHaveAttribute(
      'data-selected',
      'true',
    )

    await page.keyboard.press('Enter')

    await new Frame(page).expectScreen('Solène Fontaine')
  })

  test('what needs attention is named, and a click leads to it', async ({ page }) => {
    const frame = new Frame(page)
    await frame.health.getByRole('link', { name: /^Something needs attention/ }).click()
    await frame.expectScreen('Does everything add up?')
    await new Integrity(page).attention.getByRole('link').first().click()
    await frame.expectScreen('Inbox')
    const inbox = new Inbox(page)
    await expect(inbox.names.first()).toContainText(/With \S/)

    await inbox.names.first().click()

    await expect(inbox.panel).toBeVisible()
  })

  test('a cancelled session leaves the focus in its panel', async ({ page }) => {
    await page.locator('[data-session]').filter({ hasText: 'Pilates reformer' }).first().click()
    const panel = page.getByRole('complementary', { name: 'Pilates reformer' })
    await panel.getByRole('button', { name: 'Cancel session' }).press('Enter')

    await page.getByRole('dialog').getByRole('button', { name: 'Cancel session' }).press('Enter')

    await new Frame(page).expectSaid('Pilates reformer is cancelled.')
    await expect(panel.locator(':focus')).toHaveCount(1)
  })
})

test.describe('at the very start', () => {
  test.use({ start: { ...DEFAULT_START, studio: 'none' } })

  test('a time zone that is typed takes the place of the one that stood there', async ({ page }) => {
    await expect(new FirstRun(page).title).toBeVisible()
    const zone = page.getByRole('combobox', { name: 'Time zone' })
    await zone.click()

    await page.keyboard.type('auckland')
    await page.keyboard.press('Enter')

    await expect(zone).toHaveValue('Pacific/Auckland')
  })
})
