import { isFinal } from '../../../../../shared/domain/booking-moves.ts'
import { isOccupying } from '../../../../../shared/domain/bookings.ts'
import type { DaySession } from '../sessions.ts'
import type { RosterBooking } from './choices.ts'

export type Roster = {
  /** Who has a place, also of those whose outcome is known. */
  readonly places: readonly RosterBooking[]
  /** Who waits for one, the first in line first. */
  readonly waiting: readonly RosterBooking[]
  /** Who gave theirs up. */
  readonly others: readonly RosterBooking[]
}

/** The bookings of a session as they are looked at: each part in the order in which they were made. */
export function rosterOf({ bookings }: Pick<DaySession, 'bookings'>): Roster {
  return {
    places: bookings.filter(({ status }) => isOccupying(status)),
    waiting: bookings.filter(({ status }) => status === 'waitlisted'),
    others: bookings.filter(({ status }) => isFinal(status) && !isOccupying(status)),
  }
}

/** Where a key leads from one entry of the list to another; null for a key that leads nowhere. */
export function entryAfterKey(key: string, at: number, count: number): number | null {
  const steps: Partial<Record<string, number>> = {
    ArrowDown: at + 1,
    ArrowUp: at - 1,
    Home: 0,
    End: count - 1,
  }
  const next = steps[key]
  return next === undefined || count === 0 ? null : Math.min(count - 1, Math.max(0, next))
}
