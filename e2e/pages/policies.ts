import { expect, type Locator, type Page } from '@playwright/test'
import { Settings } from './settings.ts'

/** The studio's rules, and what they would have made of what really happened. */
export class Policies {
  readonly page: Page
  readonly lateWindow: Locator
  readonly simulator: Locator
  readonly verdict: Locator

  constructor(page: Page) {
    this.page = page
    this.lateWindow = page.getByLabel('Late window', { exact: true })
    this.simulator = page.getByRole('region', { name: 'With these rules' })
    this.verdict = this.simulator.getByRole('status')
  }

  async open(): Promise<void> {
    await new Settings(this.page).open('Policies')
  }

  /** Asks about sessions between two days, both included. */
  async judge(from: string, to: string): Promise<void> {
    await this.simulator.getByRole('combobox', { name: 'Sessions of' }).click()
    await this.page.getByRole('option', { name: 'days you choose' }).click()
    await this.simulator.getByLabel('From', { exact: true }).fill(from)
    await this.simulator.getByLabel('To', { exact: true }).fill(to)
  }

  /** A line of the figures: what was, what would be, the difference. */
  async expectFigure(name: string, ...figures: readonly [was: string, would: string, difference: string]) {
    const row = this.simulator.getByRole('row').filter({ has: this.page.getByRole('rowheader', { name }) })
    await expect(row.getByRole('cell')).toHaveText([...figures])
  }

  /** A client for whom it would differ. */
  client(name: string | RegExp): Locator {
    return this.simulator.getByRole('group').filter({ hasText: name }).locator('summary')
  }

  async choose(rule: string, choice: string): Promise<void> {
    await this.page.getByRole('combobox', { name: rule }).click()
    await this.page.getByRole('option', { name: choice, exact: true }).click()
  }
}
