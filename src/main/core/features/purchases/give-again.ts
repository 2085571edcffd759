import type { Context } from '../../context.ts'
import type { Writer } from '../../engine/engine.ts'
import { grantLots } from '../credits/lots.ts'
import { listLotTerms } from './refund-queries.ts'
import type { Taken } from './take-refund.ts'

/**
 * Gives as a gift what a refund has just taken: for each lot one of as many units, for the same sessions and until the
 * same day, which is worth no money. Refunds ask nothing of it, because the sale has not given it. Answers the units.
 */
export async function giveAgain(
  q: Writer,
  context: Context,
  taken: Taken['from'],
  reason: string,
): Promise<number> {
  if (taken.length === 0) return 0
  const terms = await listLotTerms(
    q,
    taken.map(({ grantId }) => grantId),
  )
  const units = new Map(taken.map((part) => [part.grantId, part.units]))
  const gifts = terms.map(({ id, ...lot }) => ({
    ...lot,
    source: 'allocation' as const,
    category: 'comp' as const,
    unitAmount: 0,
    units: units.get(id) ?? 0,
    reason,
  }))
  await grantLots(q, context, gifts)
  return gifts.reduce((sum, gift) => sum + gift.units, 0)
}
