import { refundShares } from '../../../../shared/domain/stripe-money.ts'
import type { Writer } from '../../engine/engine.ts'
import { findSaleOfPurchase, findSales, listLines, updateLine } from './sale-queries.ts'

/**
 * Keeps what staff have recorded by hand of a sale in Stripe while it is not connected, beside what Stripe had asked for
 * until then: what it tells later may be the same money. `refundedInAll` is all that counts as given back now.
 */
export async function keepByHand(q: Writer, purchaseId: number, refundedInAll: number): Promise<void> {
  const saleId = await findSaleOfPurchase(q, purchaseId)
  if (saleId === null) return
  const [row] = await findSales(q, [saleId])
  const lines = await listLines(q, [saleId])
  const index = lines.findIndex((line) => line.purchaseId === purchaseId)
  const line = lines[index]
  if (row === undefined || line === undefined) return
  const byHandAfter = refundShares(row.refundedAmount, row.amount, lines)[index] ?? 0
  await updateLine(q, line.id, { byHand: Math.max(0, refundedInAll - byHandAfter), byHandAfter })
}
