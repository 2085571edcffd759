import { expect, type Locator, type Page } from '@playwright/test'

/** What stands beside the schedule: days, columns, named views, search and the tray. */
export class ScheduleSide {
  readonly page: Page
  readonly panel: Locator
  readonly month: Locator
  readonly columns: Locator
  readonly findColumn: Locator
  readonly find: Locator
  readonly found: Locator
  readonly tray: Locator

  constructor(page: Page) {
    this.page = page
    this.panel = page.getByRole('region', { name: 'Days and columns' })
    this.month = page.getByRole('region', { name: 'Calendar' })
    this.columns = page.getByRole('region', { name: /^(Trainers|Rooms)$/ })
    this.findColumn = this.columns.getByRole('searchbox')
    this.find = page.getByRole('searchbox', { name: 'Find in the schedule' })
    this.found = page.getByRole('search').getByRole('status')
    this.tray = page.getByRole('region', { name: /^Sessions without a (trainer|room)$/ })
  }

  /** The box of a trainer or a room: ticked is shown. */
  box(name: string): Locator {
    return this.columns.getByRole('checkbox', { name: new RegExp(`^${name}, `) })
  }

  /** The names in the list, from the top down. */
  names(): Locator {
    return this.columns.getByRole('listitem').getByTitle(/^Go to /)
  }

  /** Takes a row by its handle and holds it over another one, without letting go. */
  async pullRow(name: string, over: string): Promise<void> {
    const boxOf = async (row: string) => {
      const own = this.page.getByRole('checkbox', { name: new RegExp(`^${row}, `) })
      const item = this.columns.getByRole('listitem').filter({ has: own })
      const box = await item.boundingBox()
      if (box === null) throw new Error(`${row} is not in the list.`)
      return box
    }
    const [from, to] = [await boxOf(name), await boxOf(over)]
    const { mouse } = this.page
    await mouse.move(from.x + 6, from.y + from.height / 2)
    await mouse.down()
    await mouse.move(to.x + 6, to.y + to.height / 2, { steps: 4 })
  }

  chip(name: string | RegExp): Locator {
    return this.tray.getByRole('button', { name })
  }

  async openViews(): Promise<Locator> {
    await this.page.getByRole('button', { name: /^View/ }).click()
    const menu = this.page.getByRole('menu', { name: /^View/ })
    await expect(menu).toBeVisible()
    return menu
  }

  async chooseInViews(item: string | RegExp): Promise<void> {
    const menu = await this.openViews()
    await menu.getByRole('menuitem', { name: item }).click()
    await expect(menu).toBeHidden()
  }

  /** Saves what is seen under a name. */
  async saveView(name: string, { first = false } = {}): Promise<void> {
    await this.chooseInViews('Save view…')
    const dialog = this.page.getByRole('dialog', { name: 'Save this view' })
    await dialog.getByLabel('Name').fill(name)
    if (first) await dialog.getByLabel('Open the schedule with it').check()
    await dialog.getByRole('button', { name: 'Save view' }).click()
    await expect(dialog).toBeHidden()
  }
}
