import { expect, type Locator, type Page } from '@playwright/test'
import { Frame } from './frame.ts'

type Section =
  | 'Services'
  | 'Staff'
  | 'Permissions'
  | 'Signing in'
  | 'Rooms'
  | 'Hours'
  | 'Packages'
  | 'Policies'
  | 'Stripe'
  | 'Studio'
  | 'Stripe'
  | 'Appearance'

type NewService = {
  readonly name: string
  readonly kind: 'Personal' | 'Group'
  readonly family: string
  readonly minutes: number
  readonly places: number
}

/** What the studio offers, who works there and by which rules. */
export class Settings {
  readonly page: Page
  readonly sections: Locator

  constructor(page: Page) {
    this.page = page
    this.sections = page.getByRole('navigation', { name: 'Parts of the settings' })
  }

  async open(section: Section): Promise<void> {
    const frame = new Frame(this.page)
    await frame.screens.getByRole('link', { name: 'Settings', exact: true }).click()
    await this.sections.getByRole('link', { name: section, exact: true }).click()
    await frame.expectScreen(section)
  }

  /** A line of the open section, by its name. */
  row(name: string): Locator {
    return this.page.getByRole('row').filter({ has: this.page.getByRole('rowheader', { name, exact: true }) })
  }

  dialog(title: string): Locator {
    return this.page.getByRole('dialog', { name: title, exact: true })
  }

  /** Opens the dialog of a line. */
  async edit(name: string): Promise<Locator> {
    await this.row(name).click()
    return this.dialog(`Edit ${name}`)
  }

  async addService({ name, kind, family, minutes, places }: NewService): Promise<void> {
    const dialog = await this.#beginAdding('Add service', 'Add a service')
    await dialog.getByLabel('Name', { exact: true }).fill(name)
    await dialog.getByRole('combobox', { name: 'Kind' }).click()
    await this.page.getByRole('option', { name: kind, exact: true }).click()
    await dialog.getByRole('combobox', { name: 'Family' }).fill(family)
    await dialog.getByLabel('Minutes', { exact: true }).fill(String(minutes))
    await dialog.getByLabel('Places').fill(String(places))
    await this.#add(dialog, 'Add service', name)
  }

  async addTrainer(name: string): Promise<void> {
    const dialog = await this.#beginAdding('Add person', 'Add a person')
    await dialog.getByLabel('Name', { exact: true }).fill(name)
    await expect(dialog.getByRole('radio', { name: 'Trainer' })).toBeChecked()
    await this.#add(dialog, 'Add person', name)
  }

  async addRoom(name: string): Promise<void> {
    const dialog = await this.#beginAdding('Add room', 'Add a room')
    await dialog.getByLabel('Name', { exact: true }).fill(name)
    await this.#add(dialog, 'Add room', name)
  }

  async #beginAdding(button: string, title: string): Promise<Locator> {
    await this.page.getByRole('button', { name: button }).click()
    const dialog = this.dialog(title)
    await expect(dialog).toBeVisible()
    return dialog
  }

  async #add(dialog: Locator, button: string, name: string): Promise<void> {
    await dialog.getByRole('button', { name: button }).click()
    await expect(dialog).toBeHidden()
    await expect(this.row(name)).toBeVisible()
  }
}
