import type { Parsed, Value } from '../../../../shared/contract/index.ts'
import { staleVersion } from '../../../../shared/domain/changes.ts'
import { payProblem, voidProblem } from '../../../../shared/domain/sales.ts'
import { assert } from '../../../../shared/errors.ts'
import { voidReason } from '../../../../shared/messages/sales.ts'
import { ok, type Result, refuse } from '../../../../shared/result.ts'
import type { Context } from '../../context.ts'
import type { Writer } from '../../engine/engine.ts'
import { words } from '../../speaking.ts'
import { availableOf } from '../credits/figures-queries.ts'
import { handOverAll } from '../credits/hand-over.ts'
import { listHoldings, unitsOf } from '../credits/hand-over-queries.ts'
import { appendEntries } from '../ledger/queries.ts'
import { loadStudio, studioToday } from '../studio/queries.ts'
import { rowChanged } from '../undo/steps.ts'
import { sumSoldUnits } from './gave-queries.ts'
import { findPurchase, nextReceiptNo, type PurchaseRecord, updatePayment } from './queries.ts'
import { listSaleLots } from './refund-queries.ts'
import { purchaseView } from './views.ts'

/** Records that a debt is paid at the desk, by this method, now. The sale gets the next receipt. */
export async function payPurchase(
  q: Writer,
  context: Context,
  input: Parsed<'purchases.pay'>,
): Promise<Result<Value<'purchases.pay'>>> {
  const before = await findPurchase(q, input.purchaseId)
  if (before === null) return refuse('NOT_FOUND', { entity: 'purchase', id: input.purchaseId })
  const { version, method } = input
  const after = { status: 'paid', paymentMethod: method } as const
  if (version !== undefined && version !== before.version) return staleVersion(version, before, after)
  const problem = payProblem(before)
  if (problem !== null) {
    const why = words().PAY_PROBLEM_SENTENCES[problem]
    return refuse('INVALID_TRANSITION', { from: before.status, to: 'paid', why })
  }
  const receiptNo = await nextReceiptNo(q)
  await updatePayment(q, before, { ...after, paidAt: context.now, receiptNo })
  context.note({
    entity: 'purchase',
    entityId: before.id,
    before: { status: before.status },
    after: { ...after, receiptNo },
  })
  return ok({ purchase: purchaseView(await readAgain(q, before.id)) })
}

/**
 * Takes back a sale that was a mistake. Nobody has paid for it and nothing of it is held or used, so that what is
 * available of it is all that is left: it is revoked. Its pack ends, unless staff have added to it, and a membership in
 * any case, because it would go on issuing.
 */
export async function voidPurchase(
  q: Writer,
  context: Context,
  input: Parsed<'purchases.void'>,
): Promise<Result<Value<'purchases.void'>>> {
  const studio = await loadStudio(q)
  const before = await findPurchase(q, input.purchaseId)
  if (before === null) return refuse('NOT_FOUND', { entity: 'purchase', id: input.purchaseId })
  const { version, reason } = input
  if (version !== undefined && version !== before.version) {
    return staleVersion(version, before, { status: 'failed' })
  }
  const problem = voidProblem({ ...before, lots: [await sumSoldUnits(q, before)] })
  if (problem !== null) {
    const why = words().VOID_PROBLEM_SENTENCES[problem]
    return refuse('INVALID_TRANSITION', { from: before.status, to: 'failed', why })
  }
  const revoked = await takeAll(q, context, before, reason)
  await updatePayment(q, before, { status: 'failed' })
  context.undoable(rowChanged('sale', before.id, { status: before.status }, { status: 'failed' }))
  const { activated } = await handOverAll(q, context, studio, [before.clientId], await endingWith(q, before))
  context.note({
    entity: 'purchase',
    entityId: before.id,
    before: { status: before.status },
    after: { status: 'failed', reason, revoked },
  })
  return ok({
    purchase: purchaseView(await readAgain(q, before.id)),
    revoked,
    activated: await unitsOf(q, before.clientId, activated),
    availableSessions: await availableOf(q, before.clientId, studioToday(studio, context.now)),
  })
}

/** What a void ends: a membership, which would go on issuing, and what is left of nothing and waits for its turn. */
async function endingWith(
  q: Writer,
  { kind, clientId, subscriptionId }: PurchaseRecord,
): Promise<ReadonlySet<number>> {
  const own = (await listHoldings(q, [clientId])).find(({ id }) => id === subscriptionId)
  const ends =
    own !== undefined && (kind === 'membership' || (own.status === 'queued' && own.remaining === 0))
  return new Set(ends ? [own.id] : [])
}

/** Takes what is available of all that a sale gave; answers how many units. */
async function takeAll(q: Writer, context: Context, sale: PurchaseRecord, reason: string): Promise<number> {
  const left = (await listSaleLots(q, sale)).filter(({ available }) => available > 0)
  await appendEntries(
    q,
    context,
    left.map(({ id: grantId, available: units }) => ({
      grantId,
      kind: 'REVOKE',
      units,
      reason: voidReason(reason),
    })),
  )
  return left.reduce((units, { available }) => units + available, 0)
}

async function readAgain(q: Writer, id: number): Promise<PurchaseRecord> {
  const purchase = await findPurchase(q, id)
  assert(purchase !== null, 'a sale that was changed is still there')
  return purchase
}
