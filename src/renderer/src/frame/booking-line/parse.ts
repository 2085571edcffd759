import { foldForSearch } from '../../../../shared/domain/text.ts'
import {
  addDays,
  isLocalDate,
  type LocalDate,
  type Weekday,
  weekdayOf,
} from '../../../../shared/domain/time.ts'

/** What "jo 10 mon 9 anna" says: ten Mondays at nine, for somebody called Jo, with somebody or something called Anna. */
export type BookingLine = {
  readonly day: LocalDate
  /** "09:00", on the studio's wall. */
  readonly time: string
  /** How many weeks in a row; 1 is once. */
  readonly times: number
  /** What stands before the first day or time: whom it is for. */
  readonly before: readonly string[]
  /** The other words: with whom, or what. */
  readonly after: readonly string[]
}

export type LineWords = {
  readonly today: LocalDate
  /** What the studio's clock shows: "10:20". */
  readonly now: string
  /** The names of the days from Monday on, and of today and tomorrow, as they may be typed; folded. */
  readonly weekdays: readonly (readonly string[])[]
  readonly todayIs: readonly string[]
  readonly tomorrowIs: readonly string[]
}

/** Fewer letters of a weekday could begin a name. */
const LEAST_LETTERS = 2
/** A year of weeks, as long as a series can be. */
const MOST_TIMES = 52

type Token =
  | { readonly kind: 'day'; readonly day: LocalDate | Weekday }
  | { readonly kind: 'time'; readonly time: string }
  | { readonly kind: 'times'; readonly times: number }
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'word'; readonly word: string }

/**
 * Reads a line as a booking; null where it names no time or nobody. A time is "9", "9:30", "930" or "9pm"; a day is a
 * weekday, today, tomorrow or 2026-11-23, and the next one at that time where none is named. A bare number right before
 * a weekday says how often when another one says at what time; "10x" always does.
 */
export function parseBookingLine(text: string, words: LineWords): BookingLine | null {
  const tokens = foldForSearch(text)
    .split(' ')
    .filter((token) => token !== '')
    // Who is called Mo or Sun comes first, and is no day.
    .map((token, at) => (at === 0 ? { kind: 'word' as const, word: token } : tokenOf(token, words)))
  const first = tokens.findIndex(({ kind }) => kind !== 'word')
  if (first < 0) return null
  const when = whenOf(tokens)
  if (when === null) return null
  const wordsOf = (some: readonly Token[]) =>
    some.flatMap((token) => (token.kind === 'word' ? [token.word] : []))
  const day = dayOf(when.day, when.time, words)
  const { time, times } = when
  return { day, time, times, before: wordsOf(tokens.slice(0, first)), after: wordsOf(tokens.slice(first)) }
}

type When = { readonly day: LocalDate | Weekday | null; readonly time: string; readonly times: number }

/** When all tokens together say; null where they say too much or too little. */
function whenOf(tokens: readonly Token[]): When | null {
  const days = tokens.flatMap((token) => (token.kind === 'day' ? [token.day] : []))
  const times = tokens.flatMap((token) => (token.kind === 'times' ? [token.times] : []))
  const clocks = tokens.flatMap((token) => (token.kind === 'time' ? [token.time] : []))
  const numbers = tokens.flatMap((token, at) => (token.kind === 'number' ? [{ ...token, at }] : []))
  const often = numbers.find(({ at }) => isWeekday(tokens[at + 1]) && numbers.length + clocks.length === 2)
  if (often !== undefined) times.push(often.value)
  for (const number of numbers) if (number !== often) clocks.push(clockOf(number.value) ?? '')
  const [time] = clocks
  const [count = 1] = times
  if (days.length > 1 || times.length > 1 || clocks.length !== 1 || !time) return null
  if (count < 1 || count > MOST_TIMES) return null
  return { day: days[0] ?? null, time, times: count }
}

const isWeekday = (token: Token | undefined): boolean =>
  token?.kind === 'day' && typeof token.day === 'number'

function tokenOf(token: string, words: LineWords): Token {
  const often = /^(\d{1,2})(?:x|×)$/.exec(token)
  if (often !== null) return { kind: 'times', times: Number(often[1]) }
  if (/^\d{1,4}$/.test(token)) return { kind: 'number', value: Number(token) }
  const time = timeOf(token)
  if (time !== null) return { kind: 'time', time }
  const day = dayNamed(token, words)
  return day === null ? { kind: 'word', word: token } : { kind: 'day', day }
}

/** "9:30", "9.30", "9am" and "9:30pm". */
function timeOf(token: string): string | null {
  const [whole, hours = '', minutes = '00', half] = /^(\d{1,2})(?:[:.](\d{2}))?(am|pm)?$/.exec(token) ?? []
  if (whole === undefined) return null
  if (half === undefined) return asTime(Number(hours), Number(minutes))
  if (Number(hours) < 1 || Number(hours) > 12) return null
  return asTime((Number(hours) % 12) + (half === 'pm' ? 12 : 0), Number(minutes))
}

/** 9 is nine o'clock, 930 half past. */
const clockOf = (value: number): string | null =>
  value < 100 ? asTime(value, 0) : asTime(Math.floor(value / 100), value % 100)

function asTime(hours: number, minutes: number): string | null {
  if (hours > 23 || minutes > 59) return null
  return [hours, minutes].map((part) => String(part).padStart(2, '0')).join(':')
}

function dayNamed(
  token: string,
  { today, weekdays, todayIs, tomorrowIs }: LineWords,
): LocalDate | Weekday | null {
  if (isLocalDate(token)) return token
  if (todayIs.includes(token)) return today
  if (tomorrowIs.includes(token)) return addDays(today, 1)
  if (token.length < LEAST_LETTERS) return null
  const index = weekdays.findIndex((names) => names.some((name) => isShortFor(token, name)))
  return index < 0 ? null : ((index + 1) as Weekday)
}

/** "mo", "mon" and "monday", but not "mona": two or three letters, or all. */
const isShortFor = (token: string, name: string): boolean =>
  token === name || (token.length <= 3 && name.startsWith(token))

/** The next such weekday at that time; without a day the next time at which it is that late. */
function dayOf(day: LocalDate | Weekday | null, time: string, { today, now }: LineWords): LocalDate {
  if (typeof day === 'string') return day
  const first = time > now ? today : addDays(today, 1)
  return day === null ? first : addDays(first, (day - weekdayOf(first) + 7) % 7)
}
