import { expect, type Locator, type Page } from '@playwright/test'
import { waitUntilReady } from '../fixtures.ts'

/** The week of the studio as a table, day by day. */
export class Agenda {
  readonly page: Page
  readonly table: Locator

  constructor(page: Page) {
    this.page = page
    this.table = page.getByRole('grid', { name: 'Agenda' })
  }

  async open(): Promise<void> {
    await this.page.getByRole('radiogroup', { name: 'View' }).getByText('Agenda').click()
    await expect(this.table).toBeVisible()
    await waitUntilReady(this.page)
  }

  /** The sessions of a day that are on screen: "Tuesday 17 November 2026". */
  day(name: string): Locator {
    return this.table.getByRole('rowgroup', { name: new RegExp(`^${name}`) })
  }

  /** A session by what its row says. */
  row(name: string | RegExp): Locator {
    return this.table.getByRole('row', { name })
  }

  /** The row that has the focus. */
  get focused(): Locator {
    return this.table.locator('[data-agenda-session]:focus')
  }
}
