/** Freezes as rows: dated intervals of studio days; those that were cancelled count for nothing. */
import {
  and,
  asc,
  eq,
  gt,
  gte,
  inArray,
  isNull,
  lte,
  or,
  type Placeholder,
  type SQL,
  type SQLWrapper,
  sql,
} from 'drizzle-orm'
import { LIVE_STATUSES } from '../../../../shared/domain/bookings.ts'
import type { MembershipPeriod } from '../../../../shared/domain/catalogue.ts'
import type { SubscriptionStatus } from '../../../../shared/domain/credits.ts'
import type { Freeze } from '../../../../shared/domain/freezes.ts'
import type { Instant, LocalDate } from '../../../../shared/domain/time.ts'
import { among, idList } from '../../engine/among.ts'
import type { Reader, Writer } from '../../engine/engine.ts'
import { hotQuery } from '../../engine/hot-query.ts'

export type FreezeRecord = Freeze & {
  readonly id: number
  readonly subscriptionId: number
  readonly createdAt: number
}

const selectFreezes = hotQuery((q: Reader) => {
  const { freezes } = q.t
  return q
    .select({
      id: freezes.id,
      subscriptionId: freezes.subscriptionId,
      from: freezes.fromDay,
      until: freezes.untilDay,
      createdAt: freezes.createdAt,
    })
    .from(freezes)
    .where(
      and(among(q, freezes.subscriptionId, sql.placeholder('subscriptionIds')), isNull(freezes.cancelledAt)),
    )
    .orderBy(asc(freezes.subscriptionId), asc(freezes.fromDay))
})

/** The freezes of these subscriptions, each one's in the order of their days. */
export async function freezesBySubscription(
  q: Reader,
  subscriptionIds: readonly number[],
): Promise<Map<number, FreezeRecord[]>> {
  if (subscriptionIds.length === 0) return new Map()
  const found = new Map<number, FreezeRecord[]>()
  for (const row of await selectFreezes(q, { subscriptionIds: idList(subscriptionIds) })) {
    const own = found.get(row.subscriptionId)
    if (own === undefined) found.set(row.subscriptionId, [row])
    else own.push(row)
  }
  return found
}

/** Whether a subscription was ever frozen, inside a query over them: most never were, and nothing more is asked. */
export function hasFreezes(q: Reader, subscriptionId: SQLWrapper): SQL<boolean> {
  const { freezes } = q.t
  return sql`exists (select 1 from ${freezes}
    where ${freezes.subscriptionId} = ${subscriptionId} and ${freezes.cancelledAt} is null)`.mapWith(Boolean)
}

/** Whether a studio day is free of freezes, inside a query over subscriptions (domain/freezes, isFrozenOn). */
export function notFrozenOn(q: Reader, subscriptionId: SQLWrapper, day: LocalDate | Placeholder): SQL {
  const { freezes } = q.t
  return sql`not exists (select 1 from ${freezes}
    where ${freezes.subscriptionId} = ${subscriptionId} and ${freezes.cancelledAt} is null
      and ${freezes.fromDay} <= ${day} and (${freezes.untilDay} is null or ${freezes.untilDay} >= ${day}))`
}

/** What a change of its freezes asks of a subscription. */
export type Freezable = {
  readonly id: number
  readonly clientId: number
  readonly name: string
  readonly status: SubscriptionStatus
  /** Of a membership: how its periods are counted, and its last day of all, if any. */
  readonly period: MembershipPeriod | null
  readonly anchorOn: LocalDate | null
  readonly anchorPeriod: number
  readonly endsOn: LocalDate | null
  readonly version: number
}

export async function findFreezable(q: Reader, subscriptionId: number): Promise<Freezable | null> {
  const { id, clientId, name, status, period, anchorOn, anchorPeriod, endsOn, version } = q.t.subscriptions
  const [row] = await q
    .select({ id, clientId, name, status, period, anchorOn, anchorPeriod, endsOn, version })
    .from(q.t.subscriptions)
    .where(eq(id, subscriptionId))
  return row ?? null
}

export async function updateSubscription(
  q: Writer,
  { id, version }: Pick<Freezable, 'id' | 'version'>,
  change: { readonly status: SubscriptionStatus; readonly endsOn: LocalDate | null },
): Promise<void> {
  await q
    .update(q.t.subscriptions)
    .set({ ...change, version: version + 1 })
    .where(eq(q.t.subscriptions.id, id))
}

export type PaidBooking = {
  readonly bookingId: number
  readonly sessionId: number
  readonly title: string
  readonly startsAt: Instant
}

/** Live bookings that a subscription pays for on some studio days, the first start first. */
export async function listPaidInside(
  q: Reader,
  subscriptionId: number,
  days: { readonly from: LocalDate; readonly until: LocalDate },
): Promise<PaidBooking[]> {
  const { grants, bookingHolds, bookings, sessions } = q.t
  return q
    .selectDistinct({
      bookingId: bookings.id,
      sessionId: sessions.id,
      title: sessions.title,
      startsAt: sessions.startsAt,
    })
    .from(grants)
    .innerJoin(bookingHolds, and(eq(bookingHolds.grantId, grants.id), gt(bookingHolds.held, 0)))
    .innerJoin(bookings, eq(bookings.id, bookingHolds.bookingId))
    .innerJoin(sessions, eq(sessions.id, bookings.sessionId))
    .where(
      and(
        eq(grants.subscriptionId, subscriptionId),
        inArray(bookings.status, [...LIVE_STATUSES]),
        gte(sessions.studioDate, days.from),
        lte(sessions.studioDate, days.until),
      ),
    )
    .orderBy(asc(sessions.startsAt), asc(bookings.id))
}

/** A grant with what decides how freezes move it. */
export type MovableGrant = {
  readonly id: number
  readonly effectiveFrom: LocalDate
  readonly expiresOn: LocalDate | null
  readonly createdAt: Instant
  /** The number of its membership's period, if it is the lot of one. */
  readonly periodNo: number | null
  /** The lot of a period whose rest it is, if any. */
  readonly rolledFrom: number | null
  /** The studio's days of the first and the last session that it holds units for or has paid for. */
  readonly firstHeldOn: LocalDate | null
  readonly lastHeldOn: LocalDate | null
}

/** The grants of a subscription, oldest first. */
export async function listMovable(q: Reader, subscriptionId: number): Promise<MovableGrant[]> {
  const { grants, bookingHolds, bookings, sessions } = q.t
  const { held, captured } = bookingHolds
  return q
    .select({
      id: grants.id,
      effectiveFrom: grants.effectiveFrom,
      expiresOn: grants.expiresOn,
      createdAt: grants.createdAt,
      periodNo: grants.periodNo,
      rolledFrom: grants.rolledFrom,
      firstHeldOn: sql<LocalDate | null>`min(${sessions.studioDate})`,
      lastHeldOn: sql<LocalDate | null>`max(${sessions.studioDate})`,
    })
    .from(grants)
    .leftJoin(bookingHolds, and(eq(bookingHolds.grantId, grants.id), or(gt(held, 0), gt(captured, 0))))
    .leftJoin(bookings, eq(bookings.id, bookingHolds.bookingId))
    .leftJoin(sessions, eq(sessions.id, bookings.sessionId))
    .where(eq(grants.subscriptionId, subscriptionId))
    .groupBy(grants.id)
    .orderBy(asc(grants.id))
}

/** Moves the days between which a grant can be spent; its buckets stay. */
export async function updateValidity(
  q: Writer,
  grant: { readonly id: number; readonly effectiveFrom: LocalDate; readonly expiresOn: LocalDate | null },
): Promise<void> {
  const { effectiveFrom, expiresOn } = grant
  await q
    .update(q.t.grants)
    .set({ effectiveFrom, expiresOn, version: sql`${q.t.grants.version} + 1` })
    .where(eq(q.t.grants.id, grant.id))
}

export type NewFreeze = {
  readonly subscriptionId: number
  readonly fromDay: LocalDate
  /** Null while nobody knows the end. */
  readonly untilDay: LocalDate | null
  readonly reason: string | null
  readonly actorId: number | null
  readonly createdAt: number
}

export async function insertFreeze(q: Writer, freeze: NewFreeze): Promise<number> {
  const [row] = await q.insert(q.t.freezes).values(freeze).returning({ id: q.t.freezes.id })
  if (row === undefined) throw new Error('The insert returned no row.')
  return row.id
}

/** Moves the end of a freeze, or cancels one that never began. */
export async function updateFreeze(
  q: Writer,
  freezeId: number,
  change: { readonly untilDay: LocalDate } | { readonly cancelledAt: number },
): Promise<void> {
  await q.update(q.t.freezes).set(change).where(eq(q.t.freezes.id, freezeId))
}
