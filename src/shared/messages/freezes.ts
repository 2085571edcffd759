import type { Freeze } from '../domain/freezes.ts'
import { freezeWords, momentWords } from './days.ts'
import { plural } from './errors.ts'

/** How many bookings a sentence names before it counts the rest. */
const MOST_NAMED = 3

export type BookingInside = { readonly title: string; readonly startsAt: number }

/** Why a freeze is refused while it would take the days of live bookings. */
export function bookingsInside(pack: string, bookings: readonly BookingInside[], zone: string): string {
  const named = bookings
    .slice(0, MOST_NAMED)
    .map(({ title, startsAt }) => `${title} on ${momentWords(startsAt, zone)}`)
    .join('; ')
  const rest = bookings.length - MOST_NAMED
  const more = rest > 0 ? `; and ${rest} more` : ''
  const they = bookings.length === 1 ? 'it' : 'them'
  return `${pack} pays for ${plural(bookings.length, 'booking')} on these days: ${named}${more}. Cancel or move ${they} first, or let the freeze cancel ${they}.`
}

/** Why a subscription in this state cannot be frozen. */
export function notFreezable(pack: string, status: 'queued' | 'ended'): string {
  return status === 'ended'
    ? `${pack} has ended and cannot be frozen.`
    : `${pack} waits for its turn and cannot be frozen: its days do not count yet.`
}

/** Why some days cannot be frozen: others that share a day with them are. */
export function frozenAlready(pack: string, freeze: Freeze): string {
  return `${pack} is already frozen ${freezeWords(freeze)}. End that freeze first, or choose other days.`
}

/** Why there is no freeze to be ended, given the one that comes next without it. */
export function notFrozen(pack: string, ends: Freeze | null): string {
  if (ends === null) return `${pack} is not frozen, and no freeze lies ahead.`
  return `${pack} is frozen ${freezeWords(ends)} only; that is over by then.`
}
