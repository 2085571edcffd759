export const SESSION_STATUSES = ['open', 'cancelled'] as const
export type SessionStatus = (typeof SESSION_STATUSES)[number]

/** How a wall time became an instant: exactly, moved out of a gap, or the first of two. */
export const WALL_KINDS = ['exact', 'gap', 'fold'] as const

export const PLATFORMS = ['zoom', 'meet', 'teams'] as const

/** The longest a session may be, in minutes: one day. */
export const MAX_SESSION_MINUTES = 1440

/** The instant from which trainer and room are free again: the end plus the service's buffer. */
export function busyUntil(endsAt: number, bufferMinutes: number): number {
  return endsAt + bufferMinutes * 60_000
}
