import { MINUTE } from '../../../../shared/domain/calendar.ts'
import { warningsFor } from '../../../../shared/domain/hours.ts'
import type { Instant } from '../../../../shared/domain/time.ts'
import type { ScheduleBlock } from './blocks.ts'
import { type BufferOf, near } from './crowd.ts'
import { type DaySession, fixedBecause, occupyingOf, periodOf } from './sessions.ts'

/** Where a session would be: its place in time, and with whom and where. */
export type Wish = {
  /** The session that moves; null for a new one. */
  readonly session: DaySession | null
  readonly startsAt: Instant
  readonly minutes: number
  readonly trainerId: number | null
  readonly roomId: number | null
}

/** Why it cannot be there: who or what is taken by which session, or that it cannot be moved at all. */
export type Objection =
  | { readonly kind: 'trainer' | 'room' | 'client'; readonly name: string; readonly by: DaySession }
  | { readonly kind: 'cancelled' | 'marked' | 'outside' }

/**
 * What a wish meets of closures, leave and hours, the strongest first: it may be overruled. As with objections, only as
 * far as the days on screen tell.
 */
export function cautionsFor(wish: Wish, blocks: readonly ScheduleBlock[]): readonly ScheduleBlock[] {
  const { startsAt, minutes, trainerId, roomId } = wish
  return warningsFor({ startsAt, endsAt: startsAt + minutes * MINUTE, trainerId, roomId }, blocks)
}

const NOBODY: ReadonlySet<number> = new Set()

/**
 * What speaks against a wish, as far as the sessions on screen tell, without those that leave; null when nothing does.
 * Main has the last word: it also knows what is not on screen and whose credits do not reach.
 */
export function objectionTo(
  wish: Wish,
  sessions: readonly DaySession[],
  bufferOf: BufferOf,
  leaving: ReadonlySet<number> = NOBODY,
): Objection | null {
  const fixed = wish.session === null ? null : fixedBecause(wish.session)
  if (fixed !== null) return { kind: fixed }
  const endsAt = wish.startsAt + wish.minutes * MINUTE
  const freeAt = endsAt + (wish.session === null ? 0 : bufferOf(wish.session.serviceId)) * MINUTE
  const others = near(sessions, bufferOf, wish.startsAt, freeAt).filter(
    ({ id }) => id !== wish.session?.id && !leaving.has(id),
  )
  return takenPlace(wish, others) ?? busyClient(wish, others, endsAt)
}

function takenPlace(wish: Wish, near: readonly DaySession[]): Objection | null {
  const teaching = near.find((other) => wish.trainerId !== null && other.trainerId === wish.trainerId)
  if (teaching !== undefined) return { kind: 'trainer', name: teaching.trainerName ?? '', by: teaching }
  const inside = near.find((other) => wish.roomId !== null && other.roomId === wish.roomId)
  return inside === undefined ? null : { kind: 'room', name: inside.roomName ?? '', by: inside }
}

/** Clients need no time between two sessions, only not to be in both. */
function busyClient(wish: Wish, near: readonly DaySession[], endsAt: Instant): Objection | null {
  if (wish.session === null) return null
  const coming = new Map(occupyingOf(wish.session).map(({ clientId, clientName }) => [clientId, clientName]))
  if (coming.size === 0) return null
  for (const other of near) {
    const period = periodOf(other)
    if (period.startsAt >= endsAt || wish.startsAt >= period.endsAt) continue
    const both = occupyingOf(other).find(({ clientId }) => coming.has(clientId))
    if (both !== undefined) return { kind: 'client', name: both.clientName, by: other }
  }
  return null
}
