/**
 * Days and instants of the reference model, by Temporal and nothing of the product. A day is `YYYY-MM-DD`, an
 * instant is epoch milliseconds.
 */
import { Temporal } from 'temporal-polyfill'

export type Day = string
export type Instant = number

export const MINUTE = 60_000
export const HOUR = 60 * MINUTE
export const DAY = 24 * HOUR

const known = new Map<string, unknown>()

/** What was worked out once is remembered: a run asks for the same few days again and again. */
function remembered<T>(key: string, work: () => T): T {
  if (known.has(key)) return known.get(key) as T
  const value = work()
  known.set(key, value)
  return value
}

const zoned = (at: Instant, zone: string) =>
  Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone)

/** The calendar day on the wall of a zone. */
export function dayAt(at: Instant, zone: string): Day {
  return remembered(`day ${at} ${zone}`, () => zoned(at, zone).toPlainDate().toString())
}

export function plusDays(day: Day, days: number): Day {
  return remembered(`plus ${day} ${days}`, () => Temporal.PlainDate.from(day).add({ days }).toString())
}

/** The same day of a later month; the last one where that month is shorter. */
export function plusMonths(day: Day, months: number): Day {
  return remembered(`months ${day} ${months}`, () => Temporal.PlainDate.from(day).add({ months }).toString())
}

/** How many days `to` lies after `from`. */
export function daysFrom(from: Day, to: Day): number {
  return Temporal.PlainDate.from(from).until(to, { largestUnit: 'day' }).days
}

/** Days sort as text. */
export const earlierDay = (...days: readonly [Day, ...Day[]]): Day => [...days].sort()[0] ?? days[0]
export const laterDay = (a: Day, b: Day): Day => (a > b ? a : b)

/** Monday is 1. */
export const weekday = (day: Day): number => Temporal.PlainDate.from(day).dayOfWeek

/** The first instant of a day in a zone. */
export function dayBegins(day: Day, zone: string): Instant {
  return remembered(
    `begins ${day} ${zone}`,
    () => Temporal.PlainDate.from(day).toZonedDateTime(zone).epochMilliseconds,
  )
}

/** The instant of a wall time: moved forward out of a gap, the first of two. */
export function wallInstant(day: Day, clock: string, zone: string): Instant {
  const wall = Temporal.PlainDateTime.from(`${day}T${clock}`)
  return wall.toZonedDateTime(zone, { disambiguation: 'compatible' }).epochMilliseconds
}

/** ISO-8601 in UTC, as callers write moments. */
export const isoOf = (at: Instant): string =>
  Temporal.Instant.fromEpochMilliseconds(at).toString({ smallestUnit: 'millisecond' })
