import { type Freeze, isFrozenOn } from './freezes.ts'
import { addDays, daysBetween, type LocalDate, laterDate } from './time.ts'

/** Whole studio days on which nobody can come, both included. */
export type ClosedDays = { readonly from: LocalDate; readonly until: LocalDate }

/** The longest closure for which packs are extended: a year. */
export const LONGEST_EXTENDED = 366

/**
 * How many days a closure takes from a lot of credits: its days from the lot's first one on, all of them when it begins on
 * or before the last valid day, as with a freeze. Days on which the lot is frozen are given back by the freeze already, and
 * those of a closure in `given` were by that. None for a lot that never expires.
 */
export function lostDays(
  closed: ClosedDays,
  lot: { readonly effectiveFrom: LocalDate; readonly expiresOn: LocalDate | null },
  freezes: readonly Freeze[],
  given: readonly ClosedDays[],
): number {
  const { expiresOn, effectiveFrom } = lot
  if (expiresOn === null || expiresOn < closed.from) return 0
  const first = laterDate(closed.from, effectiveFrom)
  let lost = 0
  for (let day = first; day <= closed.until; day = addDays(day, 1)) {
    if (!isFrozenOn(freezes, day) && !given.some((days) => isWithin(days, day))) lost += 1
  }
  return lost
}

function isWithin({ from, until }: ClosedDays, day: LocalDate): boolean {
  return from <= day && day <= until
}

/** How many days are closed. */
export function closedLength({ from, until }: ClosedDays): number {
  return daysBetween(from, until) + 1
}

/** What speaks against cancelling a session because of a closure. */
export type SessionFacts = {
  readonly startsAt: number
  readonly endsAt: number
  readonly roomId: number | null
}

/** Why a session is none that a closure cancels, in words; null when it is one. It ends and begins as periods do: half-open. */
export function notInClosure(
  session: SessionFacts,
  closed: { readonly startsAt: number; readonly endsAt: number; readonly roomId: number | null },
  now: number,
): string | null {
  if (session.startsAt <= now) return 'It has begun.'
  const meets = session.startsAt < closed.endsAt && session.endsAt > closed.startsAt
  const inRoom = closed.roomId === null || closed.roomId === session.roomId
  return meets && inRoom ? null : 'It does not lie in the closure.'
}
