import { MINUTE } from './calendar.ts'
import { type Instant, parseInstant } from './time.ts'

export const SESSION_STATUSES = ['open', 'cancelled'] as const
export type SessionStatus = (typeof SESSION_STATUSES)[number]

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

/** The instant from which trainer and room are free again: the end plus the service's buffer. */
export function busyUntil(endsAt: number, bufferMinutes: number): number {
  return endsAt + bufferMinutes * MINUTE
}

const FIRST_START = parseInstant('1900-01-01T00:00Z') ?? 0
const AFTER_LAST_START = parseInstant('3000-01-01T00:00Z') ?? 0

/** Whether a session may start at this moment: away from the ends of the calendar, where days run out. */
export function mayStartAt(instant: Instant): boolean {
  return instant >= FIRST_START && instant < AFTER_LAST_START
}
