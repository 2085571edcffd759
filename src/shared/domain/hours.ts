/**
 * When the studio is open, when its trainers work and when either is away: what that makes of a stretch of time. None
 * of it refuses anything; it warns, and is drawn.
 */
import { DAY, MINUTE, pad } from './calendar.ts'
import {
  addDays,
  clockChanges,
  dayPeriod,
  endOfDay,
  type Instant,
  LAST_DATE,
  type LocalDate,
  localDateOf,
  overlaps,
  type Period,
  resolveWallTime,
  type Weekday,
  weekdayOf,
  type ZoneId,
} from './time.ts'

/** Sorts before every day. */
const BEFORE_ALL_DAYS = ''

/** Minutes from midnight to midnight on the wall. */
const MINUTES_PER_DAY = DAY / MINUTE

/** Every week on a day, in minutes since midnight on the studio's wall; 1440 is the end of the day. */
export type WeeklyHours = { readonly weekday: Weekday; readonly from: number; readonly until: number }

/** The same, true from one day to another, both included; null is for ever. */
export type DatedHours = WeeklyHours & {
  readonly fromDay: LocalDate | null
  readonly untilDay: LocalDate | null
}

/** Whole studio days, both included, or instants. */
export type Stretch =
  | { readonly fromDay: LocalDate; readonly untilDay: LocalDate }
  | { readonly startsAt: Instant; readonly endsAt: Instant }

/** What keeps a time from being used, from the strongest reason to the weakest. */
export const BLOCK_KINDS = ['closure', 'leave', 'closed', 'unavailable'] as const
export type BlockKind = (typeof BLOCK_KINDS)[number]

/**
 * A time at which sessions are not expected. Without a trainer and a room it is the whole studio's: outside its opening
 * hours (`closed`) or a closure; a room's is a closure, a trainer's `leave` or `unavailable`.
 */
export type Block = Readonly<Period> & {
  readonly kind: BlockKind
  /** Of the closure or the leave; null for what follows from weekly hours. */
  readonly id: number | null
  readonly trainerId: number | null
  readonly roomId: number | null
}

/** A closure of the studio, or of one room. */
export type Closure = Readonly<Period> & { readonly id: number; readonly roomId: number | null }

/** A trainer's week and leave. Without availability they can work at any time. */
export type TrainerHours = {
  readonly trainerId: number
  readonly availability: readonly DatedHours[]
  readonly leave: readonly (Readonly<Period> & { readonly id: number })[]
}

export type StudioHours = {
  readonly zone: ZoneId
  /** Without any, hours were not entered and the studio is open. */
  readonly opening: readonly WeeklyHours[]
  readonly closures: readonly Closure[]
  readonly trainers: readonly TrainerHours[]
}

/** `HH:MM` as minutes since midnight; `24:00` is the end of the day. */
export function minuteOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3))
}

/** Minutes since midnight as `HH:MM`, the end of the day as `24:00`. */
export function timeOfMinute(minute: number): string {
  return `${pad(Math.floor(minute / 60), 2)}:${pad(minute % 60, 2)}`
}

/** The place of the first hours that meet earlier ones of the list on the same weekday; null when none do. */
export function firstOverlap(hours: readonly DatedHours[]): number | null {
  for (const [place, own] of hours.entries()) {
    if (hours.slice(0, place).some((other) => meets(own, other))) return place
  }
  return null
}

function meets(a: DatedHours, b: DatedHours): boolean {
  return (
    a.weekday === b.weekday &&
    a.from < b.until &&
    b.from < a.until &&
    !endsBefore(a.untilDay, b.fromDay) &&
    !endsBefore(b.untilDay, a.fromDay)
  )
}

function endsBefore(untilDay: LocalDate | null, fromDay: LocalDate | null): boolean {
  return (untilDay ?? LAST_DATE) < (fromDay ?? BEFORE_ALL_DAYS)
}

/** A stretch as instants: whole days begin and end with the studio's own midnight. */
export function stretchPeriod(stretch: Stretch, zone: ZoneId): Period {
  if ('startsAt' in stretch) return { startsAt: stretch.startsAt, endsAt: stretch.endsAt }
  return {
    startsAt: dayPeriod(stretch.fromDay, zone).startsAt,
    endsAt: endOfDay(stretch.untilDay, zone),
  }
}

/**
 * The instant of a time on the studio's wall. Of a time that the clock shows twice it is the first, and of one that it
 * jumps over the moment of the jump, so that later minutes are never earlier instants.
 */
function instantOf(date: LocalDate, minute: number, zone: ZoneId): Instant {
  if (minute === MINUTES_PER_DAY) return endOfDay(date, zone)
  const { instant, kind } = resolveWallTime(`${date}T${timeOfMinute(minute)}`, zone)
  if (kind !== 'gap') return instant
  let jump = instant
  for (const change of clockChanges(instant - DAY, instant, zone)) jump = change.at
  return jump
}

function isTrueOn({ weekday, fromDay, untilDay }: DatedHours, date: LocalDate): boolean {
  if (weekday !== weekdayOf(date)) return false
  return (fromDay === null || fromDay <= date) && (untilDay === null || date <= untilDay)
}

/** What weekly hours come to between two instants, day by day, and a little around them. */
function* periodsOf(hours: readonly DatedHours[], span: Period, zone: ZoneId): Generator<Period> {
  // A clock that is set back across midnight shows the day before once more after the next has begun.
  const last = addDays(localDateOf(span.endsAt, zone), 1)
  for (let date = localDateOf(span.startsAt, zone); date <= last; date = addDays(date, 1)) {
    for (const { from, until } of hours.filter((own) => isTrueOn(own, date))) {
      yield { startsAt: instantOf(date, from, zone), endsAt: instantOf(date, until, zone) }
    }
  }
}

/** The parts of `span` that none of `periods` covers, in their order. */
export function uncovered(span: Period, periods: readonly Period[]): Period[] {
  const gaps: Period[] = []
  let { startsAt } = span
  const inside = periods.filter((period) => overlaps(period, span))
  for (const period of inside.sort((a, b) => a.startsAt - b.startsAt)) {
    if (startsAt < period.startsAt) gaps.push({ startsAt, endsAt: period.startsAt })
    startsAt = Math.max(startsAt, period.endsAt)
  }
  if (startsAt < span.endsAt) gaps.push({ startsAt, endsAt: span.endsAt })
  return gaps
}

/**
 * Everything that keeps a time between two instants from being used, of all the trainers given. Closures and leave are
 * whole, also where they reach beyond `span`; what follows from weekly hours ends with it.
 */
export function blocksBetween(hours: StudioHours, span: Period): Block[] {
  const { closures, trainers } = hours
  const outside = (own: readonly DatedHours[]) =>
    own.length === 0 ? [] : uncovered(span, [...periodsOf(own, span, hours.zone)])
  const opening = hours.opening.map((own) => ({ ...own, fromDay: null, untilDay: null }))
  const studio = { id: null, trainerId: null, roomId: null }
  return [
    ...closures
      .filter((closure) => overlaps(closure, span))
      .map((closure) => ({ ...closure, kind: 'closure' as const, trainerId: null })),
    ...outside(opening).map((period) => ({ ...period, ...studio, kind: 'closed' as const })),
    ...trainers.flatMap(({ trainerId, availability, leave }) => [
      ...leave
        .filter((away) => overlaps(away, span))
        .map((away) => ({ ...away, kind: 'leave' as const, trainerId, roomId: null })),
      ...outside(availability).map((period) => ({
        ...period,
        ...studio,
        kind: 'unavailable' as const,
        trainerId,
      })),
    ]),
  ]
}

/** Whose time it is: a session's, or that of a column which is drawn. */
export type Resource = { readonly trainerId: number | null; readonly roomId: number | null }

function concerns(block: Block, { trainerId, roomId }: Resource): boolean {
  const ofTrainer = block.trainerId === null || block.trainerId === trainerId
  return ofTrainer && (block.roomId === null || block.roomId === roomId)
}

/**
 * What a session meets, the strongest first: every closure and leave, and once each that it leaves the opening hours
 * and its trainer's availability. The blocks are those of its time at least, of any trainers and rooms.
 */
export function warningsFor<B extends Block>(session: Period & Resource, blocks: readonly B[]): B[] {
  const met = blocks.filter((block) => concerns(block, session) && overlaps(block, session))
  return BLOCK_KINDS.flatMap((kind) => {
    const own = met.filter((block) => block.kind === kind)
    return own.filter((block, place) => block.id !== null || place === 0)
  })
}

/**
 * What to draw in a column between two instants, most often a day's: every moment at most once, for its strongest
 * reason, in the order of time.
 */
export function drawnBlocks<B extends Block>(blocks: readonly B[], span: Period, column: Resource): B[] {
  const drawn: B[] = []
  for (const kind of BLOCK_KINDS) {
    for (const block of blocks) {
      if (block.kind !== kind || !concerns(block, column) || !overlaps(block, span)) continue
      const clipped = {
        startsAt: Math.max(block.startsAt, span.startsAt),
        endsAt: Math.min(block.endsAt, span.endsAt),
      }
      drawn.push(...uncovered(clipped, drawn).map((period) => ({ ...block, ...period })))
    }
  }
  return drawn.sort((a, b) => a.startsAt - b.startsAt)
}
