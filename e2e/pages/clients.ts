import { expect, type Locator, type Page } from '@playwright/test'
import { waitUntilReady } from '../fixtures.ts'

/** Everyone who trains here. */
export class Clients {
  readonly page: Page
  readonly count: Locator
  readonly find: Locator
  readonly table: Locator
  readonly names: Locator
  /** How many are chosen, and what can be done for them. */
  readonly bar: Locator

  constructor(page: Page) {
    this.page = page
    this.count = page.getByRole('main').getByRole('status').first()
    this.find = page.getByRole('searchbox', { name: 'Name, e-mail or phone' })
    this.table = page.getByRole('grid', { name: 'Clients' })
    this.names = this.table.getByRole('rowheader')
    this.bar = page.getByRole('region', { name: 'Chosen clients' })
  }

  async expectCount(text: string): Promise<void> {
    await expect(this.count).toHaveText(text)
    await waitUntilReady(this.page)
  }

  /** Types into the search and waits until exactly these are found. */
  async expectFound(typed: string, ...names: readonly string[]): Promise<void> {
    await this.find.fill(typed)
    await expect(this.names).toHaveText([...names])
  }

  row(name: string): Locator {
    return this.table
      .getByRole('row')
      .filter({ has: this.page.getByRole('rowheader', { name: new RegExp(`${name}$`) }) })
  }

  /** What the list says of a client in a column. */
  async figure(name: string, column: 'Scheduled' | 'Available'): Promise<number> {
    const heads = await this.table.getByRole('columnheader').allTextContents()
    // The first column names the row; the others are its cells.
    const cell = this.row(name)
      .getByRole('gridcell')
      .nth(heads.indexOf(column) - 1)
    return Number(await cell.textContent())
  }

  /** Looks at a client beside the list. */
  async lookAt(name: string): Promise<Locator> {
    await this.row(name).click()
    const panel = this.page.getByRole('complementary', { name, exact: true })
    await expect(panel).toBeVisible()
    return panel
  }

  /** Shows the active, the inactive or all of them. */
  async showStatus(status: 'Active' | 'Inactive' | 'All'): Promise<void> {
    await this.page
      .getByRole('radiogroup', { name: 'Which clients' })
      .getByText(status, { exact: true })
      .click()
  }

  async mark(name: string): Promise<void> {
    await this.table.getByRole('checkbox', { name: `Choose ${name}` }).click()
  }

  async openPage(name: string): Promise<void> {
    const panel = await this.lookAt(name)
    await panel.getByRole('button', { name: 'Open page' }).click()
  }
}
