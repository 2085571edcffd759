import type { Value } from '../../../shared/contract/index.ts'
import { isFinal } from '../../../shared/domain/booking-moves.ts'
import { isLive } from '../../../shared/domain/bookings.ts'
import type { Instant } from '../../../shared/domain/time.ts'
import { instantOf } from '../api/instant-of.ts'

export type ClientBooking = Value<'bookings.list'>['rows'][number]

export type SplitBookings = {
  /** Live or waiting for a place, and not over yet, the next one first. */
  readonly upcoming: readonly ClientBooking[]
  /** Everything else, the newest first: held, missed, cancelled. */
  readonly past: readonly ClientBooking[]
}

function isOver(booking: ClientBooking, now: Instant): boolean {
  return instantOf(booking.endsAt) <= now
}

/** A client's bookings, the newest start first, as they are looked at: what is to come, and what has been. */
export function splitBookings(bookings: readonly ClientBooking[], now: Instant): SplitBookings {
  const isUpcoming = (booking: ClientBooking) => !isFinal(booking.status) && !isOver(booking, now)
  return {
    upcoming: bookings.filter(isUpcoming).toReversed(),
    past: bookings.filter((booking) => !isUpcoming(booking)),
  }
}

/** Whether nobody has said yet what became of a session that is over. */
export function lacksOutcome(booking: ClientBooking, now: Instant): boolean {
  return isLive(booking.status) && isOver(booking, now)
}
