import { BOOKING_STATUSES } from './bookings.ts'
import { MINUTE } from './calendar.ts'
import {
  type Instant,
  type LocalDate,
  localDateOf,
  parseInstant,
  resolveWallTime,
  type WallTime,
  wallTimeOf,
  type ZoneId,
} from './time.ts'

export const SESSION_STATUSES = ['open', 'cancelled'] as const
export type SessionStatus = (typeof SESSION_STATUSES)[number]

/** What a row of the session list can be: a booking, or a session without one. */
export const LISTED_STATUSES = ['open', ...BOOKING_STATUSES] as const
export type ListedStatus = (typeof LISTED_STATUSES)[number]

/** How a wall time became an instant: exactly, moved out of a gap, or the first of two. */
export const WALL_KINDS = ['exact', 'gap', 'fold'] as const

export const PLATFORMS = ['zoom', 'meet', 'teams'] as const

/** The longest a session may be, in minutes: one day. */
export const MAX_SESSION_MINUTES = 1440
/** The longest a trainer and a room are kept free after it. */
export const MAX_BUFFER_MINUTES = 240

/** Milliseconds: a session that started longer ago cannot reach into a period. */
export const LONGEST_SESSION = MAX_SESSION_MINUTES * MINUTE
/** Milliseconds: one that started longer ago keeps neither trainer nor room busy in a period. */
export const LONGEST_BUSY = LONGEST_SESSION + MAX_BUFFER_MINUTES * MINUTE

/** The time that a session takes, as it is stored. */
export type Slot = {
  readonly startsAt: Instant
  readonly endsAt: Instant
  /** The instant from which trainer and room are free again: the end plus the service's buffer. */
  readonly busyUntil: Instant
  readonly zone: ZoneId
  readonly wallStart: WallTime
  readonly wallKind: (typeof WALL_KINDS)[number]
  /** The studio's day of the start. */
  readonly studioDate: LocalDate
}

/**
 * The slot of a session that starts at an instant. `wished` is the wall time it came from, for one of a series; without
 * it the wall time is what the clock shows, and `fold` says that the clock shows it twice.
 */
export function slotOf(
  start: { readonly startsAt: Instant; readonly wished?: Pick<Slot, 'wallStart' | 'wallKind'> | undefined },
  lengths: { readonly minutes: number; readonly bufferMinutes: number },
  zone: ZoneId,
): Slot {
  const { startsAt, wished } = start
  const endsAt = startsAt + lengths.minutes * MINUTE
  const wallStart = wished?.wallStart ?? wallTimeOf(startsAt, zone)
  return {
    startsAt,
    endsAt,
    busyUntil: endsAt + lengths.bufferMinutes * MINUTE,
    zone,
    wallStart,
    wallKind: wished?.wallKind ?? resolveWallTime(wallStart, zone).kind,
    studioDate: localDateOf(startsAt, zone),
  }
}

const FIRST_START = parseInstant('1900-01-01T00:00Z') ?? 0
const AFTER_LAST_START = parseInstant('3000-01-01T00:00Z') ?? 0

/** Whether a session may start at this moment: away from the ends of the calendar, where days run out. */
export function mayStartAt(instant: Instant): boolean {
  return instant >= FIRST_START && instant < AFTER_LAST_START
}
