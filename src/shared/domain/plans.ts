/**
 * The automatic scheduling that follows a purchase: how many sessions, on which pattern, and what must be known before
 * any of it is planned. What a seller's system says comes as plain data, often all of it as text.
 */
import type { Delivery, ServiceKind } from './catalogue.ts'
import { timeOfMinute } from './hours.ts'
import type { PlanCountSource, PlanStatus } from './plan-states.ts'
import type { PlainData } from './purchases.ts'
import { isLocalDate, type LocalDate, type Weekday, weekdayOf } from './time.ts'

const MOVES: Readonly<Record<PlanStatus, readonly PlanStatus[]>> = {
  queued: ['running'],
  running: ['done', 'partial', 'failed'],
  done: [],
  partial: ['running'],
  failed: ['running'],
}

/** Whether a plan may go from one state to another; what is done stays done. */
export function mayMovePlan(from: PlanStatus, to: PlanStatus): boolean {
  return MOVES[from].includes(to)
}

/** How a run ends: with every session, some, or none. A plan of nothing has failed. */
export function planOutcome(placed: number, wished: number): 'done' | 'partial' | 'failed' {
  if (placed === 0) return 'failed'
  return placed >= wished ? 'done' : 'partial'
}

/** The number of sessions when nobody says one; never planned before somebody confirmed it. */
const DEFAULT_PLAN_COUNT = 30
/** The most sessions of one plan. */
export const MAX_PLAN_COUNT = 100

/** Why nothing is planned until a person has looked at it. */
export const PLAN_QUESTIONS = [
  /** Nobody said how many: 30 is a guess. */
  'count_defaulted',
  /** The seller named a tier that is no number. */
  'tier_unknown',
  /** The number is not from 1 to 100. */
  'count_out_of_range',
  'time_unknown',
  'date_unknown',
  /** No service that the credits pay for, or several. */
  'service_unknown',
  /** Sessions at the client's place need the place. */
  'place_unknown',
] as const
export type PlanQuestion = (typeof PLAN_QUESTIONS)[number]

/** Why a plan waits, or has not made what it was to make. */
export const PLAN_PROBLEMS = [
  ...PLAN_QUESTIONS,
  /** Nobody teaches the service at any of the times. */
  'no_trainer',
  /** The sale left no credits to book with. */
  'no_credits',
  /** Nobody knows when its pack pays: it is queued behind one that never ends. */
  'pack_queued',
  /** Its pack is frozen, and nobody knows until when. */
  'pack_frozen',
  /** What is left on its pack has expired. */
  'pack_expired',
  /** The sessions that it names found no place. */
  'no_place',
  /** It was taken back. */
  'undone',
  /** It broke off while it ran. */
  'interrupted',
] as const
export type PlanProblem = (typeof PLAN_PROBLEMS)[number]

export type PlanCount = {
  /** From 1 to 100; a suggestion while there is a question. */
  readonly count: number
  readonly source: PlanCountSource
  readonly question: Extract<PlanQuestion, `count_${string}` | 'tier_unknown'> | null
}

/**
 * How many sessions a purchase asks for: its tier, else the number that its data gives, else 30, which somebody must
 * confirm. The tier is what the seller called so, else the units of the pack; `units` is null for what has none. A
 * number outside 1 to 100 waits as well, with the nearest that is possible.
 */
export function planCount(
  { tier, sessionCount }: Pick<PlanWishes, 'tier' | 'sessionCount'>,
  units: number | null,
): PlanCount {
  if (tier === 'unknown') {
    return { ...counted(sessionCount ?? units ?? DEFAULT_PLAN_COUNT, 'tier'), question: 'tier_unknown' }
  }
  const fromTier = tier ?? units
  if (fromTier !== null) return counted(fromTier, 'tier')
  if (sessionCount !== null) return counted(sessionCount, 'metadata')
  return { count: DEFAULT_PLAN_COUNT, source: 'default', question: 'count_defaulted' }
}

function counted(told: number, source: PlanCountSource): PlanCount {
  const count = Math.min(Math.max(Math.trunc(told), 1), MAX_PLAN_COUNT)
  return { count, source, question: count === told ? null : 'count_out_of_range' }
}

/** The most sessions that units pay for; a plan never has more. What costs nothing is limited by the count alone. */
export function payableCount(units: number, creditCost: number): number {
  return creditCost === 0 ? MAX_PLAN_COUNT : Math.floor(units / creditCost)
}

/** How often a week. */
export const CADENCES = [1, 2, 3] as const
export type Cadence = (typeof CADENCES)[number]

/** Days between the sessions of one week, from the first. */
const SPREAD: Readonly<Record<Cadence, readonly number[]>> = { 1: [0], 2: [0, 3], 3: [0, 2, 4] }

/** On which weekdays a plan goes on from its first day: evenly spread, the first day's own among them. */
export function planWeekdays(date: LocalDate, perWeek: Cadence): Weekday[] {
  const first = weekdayOf(date)
  return SPREAD[perWeek].map((days) => (((first - 1 + days) % 7) + 1) as Weekday).sort((a, b) => a - b)
}

/** What a purchase's data says about its plan. Null is what it does not say; what cannot be read is not said. */
export type PlanWishes = {
  /** Whether it asks for a plan at all: by name, or by a time and a day. */
  readonly asked: boolean
  readonly tier: number | 'unknown' | null
  readonly sessionCount: number | null
  /** What the clock shows, `HH:MM`. */
  readonly time: string | null
  readonly date: LocalDate | null
  readonly perWeek: Cadence
  readonly groupSize: number | null
  readonly learningMode: string | null
  readonly courseId: string | null
  readonly place: { readonly latitude: number; readonly longitude: number } | null
}

/** Reads a purchase's data, whatever it holds. */
export function readPlanWishes(metadata: PlainData | null): PlanWishes {
  const data = metadata ?? {}
  const plan = recordOf(data.plan)
  const schedule = recordOf(data.schedule ?? plan.schedule)
  const all = { ...data, ...plan }
  const time = readTime(schedule.timeSlot ?? all.timeSlot ?? all.preferredTimeSlot)
  const date = readDate(schedule.date ?? all.date ?? all.preferredDate)
  return {
    asked: asksFor(data.plan, time !== null && date !== null),
    tier: readTier(all.purchaseTier ?? all.purchase_tier ?? all.tier),
    sessionCount: readNumber(all.sessionCount),
    time,
    date,
    perWeek: readCadence(schedule.perWeek ?? all.perWeek),
    groupSize: readWhole(all.groupSize),
    learningMode: readText(all.learningMode),
    courseId: readText(all.courseId),
    place: readPlace(recordOf(all.place ?? all.location ?? all)),
  }
}

const NO = new Set(['', 'false', 'no', 'none', 'off', '0'])

/** Whoever names a plan says whether; else a time with a day is a wish for one. */
function asksFor(plan: unknown, hasPattern: boolean): boolean {
  if (plan === undefined || plan === null) return hasPattern
  return !NO.has(String(plan).trim().toLowerCase())
}

/** An object, or the text of one, as systems write it that keep nothing but text. */
function recordOf(value: unknown): PlainData {
  if (typeof value === 'string') {
    try {
      return recordOf(JSON.parse(value))
    } catch {
      // A text of something else says nothing.
    }
  }
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as PlainData) : {}
}

function readText(value: unknown): string | null {
  if (typeof value === 'number') return String(value)
  if (typeof value !== 'string') return null
  const text = value.trim()
  return text === '' ? null : text
}

/** The parts of a text that a pattern puts in brackets; none of what it does not fit. */
function partsOf(value: unknown, pattern: RegExp): readonly (string | undefined)[] {
  return readText(value)?.match(pattern)?.slice(1) ?? []
}

function readNumber(value: unknown): number | null {
  const [number] = partsOf(value, /^(-?\d+(?:\.\d+)?)$/)
  return number === undefined ? null : Number(number)
}

/** A number of people; half a person is none that anybody stated. */
function readWhole(value: unknown): number | null {
  const number = readNumber(value)
  return Number.isSafeInteger(number) ? number : null
}

/** `20`, `tier_20` and `20 sessions` are a number; a name without exactly one is a tier that nobody knows. */
function readTier(value: unknown): PlanWishes['tier'] {
  const text = readText(value)
  if (text === null) return null
  const numbers = text.match(/\d+/g) ?? []
  return numbers.length === 1 ? Number(numbers[0]) : 'unknown'
}

/** The start of a slot: `18:00`, `9:30`, `6:00 PM`, `18:00-19:00`. */
function readTime(value: unknown): string | null {
  const [hours, minutes, half] = partsOf(value, /^(\d{1,2}):(\d{2})(?::\d{2})?\s*([ap]m)?(?:\s*[-–].*)?$/i)
  if (hours === undefined) return null
  const hour = half === undefined ? Number(hours) : hourOf(Number(hours), half.toLowerCase() === 'pm')
  const minute = Number(minutes)
  return hour === null || hour > 23 || minute > 59 ? null : timeOfMinute(hour * 60 + minute)
}

function hourOf(shown: number, afternoon: boolean): number | null {
  if (shown < 1 || shown > 12) return null
  return (shown % 12) + (afternoon ? 12 : 0)
}

/** A day, also where a time follows it. */
function readDate(value: unknown): LocalDate | null {
  const text = readText(value)
  if (text === null) return null
  const [date, rest] = [text.slice(0, 10), text.slice(10)]
  return isLocalDate(date) && (rest === '' || rest.startsWith('T')) ? date : null
}

function readCadence(value: unknown): Cadence {
  const number = readNumber(value)
  return CADENCES.find((cadence) => cadence === number) ?? 1
}

function readPlace(data: PlainData): PlanWishes['place'] {
  const latitude = readNumber(data.latitude)
  const longitude = readNumber(data.longitude)
  if (latitude === null || longitude === null) return null
  return Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180 ? { latitude, longitude } : null
}

export type PlanService = {
  readonly id: number
  readonly kind: ServiceKind
  readonly delivery: Delivery
  readonly capacity: number
}

/**
 * What the sessions of a plan are, out of the services that the credits pay for: the course that was bought by its id,
 * else what fits the number of people, else what the client came to last, else the only one. Null when that leaves more
 * than one.
 */
export function choosePlanService(
  services: readonly PlanService[],
  { courseId, groupSize }: Pick<PlanWishes, 'courseId' | 'groupSize'>,
  lastServiceId: number | null,
): number | null {
  const course = services.find(({ id }) => String(id) === courseId)
  if (course !== undefined) return course.id
  const fit = services.filter(({ capacity }) => capacity >= (groupSize ?? 1))
  const last = fit.find(({ id }) => id === lastServiceId)
  if (last !== undefined) return last.id
  const personal = fit.filter(({ kind }) => kind === 'personal')
  return only(fit) ?? (groupSize === null || groupSize === 1 ? only(personal) : null)
}

function only(services: readonly PlanService[]): number | null {
  const [first, second] = services
  return first !== undefined && second === undefined ? first.id : null
}

/** What must be asked before anything is planned, in the order in which a person decides it. */
export function planQuestions(
  wishes: Pick<PlanWishes, 'time' | 'date' | 'place'>,
  count: PlanCount,
  service: Pick<PlanService, 'delivery'> | null,
): PlanQuestion[] {
  const needsPlace = service?.delivery === 'client_place' && wishes.place === null
  return [
    ...(count.question === null ? [] : [count.question]),
    ...(service === null ? (['service_unknown'] as const) : []),
    ...(wishes.date === null ? (['date_unknown'] as const) : []),
    ...(wishes.time === null ? (['time_unknown'] as const) : []),
    ...(needsPlace ? (['place_unknown'] as const) : []),
  ]
}
