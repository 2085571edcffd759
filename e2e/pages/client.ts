import { expect, type Locator, type Page } from '@playwright/test'
import { AllocateDialog, CancelBookingDialog } from './dialogs.ts'

/** What a client holds, as it stands on screen. */
export type Sum = {
  readonly used: number
  readonly scheduled: number
  readonly remaining: number
  readonly total: number
}

type TabName = 'Bookings' | 'Timeline' | 'Purchases' | 'Every line' | 'What can pay today' | 'Time machine'

/** One client's page: figures and contact left, what the figures are made of right. */
export class ClientPage {
  readonly page: Page
  readonly main: Locator
  readonly packs: Locator
  readonly ledger: Locator
  readonly upcoming: Locator
  readonly past: Locator

  constructor(page: Page) {
    this.page = page
    this.main = page.getByRole('main')
    this.packs = page.getByRole('table', { name: 'Packs and memberships' })
    this.ledger = page.getByRole('table', { name: 'Every line' })
    this.upcoming = page.getByRole('table', { name: 'Upcoming' })
    this.past = page.getByRole('table', { name: 'Past and cancelled' })
  }

  /** The large figure: what can be booked today. */
  async available(): Promise<number> {
    return available(this.main)
  }

  async sum(): Promise<Sum> {
    return sumOf(this.packs.getByRole('row', { name: /^All together/ }))
  }

  /** The rows of the packs, and the last one that sums them up. */
  async sums(): Promise<readonly Sum[]> {
    const rows = await this.packs.getByRole('row').all()
    return Promise.all(rows.slice(1).map(sumOf))
  }

  /** One pack's row. */
  pack(name: string): Locator {
    return this.packs.getByRole('row').filter({ hasText: name })
  }

  /** Chooses from the menu of a pack. */
  async choose(pack: string, action: string): Promise<void> {
    await this.packs.getByRole('button', { name: `What to do with ${pack}` }).click()
    await this.page.getByRole('menuitem', { name: action }).click()
  }

  async openTab(name: TabName): Promise<void> {
    await this.page.getByRole('tab', { name }).click()
    await expect(this.page.getByRole('tabpanel', { name })).toBeVisible()
  }

  /** What every line of the ledger does to what is left, the newest first. */
  async changes(): Promise<readonly number[]> {
    await this.openTab('Every line')
    const cells = await this.ledger.locator('tbody tr td:last-child').allTextContents()
    return cells.map((text) => Number(text.replace('−', '-').replace('+', '')))
  }

  async beginAdding(): Promise<AllocateDialog> {
    await this.page.getByRole('button', { name: 'Add sessions', exact: true }).first().click()
    const dialog = new AllocateDialog(this.page)
    await expect(dialog.root).toBeVisible()
    return dialog
  }

  async beginCancelling(session: string): Promise<CancelBookingDialog> {
    await this.upcoming.getByRole('button', { name: `Cancel ${session}` }).click()
    const dialog = new CancelBookingDialog(this.page)
    await expect(dialog.root).toBeVisible()
    return dialog
  }

  /** The panel of a tab. */
  tab(name: TabName): Locator {
    return this.page.getByRole('tabpanel', { name })
  }

  /** Presses one of the buttons at the top. */
  async begin(action: 'Book' | 'Sell' | 'Edit'): Promise<void> {
    await this.main.getByRole('button', { name: action, exact: true }).first().click()
  }

  /** Chooses from the menu of what is rarely done. */
  async chooseMore(action: string): Promise<void> {
    await this.page.getByRole('button', { name: 'More actions' }).click()
    await this.page.getByRole('menuitem', { name: action }).click()
  }

  async goBack(): Promise<void> {
    await this.page.getByRole('button', { name: 'All clients' }).click()
  }
}

/** Everything on the page of a client adds up: pack by pack, in the sum, and line by line. */
export async function expectToAddUp(client: ClientPage, expected: Partial<Sum> = {}): Promise<Sum> {
  let sum: Sum | undefined
  await expect(async () => {
    const sums = await client.sums()
    for (const { used, scheduled, remaining, total } of sums) expect(used + scheduled + remaining).toBe(total)
    sum = await client.sum()
    const packs = sums.slice(0, -1)
    for (const figure of ['used', 'scheduled', 'remaining', 'total'] as const) {
      expect(packs.reduce((units, pack) => units + pack[figure], 0)).toBe(sum[figure])
    }
    expect((await client.changes()).reduce((units, change) => units + change, 0)).toBe(sum.remaining)
    expect(sum).toMatchObject(expected)
  }).toPass({ timeout: 20_000 })
  if (sum === undefined) throw new Error('The page names no sum.')
  return sum
}

/** What can be booked today, in whatever shows a client's credits. */
export async function available(around: Locator): Promise<number> {
  return Number.parseInt((await around.getByText(/^\d+ sessions? available$/).textContent()) ?? '', 10)
}

async function sumOf(row: Locator): Promise<Sum> {
  const cells = await row.locator('td[data-align="end"]').allTextContents()
  const [used, scheduled, remaining, total] = cells.map(Number)
  if (used === undefined || scheduled === undefined || remaining === undefined || total === undefined) {
    throw new Error(`A row has only ${cells.length} figures.`)
  }
  return { used, scheduled, remaining, total }
}
