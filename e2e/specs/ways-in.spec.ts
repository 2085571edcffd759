import { DEFAULT_START, DEMO_START, expect, test } from '../fixtures.ts'
import { Palette } from '../pages/dialogs.ts'
import { FirstRun } from '../pages/first-run.ts'
import { Frame } from '../pages/frame.ts'

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
    await frame.health.getByRole('button', { name: 'Something needs attention' }).click()
    const findings = page.getByRole('dialog', { name: 'Something needs attention' })
    const session = findings.getByRole('link').first()
    await expect(findings.getByRole('listitem').first()).toContainText(/with \S/)
    const title = (await session.textContent()) ?? ''

    await session.click()

    await expect(findings).toBeHidden()
    await expect(page.getByRole('complementary', { name: title, exact: true })).toBeVisible()
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
