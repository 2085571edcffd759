import { and, asc, count, desc, eq, inArray, type SQL, sql } from 'drizzle-orm'
import { fullName } from '../../../../shared/domain/clients.ts'
import type { PlanCountSource, PlanSessionState, PlanStatus } from '../../../../shared/domain/plan-states.ts'
import type { Clash } from '../../../../shared/domain/plan-times.ts'
import type { PlanProblem } from '../../../../shared/domain/plans.ts'
import type { PlainData } from '../../../../shared/domain/purchases.ts'
import type { Instant, LocalDate, WallTime, Weekday } from '../../../../shared/domain/time.ts'
import type {
  ChoiceReason,
  RankedTrainer,
  RuledOut,
  RuledOutWhy,
} from '../../../../shared/domain/trainer-choice.ts'
import { type AppError, assert } from '../../../../shared/errors.ts'
import type { Reader, Writer } from '../../engine/engine.ts'

/** What a plan goes by. Null is what nobody has said yet. */
export type PlanPattern = {
  readonly date: LocalDate | null
  readonly time: string | null
  readonly weekdays: readonly Weekday[]
  readonly roomId: number | null
}

/** Where sessions at the client's place are. */
export type KeptPlace = {
  readonly latitude: number
  readonly longitude: number
  /** As somebody wrote it; a sale names coordinates alone. */
  readonly address?: string | null
}

/** Why a trainer was chosen, as it was then. */
export type KeptChoice = {
  readonly chosenId: number | null
  readonly byHand: boolean
  /** Whether they go on with what they teach of the plan already, where another one would be first. */
  readonly stays?: boolean
  readonly decidedBy: ChoiceReason | null
  readonly ranked: readonly RankedTrainer[]
  readonly ruledOut: readonly RuledOut[]
  /** How many times were wished for. */
  readonly of: number
  /**
   * Who was to teach them and does not, though nobody chose so: who looks after the client, or had this plan before,
   * or was asked for and has not the classes that are joined. Not told by plans of earlier versions.
   */
  readonly passedOver?: PassedOver | null
}

export type PassedOver = { readonly trainerId: number } & (
  | { readonly as: 'assigned' | 'before'; readonly why: RuledOutWhy }
  /** So many sessions are places in classes of others. */
  | { readonly as: 'asked'; readonly sessions: number }
)

/** Why a session has no place: a refusal of the use cases, or something of the plan's own. It is data, worded when it is read. */
export type Unplaced =
  | AppError
  | { readonly code: 'NO_TIME'; readonly clash: Clash | null }
  | { readonly code: 'NO_TRAINER' }
  | { readonly code: 'UNDONE' }

export type PlanRecord = {
  readonly id: number
  readonly purchaseId: number
  readonly grantId: number
  readonly clientId: number
  readonly clientName: string
  readonly packageName: string
  readonly serviceId: number | null
  readonly serviceName: string | null
  readonly status: PlanStatus
  readonly count: number
  readonly countSource: PlanCountSource
  readonly confirmed: boolean
  readonly pattern: PlanPattern
  readonly payload: PlainData
  readonly trainerId: number | null
  readonly trainerName: string | null
  readonly trainerChoice: KeptChoice | null
  readonly problem: PlanProblem | null
  readonly createdAt: Instant
  readonly startedAt: Instant | null
  readonly finishedAt: Instant | null
  readonly version: number
  /** Sessions that have a place. */
  readonly placed: number
}

export type PlanFilter =
  | { readonly id: number }
  | { readonly purchaseId: number }
  | {
      readonly clientId?: number | undefined
      readonly purchaseIds?: readonly number[] | undefined
      readonly statuses?: readonly PlanStatus[] | undefined
    }

/** Plans, the newest first. */
export async function listPlans(
  q: Reader,
  which: PlanFilter,
  page: { readonly limit: number; readonly offset: number },
): Promise<PlanRecord[]> {
  const { plans, clients, purchases, services, staff, planSessions } = q.t
  const rows = await q
    .select({
      plan: plans,
      terms: purchases.terms,
      clientId: purchases.clientId,
      firstName: clients.firstName,
      lastName: clients.lastName,
      serviceName: services.name,
      trainerName: staff.name,
      placed: sql<number>`(select count(*) from ${planSessions}
        where ${planSessions.planId} = ${plans.id} and ${planSessions.state} = 'placed')`.mapWith(Number),
    })
    .from(plans)
    .innerJoin(purchases, eq(purchases.id, plans.purchaseId))
    // A sale moves with its client when two records become one; its plan goes where the sale is.
    .innerJoin(clients, eq(clients.id, purchases.clientId))
    .leftJoin(services, eq(services.id, plans.serviceId))
    .leftJoin(staff, eq(staff.id, plans.trainerId))
    .where(matching(q, which))
    .orderBy(desc(plans.id))
    .limit(page.limit)
    .offset(page.offset)
  return rows.map(({ plan, terms, firstName, lastName, ...names }) => ({
    ...plan,
    ...names,
    clientName: fullName({ firstName, lastName }),
    packageName: terms.name,
    // Only this module writes them.
    pattern: plan.pattern as PlanPattern,
    trainerChoice: plan.trainerChoice as KeptChoice | null,
    problem: plan.problem as PlanProblem | null,
  }))
}

function matching(q: Reader, which: PlanFilter): SQL | undefined {
  const { plans, purchases } = q.t
  if ('id' in which) return eq(plans.id, which.id)
  if ('purchaseId' in which) return eq(plans.purchaseId, which.purchaseId)
  const { clientId, purchaseIds, statuses } = which
  return and(
    clientId === undefined
      ? undefined
      : inArray(
          plans.purchaseId,
          q.select({ id: purchases.id }).from(purchases).where(eq(purchases.clientId, clientId)),
        ),
    purchaseIds === undefined ? undefined : inArray(plans.purchaseId, [...purchaseIds]),
    statuses === undefined ? undefined : inArray(plans.status, [...statuses]),
  )
}

export async function countPlans(q: Reader, which: PlanFilter): Promise<number> {
  const [row] = await q.select({ total: count() }).from(q.t.plans).where(matching(q, which))
  return row?.total ?? 0
}

/** One plan, by its id or by its sale. */
export async function findPlan(
  q: Reader,
  which: { readonly id: number } | { readonly purchaseId: number },
): Promise<PlanRecord | null> {
  const [plan] = await listPlans(q, which, { limit: 1, offset: 0 })
  return plan ?? null
}

/** What may be written of a plan. */
export type PlanFields = Pick<
  PlanRecord,
  | 'serviceId'
  | 'status'
  | 'count'
  | 'countSource'
  | 'confirmed'
  | 'pattern'
  | 'payload'
  | 'trainerId'
  | 'trainerChoice'
  | 'problem'
>

export async function insertPlan(
  q: Writer,
  plan: PlanFields & Pick<PlanRecord, 'purchaseId' | 'grantId' | 'clientId' | 'createdAt'>,
): Promise<number> {
  const [row] = await q.insert(q.t.plans).values(plan).returning({ id: q.t.plans.id })
  assert(row !== undefined, 'the insert of a plan returns its row')
  return row.id
}

/** Changes the plan that was read in this unit of work. */
export async function updatePlan(
  q: Writer,
  { id, version }: Pick<PlanRecord, 'id' | 'version'>,
  change: Partial<PlanFields & Pick<PlanRecord, 'startedAt' | 'finishedAt'>>,
): Promise<void> {
  const { plans } = q.t
  const rows = await q
    .update(plans)
    .set({ ...change, version: version + 1 })
    .where(and(eq(plans.id, id), eq(plans.version, version)))
    .returning({ id: plans.id })
  assert(rows.length === 1, 'a plan does not change inside a unit of work')
}

export type PlanSessionRecord = {
  readonly index: number
  readonly wishedAt: WallTime
  readonly state: PlanSessionState
  readonly sessionId: number | null
  readonly bookingId: number | null
  readonly startsAt: Instant | null
  readonly studioDate: LocalDate | null
  readonly bookingStatus: string | null
  readonly reason: Unplaced | null
}

/** The sessions of a plan in their order, with where they are now. */
export async function listPlanSessions(q: Reader, planId: number): Promise<PlanSessionRecord[]> {
  const { planSessions, sessions, bookings } = q.t
  const { index, wishedAt, state, sessionId, bookingId, reason } = planSessions
  const rows = await q
    .select({
      ...{ index, wishedAt, state, sessionId, bookingId, reason },
      ...{ startsAt: sessions.startsAt, studioDate: sessions.studioDate, bookingStatus: bookings.status },
    })
    .from(planSessions)
    .leftJoin(sessions, eq(sessions.id, sessionId))
    .leftJoin(bookings, eq(bookings.id, bookingId))
    .where(eq(planSessions.planId, planId))
    .orderBy(asc(index))
  return rows.map((row) => ({ ...row, reason: row.reason as Unplaced | null }))
}

export type PlanSessionFields = Pick<
  PlanSessionRecord,
  'index' | 'wishedAt' | 'state' | 'sessionId' | 'bookingId' | 'reason'
>

/** Writes what became of some sessions of a plan: each index has one row, whatever was there before. */
export async function savePlanSessions(
  q: Writer,
  planId: number,
  rows: readonly PlanSessionFields[],
): Promise<void> {
  const { planSessions } = q.t
  for (const row of rows) {
    const { index, ...change } = row
    await q
      .insert(planSessions)
      .values({ ...row, planId })
      .onConflictDoUpdate({
        target: [planSessions.planId, planSessions.index],
        set: { ...change, version: sql`${planSessions.version} + 1` },
      })
  }
}

/** Plans that say they are running: none does between two units of work. */
export async function listStuckPlans(q: Reader): Promise<number[]> {
  const { plans } = q.t
  const rows = await q
    .select({ id: plans.id })
    .from(plans)
    .where(eq(plans.status, 'running'))
    .orderBy(asc(plans.id))
  return rows.map(({ id }) => id)
}
