import { expect, type Locator, type Page } from '@playwright/test'
import { waitUntilReady } from '../fixtures.ts'

/** A trainer's own day. */
export class Today {
  readonly page: Page
  readonly sessions: Locator
  readonly ahead: Locator

  constructor(page: Page) {
    this.page = page
    this.sessions = page.getByRole('article')
    this.ahead = page.getByRole('region', { name: 'The next days' })
  }

  async expectOpen(): Promise<void> {
    await expect(this.page.getByRole('heading', { level: 1, name: 'Today' })).toBeVisible()
    await waitUntilReady(this.page)
  }

  session(title: string, time: string): Locator {
    return this.page.getByRole('article', { name: `Who comes to ${title} at ${time}` })
  }

  /** The line of a person: their name, what they have left, and the state of their place. */
  person(name: string): Locator {
    return this.page.getByRole('button', { name: new RegExp(`^${name}`) })
  }

  /** Everything about a person, with what can be done. */
  entry(name: string): Locator {
    return this.page.getByRole('listitem').filter({ has: this.person(name) })
  }

  /** What is said beside a choice, before it is made. */
  choice(name: string, choice: 'Attended' | 'No-show'): Locator {
    return this.entry(name).getByRole('button', { name: choice, exact: true })
  }
}
