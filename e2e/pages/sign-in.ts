import { expect, type Locator, type Page } from '@playwright/test'

/** The screen in front of everything while nobody is at the desk. */
export class SignIn {
  readonly page: Page
  readonly heading: Locator
  readonly refusal: Locator
  readonly secret: Locator

  constructor(page: Page) {
    this.page = page
    this.heading = page.getByRole('heading', { level: 1, name: /^(Who is at the desk\?|Locked)$/ })
    this.refusal = page.getByRole('main').getByRole('alert')
    this.secret = page.getByLabel(/^(PIN|Password) of /)
  }

  person(name: string): Locator {
    return this.page.getByRole('list', { name: 'People' }).getByRole('button', { name })
  }

  /** Types what somebody signs in with at the person who is asked now. */
  async type(secret: string): Promise<void> {
    await this.secret.fill(secret)
    await this.secret.press('Enter')
  }

  async as(name: string, secret: string): Promise<void> {
    await this.person(name).click()
    await this.type(secret)
  }

  async expectHere(): Promise<void> {
    await expect(this.heading).toBeVisible()
    await expect(this.page.getByRole('navigation', { name: 'Screens' })).toBeHidden()
  }

  async expectGone(): Promise<void> {
    await expect(this.heading).toBeHidden()
    await expect(this.page.getByRole('navigation', { name: 'Screens' })).toBeVisible()
  }
}
