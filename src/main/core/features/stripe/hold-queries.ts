/** What disputes hold: open freezes of the subscriptions that their sales gave. */
import { and, eq, isNull, sql } from 'drizzle-orm'
import { among, idList } from '../../engine/among.ts'
import type { Reader, Writer } from '../../engine/engine.ts'

export type HeldSubscription = {
  readonly subscriptionId: number
  readonly clientName: string
  readonly packageName: string
  readonly purchaseId: number
  /** Units that can be spent. */
  readonly available: number
}

/** The subscriptions that these purchases gave. */
export async function listSoldSubscriptions(
  q: Reader,
  purchaseIds: readonly number[],
): Promise<HeldSubscription[]> {
  if (purchaseIds.length === 0) return []
  const { purchases, subscriptions, clients, grants } = q.t
  return q
    .select({
      subscriptionId: subscriptions.id,
      clientName: sql<string>`${clients.firstName} || ' ' || ${clients.lastName}`,
      packageName: subscriptions.name,
      purchaseId: purchases.id,
      available: sql<number>`coalesce((select sum(${grants.available}) from ${grants}
        where ${grants.subscriptionId} = ${subscriptions.id}), 0)`.mapWith(Number),
    })
    .from(purchases)
    .innerJoin(
      subscriptions,
      and(eq(subscriptions.clientId, purchases.clientId), eq(subscriptions.purchaseId, purchases.id)),
    )
    .innerJoin(clients, eq(clients.id, purchases.clientId))
    .where(among(q, purchases.id, idList(purchaseIds)))
    .orderBy(purchases.id)
}

export type HoldRow = {
  readonly disputeId: string
  readonly subscriptionId: number
  readonly freezeId: number | null
  readonly liftedAt: number | null
}

/** All that was ever held of these subscriptions. */
export async function listHolds(q: Reader, subscriptionIds: readonly number[]): Promise<HoldRow[]> {
  if (subscriptionIds.length === 0) return []
  const { stripeHolds } = q.t
  const { disputeId, subscriptionId, freezeId, liftedAt } = stripeHolds
  return q
    .select({ disputeId, subscriptionId, freezeId, liftedAt })
    .from(stripeHolds)
    .where(among(q, subscriptionId, idList(subscriptionIds)))
}

/** Keeps what a dispute holds from now on. */
export async function putHold(
  q: Writer,
  hold: Pick<HoldRow, 'disputeId' | 'subscriptionId' | 'freezeId'>,
  heldAt: number,
): Promise<void> {
  const { stripeHolds } = q.t
  await q
    .insert(stripeHolds)
    .values({ ...hold, heldAt })
    .onConflictDoUpdate({
      target: [stripeHolds.disputeId, stripeHolds.subscriptionId],
      set: { freezeId: hold.freezeId, heldAt, liftedAt: null },
    })
}

export async function liftHold(
  q: Writer,
  { disputeId, subscriptionId }: HoldRow,
  liftedAt: number,
): Promise<void> {
  const { stripeHolds } = q.t
  await q
    .update(stripeHolds)
    .set({ liftedAt })
    .where(
      and(
        eq(stripeHolds.disputeId, disputeId),
        eq(stripeHolds.subscriptionId, subscriptionId),
        isNull(stripeHolds.liftedAt),
      ),
    )
}
