import { expect, type Locator, type Page } from '@playwright/test'
import { waitUntilReady } from '../fixtures.ts'

type ScreenName =
  | 'Today'
  | 'Schedule'
  | 'Sessions'
  | 'Allocation'
  | 'Assignments'
  | 'Clients'
  | 'Purchases'
  | 'Inbox'
  | 'Settings'

/** What stands around every screen: the screens, the demo's banner, what has just happened, the health of the figures. */
export class Frame {
  readonly page: Page
  readonly screens: Locator
  readonly demoBanner: Locator
  readonly health: Locator
  readonly toasts: Locator

  constructor(page: Page) {
    this.page = page
    this.screens = page.getByRole('navigation', { name: 'Screens' })
    this.demoBanner = page.getByRole('complementary', { name: 'Demo studio' })
    this.health = page.getByRole('contentinfo')
    this.toasts = page.locator('[data-tone][role="status"]')
  }

  heading(title: string): Locator {
    return this.page.getByRole('heading', { level: 1, name: title, exact: true })
  }

  async goTo(screen: ScreenName): Promise<void> {
    // The link of the inbox says how many things wait as well.
    await this.screens.getByRole('link', { name: new RegExp(`^${screen}( ?,|$)`) }).click()
    await this.expectScreen(screen)
  }

  async expectScreen(title: string): Promise<void> {
    await expect(this.heading(title)).toBeVisible()
    await waitUntilReady(this.page)
  }

  /** Waits until the window says that this has happened. */
  async expectSaid(sentence: string | RegExp): Promise<void> {
    await expect(this.toasts.filter({ hasText: sentence })).toBeVisible()
  }

  /** What has been said is read, and put away. */
  async closeToasts(): Promise<void> {
    const close = this.toasts.getByRole('button', { name: 'Close' })
    await expect(async () => {
      if ((await close.count()) > 0) await close.first().click({ timeout: 1_000 })
      await expect(this.toasts).toHaveCount(0, { timeout: 1_000 })
    }).toPass()
  }

  /** The light in the status bar. */
  async expectHealth(
    health: 'All figures add up' | 'Something needs attention' | 'Figures do not add up',
  ): Promise<void> {
    await expect(this.health).toContainText(health)
  }

  async leaveDemo(): Promise<void> {
    await this.demoBanner.getByRole('button', { name: 'Leave the demo' }).click()
  }
}
