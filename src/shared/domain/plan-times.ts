/** When the sessions of a plan are: as wished, else as near to it as everybody's time allows. */
import { DAY, MINUTE } from './calendar.ts'
import { timeOfMinute } from './hours.ts'
import { mayStartAt } from './schedule.ts'
import type { Occurrence } from './series.ts'
import {
  addDays,
  daysBetween,
  type Instant,
  type LocalDate,
  localDateOf,
  minutesOfDay,
  overlaps,
  type Period,
  resolveWallTime,
  startOfWeek,
  type WallTime,
  type ZoneId,
} from './time.ts'

/** Minutes between two starts that are tried: the schedule's own. */
const PLAN_STEP = 15
/** How many minutes a session may be moved on its day. */
const PLAN_REACH = 60

const MINUTES_PER_DAY = DAY / MINUTE

/** Periods in their order, none of which touches another: whether one is met is found by halving. */
export type BusyTimes = readonly Period[]

/** Any periods as times that are busy; what touches becomes one. */
export function busyTimes(periods: readonly Period[]): BusyTimes {
  const merged: Period[] = []
  for (const { startsAt, endsAt } of [...periods].sort((a, b) => a.startsAt - b.startsAt)) {
    const last = merged.at(-1)
    if (last !== undefined && startsAt <= last.endsAt) last.endsAt = Math.max(last.endsAt, endsAt)
    else merged.push({ startsAt, endsAt })
  }
  return merged
}

/** Whether a period meets a time that is busy. */
export function isBusy(busy: BusyTimes, period: Period): boolean {
  let low = 0
  let high = busy.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((busy[middle] as Period).endsAt <= period.startsAt) low = middle + 1
    else high = middle
  }
  const first = busy[low]
  return first !== undefined && overlaps(first, period)
}

/** What a time can meet, from what nobody can change to what a person may decide against. */
export const CLASHES = ['past', 'client', 'full', 'trainer', 'room', 'hours'] as const
export type Clash = (typeof CLASHES)[number]

/** A class on the schedule that a session of a plan can be a place in. */
export type OpenClass = {
  readonly sessionId: number
  readonly endsAt: Instant
  /** Whether everybody whom the plan is for still finds a place in it. */
  readonly hasRoom: boolean
}

/** The classes of a service, each by its start: of several that start together, the one to be joined. */
export type OpenClasses = ReadonlyMap<Instant, OpenClass>

/** Everything around a plan. The times of trainer and room hold their buffers. */
export type Surroundings = {
  readonly zone: ZoneId
  /** Nothing is planned before. */
  readonly now: Instant
  readonly minutes: number
  readonly bufferMinutes: number
  readonly client: BusyTimes
  readonly trainer: BusyTimes
  readonly room: BusyTimes
  /** Closures, leave, and whatever lies outside the hours: a person may plan there, a plan by itself never does. */
  readonly hours: BusyTimes
  /** Where one starts no session is made: the client joins it. */
  readonly classes: OpenClasses
}

/** What keeps a client from joining the class that starts then; null when nothing does, and when there is none. */
export function joinProblem(
  startsAt: Instant,
  { now, client, classes }: Pick<Surroundings, 'now' | 'client' | 'classes'>,
): Clash | null {
  const open = classes.get(startsAt)
  if (open === undefined) return null
  if (startsAt < now) return 'past'
  if (isBusy(client, { startsAt, endsAt: open.endsAt })) return 'client'
  return open.hasRoom ? null : 'full'
}

/** What a start meets, the strongest first; null when it is free. */
export function clashAt(startsAt: Instant, around: Surroundings): Clash | null {
  if (around.classes.has(startsAt)) return joinProblem(startsAt, around)
  const held = { startsAt, endsAt: startsAt + around.minutes * MINUTE }
  const kept = { startsAt, endsAt: held.endsAt + around.bufferMinutes * MINUTE }
  if (startsAt < around.now) return 'past'
  if (isBusy(around.client, held)) return 'client'
  if (isBusy(around.trainer, kept)) return 'trainer'
  if (isBusy(around.room, kept)) return 'room'
  return isBusy(around.hours, held) ? 'hours' : null
}

export type PlannedTime = {
  readonly index: number
  /** What the pattern wishes for, and what that meets. */
  readonly wallStart: WallTime
  readonly wishedAt: Instant
  readonly wishMeets: Clash | null
  /** When it is; null when no time was found. */
  readonly startsAt: Instant | null
  readonly how: 'wished' | 'moved' | 'by_hand' | 'unplaced'
  /** What the time that was chosen by hand meets; it stays all the same. */
  readonly meets: Clash | null
  /** The class that starts then and is joined; null where a session is made. */
  readonly joins: number | null
}

/** What is settled already. */
export type Settled = {
  /** Starts that a person has chosen, by the index of the occurrence. */
  readonly byHand?: ReadonlyMap<number, Instant>
  /** Days on which the plan has sessions besides. */
  readonly days?: readonly LocalDate[]
}

/**
 * A time for each of these occurrences. Those that a person has chosen (`byHand`) stay where they are, whatever they
 * meet. Of the others each takes its wish, else the nearest free quarter of an hour within one hour on its day, else the
 * same on the nearest day of its week, else none. Two sessions of a plan never meet, and none moves to another's day.
 * Where a class starts it is joined; a wish for one that is full moves only to another class.
 */
export function planTimes(
  occurrences: readonly Occurrence[],
  around: Surroundings,
  { byHand = new Map(), days: settled }: Settled = {},
): PlannedTime[] {
  const length = around.minutes * MINUTE
  const held = (startsAt: Instant): Period => {
    return { startsAt, endsAt: around.classes.get(startsAt)?.endsAt ?? startsAt + length }
  }
  const joined = (startsAt: Instant) => around.classes.get(startsAt)?.sessionId ?? null
  const known = new Set(occurrences.map(({ index }) => index))
  const chosen = new Map([...byHand].filter(([index]) => known.has(index)))
  const own = [...chosen.values()].map(held)
  const days = new Set(settled)
  for (const { wallStart } of occurrences) days.add(wallStart.slice(0, 10))
  for (const startsAt of chosen.values()) days.add(localDateOf(startsAt, around.zone))
  const isFree = (startsAt: Instant) =>
    clashAt(startsAt, around) === null && own.every((period) => !overlaps(period, held(startsAt)))

  return occurrences.map((occurrence) => {
    const { index, wallStart, startsAt: wishedAt } = occurrence
    const about = { index, wallStart, wishedAt, wishMeets: clashAt(wishedAt, around) }
    const hand = chosen.get(index)
    if (hand !== undefined) {
      return { ...about, startsAt: hand, how: 'by_hand', meets: clashAt(hand, around), joins: joined(hand) }
    }
    const isOpen = about.wishMeets === 'full' ? (at: Instant) => around.classes.has(at) && isFree(at) : isFree
    const found = firstFree(occurrence, around.zone, { days, isFree: isOpen })
    if (found === null) return { ...about, startsAt: null, how: 'unplaced', meets: null, joins: null }
    own.push(held(found))
    days.add(localDateOf(found, around.zone))
    const how = found === wishedAt ? 'wished' : 'moved'
    return { ...about, startsAt: found, how, meets: null, joins: joined(found) }
  })
}

type Search = {
  /** Days on which the plan has a session or wishes for one. */
  readonly days: ReadonlySet<LocalDate>
  isFree(startsAt: Instant): boolean
}

function firstFree(occurrence: Occurrence, zone: ZoneId, { days, isFree }: Search): Instant | null {
  if (isFree(occurrence.startsAt)) return occurrence.startsAt
  const wished = occurrence.wallStart.slice(0, 10)
  for (const date of weekAround(wished)) {
    if (date !== wished && days.has(date)) continue
    for (const startsAt of nearStarts(date, minutesOfDay(occurrence.wallStart), zone)) {
      if (isFree(startsAt)) return startsAt
    }
  }
  return null
}

/** The days of the same week, Monday to Sunday: the day itself, then the nearest, of two the later. */
export function weekAround(date: LocalDate): LocalDate[] {
  const monday = startOfWeek(date, 1)
  const week = [0, 1, 2, 3, 4, 5, 6].map((days) => addDays(monday, days))
  const far = (other: LocalDate) => Math.abs(daysBetween(date, other))
  return week.sort((a, b) => far(a) - far(b) || daysBetween(a, b))
}

/** Starts on a day around a time on the wall, the nearest first, of two the later; none where the clock jumps. */
function* nearStarts(date: LocalDate, minute: number, zone: ZoneId): Generator<Instant> {
  for (const near of nearMinutes(minute)) {
    const { instant, kind } = resolveWallTime(`${date}T${timeOfMinute(near)}`, zone)
    if (kind !== 'gap' && mayStartAt(instant)) yield instant
  }
}

/** Minutes of one day within an hour of another, the nearest first, of two the later. */
export function nearMinutes(minute: number): number[] {
  const minutes = [minute]
  for (let away = PLAN_STEP; away <= PLAN_REACH; away += PLAN_STEP) minutes.push(minute + away, minute - away)
  return minutes.filter((near) => near >= 0 && near < MINUTES_PER_DAY)
}

/** A part of a day that cannot be used, as it is drawn. */
export type Taken = Readonly<Period> & { readonly clash: Exclude<Clash, 'past' | 'full'> }

/** What of a day is taken and by what; where two meet, the stronger is drawn over the other and comes later. */
export function takenOn(day: Period, around: Surroundings): Taken[] {
  const layers = ['hours', 'room', 'trainer', 'client'] as const
  return layers.flatMap((clash) =>
    around[clash]
      .filter((period) => overlaps(period, day))
      .map(({ startsAt, endsAt }) => ({
        clash,
        startsAt: Math.max(startsAt, day.startsAt),
        endsAt: Math.min(endsAt, day.endsAt),
      })),
  )
}
