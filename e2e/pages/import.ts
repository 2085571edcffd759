import { readFileSync } from 'node:fs'
import { type ElectronApplication, expect, type Locator, type Page } from '@playwright/test'

export type Verdict = 'New' | 'Update' | 'Unchanged' | 'Duplicate' | 'Bad'

/** Brings clients over from a file, step by step. */
export class Import {
  readonly page: Page
  readonly rows: Locator

  constructor(page: Page) {
    this.page = page
    this.rows = page.getByRole('grid', { name: 'Rows of the file' })
  }

  async expectStep(title: string | RegExp): Promise<void> {
    await expect(this.page.getByRole('heading', { level: 2, name: title })).toBeVisible()
  }

  async choose(file: string): Promise<void> {
    await this.page.locator('input[type="file"]').setInputFiles(file)
    await this.expectStep('Check what the columns hold')
  }

  /** What the program takes each column of the file for. */
  async expectMapping(mapping: Readonly<Record<string, string>>): Promise<void> {
    for (const [index, [column, holds]] of Object.entries(mapping).entries()) {
      const list = this.page.getByLabel(`What column ${index + 1}, ${column}, holds`)
      await expect(list.locator('option:checked')).toHaveText(holds)
    }
  }

  async preview(): Promise<void> {
    await this.page.getByRole('button', { name: 'Preview the import' }).click()
    await this.expectStep('See what becomes of every row')
  }

  async expectVerdicts(counts: Readonly<Partial<Record<Verdict | 'All', number>>>): Promise<void> {
    const filter = this.page.getByRole('group', { name: 'Which rows' })
    const shown = Object.entries(counts).filter(([, count]) => count > 0)
    await expect(filter.getByRole('button')).toHaveText(
      shown.map(([verdict, count]) => `${verdict}${count.toLocaleString('en-GB')}`),
    )
  }

  async show(verdict: Verdict): Promise<void> {
    const filter = this.page.getByRole('group', { name: 'Which rows' })
    await filter.getByRole('button', { name: verdict }).click()
  }

  /** Takes the rows over; the button says how many, and how many bad ones stay behind. */
  async write(button: string): Promise<void> {
    await this.page.getByRole('button', { name: button, exact: true }).click()
    await this.expectStep(/imported$/)
  }

  async figure(label: string): Promise<number> {
    const entry = this.page.locator('dl > div').filter({ has: this.page.getByText(label, { exact: true }) })
    return Number((await entry.getByRole('definition').textContent())?.replaceAll(',', ''))
  }

  /** Saves the report where the system's dialog would have said, and answers with what is in it. */
  async saveReport(app: ElectronApplication, file: string): Promise<string> {
    const saved = app.evaluate(
      ({ session }, path) =>
        new Promise<string>((resolve) =>
          session.defaultSession.once('will-download', (_event, item) => {
            item.setSavePath(path)
            item.once('done', (_done, state) => resolve(state))
          }),
        ),
      file,
    )
    await this.page.getByRole('button', { name: 'Save report' }).click()
    expect(await saved).toBe('completed')
    return readFileSync(file, 'utf8')
  }

  async goToClients(): Promise<void> {
    await this.page.getByRole('button', { name: 'Go to clients' }).click()
  }
}
