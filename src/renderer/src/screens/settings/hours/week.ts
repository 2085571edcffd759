import { endTime, wallTime } from '../../../../../shared/contract/fields.ts'
import { isLocalDate, type Weekday } from '../../../../../shared/domain/time.ts'

/** Hours as main takes and tells them; the end of a day is 24:00. */
export type Hours = {
  readonly weekday: number
  readonly from: string
  readonly until: string
  readonly fromDay?: string | null
  readonly untilDay?: string | null
}

/** Hours of a day as they are typed: a field for a time cannot hold 24:00, so that midnight is 00:00 at both ends. */
export type Line = {
  readonly key: number
  readonly weekday: Weekday
  readonly from: string
  readonly until: string
}

/** A week, and the days from and until which it is true; an empty day is no limit. */
export type Period = {
  readonly key: number
  readonly fromDay: string
  readonly untilDay: string
  readonly lines: readonly Line[]
}

export type Problem = 'incomplete' | 'backwards' | 'meets'

const MIDNIGHT = '00:00'
const END_OF_DAY = '24:00'

const endOf = (until: string): string => (until === MIDNIGHT ? END_OF_DAY : until)

/** Stored hours as weeks to edit, one for each pair of days between which some are true; at least one week. */
export function periodsOf(hours: readonly Hours[]): readonly Period[] {
  const periods = new Map<string, Period>()
  for (const [key, { weekday, from, until, fromDay = null, untilDay = null }] of hours.entries()) {
    const name = `${fromDay} ${untilDay}`
    const period = periods.get(name) ?? { key, fromDay: fromDay ?? '', untilDay: untilDay ?? '', lines: [] }
    const typed = until === END_OF_DAY ? MIDNIGHT : until
    const line = { key, weekday: weekday as Weekday, from, until: typed }
    periods.set(name, { ...period, lines: [...period.lines, line] })
  }
  const all = [...periods.values()].sort((a, b) => a.fromDay.localeCompare(b.fromDay))
  return all.length > 0 ? all : [{ key: 0, fromDay: '', untilDay: '', lines: [] }]
}

/** The weeks as they are kept: in the order in which main keeps them, so that the same week is the same text. */
export function hoursOf(periods: readonly Period[]): readonly Required<Hours>[] {
  return periods
    .flatMap(({ fromDay, untilDay, lines }) =>
      lines.map(({ weekday, from, until }) => ({
        weekday,
        from,
        until: endOf(until),
        fromDay: fromDay === '' ? null : fromDay,
        untilDay: untilDay === '' ? null : untilDay,
      })),
    )
    .sort((a, b) => a.weekday - b.weekday || a.from.localeCompare(b.from))
}

/** What is wrong with hours among those of the same day; null when nothing is. */
export function problemOf(lines: readonly Line[], line: Line): Problem | null {
  if (!wallTime.safeParse(line.from).success || !endTime.safeParse(endOf(line.until)).success) {
    return 'incomplete'
  }
  if (endOf(line.until) <= line.from) return 'backwards'
  const before = lines.slice(0, lines.indexOf(line)).filter(({ weekday }) => weekday === line.weekday)
  const meets = before.some((other) => other.from < endOf(line.until) && line.from < endOf(other.until))
  return meets ? 'meets' : null
}

/** Whether the days of a week end before they begin, or are half written. */
export function areDaysWrong({ fromDay, untilDay }: Period): boolean {
  const wrong = [fromDay, untilDay].some((day) => day !== '' && !isLocalDate(day))
  return wrong || (fromDay !== '' && untilDay !== '' && untilDay < fromDay)
}

/** Whether a week can be kept as it is typed. */
export function isFit(period: Period): boolean {
  return !areDaysWrong(period) && period.lines.every((line) => problemOf(period.lines, line) === null)
}

/** More hours of a day: a day that has none begins as most do, and later ones follow after an hour. */
export function moreOf(
  lines: readonly Line[],
  weekday: Weekday,
): { readonly from: string; readonly until: string } {
  const last = lines
    .filter((line) => line.weekday === weekday)
    .map(({ until }) => endOf(until))
    .sort()
    .at(-1)
  const hour = last === undefined ? 9 : Number(last.slice(0, 2)) + 1
  if (hour > 23) return { from: '', until: '' }
  const end = last === undefined ? 18 : Math.min(hour + 4, 24)
  return { from: `${pad(hour)}:00`, until: end === 24 ? MIDNIGHT : `${pad(end)}:00` }
}

const pad = (hour: number): string => String(hour).padStart(2, '0')

/** The lines with one day's hours given to others as well, in place of theirs. `nextKey` is free, and those after it. */
export function copyDay(
  lines: readonly Line[],
  from: Weekday,
  to: readonly Weekday[],
  nextKey: number,
): readonly Line[] {
  const own = lines.filter(({ weekday }) => weekday === from)
  const kept = lines.filter(({ weekday }) => !to.includes(weekday) || weekday === from)
  const copied = to
    .filter((weekday) => weekday !== from)
    .flatMap((weekday) => own.map((line) => ({ ...line, weekday })))
  return [...kept, ...copied.map((line, place) => ({ ...line, key: nextKey + place }))]
}
