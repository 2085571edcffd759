/** What one sale gave, and what became of it. */
import { and, eq, inArray, max, notInArray, sql } from 'drizzle-orm'
import type { Reader } from '../../engine/engine.ts'
import type { PurchaseRecord } from './queries.ts'

type Sale = Pick<PurchaseRecord, 'id' | 'clientId'>

/** The units of the lots that a sale gave, in their buckets; not those that staff added to its subscription. */
export async function sumSoldUnits(q: Reader, sale: Sale) {
  const { entries, grants, subscriptions } = q.t
  // What was taken by mistake and came back was neither sold nor taken.
  const givenBack = sql`coalesce((select sum(${entries.units}) from ${entries}
    where ${entries.grantId} = ${grants.id} and ${entries.kind} = 'GRANT' and ${entries.correctsSeq} is not null), 0)`
  const sum = (value: ReturnType<typeof sql>) => sql<number>`coalesce(sum(${value}), 0)`.mapWith(Number)
  // Of what was carried over, only what was there first was sold.
  const granted = sql`case when ${grants.source} = 'rollover' then 0 else ${grants.granted} - ${givenBack} end`
  const [row] = await q
    .select({
      granted: sum(granted),
      available: sum(sql`${grants.available}`),
      held: sum(sql`${grants.held}`),
      used: sum(sql`${grants.used}`),
      expired: sum(sql`${grants.expired}`),
      revoked: sum(sql`${grants.revoked} - ${givenBack}`),
      owedToRefund: sum(
        sql`case when ${grants.refundTarget} > ${grants.revoked} then ${grants.refundTarget} - ${grants.revoked} else 0 end`,
      ),
    })
    .from(subscriptions)
    .innerJoin(grants, eq(grants.subscriptionId, subscriptions.id))
    .where(
      and(
        eq(subscriptions.clientId, sale.clientId),
        eq(subscriptions.purchaseId, sale.id),
        inArray(grants.source, ['purchase', 'rollover']),
      ),
    )
  return row ?? { granted: 0, available: 0, held: 0, used: 0, expired: 0, revoked: 0, owedToRefund: 0 }
}

/**
 * The units that are available on the subscription of a sale and that it did not give: gifts, those after a refund among
 * them, and what staff added otherwise. With what is left of the sale they are all that its subscription has left.
 */
export async function sumAddedUnits(q: Reader, sale: Sale) {
  const { grants, subscriptions } = q.t
  const isGift = eq(grants.category, 'comp')
  const [row] = await q
    .select({
      gifts: sql`coalesce(sum(case when ${isGift} then ${grants.available} else 0 end), 0)`.mapWith(Number),
      others: sql`coalesce(sum(case when ${isGift} then 0 else ${grants.available} end), 0)`.mapWith(Number),
    })
    .from(subscriptions)
    .innerJoin(grants, eq(grants.subscriptionId, subscriptions.id))
    .where(
      and(
        eq(subscriptions.clientId, sale.clientId),
        eq(subscriptions.purchaseId, sale.id),
        notInArray(grants.source, ['purchase', 'rollover']),
      ),
    )
  return row ?? { gifts: 0, others: 0 }
}

/** The subscription that a sale gave, as it is now; null while it has given none. */
export async function findSoldSubscription(q: Reader, sale: Sale) {
  const { grants, subscriptions, families } = q.t
  const lastDay = q
    .select({ last: max(grants.expiresOn) })
    .from(grants)
    .where(and(eq(grants.subscriptionId, subscriptions.id), inArray(grants.source, ['purchase', 'rollover'])))
  const [row] = await q
    .select({
      id: subscriptions.id,
      name: subscriptions.name,
      kind: subscriptions.kind,
      status: subscriptions.status,
      family: families.name,
      expiresOn: sql<string | null>`(${lastDay})`,
    })
    .from(subscriptions)
    .leftJoin(families, eq(families.id, subscriptions.familyId))
    .where(and(eq(subscriptions.clientId, sale.clientId), eq(subscriptions.purchaseId, sale.id)))
    .limit(1)
  return row ?? null
}
