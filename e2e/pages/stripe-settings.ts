import { expect, type Locator, type Page } from '@playwright/test'
import { Frame } from './frame.ts'
import { Settings } from './settings.ts'

/** The connection with Stripe in the settings. */
export class StripeSettings {
  readonly page: Page
  readonly key: Locator
  readonly connect: Locator
  readonly checkNow: Locator
  /** The quiet entry among the settings. */
  readonly link: Locator
  readonly standing: Locator

  constructor(page: Page) {
    this.page = page
    this.key = page.getByLabel('Restricted key', { exact: true })
    this.connect = page.getByRole('button', { name: 'Connect Stripe' })
    this.checkNow = page.getByRole('button', { name: 'Check now' })
    this.link = new Settings(page).sections.getByRole('link', { name: 'Stripe' })
    this.standing = page.getByRole('region', { name: 'How things stand' })
  }

  async open(): Promise<void> {
    await new Settings(this.page).open('Stripe')
  }

  /** Types a key and sends it. */
  async enter(key: string): Promise<void> {
    await this.key.fill(key)
    await this.connect.click()
  }

  /** Connects, and waits until everything there is has been looked at. */
  async connectWith(key: string): Promise<void> {
    await this.enter(key)
    await this.expectIdle()
  }

  expectIdle(): Promise<void> {
    return this.expectState('Connected to Stripe')
  }

  async expectState(state: string): Promise<void> {
    await expect(this.standing.getByRole('heading')).toHaveText(state)
  }

  /** Looks at everything, and waits until the window says what came of it. */
  async check(said: string | RegExp): Promise<void> {
    const frame = new Frame(this.page)
    await this.checkNow.click()
    await frame.expectSaid(said)
    await frame.closeToasts()
  }

  /** One of the figures of what there is. */
  total(name: string): Locator {
    return this.page.locator('dl > div').filter({ hasText: name }).first().locator('dd').first()
  }

  /** What the key must be allowed to read, with what is known of it. */
  scope(name: string): Locator {
    return this.page.getByRole('listitem').filter({ hasText: name })
  }

  /** Begins to listen for forwarded webhooks; the port. */
  async listen(secret: string): Promise<number> {
    await this.page.getByLabel('Signing secret', { exact: true }).fill(secret)
    await this.page.getByRole('button', { name: 'Listen', exact: true }).click()
    const address = this.page.getByText(/^http:\/\/127\.0\.0\.1:\d+/)
    await expect(address).toBeVisible()
    return Number(/:(\d+)/.exec((await address.textContent()) ?? '')?.[1])
  }

  async removeKey(): Promise<void> {
    await this.page.getByRole('button', { name: 'Remove…' }).click()
    await this.page.getByRole('dialog').getByRole('button', { name: 'Remove the key' }).click()
    await expect(this.connect).toBeVisible()
  }
}
