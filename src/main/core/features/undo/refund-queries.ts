import { and, asc, eq, gt, inArray } from 'drizzle-orm'
import type { Reader } from '../../engine/engine.ts'
import { piecesOf } from '../../engine/pieces.ts'

/** Those packs of some grants of whose sale money was given back, each with whose it is. */
export async function findRefunded(
  q: Reader,
  grantIds: readonly number[],
): Promise<readonly { readonly subscriptionId: number; readonly clientId: number }[]> {
  const { grants, subscriptions, purchases } = q.t
  const found = new Map<number, { readonly subscriptionId: number; readonly clientId: number }>()
  for (const piece of piecesOf(grantIds)) {
    const rows = await q
      .selectDistinct({ subscriptionId: subscriptions.id, clientId: subscriptions.clientId })
      .from(grants)
      .innerJoin(subscriptions, eq(subscriptions.id, grants.subscriptionId))
      .innerJoin(purchases, eq(purchases.id, subscriptions.purchaseId))
      .where(and(inArray(grants.id, [...piece]), gt(purchases.refundedAmount, 0)))
      .orderBy(asc(subscriptions.id))
    for (const row of rows) found.set(row.subscriptionId, row)
  }
  return [...found.values()]
}
