/**
 * The scale of one studio day on the schedule: which wall-clock hours it has, where they stand and which instants
 * they are. Positions are minutes from the top of the grid. On a day when the clock changes, an hour it jumps over
 * keeps an empty row and an hour that it shows twice has two, so that every instant of the day has one place.
 */
import { DAY, dayNumberOf, HOUR, MINUTE, writeWallTime } from './calendar.ts'
import {
  clockChanges,
  dayPeriod,
  type Instant,
  type LocalDate,
  minutesOfDay,
  type Period,
  resolveWallTime,
  type WallTime,
  type ZoneId,
  zoneOffsetAt,
} from './time.ts'
import type { ClockChange } from './zone-clock.ts'

/** A row of the grid: one hour of the wall clock, or the part of one on either side of a change of the clock. */
export interface HourRow {
  /** What the clock shows at the top of the row; in a missing row, what it would have shown. */
  wall: WallTime
  /** `first` and `second`: the clock shows this time twice. `missing`: the clock jumps over it. */
  occurrence: 'only' | 'first' | 'second' | 'missing'
  /** Minutes from the top of the grid. */
  top: number
  /** Height of the row, at most 60. */
  minutes: number
  /** The instants the row covers; both are the instant of the jump in a missing row. */
  startsAt: Instant
  endsAt: Instant
}

export interface DayScale extends Period {
  date: LocalDate
  zone: ZoneId
  /** Height of the grid: 1440, and more by what the clock shows twice on the day. */
  minutes: number
  rows: readonly HourRow[]
}

/** Where a period stands on the grid. */
export interface GridSpan {
  top: number
  minutes: number
}

/** A part of the day in which the clock runs evenly; wall times are wall milliseconds. */
interface Stretch extends Period {
  occurrence: HourRow['occurrence']
  wallFrom: number
  wallTo: number
}

/** The scale of the day in the zone. A day that the zone left out has 24 missing rows. */
export function dayScale(date: LocalDate, zone: ZoneId): DayScale {
  const day = dayPeriod(date, zone)
  // A time shown twice may begin before the day or end after it, hence a day more on either side.
  const changes = clockChanges(day.startsAt - DAY, day.endsAt + DAY, zone)
  const stretches = [...shownStretches(day, changes, zone), ...missingStretches(date, day, changes)]
  // Where the clock jumps, the missing stretch is empty in time and comes before the one that goes on.
  stretches.sort((a, b) => a.startsAt - b.startsAt || a.endsAt - b.endsAt)
  const rows: HourRow[] = []
  let minutes = 0
  for (const stretch of stretches) {
    for (const row of hourRows(stretch, minutes)) {
      rows.push(row)
      minutes += row.minutes
    }
  }
  return { date, zone, ...day, minutes, rows }
}

function shownStretches(day: Period, changes: readonly ClockChange[], zone: ZoneId): Stretch[] {
  const cuts = new Set([day.startsAt, day.endsAt])
  for (const { at, before, after } of changes) {
    const repeated = Math.max(before - after, 0)
    for (const cut of [at - repeated, at, at + repeated]) {
      if (cut > day.startsAt && cut < day.endsAt) cuts.add(cut)
    }
  }
  const edges = [...cuts].sort((a, b) => a - b)
  return edges.slice(0, -1).map((startsAt, index) => {
    const endsAt = edges[index + 1] ?? day.endsAt
    const offset = zoneOffsetAt(startsAt, zone)
    return {
      startsAt,
      endsAt,
      occurrence: occurrenceAt(startsAt, changes),
      wallFrom: startsAt + offset,
      wallTo: endsAt + offset,
    }
  })
}

function occurrenceAt(instant: Instant, changes: readonly ClockChange[]): HourRow['occurrence'] {
  for (const { at, before, after } of changes) {
    const repeated = before - after
    if (instant >= at - repeated && instant < at) return 'first'
    if (instant >= at && instant < at + repeated) return 'second'
  }
  return 'only'
}

function missingStretches(date: LocalDate, day: Period, changes: readonly ClockChange[]): Stretch[] {
  const midnight = dayNumberOf(date) * DAY
  return changes
    .filter(({ at }) => at >= day.startsAt && at <= day.endsAt)
    .map(({ at, before, after }) => ({
      startsAt: at,
      endsAt: at,
      occurrence: 'missing' as const,
      wallFrom: Math.max(at + before, midnight),
      wallTo: Math.min(at + after, midnight + DAY),
    }))
    .filter(({ wallFrom, wallTo }) => wallFrom < wallTo)
}

function hourRows(stretch: Stretch, top: number): HourRow[] {
  const rows: HourRow[] = []
  const { occurrence, startsAt, wallFrom, wallTo } = stretch
  let from = wallFrom
  while (from < wallTo) {
    const to = Math.min((Math.floor(from / HOUR) + 1) * HOUR, wallTo)
    const shown = occurrence !== 'missing'
    rows.push({
      wall: writeWallTime(from),
      occurrence,
      top: top + (from - wallFrom) / MINUTE,
      minutes: (to - from) / MINUTE,
      startsAt: shown ? startsAt + from - wallFrom : startsAt,
      endsAt: shown ? startsAt + to - wallFrom : startsAt,
    })
    from = to
  }
  return rows
}

/** Minutes from the top of the grid to the instant; an instant outside the day is moved to its nearer edge. */
export function gridMinutesOf(scale: DayScale, instant: Instant): number {
  if (instant < scale.startsAt) return 0
  const row = scale.rows.find(({ startsAt, endsAt }) => instant >= startsAt && instant < endsAt)
  return row === undefined ? scale.minutes : row.top + (instant - row.startsAt) / MINUTE
}

/**
 * Where the part of the period that lies on this day stands, or null when none does. A period that ends where the
 * clock jumps ends above the missing hour; one that goes on beyond it covers the missing hour as well.
 */
export function gridSpanOf(scale: DayScale, period: Period): GridSpan | null {
  const from = Math.max(period.startsAt, scale.startsAt)
  const to = Math.min(period.endsAt, scale.endsAt)
  const last = scale.rows.find(({ startsAt, endsAt }) => to > startsAt && to <= endsAt)
  if (from >= to || last === undefined) return null
  const top = gridMinutesOf(scale, from)
  return { top, minutes: last.top + (to - last.startsAt) / MINUTE - top }
}

/**
 * The instant at so many minutes from the top, and the row it was found in. In a missing row it is moved forward as
 * `resolveWallTime` does, so whoever drops there can be told. Above the grid is its first instant, below it its end.
 */
export function instantAtGridMinutes(scale: DayScale, minutes: number): { instant: Instant; row: HourRow } {
  const inside = Math.max(minutes, 0)
  const row = scale.rows.find(({ top, minutes: height }) => inside < top + height) ?? scale.rows.at(-1)
  if (row === undefined) throw new RangeError(`${scale.date} has no rows`)
  const beyond = Math.min(inside - row.top, row.minutes) * MINUTE
  if (row.occurrence !== 'missing') return { instant: row.startsAt + Math.round(beyond), row }
  const wall = writeWallTime(
    dayNumberOf(row.wall.slice(0, 10)) * DAY + minutesOfDay(row.wall) * MINUTE + beyond,
  )
  return { instant: resolveWallTime(wall, scale.zone).instant, row }
}
