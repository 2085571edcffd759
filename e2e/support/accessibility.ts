import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { expect, test } from '../fixtures.ts'

const STANDARDS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
/** What the dark look can break: it changes colours and nothing else. */
const ABOUT_COLOUR = ['color-contrast', 'link-in-text-block']

/** What stands on screen now breaks no rule of WCAG 2.2 AA and no good practice, in the light look and in the dark. */
export async function expectAccessible(page: Page, where: string): Promise<void> {
  await test.step(`accessible: ${where}`, async () => {
    await show(page, 'light')
    await expectNoFindings(axe(page).withTags(STANDARDS), `${where}, light`)
    await show(page, 'dark')
    await expectNoFindings(axe(page).withRules(ABOUT_COLOUR), `${where}, dark`)
  })
}

/** Without the page of its own that it opens otherwise, which Electron does not allow. */
const axe = (page: Page): AxeBuilder => new AxeBuilder({ page }).setLegacyMode()

async function show(page: Page, colorScheme: 'light' | 'dark'): Promise<void> {
  await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
  await expect(page.locator(`html[data-mantine-color-scheme="${colorScheme}"]`)).toBeAttached()
}

async function expectNoFindings(scan: AxeBuilder, where: string): Promise<void> {
  const { violations } = await scan.analyze()
  const findings = violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html} ${failureSummary}`),
  )
  expect.soft(findings, where).toEqual([])
}
