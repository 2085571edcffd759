import { expect, type Locator, type Page } from '@playwright/test'

/** What was paid and nobody could match: the list, and the panel with the fields. */
export class Unmatched {
  readonly page: Page
  readonly names: Locator
  readonly table: Locator
  readonly panel: Locator
  readonly client: Locator
  readonly package: Locator
  readonly match: Locator

  constructor(page: Page) {
    this.page = page
    this.table = page.getByRole('grid', { name: 'Unmatched purchases' })
    this.names = this.table.getByRole('rowheader')
    this.panel = page.getByRole('complementary', { name: 'Unmatched purchase' })
    this.client = this.panel.getByRole('combobox', { name: 'Client' })
    this.package = this.panel.getByRole('combobox', { name: 'Package' })
    this.match = this.panel.getByRole('button', { name: 'Match', exact: true })
  }

  row(text: string): Locator {
    return this.table.getByRole('row').filter({ hasText: text })
  }

  /** What a match would come to. */
  get outcome(): Locator {
    return this.panel.getByRole('status').filter({ hasText: 'Remembered' })
  }

  async show(tab: 'Waiting' | 'Left out'): Promise<void> {
    await this.page.getByRole('radiogroup', { name: 'What is shown' }).getByText(tab, { exact: true }).click()
  }

  /** One that was left out. */
  leftOut(text: string): Locator {
    return this.page
      .getByRole('grid', { name: 'Purchases that were left out' })
      .getByRole('row')
      .filter({ hasText: text })
  }

  async open(text: string): Promise<void> {
    await this.row(text).click()
    await expect(this.panel).toBeVisible()
  }

  async choose(field: Locator, typed: string, option: string | RegExp): Promise<void> {
    await field.fill(typed)
    await this.page.getByRole('option', { name: option }).click()
  }
}
