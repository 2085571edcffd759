import { expect, type Locator, type Page } from '@playwright/test'
import { ask, seedTrainer } from '../support/seed.ts'
import { CreateSessionDialog } from './dialogs.ts'

type Spot = { readonly x: number; readonly y: number }

/** The grid of the schedule as a hand finds it: by trainer and by the hours down its side. */
export class Grid {
  readonly page: Page
  readonly root: Locator
  readonly ghost: Locator
  /** Below the grid, while sessions are selected. */
  readonly bar: Locator

  constructor(page: Page) {
    this.page = page
    this.root = page.getByRole('region', { name: /^Schedule of / })
    // What follows the hand is hidden from assistive technology, which is told by the live region.
    this.ghost = this.root.locator('[data-ghost]')
    this.bar = page.getByRole('region', { name: 'Selected sessions' })
  }

  column(name: string | RegExp): Locator {
    const starts = typeof name === 'string' ? new RegExp(`^${name}, `) : name
    return this.root.getByRole('group', { name: starts })
  }

  /** A session by the column it is in and what its card begins with. */
  session(column: string | RegExp, name: string): Locator {
    return this.column(column).getByRole('button', { name })
  }

  /** The middle of a column at a time of the full hour, some minutes later. */
  async spot(column: string | RegExp, hour: string, minutes = 0): Promise<Spot> {
    const box = await boxOf(this.column(column))
    const top = await this.#topOf(hour)
    const next = await this.#topOf(nextHour(hour))
    return { x: box.x + box.width / 2, y: top + ((next - top) * minutes) / 60 }
  }

  /** Carries what is held on to a spot. On the way in the grid may scroll, so the spot is looked for again. */
  async carryTo(column: string, hour: string, minutes: number): Promise<void> {
    await expect(async () => {
      const { x, y } = await this.spot(column, hour, minutes)
      await this.page.mouse.move(x, y)
      expect(await this.spot(column, hour, minutes)).toEqual({ x, y })
    }).toPass()
  }

  /** Presses at one spot and goes to another without letting go. */
  async pull(from: Spot, to: Spot): Promise<void> {
    const { mouse } = this.page
    await mouse.move(from.x, from.y)
    await mouse.down()
    await mouse.move((from.x + to.x) / 2, (from.y + to.y) / 2, { steps: 4 })
    await mouse.move(to.x, to.y, { steps: 4 })
  }

  async release(): Promise<void> {
    await this.page.mouse.up()
    await expect(this.ghost).toBeHidden()
  }

  async drag(from: Spot, to: Spot): Promise<void> {
    await this.pull(from, to)
    await expect(this.ghost).toBeVisible()
    await this.release()
  }

  /** Waits until a screen reader is told this. */
  async expectHeard(sentence: string | RegExp): Promise<void> {
    const regions = this.page.locator('[aria-live="polite"], [aria-live="assertive"]')
    await expect(regions.getByText(sentence, { exact: true })).toBeAttached()
  }

  async expectDialog(): Promise<CreateSessionDialog> {
    const dialog = new CreateSessionDialog(this.page)
    await expect(dialog.root).toBeVisible()
    return dialog
  }

  /** The hours come before the sessions, whose cards have times as well. */
  async #topOf(hour: string): Promise<number> {
    const box = await boxOf(this.root.getByText(hour, { exact: true }).first())
    return box.y + box.height / 2
  }
}

function nextHour(hour: string): string {
  return `${String(Number(hour.slice(0, 2)) + 1).padStart(2, '0')}:00`
}

async function boxOf(locator: Locator) {
  const box = await locator.boundingBox()
  if (box === null) throw new Error(`${locator} is not on the page.`)
  return box
}

/** Two trainers, Tara and Uwe, with a session of an hour each on Tuesday: hers at 12:00, his at 14:00. */
export async function seedTwoTrainers(
  page: Page,
): Promise<{ tara: number; uwe: number; hers: number; his: number }> {
  const { serviceId, trainerId: tara } = await seedTrainer(page, 'Tara')
  const { staff } = await ask(page, 'staff.create', { name: 'Uwe', role: 'trainer' })
  const at = (trainerId: number, time: string) =>
    ask(page, 'sessions.create', { serviceId, trainerId, startsAt: `2026-11-17T${time}:00+01:00` })
  const { session: hers } = await at(tara, '12:00')
  const { session: his } = await at(staff.id, '14:00')
  return { tara, uwe: staff.id, hers: hers.id, his: his.id }
}

/** Where main has a session. */
export async function stored(page: Page, sessionId: number) {
  const { session } = await ask(page, 'sessions.get', { sessionId })
  const { startsAt, minutes, trainerId } = session
  return { startsAt, minutes, trainerId }
}
