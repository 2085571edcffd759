import { expect, type Locator, type Page } from '@playwright/test'

type Answers = {
  readonly name: string
  readonly zone: string
  readonly currency: string
  readonly owner: string
}

/** The first minute: four questions. */
export class FirstRun {
  readonly page: Page
  readonly title: Locator

  constructor(page: Page) {
    this.page = page
    this.title = page.getByRole('heading', { name: 'Set up your studio' })
  }

  async answer({ name, zone, currency, owner }: Answers): Promise<void> {
    await this.page.getByLabel('Studio name').fill(name)
    await this.#choose('Time zone', zone, zone)
    await this.#choose('Currency', currency, new RegExp(`^${currency} `))
    await this.page.getByLabel('Your name').fill(owner)
    await this.page.getByRole('button', { name: 'Set up studio' }).click()
  }

  async #choose(list: string, typed: string, option: string | RegExp): Promise<void> {
    const field = this.page.getByRole('combobox', { name: list })
    await field.click()
    await field.fill(typed)
    await this.page.getByRole('option', { name: option }).click()
  }

  async tryDemo(): Promise<void> {
    await this.page.getByRole('button', { name: 'Just looking? Try the demo studio' }).click()
  }
}

const STEPS = {
  clients: 'Add or import clients',
  services: 'Add a service',
  trainers: 'Add a trainer',
  sessions: 'Put the first session on the schedule',
} as const

/** The screen after the four questions: three ways in, and the steps that tick themselves off. */
export class Welcome {
  readonly page: Page
  readonly title: Locator
  readonly steps: Locator

  constructor(page: Page) {
    this.page = page
    this.title = page.getByRole('heading', { level: 1, name: 'Get started' })
    this.steps = page.getByRole('region', { name: 'First steps' })
  }

  /** Which steps are ticked off, as a screen reader says it. */
  async expectDone(...done: readonly (keyof typeof STEPS)[]): Promise<void> {
    await expect(this.steps.getByRole('listitem')).toHaveText(
      Object.entries(STEPS).map(([step, text]) => (done.some((one) => one === step) ? `${text}Done` : text)),
    )
  }

  async importClients(): Promise<void> {
    await this.page.getByRole('button', { name: 'Import clients' }).click()
  }

  async tryDemo(): Promise<void> {
    await this.page.getByRole('button', { name: 'Try the demo' }).click()
  }
}
