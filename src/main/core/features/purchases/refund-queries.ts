/** What refunds ask of sales and of the lots that these gave. */
import { and, asc, desc, eq, inArray, isNull, sql } from 'drizzle-orm'
import { fullName } from '../../../../shared/domain/clients.ts'
import type { RefundLot } from '../../../../shared/domain/refunds.ts'
import type { Reader, Writer } from '../../engine/engine.ts'

/** A sale of which money was or can be given back. */
export type Refundable = {
  readonly id: number
  readonly clientId: number
  readonly clientName: string
  readonly packageName: string
  readonly amount: number
  readonly refundedAmount: number
}

/** The sale that a subscription came from; null when it was given or brought over. */
export async function findSaleOf(q: Reader, subscriptionId: number): Promise<Refundable | null> {
  const { purchases, subscriptions, clients } = q.t
  const [row] = await q
    .select({
      id: purchases.id,
      clientId: purchases.clientId,
      firstName: clients.firstName,
      lastName: clients.lastName,
      terms: purchases.terms,
      amount: purchases.amount,
      refundedAmount: purchases.refundedAmount,
    })
    .from(subscriptions)
    .innerJoin(purchases, eq(purchases.id, subscriptions.purchaseId))
    .innerJoin(clients, eq(clients.id, purchases.clientId))
    .where(eq(subscriptions.id, subscriptionId))
  if (row === undefined) return null
  const { firstName, lastName, terms, ...sale } = row
  return { ...sale, clientName: fullName({ firstName, lastName }), packageName: terms.name }
}

export type SaleLot = RefundLot & {
  readonly refundTarget: number
  /** Units that were taken back by mistake and given again, so that they count twice in both buckets. */
  readonly givenBack: number
}

/** The lots that a sale gave: not what staff added to its subscription. */
export async function listSaleLots(q: Reader, sale: Pick<Refundable, 'id' | 'clientId'>): Promise<SaleLot[]> {
  const { grants, subscriptions, entries } = q.t
  const rows = await q
    .select({
      id: grants.id,
      effectiveFrom: grants.effectiveFrom,
      source: grants.source,
      granted: grants.granted,
      available: grants.available,
      held: grants.held,
      revoked: grants.revoked,
      refundTarget: grants.refundTarget,
      givenBack: sql<number>`coalesce((select sum(${entries.units}) from ${entries}
        where ${entries.grantId} = ${grants.id} and ${entries.kind} = 'GRANT' and ${entries.correctsSeq} is not null), 0)`.mapWith(
        Number,
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
    .orderBy(asc(grants.id))
  return rows.map(({ source, ...lot }) => ({ ...lot, carriedOver: source === 'rollover' }))
}

/** What of these lots a gift in their place has in common with them. */
export async function listLotTerms(q: Reader, grantIds: readonly number[]) {
  const { grants } = q.t
  const { id, clientId, subscriptionId, familyId, currency, effectiveFrom, expiresOn } = grants
  return q
    .select({ id, clientId, subscriptionId, familyId, currency, effectiveFrom, expiresOn })
    .from(grants)
    .where(inArray(id, [...grantIds]))
}

/** Ledger lines that refunds have taken from these lots, the newest first, each with the units not given back since. */
export async function listTakenByRefunds(
  q: Reader,
  grantIds: readonly number[],
  reasons: readonly string[],
): Promise<{ readonly seq: number; readonly grantId: number; readonly units: number }[]> {
  if (grantIds.length === 0) return []
  const { entries } = q.t
  const left = sql<number>`${entries.units} - coalesce((select sum(answer.units) from ${entries} as answer
    where answer.grant_id = ${entries.grantId} and answer.corrects_seq = ${entries.seq}), 0)`.mapWith(Number)
  const rows = await q
    .select({ seq: entries.seq, grantId: entries.grantId, units: left })
    .from(entries)
    .where(
      and(
        inArray(entries.grantId, [...grantIds]),
        eq(entries.kind, 'REVOKE'),
        isNull(entries.correctsSeq),
        inArray(entries.reason, [...reasons]),
      ),
    )
    .orderBy(desc(entries.seq))
  return rows.filter(({ units }) => units > 0)
}

export async function updateRefundTarget(q: Writer, grantId: number, refundTarget: number): Promise<void> {
  await q
    .update(q.t.grants)
    .set({ refundTarget, version: sql`${q.t.grants.version} + 1` })
    .where(eq(q.t.grants.id, grantId))
}
