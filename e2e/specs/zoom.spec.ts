import type { ElectronApplication, Page } from '@playwright/test'
import { DEMO_START, expect, test } from '../fixtures.ts'
import { Frame } from '../pages/frame.ts'
import { expectAccessible } from '../support/accessibility.ts'

test.use({ start: DEMO_START })

const SCREENS = [
  'Today',
  'Schedule',
  'Sessions',
  'Allocation',
  'Assignments',
  'Clients',
  'Inbox',
  'Settings',
] as const

test('everything can be used at 200 %', async ({ app, page }) => {
  test.slow()
  const frame = new Frame(page)
  await zoom(app, page)
  for (const screen of SCREENS) {
    await test.step(screen, async () => {
      await frame.screens.getByRole('link', { name: screen }).click()
      // The settings have a heading for each of their parts.
      await frame.expectScreen(screen === 'Settings' ? 'Services' : screen)
      await expectNothingBeside(page, screen)
      await expectAccessible(page, `${screen} at 200 %`)
    })
  }
})

/** As a person does with Ctrl and +, in a window of 1280 × 800. */
async function zoom(app: ElectronApplication, page: Page): Promise<void> {
  await app.evaluate(({ BrowserWindow }) => {
    const [window] = BrowserWindow.getAllWindows()
    window?.setContentSize(1280, 800)
    window?.webContents.setZoomFactor(2)
  })
  await expect.poll(() => page.evaluate(() => window.innerWidth)).toBe(640)
}

/** The page itself never scrolls sideways, and what a screen is worked with lies inside the window. */
async function expectNothingBeside(page: Page, screen: string): Promise<void> {
  const beside = await page.evaluate(() => {
    const width = document.documentElement.clientWidth
    const scrolls = (node: Element | null): boolean => {
      for (let at = node; at !== null && at !== document.body; at = at.parentElement) {
        const { overflowX } = getComputedStyle(at)
        if ((overflowX === 'auto' || overflowX === 'scroll') && at.scrollWidth > at.clientWidth) return true
      }
      return false
    }
    return [...document.querySelectorAll('main button, main a, main input, main h1, header button')]
      .filter((node) => {
        const { left, right, width: own } = node.getBoundingClientRect()
        return own > 1 && (right > width + 1 || left < -1) && !scrolls(node.parentElement)
      })
      .map((node) => node.getAttribute('aria-label') ?? node.textContent ?? node.tagName)
  })
  expect(beside, `what lies beside the window on ${screen}`).toEqual([])
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(640)
}
