import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type ElectronApplication, expect, type Locator, type Page } from '@playwright/test'
import { waitUntilReady } from '../fixtures.ts'
import { type Pdf, readPdf } from '../support/pdf.ts'
import { Palette } from './dialogs.ts'
import { Frame } from './frame.ts'

type Way = 'Substitute' | 'New time' | 'Cancel' | 'Leave as it is'

/** "A trainer is away": who stands in for each session of a day, and what all of it comes to. */
export class Substitutes {
  readonly page: Page
  readonly who: Locator
  readonly day: Locator
  readonly summary: Locator
  readonly leave: Locator

  constructor(page: Page) {
    this.page = page
    this.who = page.getByRole('combobox', { name: 'Who is away' })
    this.day = page.getByLabel('Day', { exact: true })
    const outcome = page.getByRole('region', { name: 'What will happen' })
    this.summary = outcome.getByRole('status')
    this.leave = outcome.getByRole('checkbox', { name: /as leave of/ })
  }

  /** Comes here by the palette, for a trainer on a day. */
  async open(trainer: string, day: string): Promise<void> {
    await waitUntilReady(this.page)
    await this.page.keyboard.press('Control+k')
    await new Palette(this.page).search.fill('trainer is away')
    await this.page.keyboard.press('Enter')
    await new Frame(this.page).expectScreen('A trainer is away')
    await this.who.fill(trainer)
    await this.page.getByRole('option', { name: trainer, exact: true }).click()
    await this.day.fill(day)
  }

  /** A session by its time: "09:00". */
  row(time: string): Locator {
    return this.page
      .getByRole('list', { name: 'Sessions of that day' })
      .getByRole('listitem')
      .filter({ hasText: new RegExp(`^${time}`) })
  }

  async choose(time: string, way: Way): Promise<void> {
    await this.row(time).getByText(way, { exact: true }).click()
    await expect(this.row(time).getByRole('radio', { name: way, exact: true })).toBeChecked()
  }

  substitute(time: string): Locator {
    return this.row(time).getByRole('combobox', { name: /^Substitute for/ })
  }

  async give(time: string, trainer: string): Promise<void> {
    await this.substitute(time).fill(trainer)
    await this.page.getByRole('option', { name: trainer }).click()
    await expect(this.substitute(time)).toHaveValue(trainer)
  }

  async apply(button: string): Promise<void> {
    await this.page.getByRole('button', { name: button, exact: true }).click()
  }
}

/** Whom to call about it, and who knows already. */
export class CallList {
  readonly page: Page
  readonly table: Locator

  constructor(page: Page) {
    this.page = page
    this.table = page.getByRole('table', { name: 'Clients to call' })
  }

  call(client: string): Locator {
    return this.table.getByRole('row').filter({ has: this.page.getByRole('rowheader', { name: client }) })
  }

  tick(client: string): Locator {
    return this.table.getByRole('checkbox', { name: `${client} knows` })
  }

  /** Saves where the system's dialog would have said; answers with what the file is called and with the document. */
  async print(
    app: ElectronApplication,
    folder: string,
  ): Promise<{ readonly name: string; readonly pdf: Pdf }> {
    const file = join(folder, 'calls.pdf')
    const saved = app.evaluate(
      ({ session }, path) =>
        new Promise<string>((resolve) =>
          session.defaultSession.once('will-download', (_event, item) => {
            item.setSavePath(path)
            item.once('done', (_done, state) => resolve(`${state} ${item.getFilename()}`))
          }),
        ),
      file,
    )
    await this.page.getByRole('button', { name: 'Save as PDF' }).click()
    const [state, ...name] = (await saved).split(' ')
    expect(state).toBe('completed')
    return { name: name.join(' '), pdf: readPdf(readFileSync(file)) }
  }
}
