import { expect, type Locator, type Page } from '@playwright/test'

/** A dialog on top of the screen: what it is called, what it says, and its way out. */
class Dialog {
  readonly page: Page
  readonly root: Locator

  constructor(page: Page, title: string | RegExp) {
    this.page = page
    this.root = page.getByRole('dialog', { name: title })
  }

  button(name: string | RegExp): Locator {
    return this.root.getByRole('button', { name })
  }

  async expectGone(): Promise<void> {
    await expect(this.root).toBeHidden()
  }
}

/** "Add sessions to ...": gives a client sessions by hand. */
export class AllocateDialog extends Dialog {
  readonly count: Locator
  readonly consequence: Locator

  constructor(page: Page) {
    super(page, /^Add sessions to /)
    this.count = this.root.getByLabel('How many')
    this.consequence = this.root.getByRole('status').filter({ hasText: 'Available now' })
  }

  /** Adds so many general sessions, once the consequence stands in the dialog. */
  async add(count: number, expected: { readonly now: number; readonly after: number }): Promise<void> {
    await this.count.fill(String(count))
    await expect(this.consequence).toHaveText(`Available now${expected.now}${expected.after}`)
    await this.button(`Add ${count} session`).click()
    await this.expectGone()
  }
}

/** "Cancel the booking of ...?": says what becomes of the session that was set aside. */
export class CancelBookingDialog extends Dialog {
  readonly consequence: Locator

  constructor(page: Page) {
    super(page, /^Cancel the booking of /)
    this.consequence = this.root.getByRole('status')
  }

  async cancelBy(who: 'The client' | 'The studio'): Promise<void> {
    await this.root.getByText(who, { exact: true }).click()
  }

  async confirm(): Promise<void> {
    await this.button('Cancel booking').click()
    await this.expectGone()
  }
}

/** What is done with one pack: freezing, unfreezing, extending and ending it. */
export class PackDialog extends Dialog {
  readonly consequence: Locator

  constructor(page: Page, title: string) {
    super(page, title)
    this.consequence = this.root.getByRole('status')
  }

  field(label: string): Locator {
    return this.root.getByLabel(label)
  }
}

/** "Cancel this session?": says whom it touches. */
export class CancelSessionDialog extends Dialog {
  constructor(page: Page) {
    super(page, 'Cancel this session?')
  }

  async confirm(reason: string): Promise<void> {
    await this.root.getByLabel('Reason').fill(reason)
    await this.button('Cancel session').click()
    await this.expectGone()
  }
}

/** "New session": puts one on the schedule, or a series; what will happen stands beside the fields. */
export class CreateSessionDialog extends Dialog {
  readonly service: Locator
  readonly trainer: Locator
  readonly room: Locator
  readonly day: Locator
  readonly start: Locator
  readonly client: Locator
  readonly summary: Locator
  /** Whether the time and place are free. */
  readonly verdict: Locator
  /** What pays, and what is left then. */
  readonly credits: Locator
  readonly repeat: Locator

  constructor(page: Page) {
    super(page, 'New session')
    this.service = this.list('Service')
    this.trainer = this.list('Trainer')
    this.room = this.list('Room')
    this.client = this.list('Client')
    this.day = this.field('Day')
    this.start = this.field('Start')
    this.summary = this.root.getByRole('region', { name: 'What will happen' }).getByRole('paragraph').first()
    this.verdict = this.root.getByRole('status', { name: 'Time and place' })
    this.credits = this.root.getByRole('status', { name: 'Credits' })
    this.repeat = this.root.getByRole('switch', { name: 'Repeat' })
  }

  field(label: string): Locator {
    return this.root.getByLabel(label, { exact: true })
  }

  /** A field with choices below it: its name is that of the choices too. */
  list(label: string): Locator {
    return this.root.getByRole('combobox', { name: label, exact: true })
  }

  /** One of two or three that are all in sight: "New client", "Unpaid". */
  choice(group: string, option: string): Locator {
    return this.root.getByRole('radiogroup', { name: group }).getByRole('radio', { name: option })
  }

  async pick(group: string, option: string): Promise<void> {
    await this.root.getByRole('radiogroup', { name: group }).getByText(option, { exact: true }).click()
    await expect(this.choice(group, option)).toBeChecked()
  }

  async choose(list: Locator, option: string): Promise<void> {
    await list.click()
    await this.page.getByRole('option', { name: option, exact: true }).click()
  }

  /** Finds a client by what is typed and chooses the one of this name. */
  async chooseClient(typed: string, name: string): Promise<void> {
    await this.client.fill(typed)
    await this.page.getByRole('option', { name }).click()
    await expect(this.client).toHaveValue(name)
  }

  async repeatOn(): Promise<void> {
    await this.repeat.click()
    await expect(this.repeat).toBeChecked()
  }

  async create(): Promise<void> {
    await this.button(/^Create/).click()
    await this.expectGone()
  }
}

/** "Search and commands": everything by name. */
export class Palette extends Dialog {
  readonly search: Locator

  constructor(page: Page) {
    super(page, 'Search and commands')
    this.search = this.root.getByRole('textbox', { name: 'Search and commands' })
  }
}

/** "Keyboard shortcuts": what works right now. */
export class ShortcutSheet extends Dialog {
  constructor(page: Page) {
    super(page, 'Keyboard shortcuts')
  }
}
