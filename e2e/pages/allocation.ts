import { expect, type Locator, type Page } from '@playwright/test'

/** Who has how many sessions, and giving more. */
export class Allocation {
  readonly page: Page
  readonly table: Locator
  readonly names: Locator
  readonly find: Locator
  readonly bar: Locator

  constructor(page: Page) {
    this.page = page
    this.table = page.getByRole('grid', { name: 'Allocation' })
    this.names = this.table.getByRole('rowheader')
    this.find = page.getByRole('searchbox', { name: 'Name, e-mail or phone' })
    this.bar = page.getByRole('region', { name: 'Chosen clients' })
  }

  row(name: string): Locator {
    return this.table
      .getByRole('row')
      .filter({ has: this.page.getByRole('rowheader', { name: new RegExp(`${name}$`) }) })
  }

  /** What the list says of a client in a column. */
  async cell(name: string, column: string): Promise<string> {
    const heads = await this.table.getByRole('columnheader').allTextContents()
    const cell = this.row(name)
      .getByRole('gridcell')
      .nth(heads.indexOf(column) - 1)
    return (await cell.textContent()) ?? ''
  }

  async expectCell(name: string, column: string, text: string): Promise<void> {
    await expect.poll(() => this.cell(name, column)).toBe(text)
  }

  async mark(name: string): Promise<void> {
    await this.table.getByRole('checkbox', { name: `Choose ${name}` }).click()
  }

  /** Looks at a client beside the list. */
  async lookAt(name: string): Promise<Locator> {
    await this.row(name).getByRole('gridcell', { name: /^\d+$/ }).first().click()
    return this.panel(name)
  }

  async panel(name: string): Promise<Locator> {
    const panel = this.page.getByRole('complementary', { name, exact: true })
    await expect(panel).toBeVisible()
    return panel
  }

  async chip(name: string): Promise<void> {
    await this.page.getByRole('button', { name, exact: true }).click()
  }
}
