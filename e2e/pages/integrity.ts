import type { Locator, Page } from '@playwright/test'

/** The page behind the light in the status bar: what was checked, what was found, and what mends it. */
export class Integrity {
  readonly page: Page
  readonly verdict: Locator
  readonly errors: Locator
  readonly attention: Locator
  readonly repair: Locator

  constructor(page: Page) {
    this.page = page
    this.verdict = page.getByRole('region', { name: 'What was checked' })
    this.errors = page.getByRole('region', { name: 'What does not add up' })
    this.attention = page.getByRole('region', { name: 'What waits for a person' })
    this.repair = page.getByRole('dialog', { name: 'Mend this?' })
  }

  finding(title: string | RegExp): Locator {
    return this.page.getByRole('article', { name: title })
  }
}
