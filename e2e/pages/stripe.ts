import { expect, type Locator, type Page } from '@playwright/test'
import { Frame } from './frame.ts'
import { Settings } from './settings.ts'

/** Settings › Stripe: the key, how things stand, and what was found. */
export class StripeSettings {
  readonly page: Page
  readonly link: Locator
  readonly key: Locator
  readonly connect: Locator
  readonly standing: Locator
  readonly checkNow: Locator

  constructor(page: Page) {
    this.page = page
    this.link = new Settings(page).sections.getByRole('link', { name: 'Stripe' })
    this.key = page.getByLabel('Restricted key', { exact: true })
    this.connect = page.getByRole('button', { name: 'Connect Stripe' })
    this.standing = page.getByRole('region', { name: 'How things stand' })
    this.checkNow = page.getByRole('button', { name: 'Check now' })
  }

  open(): Promise<void> {
    return new Settings(this.page).open('Stripe')
  }

  /** Enters a key, and waits until all that there is has been looked at. */
  async connectWith(key: string): Promise<void> {
    await this.key.fill(key)
    await this.connect.click()
    await this.expectState('Connected to Stripe')
  }

  /** Looks at everything, and waits until the window says what came of it. */
  async check(said: string | RegExp): Promise<void> {
    const frame = new Frame(this.page)
    await this.checkNow.click()
    await frame.expectSaid(said)
    await frame.closeToasts()
  }

  async expectState(state: string): Promise<void> {
    await expect(this.standing.getByRole('heading')).toHaveText(state)
  }

  /** One of the figures of what there is. */
  total(name: string): Locator {
    return this.page.locator('dl > div').filter({ hasText: name }).first().locator('dd').first()
  }

  scope(name: string): Locator {
    return this.page.getByRole('listitem').filter({ hasText: name })
  }
}

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

  async open(text: string): Promise<void> {
    await this.row(text).click()
    await expect(this.panel).toBeVisible()
  }

  async choose(field: Locator, typed: string, option: string | RegExp): Promise<void> {
    await field.fill(typed)
    await this.page.getByRole('option', { name: option }).click()
  }
}
