/** Memberships as their lots are made: what they give, and how far it was given. */
import { and, asc, eq, inArray, isNotNull, lte, type SQL, sql } from 'drizzle-orm'
import type { MembershipPeriod } from '../../../../shared/domain/catalogue.ts'
import { ISSUED_AHEAD_DAYS, SHORTEST_PERIOD } from '../../../../shared/domain/memberships.ts'
import { addDays, type LocalDate } from '../../../../shared/domain/time.ts'
import type { Reader, Writer } from '../../engine/engine.ts'
import { piecesOf } from '../../engine/pieces.ts'

export type MembershipRecord = {
  readonly id: number
  readonly clientId: number
  readonly name: string
  readonly familyId: number | null
  readonly period: MembershipPeriod
  /** Null before it was ever active. */
  readonly anchorOn: LocalDate | null
  readonly anchorPeriod: number
  readonly endsOn: LocalDate | null
  readonly validityDays: number | null
  readonly rollover: number
  /** What one lot gives, what a unit of it is worth, and the number of the last one. */
  readonly units: number
  readonly unitAmount: number
  readonly currency: string
  readonly lastNumber: number
  /** Whether any of its price was given back. */
  readonly refunded: boolean
}

/** These memberships, with their last lots, in the order of their ids. */
export async function listMemberships(q: Reader, ids: readonly number[]): Promise<MembershipRecord[]> {
  const { subscriptions, grants, purchases } = q.t
  const { id, clientId, name, familyId, anchorOn, anchorPeriod, endsOn, validityDays, rollover } =
    subscriptions
  const memberships: MembershipRecord[] = []
  for (const piece of piecesOf(ids)) {
    const rows = await q
      .select({
        id,
        clientId,
        name,
        familyId,
        period: sql<MembershipPeriod>`${subscriptions.period}`,
        anchorOn,
        anchorPeriod,
        endsOn,
        validityDays,
        rollover,
        terms: purchases.terms,
        quantity: purchases.quantity,
        unitAmount: grants.unitAmount,
        currency: grants.currency,
        lastNumber: sql<number>`${grants.periodNo}`,
        refundedAmount: purchases.refundedAmount,
      })
      .from(subscriptions)
      .innerJoin(purchases, eq(purchases.id, subscriptions.purchaseId))
      .innerJoin(grants, isLastLot(q))
      .where(inArray(id, [...piece]))
      .orderBy(asc(id))
    for (const { terms, quantity, refundedAmount, ...row } of rows) {
      memberships.push({ ...row, units: terms.credits * quantity, refunded: refundedAmount > 0 })
    }
  }
  return memberships
}

/** The memberships whose next period may begin within the days for which lots are issued ahead. */
export async function listDueMemberships(q: Reader, today: LocalDate): Promise<MembershipRecord[]> {
  const { subscriptions, grants } = q.t
  const horizon = addDays(today, ISSUED_AHEAD_DAYS)
  const latest = Object.entries(SHORTEST_PERIOD).map(
    ([period, days]) => sql`when ${period} then ${addDays(horizon, -days)}`,
  )
  const rows = await q
    .select({ id: subscriptions.id })
    .from(subscriptions)
    .innerJoin(grants, isLastLot(q))
    .where(
      and(
        // As written in the index of those that have a place.
        sql`${subscriptions.status} in ('active', 'frozen')`,
        eq(subscriptions.kind, 'membership'),
        isNotNull(subscriptions.anchorOn),
        lte(grants.effectiveFrom, sql`case ${subscriptions.period} ${sql.join(latest, sql` `)} end`),
      ),
    )
  return listMemberships(
    q,
    rows.map(({ id }) => id).sort((a, b) => a - b),
  )
}

/** The lot of the last period that a membership was given, by the index of periods. */
function isLastLot(q: Reader): SQL | undefined {
  const { subscriptions, grants } = q.t
  const last = sql`(select max(period_no) from ${grants}
    where subscription_id = ${subscriptions.id} and period_no is not null)`
  return and(eq(grants.subscriptionId, subscriptions.id), eq(grants.periodNo, last))
}

/** Sets when the periods of a membership begin and when it ends. */
export async function anchorMembership(
  q: Writer,
  subscriptionId: number,
  days: { readonly anchorOn: LocalDate; readonly endsOn: LocalDate | null },
): Promise<void> {
  await q.update(q.t.subscriptions).set(days).where(eq(q.t.subscriptions.id, subscriptionId))
}
