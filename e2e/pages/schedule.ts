import { expect, type Locator, type Page } from '@playwright/test'
import { waitUntilReady } from '../fixtures.ts'
import { AllocateDialog, CancelBookingDialog, CancelSessionDialog, CreateSessionDialog } from './dialogs.ts'

/** The day of the studio: a column for every trainer. */
export class Schedule {
  readonly page: Page
  readonly day: Locator

  constructor(page: Page) {
    this.page = page
    this.day = page.getByRole('region', { name: /^Schedule of / })
  }

  async expectDay(day: string): Promise<void> {
    await expect(this.page.getByRole('region', { name: `Schedule of ${day}` })).toBeVisible()
    await waitUntilReady(this.page)
  }

  column(trainer: string): Locator {
    return this.day.getByRole('group', { name: new RegExp(`^${trainer}, `) })
  }

  /** A session by what its card says: "09:30 Pilates reformer". */
  session(name: string): Locator {
    return this.day.getByRole('button', { name })
  }

  async open(name: string): Promise<SessionPanel> {
    await this.session(name).click()
    const panel = new SessionPanel(this.page)
    await expect(panel.root).toBeVisible()
    return panel
  }

  /** Double-clicks the free place of a trainer at a time on the grid. */
  async beginSessionAt(trainer: string, time: string): Promise<CreateSessionDialog> {
    const column = this.column(trainer)
    const top = await this.#topOf(time)
    const box = await column.boundingBox()
    if (box === null) throw new Error(`${trainer} has no column.`)
    // A little below the line, in the quarter of an hour that begins there.
    await column.dblclick({ position: { x: box.width / 2, y: top - box.y + 4 } })
    return this.#newSession()
  }

  async pressNewSession(): Promise<CreateSessionDialog> {
    await this.page.getByRole('button', { name: 'New session' }).click()
    return this.#newSession()
  }

  async #newSession(): Promise<CreateSessionDialog> {
    const dialog = new CreateSessionDialog(this.page)
    await expect(dialog.root).toBeVisible()
    return dialog
  }

  /** Where the line of a full hour is on the page, px from its top. */
  async #topOf(time: string): Promise<number> {
    const label = this.day.getByText(time, { exact: true })
    await label.scrollIntoViewIfNeeded()
    const box = await label.boundingBox()
    if (box === null) throw new Error(`The hour ${time} is not on the grid.`)
    return box.y + box.height / 2
  }

  async goBack(): Promise<void> {
    await this.page.getByRole('button', { name: 'Day before' }).click()
  }

  async goForward(): Promise<void> {
    await this.page.getByRole('button', { name: 'Day after' }).click()
  }

  async goToToday(): Promise<void> {
    await this.page.getByRole('button', { name: 'Today', exact: true }).click()
  }
}

/** The session that is looked at, beside the day. */
export class SessionPanel {
  readonly page: Page
  readonly root: Locator
  readonly roster: Locator
  readonly book: Locator
  readonly field: Locator
  readonly refusal: Locator
  readonly reasons: Locator

  constructor(page: Page) {
    this.page = page
    this.root = page.getByRole('main').getByRole('complementary')
    this.roster = this.root.getByRole('region', { name: 'Roster' })
    this.book = this.root.getByRole('form', { name: 'Book a client' })
    this.field = this.book.getByRole('combobox', { name: 'Book a client' })
    this.refusal = this.book.getByRole('alert')
    this.reasons = this.book.getByRole('list', { name: 'Why no pack can pay' }).getByRole('listitem')
  }

  /** One client on the roster or the waitlist: the line with their name, what they have left and the status. */
  entry(client: string): Locator {
    return this.root.getByRole('listitem').filter({ has: this.page.getByText(client, { exact: true }) })
  }

  async openEntry(client: string): Promise<Locator> {
    const entry = this.entry(client)
    const line = entry.getByRole('button', { expanded: false })
    if ((await line.count()) > 0) await line.click()
    return entry
  }

  /** Finds a client by what is typed and chooses the one of this name. */
  async find(typed: string, client: string): Promise<void> {
    await this.field.click()
    await this.field.fill(typed)
    await this.page.getByRole('option', { name: client }).click()
    await expect(this.bookButton(client)).toBeVisible()
  }

  bookButton(client: string): Locator {
    return this.book.getByRole('button', { name: `Book ${client}` })
  }

  async bookFound(): Promise<void> {
    await this.book.getByRole('button', { name: /^Book .+/ }).click()
  }

  /** From "no available sessions" to the dialog that gives some, in one click. */
  async addSessionsToBook(): Promise<AllocateDialog> {
    await this.book.getByRole('button', { name: 'Add sessions' }).click()
    const dialog = new AllocateDialog(this.page)
    await expect(dialog.root).toBeVisible()
    return dialog
  }

  /** Puts somebody in the line for a full session. */
  async wait(typed: string, client: string): Promise<void> {
    const form = this.root.getByRole('form', { name: 'Put a client on the waitlist' })
    const field = form.getByRole('combobox', { name: 'Put a client on the waitlist' })
    await field.click()
    await field.fill(typed)
    await this.page.getByRole('option', { name: client }).click()
    await form.getByRole('button', { name: `Put ${client} on the waitlist` }).click()
  }

  async markAttended(client: string): Promise<void> {
    const entry = await this.openEntry(client)
    await entry.getByRole('button', { name: 'Attended', exact: true }).click()
  }

  /** Something that can be done with a booking; what it does is its description. */
  choice(client: string, name: string): Locator {
    return this.entry(client).getByRole('button', { name, exact: true })
  }

  /** Shows those who gave their place up. */
  async unfold(): Promise<void> {
    await this.root.getByRole('button', { name: /cancelled or lapsed$/, expanded: false }).click()
  }

  async beginCancelling(client: string): Promise<CancelBookingDialog> {
    const entry = await this.openEntry(client)
    await entry.getByRole('button', { name: 'Client cancels' }).click()
    const dialog = new CancelBookingDialog(this.page)
    await expect(dialog.root).toBeVisible()
    return dialog
  }

  async beginAdding(client: string): Promise<AllocateDialog> {
    const entry = await this.openEntry(client)
    await entry.getByRole('button', { name: 'Add sessions' }).click()
    const dialog = new AllocateDialog(this.page)
    await expect(dialog.root).toBeVisible()
    return dialog
  }

  async beginCancellingSession(): Promise<CancelSessionDialog> {
    await this.root.getByRole('button', { name: 'Cancel session' }).click()
    const dialog = new CancelSessionDialog(this.page)
    await expect(dialog.root).toBeVisible()
    return dialog
  }

  async openClient(client: string): Promise<void> {
    const entry = await this.openEntry(client)
    await entry.getByRole('link', { name: 'Open client' }).click()
  }
}
