/**
 * The Gregorian calendar as integers: a day number counts the days since 1970-01-01, and wall milliseconds count
 * from midnight of that day on a clock that never changes. Plain arithmetic, because these functions run once for
 * every row that is shown; zones are the business of `time.ts`.
 */

export const SECOND = 1_000
export const MINUTE = 60_000
export const HOUR = 3_600_000
export const DAY = 86_400_000

const FIRST_DAY = daysBefore(1, 1) // 0001-01-01
const LAST_DAY = daysBefore(10_000, 1) - 1 // 9999-12-31
const REMEMBERED_DAYS = 40_000

const dateTexts = new Map<number, string>()

/** The date with this day number as `YYYY-MM-DD`. Throws a RangeError outside the years 0001 to 9999. */
export function dateOfDayNumber(dayNumber: number): string {
  const known = dateTexts.get(dayNumber)
  if (known !== undefined) return known
  if (!(dayNumber >= FIRST_DAY && dayNumber <= LAST_DAY)) {
    throw new RangeError(`Day ${dayNumber} is outside the years 0001 to 9999`)
  }
  if (dateTexts.size >= REMEMBERED_DAYS) dateTexts.clear()
  const text = writeDate(dayNumber)
  dateTexts.set(dayNumber, text)
  return text
}

/** The day number of a `YYYY-MM-DD` text, or null when it is not one or there is no such day (2026-02-30). */
export function readDayNumber(text: string): number | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return null
  const year = Number(text.slice(0, 4))
  const month = Number(text.slice(5, 7))
  const day = Number(text.slice(8, 10))
  if (year < 1 || month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return null
  return daysBefore(year, month) + day - 1
}

/** The day number of a date that is known to be one. Throws a RangeError otherwise. */
export function dayNumberOf(date: string): number {
  const dayNumber = readDayNumber(date)
  if (dayNumber === null) throw new RangeError(`${date} is not a date`)
  return dayNumber
}

/** Wall milliseconds as `YYYY-MM-DDTHH:MM`; seconds are dropped. */
export function writeWallTime(wallMilliseconds: number): string {
  const dayNumber = Math.floor(wallMilliseconds / DAY)
  const minutes = Math.floor((wallMilliseconds - dayNumber * DAY) / MINUTE)
  return `${dateOfDayNumber(dayNumber)}T${pad(Math.floor(minutes / 60), 2)}:${pad(minutes % 60, 2)}`
}

function daysInMonth(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31
}

/** Days from 1970-01-01 to the first of the month. Years are counted from March, so that a leap day comes last. */
function daysBefore(year: number, month: number): number {
  const marchYear = month > 2 ? year : year - 1
  const monthsSinceMarch = (month + 9) % 12
  const leapDays = Math.floor(marchYear / 4) - Math.floor(marchYear / 100) + Math.floor(marchYear / 400)
  return marchYear * 365 + leapDays + Math.floor((153 * monthsSinceMarch + 2) / 5) - 719_468
}

/** The inverse of `daysBefore`: splits off eras of 400 years (146,097 days), then years, then months. */
function writeDate(dayNumber: number): string {
  const sinceYearZero = dayNumber + 719_468
  const era = Math.floor(sinceYearZero / 146_097)
  const dayOfEra = sinceYearZero - era * 146_097
  const leapDays =
    Math.floor(dayOfEra / 1_460) - Math.floor(dayOfEra / 36_524) + Math.floor(dayOfEra / 146_096)
  const yearOfEra = Math.floor((dayOfEra - leapDays) / 365)
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const monthsSinceMarch = Math.floor((5 * dayOfYear + 2) / 153)
  const day = dayOfYear - Math.floor((153 * monthsSinceMarch + 2) / 5) + 1
  const month = monthsSinceMarch < 10 ? monthsSinceMarch + 3 : monthsSinceMarch - 9
  const year = era * 400 + yearOfEra + (month <= 2 ? 1 : 0)
  return `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`
}

/** The number in decimal with leading zeros. */
export function pad(value: number, width: number): string {
  return String(value).padStart(width, '0')
}
