import { expect, type Locator, type Page } from '@playwright/test'
import { Settings } from './settings.ts'

/** When the studio is open, when a trainer works, who is away and what is closed. */
export class Hours {
  readonly page: Page
  readonly whose: Locator
  readonly save: Locator
  readonly closures: Locator
  readonly leave: Locator

  constructor(page: Page) {
    this.page = page
    this.whose = page.getByRole('combobox', { name: 'Whose hours' })
    this.save = page.getByRole('button', { name: 'Save changes' })
    this.closures = page.getByRole('table', { name: 'Closures' })
    this.leave = page.getByRole('table', { name: 'Leave' })
  }

  async open(): Promise<void> {
    await new Settings(this.page).open('Hours')
  }

  async openOf(name: string): Promise<void> {
    await this.open()
    await this.whose.fill(name)
    await this.page.getByRole('option', { name, exact: true }).click()
    await expect(this.page.getByRole('heading', { name: 'Availability' })).toBeVisible()
  }

  day(name: string): Locator {
    return this.page.getByRole('group', { name, exact: true })
  }

  /** The hours of a day as they stand in its fields. */
  async expectDay(
    name: string,
    ...hours: readonly (readonly [from: string, until: string])[]
  ): Promise<void> {
    const from = this.day(name).getByLabel(`${name}, from`)
    const until = this.day(name).getByLabel(`${name}, until`)
    await expect(from).toHaveCount(hours.length)
    for (const [index, [opens, closes]] of hours.entries()) {
      await expect(from.nth(index)).toHaveValue(opens)
      await expect(until.nth(index)).toHaveValue(closes)
    }
  }

  async addHours(name: string, from: string, until: string): Promise<void> {
    await this.page.getByRole('button', { name: `Add hours on ${name}` }).click()
    await this.day(name).getByLabel(`${name}, from`).last().fill(from)
    await this.day(name).getByLabel(`${name}, until`).last().fill(until)
  }

  dialog(name: string): Locator {
    return this.page.getByRole('dialog', { name, exact: true })
  }
}
