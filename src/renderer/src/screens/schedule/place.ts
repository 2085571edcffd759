import { MINUTE } from '../../../../shared/domain/calendar.ts'
import { MAX_SESSION_MINUTES } from '../../../../shared/domain/schedule.ts'
import {
  addDays,
  daysBetween,
  type Instant,
  localDateOf,
  resolveWallTime,
  wallTimeOf,
  type ZoneId,
} from '../../../../shared/domain/time.ts'
import type { Column, Group } from './columns.ts'
import { type DaySession, periodOf } from './sessions.ts'
import type { Wish } from './verdict.ts'

/** Where something is put on the grid: whose column, from when, and for how many minutes. */
export type Place = { readonly column: number; readonly startsAt: Instant; readonly minutes: number }

/** Minutes to which times are drawn. */
export const SNAP = 15
export const FINE_SNAP = 5

/** The nearest moment on the raster. Every zone's clock is a whole number of quarters of an hour from UTC. */
export function snap(instant: Instant, step: number): Instant {
  return Math.round(instant / (step * MINUTE)) * step * MINUTE
}

/** The raster's moment at or before this one: the quarter of an hour that a place lies in. */
export function snapDown(instant: Instant, step: number): Instant {
  return Math.floor(instant / (step * MINUTE)) * step * MINUTE
}

/** The same time of the clock so many days later; the days are those of the two columns. */
export function sameClock(startsAt: Instant, from: Column, to: Column): Instant {
  return daysLater(startsAt, daysBetween(from.scale.date, to.scale.date), from.scale.zone)
}

/** The same time of the clock so many days later. */
export function daysLater(startsAt: Instant, days: number, zone: ZoneId): Instant {
  if (days === 0) return startsAt
  const time = wallTimeOf(startsAt, zone).slice(10)
  return resolveWallTime(`${addDays(localDateOf(startsAt, zone), days)}${time}`, zone).instant
}

/** With a new end, which is after the start by a step at least and by a day at most. */
export function endingAt(place: Place, end: Instant, step: number): Place {
  return { ...place, minutes: clampMinutes((end - place.startsAt) / MINUTE, step) }
}

/** With a new start and the end it had. */
export function startingAt(place: Place, start: Instant, step: number): Place {
  const end = place.startsAt + place.minutes * MINUTE
  const minutes = clampMinutes((end - start) / MINUTE, step)
  return { ...place, startsAt: end - minutes * MINUTE, minutes }
}

function clampMinutes(minutes: number, step: number): number {
  return Math.min(Math.max(minutes, step), MAX_SESSION_MINUTES)
}

/** What a place means for a session that is put there: the column decides the trainer or the room, the rest stays. */
export function wishAt(place: Place, column: Column, group: Group, session: DaySession | null): Wish {
  const { startsAt, minutes } = place
  const { id } = column.resource
  return {
    session,
    startsAt,
    minutes,
    trainerId: group === 'trainer' ? id : (session?.trainerId ?? null),
    roomId: group === 'room' ? id : (session?.roomId ?? null),
  }
}

/** Whether two places are one. */
export function isSamePlace(a: Place, b: Place): boolean {
  return a.column === b.column && a.startsAt === b.startsAt && a.minutes === b.minutes
}

/** Whether a session already is what is wished for. */
export function isWhereItIs({ session, startsAt, minutes, trainerId, roomId }: Wish): boolean {
  return (
    session !== null &&
    periodOf(session).startsAt === startsAt &&
    session.minutes === minutes &&
    session.trainerId === trainerId &&
    session.roomId === roomId
  )
}

/** Where a session stands in a column. */
export function standingPlace(session: DaySession, column: number): Place {
  return { column, startsAt: periodOf(session).startsAt, minutes: session.minutes }
}

/** A new session at the cursor: as long as the service usually takes, unless the cursor was made longer. */
export function wishAtCursor(cursor: Place, column: Column, group: Group): Wish {
  const minutes = cursor.minutes > SNAP ? cursor.minutes : 0
  return wishAt({ ...cursor, minutes }, column, group, null)
}
