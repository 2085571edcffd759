import { replacesReversal } from '../../../../shared/domain/stripe-target.ts'
import type { Reader } from '../../engine/engine.ts'
import type { Batch } from './batches.ts'
import type { ReversalFacts } from './facts.ts'
import { fingerprintOf } from './known-sale.ts'
import { findReversals, findSalesByIntent, findSalesBySource } from './sale-queries.ts'

/**
 * What of a batch may change anything: not what is known as it is, and not what was sold before the studio began to take
 * sales over. Most of what is read every few hours is known; recording takes the write lock, and this does not.
 */
export async function siftBatch(q: Reader, batch: Batch, floor: number): Promise<Batch> {
  const rows = await findSalesBySource(
    q,
    batch.sales.map(({ sourceId }) => sourceId),
  )
  const known = new Map(rows.map((row) => [row.sourceId, row.fingerprint]))
  const sales = batch.sales.filter((facts) => {
    const before = known.get(facts.sourceId)
    return before === undefined ? facts.createdAt >= floor : before !== fingerprintOf(facts)
  })
  return { ...batch, sales, reversals: await siftReversals(q, batch.reversals) }
}

async function siftReversals(q: Reader, reversals: readonly ReversalFacts[]): Promise<ReversalFacts[]> {
  const rows = await findReversals(
    q,
    reversals.map(({ id }) => id),
  )
  const known = new Map(rows.map((row) => [row.id, row]))
  const homeless = rows.flatMap(({ saleId, paymentIntentId }) =>
    saleId === null && paymentIntentId !== null ? [paymentIntentId] : [],
  )
  const found = new Set((await findSalesByIntent(q, homeless)).map((sale) => sale.paymentIntentId))
  return reversals.filter((facts) => {
    const row = known.get(facts.id)
    if (row === undefined) return true
    if (replacesReversal(row, facts) && row.status !== facts.status) return true
    return row.saleId === null && (found.has(facts.paymentIntentId) || facts.sourceId !== null)
  })
}

export function isEmpty({ sales, reversals, again, reads }: Batch): boolean {
  return sales.length + reversals.length + again.length === 0 && reads === undefined
}
