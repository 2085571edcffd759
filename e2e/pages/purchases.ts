import { expect, type Locator, type Page } from '@playwright/test'

/** Every sale, where its money is, and one of them beside the list. */
export class Purchases {
  readonly page: Page
  readonly find: Locator
  readonly rows: Locator
  readonly panel: Locator
  /** What happened to the sale in the panel. */
  readonly history: Locator
  readonly dialog: Locator

  constructor(page: Page) {
    this.page = page
    this.find = page.getByRole('searchbox', { name: 'Client, package or receipt' })
    this.rows = page.getByRole('grid', { name: 'Purchases' }).locator('[data-row]')
    this.panel = page.getByRole('complementary').filter({ has: page.getByText('What it gave') })
    this.history = this.panel.getByRole('region', { name: 'What happened' })
    this.dialog = page.getByRole('dialog')
  }

  row(text: string | RegExp): Locator {
    return this.rows.filter({ hasText: text })
  }

  /** Where the money is, word by word: `{ Sold: '€950.00', Paid: '€450.00' }`. */
  async totals(): Promise<Record<string, string>> {
    const parts = this.page.getByLabel('Where the money of these sales is').locator('dl > div')
    const told: Record<string, string> = {}
    for (const part of await parts.all()) {
      told[(await part.locator('dt').textContent()) ?? ''] = (await part.locator('dd').textContent()) ?? ''
    }
    return told
  }

  async expectTotals(totals: Record<string, string>): Promise<void> {
    await expect(async () => expect(await this.totals()).toEqual(totals)).toPass({ timeout: 20_000 })
  }

  act(name: string): Locator {
    return this.panel.getByRole('button', { name, exact: true })
  }

  button(name: string): Locator {
    return this.dialog.getByRole('button', { name, exact: true })
  }

  field(name: string): Locator {
    return this.dialog.getByLabel(name, { exact: true })
  }

  /** One of a few choices beside each other. */
  choice(group: string, name: string): Locator {
    return this.dialog.getByRole('radiogroup', { name: group }).getByText(name, { exact: true })
  }

  async choosePackage(name: string): Promise<void> {
    await this.dialog.getByRole('combobox', { name: 'Package' }).click()
    await this.page.keyboard.type(name)
    await this.page.keyboard.press('Enter')
  }

  async chooseClient(name: string): Promise<void> {
    await this.dialog.getByRole('combobox', { name: 'Client' }).fill(name)
    await this.page.getByRole('option', { name }).click()
  }
}
