import { expect, type Locator, type Page } from '@playwright/test'

/** What somebody must decide: the rows with their remedies, and the panel beside them. */
export class Inbox {
  readonly page: Page
  readonly table: Locator
  readonly names: Locator
  readonly link: Locator
  readonly panel: Locator
  readonly bar: Locator

  constructor(page: Page) {
    this.page = page
    this.table = page.getByRole('grid', { name: 'Inbox' })
    this.names = this.table.getByRole('rowheader')
    this.link = page.getByRole('navigation', { name: 'Screens' }).getByRole('link', { name: /^Inbox/ })
    this.panel = page
      .getByRole('complementary')
      .filter({ has: page.getByRole('navigation', { name: 'One after the other' }) })
    this.bar = page.getByRole('region', { name: 'Chosen matters' })
  }

  row(title: string | RegExp): Locator {
    return this.table.getByRole('row').filter({ hasText: title })
  }

  /** The first thing to do about a row. */
  remedy(title: string): Locator {
    return this.row(title).getByRole('button').first()
  }

  /** Looks once more for places for what a plan could not place. */
  tryAgain(title: string): Locator {
    return this.row(title).getByRole('button', { name: /^Try again/ })
  }

  kind(name: string): Locator {
    return this.page.getByRole('button', { name: new RegExp(`^${name}`) })
  }

  async show(tab: 'Open' | 'Settled'): Promise<void> {
    await this.page.getByRole('radiogroup', { name: 'What is shown' }).getByText(tab, { exact: true }).click()
  }

  /** What the link in the sidebar says, and shows. */
  async expectBadge(count: number): Promise<void> {
    const things = count === 1 ? '1 thing waits' : `${count} things wait`
    await expect(this.link).toHaveAccessibleName(count === 0 ? 'Inbox' : new RegExp(`^Inbox ?, ${things}$`))
    await expect(this.link.locator('[data-figure]')).toHaveText(count === 0 ? [] : [String(count)])
  }
}
