import { expect, type Locator, type Page } from '@playwright/test'

/** The board of trainers and their clients. */
export class Assignments {
  readonly page: Page
  readonly board: Locator
  readonly find: Locator
  readonly day: Locator

  constructor(page: Page) {
    this.page = page
    this.board = page.getByRole('group', { name: 'Trainers and their clients' })
    this.find = page.getByRole('searchbox', { name: 'Name, e-mail or phone' })
    this.day = page.getByLabel('As of')
  }

  /** The column of a trainer, or of "Nobody". */
  column(name: string): Locator {
    return this.board.getByRole('region', { name: new RegExp(`^${name}, `) })
  }

  card(name: string): Locator {
    return this.board.getByRole('option').filter({ hasText: name })
  }

  async expectColumn(name: string, clients: readonly string[]): Promise<void> {
    await expect(this.column(name).getByRole('option')).toHaveText(
      clients.map((one) => new RegExp(`^${one}`)),
    )
    const count = `${clients.length} client${clients.length === 1 ? '' : 's'}`
    await expect(this.column(name)).toHaveAccessibleName(`${name}, ${count}`)
  }

  /** Drags a client by hand to a column. */
  async drag(client: string, to: string): Promise<void> {
    await this.hold(client, to)
    await this.page.mouse.up()
  }

  /** As `drag`, still in the hand. */
  async hold(client: string, over: string): Promise<void> {
    const from = await this.card(client).boundingBox()
    const target = await this.column(over).boundingBox()
    if (from === null || target === null) throw new Error('The board is not in sight.')
    await this.page.mouse.move(from.x + 40, from.y + 20)
    await this.page.mouse.down()
    await this.page.mouse.move(from.x + 60, from.y + 28, { steps: 3 })
    await this.page.mouse.move(target.x + target.width / 2, target.y + 160, { steps: 8 })
    await expect(this.column(over)).toHaveAttribute('data-target', 'true')
  }

  async panel(name: string): Promise<Locator> {
    const panel = this.page.getByRole('complementary', { name, exact: true })
    await expect(panel).toBeVisible()
    return panel
  }
}
