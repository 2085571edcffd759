import type { Parsed, Value } from '../../../../shared/contract/index.ts'
import { staleVersion } from '../../../../shared/domain/changes.ts'
import type { PurchaseStatus } from '../../../../shared/domain/purchases.ts'
import { refundedStatus, refundProblem } from '../../../../shared/domain/refunds.ts'
import { assert } from '../../../../shared/errors.ts'
import { keptReason, refundReason } from '../../../../shared/messages/refunds.ts'
import { ok, type Result, refuse } from '../../../../shared/result.ts'
import type { Context } from '../../context.ts'
import type { Writer } from '../../engine/engine.ts'
import { words } from '../../speaking.ts'
import { availableOf } from '../credits/figures-queries.ts'
import { handOverAll } from '../credits/hand-over.ts'
import { listHoldings, unitsOf } from '../credits/hand-over-queries.ts'
import { turnOf } from '../credits/turn.ts'
import { isConnected } from '../stripe/account-queries.ts'
import { keepByHand } from '../stripe/by-hand.ts'
import { loadStudio, studioToday } from '../studio/queries.ts'
import { sumSoldUnits } from './gave-queries.ts'
import { giveAgain } from './give-again.ts'
import { findPurchase, type PurchaseRecord, updateRefunded } from './queries.ts'
import { takeRefund } from './take-refund.ts'
import { purchaseView } from './views.ts'

/**
 * Records money that was given back for a sale, and takes the units that all its refunds so far ask for (rule 13):
 * those that are available now; the rest waits as a matter to decide. A membership that is refunded in full ends,
 * because it would go on issuing what nobody has paid for. With `keepSessions` what is taken now is given again as a
 * gift in the same unit of work: the rule takes what it takes, and both stand in the ledger.
 */
export async function refundPurchase(
  q: Writer,
  context: Context,
  input: Parsed<'purchases.refund'>,
): Promise<Result<Value<'purchases.refund'>>> {
  const studio = await loadStudio(q)
  const before = await findPurchase(q, input.purchaseId)
  if (before === null) return refuse('NOT_FOUND', { entity: 'purchase', id: input.purchaseId })
  // Money goes back where it came from; a second record of it would take the units twice.
  if (before.provider === 'stripe' && (await isConnected(q))) {
    const why = words().REFUND_IN_STRIPE
    return refuse('INVALID_TRANSITION', { from: before.status, to: 'refunded', why })
  }
  const { amount, version, keepSessions } = input
  const refunded = { refundedAmount: before.refundedAmount + amount }
  if (version !== undefined && version !== before.version) return staleVersion(version, before, refunded)
  const problem = refundProblem(before)
  if (problem !== null) {
    const why = words().REFUND_PROBLEM_SENTENCES[problem]
    return refuse('INVALID_TRANSITION', { from: before.status, to: 'refunded', why })
  }
  if (keepSessions && (await turnOf(q, before)) !== null) {
    const why = words().NOT_KEPT_WHILE_QUEUED
    return refuse('INVALID_TRANSITION', { from: before.status, to: 'refunded', why })
  }
  const left = { amount: before.amount - before.refundedAmount, currency: before.currency }
  if (amount > left.amount) {
    return refuse('VALIDATION', { issues: [{ path: 'amount', message: words().tooMuchSentence(left) }] })
  }

  const after = { ...refunded, status: refundedStatus(before.amount, refunded.refundedAmount) }
  await updateRefunded(q, before, after)
  if (before.provider === 'stripe') await keepByHand(q, before.id, after.refundedAmount)
  const given = { amount, currency: before.currency }
  const { from, ...taken } = await takeRefund(
    q,
    context,
    { ...before, ...after },
    refundReason(given, input.reason),
  )
  const kept = keepSessions ? await giveAgain(q, context, from, keptReason(given, input.reason)) : 0
  const { activated } = await handOverAll(
    q,
    context,
    studio,
    [before.clientId],
    await endingWith(q, before, after.status),
  )
  context.note({
    entity: 'purchase',
    entityId: before.id,
    before: { status: before.status, refundedAmount: before.refundedAmount },
    after: { ...after, reason: input.reason, ...taken, ...(kept > 0 ? { kept } : {}) },
  })
  const purchase = await findPurchase(q, before.id)
  assert(purchase !== null, 'a sale that was refunded is still there')
  return ok({
    purchase: purchaseView(purchase),
    ...taken,
    kept,
    activated: await unitsOf(q, before.clientId, activated),
    availableSessions: await availableOf(q, before.clientId, studioToday(studio, context.now)),
  })
}

/**
 * What a refund in full ends: a membership, and a pack that waits for its turn with nothing left and nothing held. A
 * pack that has its place ends when nothing is left on it.
 */
async function endingWith(
  q: Writer,
  sale: PurchaseRecord,
  status: PurchaseStatus,
): Promise<ReadonlySet<number>> {
  const { kind, clientId, subscriptionId } = sale
  if (status !== 'refunded' || subscriptionId === null) return new Set()
  if (kind === 'membership') return new Set([subscriptionId])
  const own = (await listHoldings(q, [clientId])).find(({ id }) => id === subscriptionId)
  const isEmpty = own?.status === 'queued' && own.remaining === 0 && (await sumSoldUnits(q, sale)).held === 0
  return new Set(isEmpty ? [subscriptionId] : [])
}
