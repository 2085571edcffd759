import { expect, type Locator, type Page } from '@playwright/test'

/** The screen on the studio's wall. */
export class Wall {
  readonly page: Page
  readonly lines: Locator
  readonly clock: Locator
  readonly settings: Locator

  constructor(page: Page) {
    this.page = page
    this.lines = page.getByRole('main').getByRole('listitem')
    this.clock = page.getByRole('banner').locator('time').last()
    this.settings = page.getByRole('region', { name: 'How this screen looks' })
  }

  line(title: string): Locator {
    return this.lines.filter({ hasText: title })
  }

  /** A card for a room or a trainer. */
  group(name: string): Locator {
    return this.page.getByRole('region', { name, exact: true })
  }

  async arrangeBy(by: 'Time' | 'Room' | 'Trainer'): Promise<void> {
    await this.page.mouse.move(200, 200)
    await this.page.mouse.move(210, 210)
    await expect(this.settings).toHaveCSS('opacity', '1')
    await this.settings.getByText(by, { exact: true }).click()
  }

  async showNames(): Promise<void> {
    await this.settings.getByRole('switch', { name: 'First names of clients' }).press('Space')
  }
}
