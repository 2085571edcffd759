import { expect, type Locator, type Page } from '@playwright/test'

type Figure = 'available' | 'scheduled' | 'used' | 'remaining' | 'total' | 'purchased' | 'expired'

/** What makes a number of credits: the card beside whichever number is asked about. */
export class Xray {
  readonly page: Page
  readonly card: Locator
  readonly copy: Locator

  constructor(page: Page) {
    this.page = page
    this.card = page.getByRole('group', { name: 'What makes this number' })
    this.copy = this.card.getByRole('button', { name: 'Copy the answer as text' })
  }

  /** A number that can be looked into, the first one within `around`. */
  number(around: Locator, figure: Figure): Locator {
    return around.locator(`[data-xray="${figure}"]`).first()
  }

  async expectSays(...texts: readonly (string | RegExp)[]): Promise<void> {
    for (const text of texts) await expect(this.card).toContainText(text)
  }

  async expectGone(): Promise<void> {
    await expect(this.card).toHaveCount(0)
  }
}
