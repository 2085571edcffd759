/** What an explanation says of a client's grants besides what decides. */
import { and, eq, isNotNull, or } from 'drizzle-orm'
import type { PurchaseStatus } from '../../../../shared/domain/purchases.ts'
import type { LocalDate } from '../../../../shared/domain/time.ts'
import type { Reader } from '../../engine/engine.ts'

export type SaleRecord = {
  readonly subscriptionId: number
  readonly status: PurchaseStatus
  readonly amount: number
  readonly refundedAmount: number
  readonly currency: string
  readonly createdAt: number
}

/** The sales that a client's subscriptions came from, by their subscriptions. */
export async function salesBySubscription(q: Reader, clientId: number): Promise<Map<number, SaleRecord>> {
  const { subscriptions, purchases } = q.t
  const { status, amount, refundedAmount, currency, createdAt } = purchases
  const rows = await q
    .select({ subscriptionId: subscriptions.id, status, amount, refundedAmount, currency, createdAt })
    .from(subscriptions)
    .innerJoin(purchases, eq(purchases.id, subscriptions.purchaseId))
    .where(eq(subscriptions.clientId, clientId))
  return new Map(rows.map((row) => [row.subscriptionId, row]))
}

export type GrantPeriod = {
  /** Which period of its membership a lot is for; null for one that holds the rest of another. */
  readonly periodNo: number | null
  /** The last day of the lot whose rest it is. */
  readonly carriedFrom: LocalDate | null
}

/** For which periods of memberships a client's lots are; packs are absent. */
export async function periodsOfGrants(q: Reader, clientId: number): Promise<Map<number, GrantPeriod>> {
  const { grants } = q.t
  const { id, periodNo, rolledFrom, expiresOn, lapsedOn } = grants
  const rows = await q
    .select({ id, periodNo, rolledFrom, expiresOn, lapsedOn })
    .from(grants)
    .where(and(eq(grants.clientId, clientId), or(isNotNull(periodNo), isNotNull(rolledFrom))))
  const lastDays = new Map(rows.map((row) => [row.id, row.lapsedOn ?? row.expiresOn]))
  return new Map(
    rows.map((row) => [
      row.id,
      {
        periodNo: row.periodNo,
        carriedFrom: row.rolledFrom === null ? null : (lastDays.get(row.rolledFrom) ?? null),
      },
    ]),
  )
}
