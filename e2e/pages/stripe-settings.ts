import { expect, type Locator, type Page } from '@playwright/test'
import { Settings } from './settings.ts'

/** The connection with Stripe in the settings. */
export class StripeSettings {
  readonly page: Page
  readonly key: Locator
  readonly connect: Locator
  readonly check: Locator

  constructor(page: Page) {
    this.page = page
    this.key = page.getByLabel('Restricted key', { exact: true })
    this.connect = page.getByRole('button', { name: 'Connect Stripe' })
    this.check = page.getByRole('button', { name: 'Check now' })
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

  async expectIdle(): Promise<void> {
    await expect(this.page.getByText('Connected to Stripe')).toBeVisible()
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
