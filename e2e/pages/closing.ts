import type { Locator, Page } from '@playwright/test'
import { waitUntilReady } from '../fixtures.ts'
import { Palette } from './dialogs.ts'
import { Frame } from './frame.ts'

/** "Close the studio": what is asked, and everything that follows from it before it happens. */
export class Closing {
  readonly page: Page
  readonly reason: Locator
  readonly sessions: Locator
  readonly clients: Locator
  readonly packs: Locator
  readonly extend: Locator
  readonly summary: Locator

  constructor(page: Page) {
    this.page = page
    this.reason = page.getByLabel('Reason')
    this.sessions = page.getByRole('table', { name: 'Sessions' })
    this.clients = page.getByRole('list', { name: /^Clients/ })
    this.packs = page.getByRole('list', { name: /^Packs/ })
    this.extend = page.getByRole('checkbox', { name: 'Extend packs by the days they lose' })
    this.summary = page.getByRole('region', { name: 'What will happen' }).getByRole('status')
  }

  /** Comes here by the palette. */
  async open(): Promise<void> {
    await waitUntilReady(this.page)
    await this.page.keyboard.press('Control+k')
    await new Palette(this.page).search.fill('close the studio')
    await this.page.keyboard.press('Enter')
    await new Frame(this.page).expectScreen('Close the studio')
  }

  async fill(from: string, until: string, reason: string): Promise<void> {
    await this.page.getByLabel('First day').fill(from)
    await this.page.getByLabel('Last day').fill(until)
    await this.reason.fill(reason)
  }

  row(title: string): Locator {
    return this.sessions.getByRole('row').filter({ has: this.page.getByRole('rowheader', { name: title }) })
  }

  tick(title: string): Locator {
    return this.row(title).getByRole('checkbox')
  }

  client(name: string): Locator {
    return this.clients.getByRole('listitem').filter({ hasText: name })
  }

  pack(name: string): Locator {
    return this.packs.getByRole('listitem').filter({ hasText: name })
  }

  button(name: string): Locator {
    return this.page.getByRole('button', { name, exact: true })
  }
}
