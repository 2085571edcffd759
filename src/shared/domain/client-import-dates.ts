import type { DateOrder } from './client-import-terms.ts'
import { isLocalDate, type LocalDate } from './time.ts'

export type DateReading =
  | { readonly ok: true; readonly date: LocalDate }
  | { readonly ok: false; readonly code: 'DATE_NOT_A_DATE' | 'DATE_TWO_DIGIT_YEAR' | 'DATE_NOT_IN_CALENDAR' }

/** What a whole column says about the order of day and month. */
export interface DateOrderGuess {
  readonly order: DateOrder
  /**
   * `certain`: some date fits only this order and none only the other. `ambiguous`: every date fits both. `mixed`:
   * some fit only the one, some only the other. `none`: no date in the column depends on the order.
   */
  readonly evidence: 'certain' | 'ambiguous' | 'mixed' | 'none'
}

// A time of day may follow, as spreadsheets and databases write it; only its day is used. A zone may not: the day it
// means would depend on where one stands.
const TIME = String.raw`(?:(?:T|,? +)\d{1,2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?: ?[AaPp][Mm])?)?`
const YEAR_FIRST = new RegExp(String.raw`^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})${TIME}$`)
const DOTTED = new RegExp(String.raw`^(\d{1,2})\.(\d{1,2})\.(\d{4})${TIME}$`)
const EITHER_ORDER = new RegExp(String.raw`^(\d{1,2})([-/])(\d{1,2})\2(\d{4})${TIME}$`)
const SHORT_YEAR = new RegExp(String.raw`^\d{1,2}([-/.])\d{1,2}\1\d{2}${TIME}$`)
const EARLIEST_YEAR = 1900

/**
 * Reads a calendar day: the year first (2026-03-01), dotted (1.3.2026, always day first) or with slashes or hyphens
 * (03/04/2026), which `order` decides. Two-digit years are refused, and so are days that do not exist.
 */
export function readDate(text: string, order: DateOrder): DateReading {
  const yearFirst = YEAR_FIRST.exec(text)
  if (yearFirst) return calendarDay(yearFirst[1], yearFirst[3], yearFirst[4])
  const dotted = DOTTED.exec(text)
  if (dotted) return calendarDay(dotted[3], dotted[2], dotted[1])
  const either = EITHER_ORDER.exec(text)
  if (either) {
    return order === 'dmy'
      ? calendarDay(either[4], either[3], either[1])
      : calendarDay(either[4], either[1], either[3])
  }
  return { ok: false, code: SHORT_YEAR.test(text) ? 'DATE_TWO_DIGIT_YEAR' : 'DATE_NOT_A_DATE' }
}

/** Whether the text is written like a date, real or not, in any of the forms `readDate` knows. */
export function looksLikeDate(text: string): boolean {
  return YEAR_FIRST.test(text) || DOTTED.test(text) || EITHER_ORDER.test(text) || SHORT_YEAR.test(text)
}

/** Finds the order of day and month from all cells of a column; `fallback` stands where the column cannot tell. */
export function guessDateOrder(cells: Iterable<string>, fallback: DateOrder): DateOrderGuess {
  const seen = new Set<DateOrder | 'both' | null>()
  for (const cell of cells) seen.add(orderShownBy(cell))
  if (seen.has('dmy') && seen.has('mdy')) return { order: fallback, evidence: 'mixed' }
  if (seen.has('dmy')) return { order: 'dmy', evidence: 'certain' }
  if (seen.has('mdy')) return { order: 'mdy', evidence: 'certain' }
  return { order: fallback, evidence: seen.has('both') ? 'ambiguous' : 'none' }
}

/** The only order that makes a day of the cell, `both`, or null when the order does not matter to it. */
function orderShownBy(cell: string): DateOrder | 'both' | null {
  const match = EITHER_ORDER.exec(cell.trim())
  const first = Number(match?.[1])
  const second = Number(match?.[3])
  if (!match || first === second) return null
  if (first > 12) return second > 12 ? null : 'dmy'
  return second > 12 ? 'mdy' : 'both'
}

function calendarDay(
  year: string | undefined,
  month: string | undefined,
  day: string | undefined,
): DateReading {
  const date = `${year}-${month?.padStart(2, '0')}-${day?.padStart(2, '0')}`
  if (Number(year) < EARLIEST_YEAR) return { ok: false, code: 'DATE_NOT_A_DATE' }
  if (!isLocalDate(date)) return { ok: false, code: 'DATE_NOT_IN_CALENDAR' }
  return { ok: true, date }
}
