import { expect, type Locator, type Page } from '@playwright/test'

/** The list of sessions: filters, rows, what is beside them and what can be done with many. */
export class Sessions {
  readonly page: Page
  readonly table: Locator
  readonly names: Locator
  readonly find: Locator
  readonly unmarked: Locator
  readonly bar: Locator
  readonly panel: Locator
  readonly moves: Locator

  constructor(page: Page) {
    this.page = page
    this.table = page.getByRole('grid', { name: 'Sessions' })
    this.names = this.table.getByRole('rowheader')
    this.find = page.getByRole('searchbox', { name: 'Title, client, e-mail or trainer' })
    this.unmarked = page.getByRole('button', { name: /^Unmarked/ })
    this.bar = page.getByRole('region', { name: 'Chosen sessions' })
    this.panel = page
      .getByRole('complementary')
      .filter({ has: page.getByRole('navigation', { name: 'One after the other' }) })
    this.moves = page.getByRole('dialog', { name: /what can be done for / })
  }

  row(name: string): Locator {
    return this.table
      .getByRole('row')
      .filter({ has: this.page.getByRole('rowheader', { name: new RegExp(`${name}$`) }) })
  }

  /** The badge of a row, which opens what can be done. */
  status(name: string): Locator {
    return this.row(name).getByRole('button', { name: /what can be done for/ })
  }

  async expectStatus(name: string, status: string): Promise<void> {
    await expect(this.status(name)).toContainText(status)
  }

  async mark(name: string): Promise<void> {
    await this.table.getByRole('checkbox', { name: `Choose ${name}` }).click()
  }

  async chooseStatus(name: RegExp): Promise<void> {
    await this.page.getByRole('combobox', { name: 'Status' }).click()
    await this.page.getByRole('option', { name }).click()
  }

  async act(name: string): Promise<Locator> {
    await this.bar.getByRole('button', { name, exact: true }).click()
    const dialog = this.page.getByRole('dialog')
    await expect(dialog).toBeVisible()
    return dialog
  }
}
