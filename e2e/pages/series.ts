import { expect, type Locator, type Page } from '@playwright/test'
import { ask, seedTrainer } from '../support/seed.ts'

type Which = 'Only this one' | 'This and the following' | 'All to come'

/** A dialog that asks how much of a series a change is about. */
export class SeriesDialog {
  readonly root: Locator

  constructor(page: Page) {
    this.root = page.getByRole('dialog')
  }

  async expectTitle(title: string): Promise<void> {
    await expect(this.root.getByRole('heading', { name: title })).toBeVisible()
  }

  which(scope: Which): Locator {
    return this.root.getByRole('radio', { name: scope })
  }

  /** Waits for what main says would happen. */
  async expectOutlook(sentence: string): Promise<void> {
    await expect(this.root.getByRole('status').filter({ hasText: sentence })).toBeVisible()
  }

  async press(button: string): Promise<void> {
    await this.root.getByRole('button', { name: button, exact: true }).click()
    await expect(this.root).toBeHidden()
  }
}

/** Tara and Uwe, and a series of hers: four Tuesdays at 12:00, the first of them today. */
export async function seedSeries(
  page: Page,
): Promise<{ serviceId: number; tara: number; seriesId: number; sessionIds: readonly number[] }> {
  const { serviceId, trainerId: tara } = await seedTrainer(page, 'Tara')
  await ask(page, 'staff.create', { name: 'Uwe', role: 'trainer' })
  const pattern = { serviceId, trainerId: tara, date: '2026-11-17', time: '12:00', count: 4 }
  const { seriesId, created } = await ask(page, 'series.create', pattern)
  return { serviceId, tara, seriesId: seriesId ?? 0, sessionIds: created.map(({ session }) => session.id) }
}

/** When the sessions begin, and which of them were cancelled, as main has it. */
export async function storedSeries(page: Page, sessionIds: readonly number[]): Promise<string[]> {
  const stored: string[] = []
  for (const sessionId of sessionIds) {
    const { session } = await ask(page, 'sessions.get', { sessionId })
    stored.push(session.status === 'cancelled' ? 'cancelled' : session.wallStart)
  }
  return stored
}
