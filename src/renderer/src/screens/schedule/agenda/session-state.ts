import { type BookingStatus, isLive } from '../../../../../shared/domain/bookings.ts'
import type { Instant } from '../../../../../shared/domain/time.ts'
import { type DaySession, namesOf, occupyingOf, periodOf } from '../sessions.ts'

/** What is worth knowing first of a session, in one word. */
export type SessionState =
  | { readonly kind: 'cancelled' | 'unmarked' | 'marked' | 'over' | 'full' }
  | { readonly kind: 'free'; readonly count: number }
  /** A session for one has the state of its booking. */
  | { readonly kind: 'booking'; readonly status: BookingStatus }

/** What is over and was not marked comes before what is over, and that before how full it is. */
export function stateOf(session: DaySession, now: Instant): SessionState {
  if (session.status === 'cancelled') return { kind: 'cancelled' }
  const places = occupyingOf(session)
  const isOver = periodOf(session).endsAt <= now
  if (isOver && places.some(({ status }) => isLive(status))) return { kind: 'unmarked' }
  const [only, ...others] = places
  if (session.capacity === 1 && only !== undefined && others.length === 0) {
    return { kind: 'booking', status: only.status }
  }
  if (isOver) return { kind: places.length > 0 ? 'marked' : 'over' }
  const free = session.capacity - session.booked
  return free > 0 ? { kind: 'free', count: free } : { kind: 'full' }
}

export type Attendance = {
  /** Who has a place, in a session for one; empty where only their number matters or may be read. */
  readonly names: readonly string[]
  readonly waiting: number
}

/** Who comes: by name to a session for one, by number to a class. */
export function attendanceOf(session: DaySession): Attendance {
  return {
    names: session.capacity === 1 ? namesOf(session) : [],
    waiting: session.bookings.filter(({ status }) => status === 'waitlisted').length,
  }
}
