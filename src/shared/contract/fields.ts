import { z } from 'zod'
import { isCurrency } from '../domain/money.ts'
import type { PlainData } from '../domain/purchases.ts'
import { mayStartAt } from '../domain/schedule.ts'
import { LONGEST_SECRET, secretKind } from '../domain/sign-in.ts'
import { hasLoneSurrogate, normaliseName } from '../domain/text.ts'
import { isLocalDate, isWholeMinute, isZone, parseInstant, type Weekday } from '../domain/time.ts'

/** Field types that the contract's methods share. Limits are those of the database's CHECKs. */

export const id = z.int().min(1)
export const count = z.int().min(0)
export const version = z.int().min(1)

/** Half of a character pair and the character with code 0 are refused: not every database stores them as they are. */
function storable(longest: number) {
  return z
    .string()
    .max(longest)
    .refine((value) => !hasLoneSurrogate(value), 'The text holds half of a character.')
    .refine((value) => !value.includes('\0'), 'The text holds a character that cannot be kept.')
}

/** Data of another system that is kept as it came: an object of texts, numbers and the like. */
export function plainData(longest: number) {
  const isPlainData = (value: unknown): value is PlainData =>
    isRecord(value) && isPlain(value, MOST_LEVELS) && JSON.stringify(value).length <= longest
  return z.custom<PlainData>(
    isPlainData,
    `Plain data of at most ${longest} characters is kept, and no other.`,
  )
}

const MOST_LEVELS = 10

function isPlain(value: unknown, levels: number): boolean {
  if (typeof value === 'string') return storable(value.length).safeParse(value).success
  if (typeof value === 'number') return Number.isFinite(value)
  if (value === null || typeof value === 'boolean') return true
  if (levels === 0) return false
  if (Array.isArray(value)) return value.every((item) => isPlain(item, levels - 1))
  return (
    isRecord(value) &&
    Object.entries(value)
      .flat()
      .every((item) => isPlain(item, levels - 1))
  )
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype
}

/** What a program calls something by. */
export function token(longest: number) {
  return storable(longest).min(1)
}

/** Made by the caller, once for each thing that shall happen once. */
export const commandId = token(128)

/** How much longer than what is kept a text may be as it was typed, with its blanks. */
const AS_TYPED = 4

/** Text of any number of lines, without outer spaces. */
function text(max: number) {
  return storable(max * AS_TYPED)
    .transform((value) => value.trim())
    .pipe(z.string().max(max))
}

export function requiredText(max: number) {
  return text(max).pipe(z.string().min(1))
}

/** A reason as it was typed, of any length that a person types: it is cut at 255 characters when it is kept. */
export const reason = storable(10_000)

/** Optional text: absent, null and empty all mean none. */
export function optionalText(max: number) {
  return text(max)
    .nullish()
    .transform((value) => (value === '' || value === undefined ? null : value))
}

/** Optional text of a change: absent leaves it as it is, null or empty clears it. */
export function changedText(max: number) {
  return text(max)
    .nullable()
    .transform((value) => (value === '' ? null : value))
    .optional()
}

/** A name or another text of one line: composed, with single blanks, nothing invisible and no outer spaces. */
export function line(max: number) {
  return storable(max * AS_TYPED)
    .transform(normaliseName)
    .pipe(z.string().max(max))
}

export function requiredLine(max: number) {
  return line(max).pipe(z.string().min(1))
}

/** An optional line: absent, null and empty all mean none. */
export function optionalLine(max: number) {
  return line(max)
    .nullish()
    .transform((value) => (value === '' || value === undefined ? null : value))
}

/** An optional line of a change: absent leaves it as it is, null or empty clears it. */
export function changedLine(max: number) {
  return line(max)
    .nullable()
    .transform((value) => (value === '' ? null : value))
    .optional()
}

const emailPattern = /^[^\s@<>(),;:"[\]\\]+@[^\s@<>(),;:"[\]\\]+\.[^\s@<>(),;:"[\]\\]+$/

const emailText = line(254).refine(
  (value) => value === '' || emailPattern.test(value),
  'Not an e-mail address.',
)

export const optionalEmail = emailText
  .nullish()
  .transform((value) => (value === '' || value === undefined ? null : value))

export const changedEmail = emailText
  .nullable()
  .transform((value) => (value === '' ? null : value))
  .optional()

/** A form that cannot be told by limits: `sentence` is said of whatever does not have it. */
function written(sentence: string, longest: number, has: (value: string) => boolean) {
  return z
    .string(sentence)
    .max(longest, { error: sentence, abort: true })
    .refine(has, sentence)
    .meta({ sentence })
}

const MOMENT = 'A moment is written like 2026-03-02T09:00:00+01:00.'

/** ISO-8601 with an offset in, epoch milliseconds inside. */
export const instantIn = z
  .string()
  .max(64)
  .meta({ sentence: MOMENT })
  .transform((value, context) => {
    const instant = parseInstant(value)
    if (instant !== null) return instant
    context.addIssue({ code: 'custom', message: MOMENT })
    return z.NEVER
  })

/** A start on the schedule: a moment on a whole minute, away from the ends of the calendar. */
export const startIn = instantIn
  .refine(isWholeMinute, 'Sessions start on a whole minute.')
  .refine(mayStartAt, 'Sessions start in the years 1900 to 2999.')

export const day = written('A day is written like 2026-03-02.', 10, isLocalDate)
const YEARS = 'The schedule is kept for the years 1900 to 2999.'

/** A day whose year every later computation can reach. */
export const scheduleDay = day.refine((value) => value >= '1900-01-01' && value <= '2999-12-31', YEARS)
/** A moment on a whole minute within the same years. */
export const scheduleInstant = instantIn
  .refine(isWholeMinute, 'Times are whole minutes.')
  .refine(mayStartAt, YEARS)

/** 1 is Monday, 7 is Sunday. */
export const weekday = z
  .int()
  .min(1)
  .max(7)
  .transform((value) => value as Weekday)

/** What the clock on the studio's wall shows. */
export const wallTime = written('A time is written like 18:30.', 5, (value) =>
  /^([01]\d|2[0-3]):[0-5]\d$/.test(value),
)
/** When something ends: the same, or 24:00 for the end of the day. */
export const endTime = written('A time is written like 18:30.', 5, (value) =>
  /^(([01]\d|2[0-3]):[0-5]\d|24:00)$/.test(value),
)
export const zone = written('Not a known time zone.', 64, isZone)
export const currency = written('Not a known currency.', 3, isCurrency)

/** Minor units. The limit lets the sales of a lifetime be added up without losing a unit. */
export const amount = count.max(1_000_000_000_000)
export const money = z
  .strictObject({ amount, currency })
  .meta({ sentence: 'Money is an amount of the smallest coin and a currency.' })
/** Of the studio's own currency when none is named. */
export const price = z.union([amount, money]).meta({
  sentence: 'An amount is a whole number of the smallest coin, alone or with its currency.',
})

/** What somebody signs in with, as they type it. */
export const typedSecret = storable(LONGEST_SECRET).min(1)

/** What somebody is to sign in with: a PIN or a password. */
export const newSecret = written(
  'A PIN has 6 to 11 digits, a password at least 12 characters.',
  LONGEST_SECRET,
  (value) => storable(LONGEST_SECRET).safeParse(value).success && secretKind(value) !== null,
)

/** 1 to 100 whole sessions; every other value is INVALID_SESSION_COUNT. */
export const sessionCount = z.int().min(1).max(100).meta({ refusal: 'INVALID_SESSION_COUNT' })

export const limit = z.int().min(1).max(500).default(100)
export const offset = z.int().min(0).default(0)
