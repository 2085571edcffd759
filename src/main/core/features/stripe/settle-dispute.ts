import type { Parsed, Value } from '../../../../shared/contract/index.ts'
import { DISPUTE_OUTCOMES, type DisputeOutcome } from '../../../../shared/domain/stripe.ts'
import {
  type DisputeProblem,
  disputeProblem,
  settledDispute,
} from '../../../../shared/domain/stripe-disputes.ts'
import { holdsUnits } from '../../../../shared/domain/stripe-target.ts'
import { assert } from '../../../../shared/errors.ts'
import { ok, type Result, refuse } from '../../../../shared/result.ts'
import type { Context } from '../../context.ts'
import type { Reader, Writer } from '../../engine/engine.ts'
import { words } from '../../speaking.ts'
import { settleAttention } from '../attention/queries.ts'
import { availableOf } from '../credits/figures-queries.ts'
import { findPurchase } from '../purchases/queries.ts'
import { loadStudio, studioToday } from '../studio/queries.ts'
import { isConnected } from './account-queries.ts'
import { adjustSale } from './adjust.ts'
import { type KnownSale, loadKnownSale } from './known-sale.ts'
import { findSaleOfPurchase, settleReversal } from './sale-queries.ts'
import { unclearKey } from './unclear.ts'

/**
 * Takes over what staff say a bank has decided of the disputes that hold a sale, where Stripe will not tell: money, units
 * and holds then follow as if Stripe had said so. When it tells after all, the same counts once.
 */
export async function settleDispute(
  q: Writer,
  context: Context,
  { purchaseId, outcome, reason }: Parsed<'purchases.settleDispute'>,
): Promise<Result<Value<'purchases.settleDispute'>>> {
  const studio = await loadStudio(q)
  const before = await findPurchase(q, purchaseId)
  if (before === null) return refuse('NOT_FOUND', { entity: 'purchase', id: purchaseId })
  const known = await loadSaleOf(q, purchaseId)
  const problem = await problemOf(q, known, outcome)
  if (known === null || problem !== null) {
    const why = words().DISPUTE_PROBLEM_SENTENCES[problem ?? 'none']
    return refuse('INVALID_TRANSITION', { from: before.status, to: outcome, why })
  }
  for (const dispute of known.reversals.filter((one) => holdsUnits(known.row, one))) {
    const settled = settledDispute(known.row, known.reversals, dispute, outcome)
    await settleReversal(q, settled)
    await settleAttention(q, context, unclearKey(dispute))
    known.reversals = known.reversals.map((one) => (one.id === dispute.id ? settled : one))
    const change = { before: { status: dispute.status }, after: { settled: outcome, reason } }
    context.note({ entity: 'stripe_sale', entityId: known.row.id, ...change })
  }
  const moved = await adjustSale(q, context, studio, known, { reason })
  const after = await findPurchase(q, purchaseId)
  assert(after !== null, 'a sale whose dispute was settled is still there')
  return ok({
    status: after.status,
    refundedAmount: after.refundedAmount,
    revoked: moved.revoked,
    availableSessions: await availableOf(q, after.clientId, studioToday(studio, context.now)),
  })
}

/** How staff can settle the disputes of a sale by hand; nothing where none holds it, or Stripe will tell. */
export async function settleableAs(q: Reader, purchaseId: number): Promise<DisputeOutcome[]> {
  const known = await loadSaleOf(q, purchaseId)
  const outcomes: DisputeOutcome[] = []
  for (const outcome of DISPUTE_OUTCOMES) {
    if ((await problemOf(q, known, outcome)) === null) outcomes.push(outcome)
  }
  return outcomes
}

async function problemOf(
  q: Reader,
  known: KnownSale | null,
  outcome: DisputeOutcome,
): Promise<DisputeProblem | null> {
  if (known === null) return 'none'
  return disputeProblem(known.row, known.reversals, { connected: await isConnected(q), outcome })
}

async function loadSaleOf(q: Reader, purchaseId: number): Promise<KnownSale | null> {
  const saleId = await findSaleOfPurchase(q, purchaseId)
  return saleId === null ? null : loadKnownSale(q, saleId)
}
