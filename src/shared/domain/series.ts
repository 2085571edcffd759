import { ok, type Result, refuse } from '../result.ts'
import { mayStartAt } from './schedule.ts'
import {
  addDays,
  type Instant,
  type LocalDate,
  type ResolvedWallTime,
  resolveWallTime,
  startOfWeek,
  type WallTime,
  type Weekday,
  type ZoneId,
} from './time.ts'

/** The most sessions that one series may have. */
export const MAX_OCCURRENCES = 200
/** The longest pause between two weeks of a series. */
export const MAX_WEEKS_APART = 52

/** How a series repeats, in the studio's wall time. */
export type SeriesPattern = {
  /** No occurrence lies before this day; its week is the first that counts. */
  readonly date: LocalDate
  /** What the clock on the wall shows at the start, `HH:MM`. */
  readonly time: string
  /** 1 is every week, 2 every other. Weeks begin on Monday. */
  readonly everyWeeks: number
  readonly weekdays: readonly Weekday[]
}

/** After so many occurrences, or with the last one on or before a day. */
export type SeriesEnd = { readonly count: number } | { readonly until: LocalDate }

export type Occurrence = {
  /** From 0, over all that were wished for, whether or not each can be made. */
  readonly index: number
  /** What was wished for: the clock shows it at the start, unless it jumps over it (`gap`). */
  readonly wallStart: WallTime
  readonly startsAt: Instant
  readonly wallKind: ResolvedWallTime['kind']
}

/**
 * Every occurrence of a series, in order, each at the wished wall time of the zone. A time that the clock jumps over
 * moves forward, and of one that it shows twice the first is taken; `wallKind` says so. Refuses a series without
 * occurrences, one with more than 200, and one that leaves the years in which sessions may start.
 */
export function expandSeries(
  pattern: SeriesPattern,
  end: SeriesEnd,
  zone: ZoneId,
): Result<readonly Occurrence[]> {
  const occurrences: Occurrence[] = []
  for (const date of datesOf(pattern)) {
    if ('until' in end ? date > end.until : occurrences.length === end.count) break
    if (occurrences.length === MAX_OCCURRENCES) {
      return refuseEnd(end, `A series has at most ${MAX_OCCURRENCES} sessions.`)
    }
    const wallStart = `${date}T${pattern.time}`
    const { instant, kind } = resolveWallTime(wallStart, zone)
    if (!mayStartAt(instant)) return refuseEnd(end, 'Sessions start in the years 1900 to 2999.')
    occurrences.push({ index: occurrences.length, wallStart, startsAt: instant, wallKind: kind })
  }
  return occurrences.length === 0 ? refuseEnd(end, 'No session falls into this time.') : ok(occurrences)
}

function refuseEnd(end: SeriesEnd, message: string) {
  return refuse('VALIDATION', { issues: [{ path: 'until' in end ? 'until' : 'count', message }] })
}

/** The days of a pattern, for ever. */
function* datesOf({ date, everyWeeks, weekdays }: SeriesPattern): Generator<LocalDate> {
  const days = [...new Set(weekdays)].sort((a, b) => a - b)
  for (let monday = startOfWeek(date, 1); ; monday = addDays(monday, 7 * everyWeeks)) {
    for (const day of days) {
      const next = addDays(monday, day - 1)
      if (next >= date) yield next
    }
  }
}
