import { expect, type Locator, type Page } from '@playwright/test'

/** The sessions that follow a sale, before they are made. */
export class Plan {
  readonly page: Page
  readonly title: Locator
  readonly date: Locator
  readonly time: Locator
  readonly count: Locator
  readonly strip: Locator
  readonly sessions: Locator
  readonly outcome: Locator

  constructor(page: Page) {
    this.page = page
    this.title = page.getByRole('heading', { name: 'Plan sessions' })
    this.date = page.getByLabel('From')
    this.time = page.getByLabel('At', { exact: true })
    this.count = page.getByLabel('Sessions', { exact: true })
    this.strip = page.getByRole('list', { name: 'All sessions at a glance' })
    this.sessions = page.getByRole('list', { name: 'Sessions of the plan' })
    this.outcome = page.getByRole('region', { name: 'What will happen' })
  }

  /** Opens the plan of a sale by its address. */
  async open(purchaseId: number): Promise<void> {
    await this.page.evaluate((id) => {
      location.hash = `#/plan?purchase=${id}`
    }, purchaseId)
    await expect(this.title).toBeVisible()
  }

  /** The row of a session, by its number from 1. */
  row(number: number): Locator {
    return this.sessions.getByRole('listitem').nth(number - 1)
  }

  /** What is carried of it. */
  block(number: number): Locator {
    return this.sessions.getByRole('button', { name: new RegExp(`^Session ${number},`) })
  }

  trainer(name: string): Locator {
    return this.page.getByRole('radio', { name: new RegExp(`^${name}`) })
  }

  async often(times: 1 | 2 | 3): Promise<void> {
    await this.page.getByRole('radiogroup', { name: 'A week' }).getByText(`${times}×`).click()
  }
}
