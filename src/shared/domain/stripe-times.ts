/** When Stripe is looked at, and how far back. Windows are counted by Stripe's own clock, so that a PC's may be wrong. */
import { DAY, HOUR, MINUTE, SECOND } from './calendar.ts'
import type { StripeSaleState } from './stripe.ts'
import type { Instant } from './time.ts'

/** Events show up late and in any order: so much before the mark is read again. */
const OVERLAP = 600 * SECOND
/** The mark stays so far behind Stripe's clock. */
const LAG = 300 * SECOND

/** Between two looks at what is new, and between two at everything. */
export const LOOK_EVERY = 45 * SECOND
export const SWEEP_EVERY = 6 * HOUR
const LONGEST_WAIT = 15 * MINUTE

/** From when on events are asked for. */
export function eventsFrom(watermark: Instant): Instant {
  return watermark - OVERLAP
}

/** The mark after an answer that Stripe gave at this moment; it never goes back. */
export function watermarkAfter(before: Instant | null, answeredAt: Instant): Instant {
  return Math.max(before ?? Number.NEGATIVE_INFINITY, answeredAt - LAG)
}

/** How far a list is read back from the last time that all were: what began before can have ended since. */
const BACK = { sales: 7 * DAY, reversals: 60 * DAY } as const

export function sweepFrom(list: keyof typeof BACK, lastSweepAt: Instant): Instant {
  return Math.max(0, lastSweepAt - BACK[list])
}

/** Until when a payment under way is asked for again by its id; null once nothing more can come of it. */
export function checkUntil(state: StripeSaleState, createdAt: Instant): Instant | null {
  if (state === 'unpaid') return createdAt + 45 * DAY
  return state === 'open' ? createdAt + 180 * DAY : null
}

/** What is known of earlier looks; `null` for what never was. Times are those of this computer's clock. */
export type LooksSoFar = {
  readonly sweptAt: Instant | null
  /** The mark of events, by Stripe's clock. */
  readonly watermark: Instant | null
}

/** Whether everything is read: after the start, and every six hours. */
export function isSweepDue({ sweptAt, watermark }: LooksSoFar, now: Instant): boolean {
  if (sweptAt === null || watermark === null) return true
  // A clock that was set back says nothing about how long ago it was. The mark is of another clock, so that its age is
  // not asked for here: every run begins with a look at everything, and Stripe says itself that events are gone.
  return Math.abs(now - sweptAt) >= SWEEP_EVERY
}

/** How long to wait after so many looks in a row that came to nothing. */
export function waitAfter(failures: number): number {
  return Math.min(LONGEST_WAIT, LOOK_EVERY * 2 ** failures)
}
