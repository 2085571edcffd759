import { type ElectronApplication, expect, type Locator, type Page } from '@playwright/test'
import type { Pdf } from '../support/pdf.ts'
import { savePdf } from '../support/saved-pdf.ts'

/** "Print the schedule": what, on which paper, and where to. */
export class PrintDialog {
  readonly page: Page
  readonly root: Locator

  constructor(page: Page) {
    this.page = page
    this.root = page.getByRole('dialog', { name: 'Print the schedule' })
  }

  async open(): Promise<void> {
    await this.page.getByRole('button', { name: 'Print…' }).click()
    await expect(this.root).toBeVisible()
  }

  async choose(sheet: RegExp, paper: 'A4' | 'A3'): Promise<void> {
    await this.root.getByRole('radio', { name: sheet }).check()
    await this.root.getByRole('radiogroup', { name: 'Paper' }).getByText(paper, { exact: true }).click()
  }

  /** Saves where the system's dialog would have said; answers with what the file is called and with the document. */
  async save(
    app: ElectronApplication,
    folder: string,
  ): Promise<{ readonly name: string; readonly pdf: Pdf }> {
    const button = this.root.getByRole('button', { name: 'Save as PDF' })
    const saved = await savePdf(app, folder, () => button.click())
    await expect(this.root).toBeHidden()
    return saved
  }
}
