import { takesCredits } from '../../../../shared/domain/catalogue.ts'
import {
  CADENCES,
  choosePlanService,
  type PlanCount,
  type PlanQuestion,
  type PlanWishes,
  payableCount,
  planCount,
  planQuestions,
  planWeekdays,
  readPlanWishes,
} from '../../../../shared/domain/plans.ts'
import { expandSeries, type Occurrence } from '../../../../shared/domain/series.ts'
import { type LocalDate, resolveWallTime, type Weekday } from '../../../../shared/domain/time.ts'
import { assert } from '../../../../shared/errors.ts'
import { ok, type Result, refuse } from '../../../../shared/result.ts'
import type { Context } from '../../context.ts'
import type { Reader } from '../../engine/engine.ts'
import { listServices, type ServiceRecord } from '../catalogue/queries.ts'
import { type ClientRecord, findClient } from '../clients/queries.ts'
import { type GrantRecord, listGrants } from '../credits/queries.ts'
import { findPlaces } from '../schedule/places.ts'
import { loadStudio, type Studio, studioToday } from '../studio/queries.ts'
import type { Decided } from './arrange.ts'
import {
  findPlannedSale,
  listLastSessions,
  listSoldSubscriptions,
  type PlannedSale,
} from './basis-queries.ts'
import { type PaidFrom, paidFrom, startingWhenPaid } from './paying.ts'
import {
  findPlan,
  type KeptPlace,
  listPlanSessions,
  type PlanPattern,
  type PlanRecord,
  type PlanSessionRecord,
} from './queries.ts'

/** Where the units of a sale come from: from itself, or carried over from one of its periods to the next. */
const SOLD: ReadonlySet<string> = new Set(['purchase', 'rollover'])

/** How many sessions of a client are looked at for what they come to. */
const LATELY = 20

/** What somebody asks for of a plan; what is left out is as the plan has it, or as the sale says. */
export type Asked = {
  readonly count?: number | undefined
  readonly serviceId?: number | undefined
  readonly trainerId?: number | undefined
  readonly roomId?: number | null | undefined
  readonly place?: KeptPlace | undefined
  readonly date?: LocalDate | undefined
  readonly time?: string | undefined
  readonly perWeek?: 1 | 2 | 3 | undefined
  readonly weekdays?: readonly Weekday[] | undefined
}

/** Everything that is known before anybody's time is looked at. */
export type Basis = {
  readonly studio: Studio
  readonly sale: PlannedSale
  readonly client: ClientRecord
  readonly plan: PlanRecord | null
  /** What is kept of each session of the plan, and of them what it made already. */
  readonly rows: readonly PlanSessionRecord[]
  readonly made: readonly PlanSessionRecord[]
  readonly wishes: PlanWishes
  /** Where sessions at the client's place are: as somebody said, else as the sale does. */
  readonly place: KeptPlace | null
  /** What the sale gave, and it alone: nothing else pays for a session of its plan. */
  readonly lots: readonly GrantRecord[]
  readonly services: readonly ServiceRecord[]
  readonly service: ServiceRecord | null
  readonly count: PlanCount
  /** The most that the credits of the sale pay for, with what is made already. */
  readonly most: number
  readonly pattern: PlanPattern
  /** From which day the sale pays; null while nobody knows for what. */
  readonly paid: PaidFrom | null
  readonly questions: readonly PlanQuestion[]
}

/**
 * Gathers what a sale's plan is made from. Refuses a sale, a trainer and a room that do not exist or are not active, and
 * a service that the sale cannot pay for.
 */
export async function loadBasis(
  q: Reader,
  context: Context,
  purchaseId: number,
  asked: Asked = {},
): Promise<Result<Basis>> {
  const sale = await findPlannedSale(q, purchaseId)
  if (sale === null) return refuse('NOT_FOUND', { entity: 'purchase', id: purchaseId })
  const client = await findClient(q, sale.clientId)
  assert(client !== null, 'a sale names a client that exists')
  const places = await findPlaces(q, { trainerId: asked.trainerId ?? null, roomId: asked.roomId ?? null })
  if (!places.ok) return places
  const plan = await findPlan(q, { purchaseId })
  const rows = plan === null ? [] : await listPlanSessions(q, plan.id)
  const made = rows.filter(({ state }) => state === 'placed')
  const sold = await listSoldSubscriptions(q, purchaseId)
  // What staff have added to its pack is for what the client books besides.
  const lots = (await listGrants(q, client.id)).filter(
    (lot) => sold.includes(lot.subscriptionId) && SOLD.has(lot.source),
  )

  const wishes = readPlanWishes(sale.metadata)
  const services = (await listServices(q, true)).filter((service) => isPaidBy(service, sale))
  const service = await chooseService(q, context, { services, sale, plan, wishes }, asked.serviceId)
  if (!service.ok) return service
  const most = made.length + payableBy(lots, service.value)
  const count = countOf(sale, plan, wishes, asked)
  const studio = await loadStudio(q)
  // Only this module writes it.
  const place = asked.place ?? (plan?.payload.place as KeptPlace | null | undefined) ?? wishes.place
  const wished = patternOf(plan, wishes, asked)
  const paid = paidFrom(
    lots,
    service.value ?? services[0] ?? null,
    wished.date,
    studioToday(studio, context.now),
  )
  // What is on the schedule already shows when it pays: what is missing keeps its own times.
  const pattern = made.length === 0 ? startingWhenPaid(wished, paid) : wished
  return ok({
    ...{ studio, sale, client, plan, rows, made, wishes, lots, services, most, pattern, paid, place },
    service: service.value,
    count: { ...count, count: Math.min(count.count, Math.max(most, 1)) },
    questions: planQuestions({ place, date: pattern.date, time: pattern.time }, count, service.value),
  })
}

function isPaidBy({ kind, creditCost, familyId }: ServiceRecord, { terms }: PlannedSale): boolean {
  return takesCredits(kind, creditCost) && (terms.familyId === null || terms.familyId === familyId)
}

async function chooseService(
  q: Reader,
  context: Context,
  known: Pick<Basis, 'services' | 'sale' | 'plan' | 'wishes'>,
  asked: number | undefined,
): Promise<Result<ServiceRecord | null>> {
  const { services, sale, plan, wishes } = known
  const named = services.find(({ id }) => id === (asked ?? plan?.serviceId))
  if (asked !== undefined && named === undefined) return refuse('NOT_FOUND', { entity: 'service', id: asked })
  if (named !== undefined) return ok(named)
  const lately = await listLastSessions(q, sale.clientId, context.now, LATELY)
  const last = lately.find(({ serviceId }) => services.some(({ id }) => id === serviceId))
  const chosen = choosePlanService(services, wishes, last?.serviceId ?? null)
  return ok(services.find(({ id }) => id === chosen) ?? null)
}

/** Sessions that the units still there pay for. */
function payableBy(lots: readonly GrantRecord[], service: ServiceRecord | null): number {
  const units = lots.reduce((sum, lot) => sum + lot.available, 0)
  return payableCount(units, service?.creditCost ?? 1)
}

function countOf(sale: PlannedSale, plan: PlanRecord | null, wishes: PlanWishes, asked: Asked): PlanCount {
  if (asked.count !== undefined) return { count: asked.count, source: 'staff', question: null }
  if (plan?.confirmed === true) return { count: plan.count, source: plan.countSource, question: null }
  const { kind, credits } = sale.terms
  return planCount(wishes, kind === 'pack' ? credits * sale.quantity : null)
}

function patternOf(plan: PlanRecord | null, wishes: PlanWishes, asked: Asked): PlanPattern {
  const kept = plan?.pattern
  const date = asked.date ?? kept?.date ?? wishes.date
  const time = asked.time ?? kept?.time ?? wishes.time
  const roomId = asked.roomId === undefined ? (kept?.roomId ?? null) : asked.roomId
  return { date, time, roomId, weekdays: weekdaysOf(date, kept, wishes, asked) }
}

/** Days that were named, else those the plan has, unless its first day has moved: then as many around the new one. */
function weekdaysOf(
  date: LocalDate | null,
  kept: PlanPattern | undefined,
  wishes: PlanWishes,
  { weekdays, perWeek, date: moved }: Asked,
): readonly Weekday[] {
  if (weekdays !== undefined) return [...new Set(weekdays)].sort((a, b) => a - b)
  if (date === null) return []
  const own = kept?.weekdays ?? []
  if (perWeek === undefined && own.length > 0 && (moved === undefined || moved === kept?.date)) return own
  const often = perWeek ?? CADENCES.find((cadence) => cadence === own.length) ?? wishes.perWeek
  return planWeekdays(date, often)
}

/**
 * The sessions that are still to be made, at the times that are wished for. With the pattern that the plan has each
 * keeps its own: the one that somebody chose for it, else the pattern's. With another pattern they follow that in
 * their order. Refuses a pattern that leaves the calendar.
 */
export function missingOccurrences(basis: Basis): Result<readonly Occurrence[]> {
  const { pattern, count, made, rows, plan, studio } = basis
  const { date, time, weekdays } = pattern
  if (date === null || time === null) return ok([])
  const has = new Set(made.map(({ index }) => index))
  const missing = Array.from({ length: count.count }, (_, index) => index).filter((index) => !has.has(index))
  if (missing.length === 0) return ok([])
  const same = plan !== null && samePattern(plan.pattern, pattern)
  const wished = same || has.size === 0 ? count.count : missing.length
  const all = expandSeries({ date, time, everyWeeks: 1, weekdays }, { count: wished }, studio.zone)
  if (!all.ok) return all
  if (same) return ok(all.value.filter(({ index }) => !has.has(index)).map(withKept(rows, studio.zone)))
  if (wished === count.count) return ok(all.value)
  return ok(all.value.map((occurrence, place) => ({ ...occurrence, index: missing[place] ?? place })))
}

/** The wish that is kept for a session goes before the pattern's. */
function withKept(rows: readonly PlanSessionRecord[], zone: Studio['zone']) {
  const kept = new Map(rows.map(({ index, wishedAt }) => [index, wishedAt]))
  return (occurrence: Occurrence): Occurrence => {
    const wallStart = kept.get(occurrence.index) ?? occurrence.wallStart
    if (wallStart === occurrence.wallStart) return occurrence
    const { instant, kind } = resolveWallTime(wallStart, zone)
    return { ...occurrence, wallStart, startsAt: instant, wallKind: kind }
  }
}

/** Who teaches: somebody who was asked for; else whom somebody chose for the plan, or who teaches what it has made. */
export function trainerFor(
  { plan, made }: Pick<Basis, 'plan' | 'made'>,
  asked: number | null,
): Pick<Decided, 'trainerId' | 'asked' | 'kept'> {
  const holds = plan !== null && (made.length > 0 || plan.trainerChoice?.byHand === true)
  const kept = holds ? plan.trainerId : null
  if (asked === null || asked === kept) return { trainerId: kept, asked: asked !== null, kept: kept !== null }
  return { trainerId: asked, asked: true, kept: false }
}

function samePattern(a: PlanPattern, b: PlanPattern): boolean {
  return a.date === b.date && a.time === b.time && a.weekdays.join() === b.weekdays.join()
}
