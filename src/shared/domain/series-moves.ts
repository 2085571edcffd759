import { ok, type Result, refuse } from '../result.ts'
import { DAY, dayNumberOf, MINUTE, writeWallTime } from './calendar.ts'
import { mayStartAt, type Slot } from './schedule.ts'
import {
  type Instant,
  minutesOfDay,
  resolveWallTime,
  type WallTime,
  wallTimeOf,
  type ZoneId,
} from './time.ts'

/** Which sessions of a series a change is about, besides the one that it was made to. */
export const SERIES_SCOPES = ['following', 'all'] as const
export type SeriesScope = (typeof SERIES_SCOPES)[number]

/** Why a session stays as it is when its series changes: somebody was marked in it, or it has begun. */
export const KEPT_REASONS = ['marked', 'begun'] as const
export type KeptReason = (typeof KEPT_REASONS)[number]

/** When a session starts, and the wall time that it is for. */
export type Start = Pick<Slot, 'startsAt' | 'wallStart' | 'wallKind'>

export type SeriesSession = Start & {
  readonly id: number
  /** Whether a booking in it has an outcome. */
  readonly marked: boolean
}

/** Why a session stays when all of its series to come change; null when it goes with them. */
export function whyKept(
  { marked, startsAt }: Pick<SeriesSession, 'marked' | 'startsAt'>,
  now: Instant,
): KeptReason | null {
  if (marked) return 'marked'
  return startsAt <= now ? 'begun' : null
}

/** How far one wall time lies after another on a clock that never changes, in minutes; negative when before. */
export function wallShift(from: WallTime, to: WallTime): number {
  return (wallMilliseconds(to) - wallMilliseconds(from)) / MINUTE
}

/** The wall time so many minutes later, or earlier when negative, on a clock that never changes. */
export function shiftWallTime(wall: WallTime, minutes: number): WallTime {
  return writeWallTime(wallMilliseconds(wall) + minutes * MINUTE)
}

function wallMilliseconds(wall: WallTime): number {
  return dayNumberOf(wall.slice(0, 10)) * DAY + minutesOfDay(wall) * MINUTE
}

export type SeriesTarget<S> = { readonly session: S; readonly start: Start }

export type SeriesMovePlan<S> = {
  /** In the order in which nothing of the series meets what follows it. */
  readonly targets: readonly SeriesTarget<S>[]
  readonly kept: readonly { readonly session: S; readonly why: KeptReason }[]
}

/** One session of a series that was moved by hand. */
export type MovedByHand = { readonly id: number; readonly from: Instant; readonly to: Instant }

/**
 * Where the sessions of a series go when one of them is moved by hand: every other one by the same change of what the
 * clock on the wall shows, so that 09:00 stays 09:00 over a change of the clock. A time that the clock jumps over moves
 * forward, and of one that it shows twice the first is taken. The one moved by hand goes exactly where it was put.
 * Others that have begun, or in which somebody was marked, are kept. Refuses starts outside the years 1900 to 2999.
 */
export function planSeriesMove<S extends SeriesSession>(
  sessions: readonly S[],
  { id, from, to }: MovedByHand,
  { now, zone }: { readonly now: Instant; readonly zone: ZoneId },
): Result<SeriesMovePlan<S>> {
  const shift = wallShift(wallTimeOf(from, zone), wallTimeOf(to, zone))
  const targets: SeriesTarget<S>[] = []
  const kept: { session: S; why: KeptReason }[] = []
  for (const session of sessions) {
    const byHand = session.id === id
    const why = byHand ? null : whyKept(session, now)
    if (why !== null) kept.push({ session, why })
    else targets.push({ session, start: byHand ? put(session, to, zone) : shifted(session, shift, zone) })
  }
  if (targets.some(({ start }) => !mayStartAt(start.startsAt))) {
    const message = 'Sessions start in the years 1900 to 2999.'
    return refuse('VALIDATION', { issues: [{ path: 'startsAt', message }] })
  }
  const forward = to > from ? -1 : 1
  targets.sort((a, b) => forward * (a.session.startsAt - b.session.startsAt))
  return ok({ targets, kept })
}

/** A start that is kept keeps the wall time that it is for. */
function put(session: Start, startsAt: Instant, zone: ZoneId): Start {
  if (startsAt === session.startsAt) return session
  const wallStart = wallTimeOf(startsAt, zone)
  return { startsAt, wallStart, wallKind: resolveWallTime(wallStart, zone).kind }
}

/** A wall time that is kept keeps its instant, also where the clock shows it twice. */
function shifted(session: Start, shift: number, zone: ZoneId): Start {
  if (shift === 0) return session
  const wallStart = shiftWallTime(session.wallStart, shift)
  const { instant, kind } = resolveWallTime(wallStart, zone)
  return { startsAt: instant, wallStart, wallKind: kind }
}
