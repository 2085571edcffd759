/**
 * Instants, calendar days and the studio's wall clock. The only module that imports the Temporal polyfill; nothing
 * in the project does arithmetic with `Date`, and nothing here reads the clock or the machine's own zone.
 *
 * A zone that `isZone` refuses, a date that `isLocalDate` refuses or an instant outside the years 0001 to 9999 is a
 * bug of the caller and throws a RangeError. Text from outside goes through `parseInstant`, `isLocalDate`,
 * `isWallTime` and `isZone` first.
 */
import { Temporal } from 'temporal-polyfill'
import {
  DAY,
  dateOfDayNumber,
  dayNumberOf,
  HOUR,
  MINUTE,
  pad,
  readDayNumber,
  SECOND,
  writeWallTime,
} from './calendar.ts'
import { type ClockChange, type ZoneClock, zoneClock } from './zone-clock.ts'

/** Milliseconds since 1970-01-01T00:00Z, always an integer. */
export type Instant = number
/** A calendar day without a zone, `YYYY-MM-DD`. Sorts as text. */
export type LocalDate = string
/** What a clock on the studio's wall shows, `YYYY-MM-DDTHH:MM`. Sorts as text. */
export type WallTime = string
/** An IANA time zone name such as `Europe/Berlin`. */
export type ZoneId = string
/** A stretch of time that contains its start and not its end. */
export interface Period {
  startsAt: Instant
  endsAt: Instant
}
/** Monday is 1, Sunday is 7 (ISO 8601). */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7

export interface ResolvedWallTime {
  instant: Instant
  /** `gap`: the clock jumped over this time; `fold`: the clock showed it twice. */
  kind: 'exact' | 'gap' | 'fold'
}

// ---------------------------------------------------------------- instants

const FIRST_INSTANT = -62_135_596_800_000 // 0001-01-01T00:00:00.000Z
const LAST_INSTANT = 253_402_300_799_999 // 9999-12-31T23:59:59.999Z
const ISO_INSTANT =
  /^(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):([0-5]\d)(?::([0-5]\d)(?:\.(\d{1,9}))?)?(?:Z|([+-])([01]\d|2[0-3]):([0-5]\d))$/

/**
 * Reads an ISO 8601 instant such as `2026-03-29T09:00:00+02:00`. `Z` or an offset is required, seconds and a
 * fraction are optional, and what is finer than a millisecond is dropped. Null for anything else: a local time, a
 * day that does not exist, a leap second, 24:00, a lower-case `t`, blanks, or a year outside 0001 to 9999.
 */
export function parseInstant(text: string): Instant | null {
  const match = ISO_INSTANT.exec(text)
  if (match === null) return null
  const [
    ,
    date = '',
    hours,
    minutes,
    seconds = '0',
    fraction = '',
    sign,
    offsetHours = '0',
    offsetMinutes = '0',
  ] = match
  const day = readDayNumber(date)
  if (day === null) return null
  const milliseconds = Number(fraction.padEnd(3, '0').slice(0, 3))
  const local =
    day * DAY + Number(hours) * HOUR + Number(minutes) * MINUTE + Number(seconds) * SECOND + milliseconds
  const offset = Number(offsetHours) * HOUR + Number(offsetMinutes) * MINUTE
  const instant = sign === '-' ? local + offset : local - offset
  return instant >= FIRST_INSTANT && instant <= LAST_INSTANT ? instant : null
}

/** `2026-03-29T07:00:00.000Z`: UTC, always 24 characters, so that the text sorts like the instant. */
export function formatInstant(instant: Instant): string {
  if (!Number.isInteger(instant)) throw new RangeError(`${instant} is not an instant`)
  const milliseconds = instant - Math.floor(instant / MINUTE) * MINUTE
  const seconds = pad(Math.floor(milliseconds / SECOND), 2)
  return `${writeWallTime(instant)}:${seconds}.${pad(milliseconds % SECOND, 3)}Z`
}

/** Whether the instant falls on a whole minute, as the start of every session must. */
export function isWholeMinute(instant: Instant): boolean {
  return Number.isInteger(instant / MINUTE)
}

/** Whether two half-open periods share an instant. Periods that only touch do not, and an empty one never does. */
export function overlaps(a: Period, b: Period): boolean {
  return Math.max(a.startsAt, b.startsAt) < Math.min(a.endsAt, b.endsAt)
}

// ---------------------------------------------------------------- calendar days

/** The last day that there is. */
export const LAST_DATE: LocalDate = '9999-12-31'

/** Whether the text is a `YYYY-MM-DD` day that exists, from 0001-01-01 to 9999-12-31. */
export function isLocalDate(text: string): boolean {
  return readDayNumber(text) !== null
}

/** The date `days` later, or earlier when negative. */
export function addDays(date: LocalDate, days: number): LocalDate {
  if (!Number.isInteger(days)) throw new RangeError(`${days} is not a number of days`)
  return dateOfDayNumber(dayNumberOf(date) + days)
}

/** The date `months` later or earlier; a day the month does not have becomes its last (31 January + 1 = 28 February). */
export function addMonths(date: LocalDate, months: number): LocalDate {
  const later = Temporal.PlainDate.from(checkedDate(date)).add({ months })
  return dateOfDayNumber(dayNumberOf(later.toString()))
}

/** How many days `to` lies after `from`; negative when it lies before. */
export function daysBetween(from: LocalDate, to: LocalDate): number {
  return dayNumberOf(to) - dayNumberOf(from)
}

/** The earlier of two days. */
export function earlierDate(a: LocalDate, b: LocalDate): LocalDate {
  return compareDates(a, b) <= 0 ? a : b
}

/** The later of two days. */
export function laterDate(a: LocalDate, b: LocalDate): LocalDate {
  return compareDates(a, b) >= 0 ? a : b
}

/** Negative, zero or positive, for `sort`. */
export function compareDates(a: LocalDate, b: LocalDate): -1 | 0 | 1 {
  if (a === b) return 0
  return a < b ? -1 : 1
}

export function weekdayOf(date: LocalDate): Weekday {
  // 1970-01-01 was a Thursday.
  return (modulo(dayNumberOf(date) + 3, 7) + 1) as Weekday
}

/** The last day on or before `date` that is the week's first day. */
export function startOfWeek(date: LocalDate, firstWeekday: Weekday): LocalDate {
  return addDays(date, -modulo(weekdayOf(date) - firstWeekday, 7))
}

// ---------------------------------------------------------------- zones

/** Names the browser engine still lists under their old spelling, and the one that is current. */
const CURRENT_NAMES: Readonly<Record<string, ZoneId>> = {
  'Africa/Asmera': 'Africa/Asmara',
  'America/Buenos_Aires': 'America/Argentina/Buenos_Aires',
  'America/Catamarca': 'America/Argentina/Catamarca',
  'America/Coral_Harbour': 'America/Atikokan',
  'America/Cordoba': 'America/Argentina/Cordoba',
  'America/Godthab': 'America/Nuuk',
  'America/Indianapolis': 'America/Indiana/Indianapolis',
  'America/Jujuy': 'America/Argentina/Jujuy',
  'America/Louisville': 'America/Kentucky/Louisville',
  'America/Mendoza': 'America/Argentina/Mendoza',
  'Asia/Calcutta': 'Asia/Kolkata',
  'Asia/Katmandu': 'Asia/Kathmandu',
  'Asia/Rangoon': 'Asia/Yangon',
  'Asia/Saigon': 'Asia/Ho_Chi_Minh',
  'Atlantic/Faeroe': 'Atlantic/Faroe',
  'Europe/Kiev': 'Europe/Kyiv',
  'Pacific/Enderbury': 'Pacific/Kanton',
  'Pacific/Ponape': 'Pacific/Pohnpei',
  'Pacific/Truk': 'Pacific/Chuuk',
}

const clocks = new Map<ZoneId, ZoneClock>()

/** Whether the text is an IANA zone name in its own spelling. Refuses offsets (`+02:00`), other cases and junk. */
export function isZone(text: string): boolean {
  if (!/^[A-Z][\w+/-]*$/i.test(text)) return false
  try {
    return Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(text).timeZoneId === text
  } catch (error) {
    if (error instanceof RangeError) return false
    throw error
  }
}

/** Every zone a studio can choose, by its current name, sorted. */
export function listZones(): ZoneId[] {
  const named = Intl.supportedValuesOf('timeZone').map((zone) => {
    const current = CURRENT_NAMES[zone]
    return current !== undefined && isZone(current) ? current : zone
  })
  return [...new Set([...named, 'UTC'])].sort()
}

/** How many milliseconds the zone's clock is ahead of UTC at the instant. */
export function zoneOffsetAt(instant: Instant, zone: ZoneId): number {
  return clockOf(zone).offsetAt(instant)
}

/** When the zone's clock changes, for `from <= at <= to`. */
export function clockChanges(from: Instant, to: Instant, zone: ZoneId): ClockChange[] {
  return clockOf(zone).changesBetween(from, to)
}

function clockOf(zone: ZoneId): ZoneClock {
  const known = clocks.get(zone)
  if (known !== undefined) return known
  if (!isZone(zone)) throw new RangeError(`${zone} is not a time zone`)
  const clock = zoneClock(
    (instant) =>
      Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(zone).offsetNanoseconds / 1e6,
  )
  clocks.set(zone, clock)
  return clock
}

// ---------------------------------------------------------------- the wall clock

/** Whether the text is a `YYYY-MM-DDTHH:MM` wall time on a day that exists. */
export function isWallTime(text: string): boolean {
  return /T(?:[01]\d|2[0-3]):[0-5]\d$/.test(text) && text.length === 16 && isLocalDate(text.slice(0, 10))
}

/** Minutes since midnight that the wall time shows, 0 to 1439; for layout, never for arithmetic across days. */
export function minutesOfDay(wall: WallTime): number {
  checkedWallTime(wall)
  return Number(wall.slice(11, 13)) * 60 + Number(wall.slice(14, 16))
}

/** What the clock in the zone shows at the instant. Seconds are dropped. */
export function wallTimeOf(instant: Instant, zone: ZoneId): WallTime {
  return writeWallTime(instant + zoneOffsetAt(instant, zone))
}

/** The calendar day in the zone at the instant. */
export function localDateOf(instant: Instant, zone: ZoneId): LocalDate {
  return dateOfDayNumber(Math.floor((instant + zoneOffsetAt(instant, zone)) / DAY))
}

/**
 * The instant at which the clock in the zone shows `wall`. A time the clock jumps over moves forward by the length
 * of the jump (02:30 becomes 03:30); of a time that it shows twice the first is taken. `kind` says which happened.
 */
export function resolveWallTime(wall: WallTime, zone: ZoneId): ResolvedWallTime {
  const plain = Temporal.PlainDateTime.from(checkedWallTime(wall))
  const earlier = plain.toZonedDateTime(zone, { disambiguation: 'earlier' })
  const later = plain.toZonedDateTime(zone, { disambiguation: 'later' })
  if (earlier.epochMilliseconds === later.epochMilliseconds) {
    return { instant: earlier.epochMilliseconds, kind: 'exact' }
  }
  return plain.equals(earlier.toPlainDateTime())
    ? { instant: earlier.epochMilliseconds, kind: 'fold' }
    : { instant: later.epochMilliseconds, kind: 'gap' }
}

/** The first instant of the day in the zone: midnight, or the end of the jump when the clock jumps over midnight. */
export function startOfDay(date: LocalDate, zone: ZoneId): Instant {
  return Temporal.PlainDate.from(checkedDate(date)).toZonedDateTime(zone).epochMilliseconds
}

/** The first instant after the day, which is the start of the next one; the last day there is has one too. */
export function endOfDay(date: LocalDate, zone: ZoneId): Instant {
  return Temporal.PlainDate.from(checkedDate(date)).add({ days: 1 }).toZonedDateTime(zone).epochMilliseconds
}

/**
 * The day as a period: 23, 24 or 25 hours, and empty when the zone left the day out (Pacific/Apia, 2011-12-30).
 * Consecutive days touch and never overlap.
 */
export function dayPeriod(date: LocalDate, zone: ZoneId): Period {
  return { startsAt: startOfDay(date, zone), endsAt: endOfDay(date, zone) }
}

// ---------------------------------------------------------------- checks

function modulo(value: number, divisor: number): number {
  return ((value % divisor) + divisor) % divisor
}

function checkedDate(date: LocalDate): LocalDate {
  dayNumberOf(date)
  return date
}

function checkedWallTime(wall: WallTime): WallTime {
  if (!isWallTime(wall)) throw new RangeError(`${wall} is not a wall time`)
  return wall
}
