import { bearRefunds } from '../../../../shared/domain/stripe-shares.ts'
import type { Writer } from '../../engine/engine.ts'
import { findSaleOfPurchase, findSales, listLines, updateLine } from './sale-queries.ts'

/**
 * Keeps what staff have recorded by hand of a sale in Stripe while it is not connected, beside what Stripe had asked of
 * each of its lines until then: what it tells later may be the same money. `refundedInAll` is all that counts as given back
 * of the purchase now.
 */
export async function keepByHand(q: Writer, purchaseId: number, refundedInAll: number): Promise<void> {
  const saleId = await findSaleOfPurchase(q, purchaseId)
  if (saleId === null) return
  const [row] = await findSales(q, [saleId])
  if (row === undefined) return
  const lines = await listLines(q, [saleId])
  const borne = bearRefunds(row.refundedAmount, row.amount, lines).lines
  for (const [index, line] of lines.entries()) {
    const { byStripe, inAll } = borne[index] ?? { byStripe: 0, inAll: 0 }
    const counts = line.purchaseId === purchaseId ? refundedInAll : inAll
    await updateLine(q, line.id, { byHand: Math.max(0, counts - byStripe), byHandAfter: byStripe })
  }
}
