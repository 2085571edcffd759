import type { Value } from '../../../../shared/contract/index.ts'
import { DAY, MINUTE } from '../../../../shared/domain/calendar.ts'
import { timeOfMinute } from '../../../../shared/domain/hours.ts'
import {
  addDays,
  type Instant,
  type LocalDate,
  localDateOf,
  minutesOfDay,
  resolveWallTime,
  wallTimeOf,
  type ZoneId,
} from '../../../../shared/domain/time.ts'
import { instantOf } from '../../api/instant-of.ts'

export type Preview = Value<'plans.preview'>
export type Occurrence = Preview['occurrences'][number]

/** How a session of the plan stands, as it is drawn: from what is done to what cannot be. */
export const HEATS = ['placed', 'fine', 'moved', 'warned', 'blocked'] as const
export type Heat = (typeof HEATS)[number]

export function heatOf({ how, startsAt, obstacle, warnings }: Occurrence): Heat {
  if (how === 'placed') return 'placed'
  if (startsAt === null || obstacle !== null) return 'blocked'
  if (warnings.length > 0) return 'warned'
  return how === 'wished' ? 'fine' : 'moved'
}

/** How many of each there are, in the order in which they are told; those of which there are none are left out. */
export function countHeats(occurrences: readonly Occurrence[]): readonly (readonly [Heat, number])[] {
  const heats = occurrences.map(heatOf)
  return HEATS.map((heat) => [heat, heats.filter((one) => one === heat).length] as const).filter(
    ([, count]) => count > 0,
  )
}

/** How many would be made all the same though something of the hours speaks against them, and what; null for none. */
export function outsideOf(open: readonly Occurrence[]) {
  const warned = open.filter((occurrence) => heatOf(occurrence) === 'warned')
  if (warned.length === 0) return null
  const kinds = new Set(
    warned.map(({ joins, warnings: [first] }) => `${joins === null ? 'own' : 'class'} ${first?.code}`),
  )
  const [kind] = kinds
  const alone = kinds.size === 1
  const what =
    alone && kind === 'own unavailable' ? 'trainer' : alone && kind?.endsWith(' closure') ? 'closure' : 'any'
  return { count: warned.length, what } as const
}

/**
 * What of the drawn day a start lies over, while it is carried there; the core answers when it is let go. Where classes
 * are joined the trainer's time says nothing, as the class may be theirs.
 */
export function overAt(
  { taken, joins, newClass }: Occurrence,
  startsAt: string,
  minutes: number,
): Occurrence['taken'][number]['clash'] | 'nothing' {
  const from = instantOf(startsAt)
  const until = from + minutes * MINUTE
  const classes = joins !== null || newClass
  const met = taken
    .filter(({ clash }) => !classes || (clash !== 'trainer' && clash !== 'room'))
    .filter((one) => instantOf(one.startsAt) < until && from < instantOf(one.endsAt))
  // The stronger comes later.
  return met.at(-1)?.clash ?? 'nothing'
}

const MINUTES_PER_DAY = DAY / MINUTE
const HOUR = 60
/** The hours that are drawn when nothing lies outside of them. */
const USUAL = { from: 7 * HOUR, until: 21 * HOUR } as const

/** What part of every day is drawn, in minutes since midnight. */
export type Window = { readonly from: number; readonly until: number }

/** The same hours for every day, so that the eye compares them: the usual ones, and around every session. */
export function windowOf(occurrences: readonly Occurrence[], minutes: number, zone: ZoneId): Window {
  const starts = occurrences.map(({ startsAt, wishedAt }) => minuteOf(startsAt ?? wishedAt, zone))
  const first = Math.floor(Math.min(USUAL.from, ...starts) / HOUR) * HOUR
  const last = Math.ceil(Math.max(USUAL.until, ...starts.map((start) => start + minutes)) / HOUR) * HOUR
  return { from: first, until: Math.min(last, MINUTES_PER_DAY) }
}

function minuteOf(at: string, zone: ZoneId): number {
  return minutesOfDay(wallTimeOf(instantOf(at), zone))
}

/** Where something lies in the window, in hundredths of its width; what lies outside is cut off. */
export type Place = { readonly left: number; readonly width: number }

function placeOf(from: number, until: number, window: Window): Place {
  const whole = window.until - window.from
  const left = Math.min(Math.max(from, window.from), window.until)
  const right = Math.max(Math.min(until, window.until), left)
  return { left: ((left - window.from) / whole) * 100, width: ((right - left) / whole) * 100 }
}

/** What of the day is taken, with where it is drawn; what lies outside the window is left out. */
export function takenPlaces({ day, taken }: Occurrence, window: Window, zone: ZoneId) {
  const minute = (at: string) => minuteOnDay(instantOf(at), day, zone)
  return taken
    .map(({ clash, startsAt, endsAt }) => ({
      clash,
      key: `${clash} ${startsAt}`,
      ...placeOf(minute(startsAt), minute(endsAt), window),
    }))
    .filter(({ width }) => width > 0)
}

/** Minutes since a day's midnight, also for what began before it or goes on after it. */
function minuteOnDay(at: Instant, day: LocalDate, zone: ZoneId): number {
  const on = localDateOf(at, zone)
  if (on < day) return 0
  return on > day ? MINUTES_PER_DAY : minutesOfDay(wallTimeOf(at, zone))
}

/** Where a session is drawn that starts then. */
export function blockPlace(startsAt: string, minutes: number, window: Window, zone: ZoneId): Place {
  const from = minuteOf(startsAt, zone)
  return placeOf(from, from + minutes, window)
}

/** Minutes between two starts that can be chosen. */
const STEP = 15

/** The start that is so many minutes and days away, as far as the day goes. */
export function movedStart(
  startsAt: string,
  by: { readonly minutes?: number; readonly days?: number },
  zone: ZoneId,
): string {
  const wall = wallTimeOf(instantOf(startsAt), zone)
  const steps = Math.round((minutesOfDay(wall) + (by.minutes ?? 0)) / STEP) * STEP
  const minute = Math.min(Math.max(steps, 0), MINUTES_PER_DAY - STEP)
  const day = addDays(wall.slice(0, 10), by.days ?? 0)
  const clock = by.minutes === undefined ? wall.slice(11) : timeOfMinute(minute)
  return new Date(resolveWallTime(`${day}T${clock}`, zone).instant).toISOString()
}

/** Full hours that are written above the days. */
export function hoursIn({ from, until }: Window): readonly (Place & { readonly minute: number })[] {
  const every = until - from > 10 * HOUR ? 2 * HOUR : HOUR
  const first = Math.ceil(from / every) * every
  const count = Math.max(Math.floor((until - first) / every), 0)
  return Array.from({ length: count + 1 }, (_, step) => first + step * every)
    .filter((minute) => minute <= until - HOUR)
    .map((minute) => ({ minute, ...placeOf(minute, minute, { from, until }) }))
}

/** A time as it was seen: with the class that it joins, null where it joins none. */
type SeenTime = { readonly index: number; readonly startsAt: string; readonly joins: number | null }

/** Sessions that stand where they can be made, as they are sent. */
export function chosenTimes(occurrences: readonly Occurrence[]): SeenTime[] {
  return occurrences.flatMap(({ index, startsAt, how, joins }) =>
    startsAt === null || how === 'placed' ? [] : [{ index, startsAt, joins: joins?.sessionId ?? null }],
  )
}

/** The element that is focused to carry a session. */
export const blockId = (index: number): string => `plan-session-${index}`

/** Coordinates as a map writes them, "52.5200, 13.4050"; null for what are none. */
export function readPoint(text: string): { readonly latitude: number; readonly longitude: number } | null {
  const [, first, second] = text.match(/^\s*(-?\d+(?:\.\d+)?)\s*[,;\s]\s*(-?\d+(?:\.\d+)?)\s*$/) ?? []
  if (first === undefined || second === undefined) return null
  const [latitude, longitude] = [Number(first), Number(second)]
  return Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180 ? { latitude, longitude } : null
}
