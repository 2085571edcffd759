import type { Parsed, Value } from '../../../../shared/contract/index.ts'
import { formatInstant } from '../../../../shared/domain/time.ts'
import { ok, type Result, refuse } from '../../../../shared/result.ts'
import type { Context } from '../../context.ts'
import type { Reader, Writer } from '../../engine/engine.ts'
import { findPackage } from '../catalogue/package-queries.ts'
import { refuseMerged } from '../clients/merged.ts'
import { findClient } from '../clients/queries.ts'
import { availableOf } from '../credits/figures-queries.ts'
import { planAfterPurchase } from '../plans/after-purchase.ts'
import { loadStudio, studioToday } from '../studio/queries.ts'
import { countPurchases, listPurchases } from './queries.ts'
import { sellPackage } from './sell.ts'
import { purchaseView } from './views.ts'

/** The sale of a package to a client, at its catalogue price. */
export async function createPurchase(
  q: Writer,
  context: Context,
  input: Parsed<'purchases.create'>,
): Promise<Result<Value<'purchases.create'>>> {
  const studio = await loadStudio(q)
  const client = await findClient(q, input.clientId)
  if (client === null) return refuse('USER_NOT_FOUND', { clientId: input.clientId })
  const terms = await findPackage(q, input.packageId)
  if (terms === null || !terms.active) return refuse('NOT_FOUND', { entity: 'package', id: input.packageId })
  const merged = await refuseMerged(q, client, 'sold to')
  if (!merged.ok) return merged
  const sold = await sellPackage(q, context, studio, {
    clientId: client.id,
    package: terms,
    paid: input.paid,
    externalId: input.externalId ?? null,
    provider: input.provider,
    metadata: input.metadata ?? null,
  })
  if (!sold.ok) return sold
  const { purchaseId, grantId, subscriptionId, status } = sold.value
  const plan = await planAfterPurchase(q, context, purchaseId)
  return ok({
    purchase: {
      id: purchaseId,
      clientId: client.id,
      packageId: terms.id,
      status,
      amount: terms.priceAmount,
      refundedAmount: 0,
      currency: terms.currency,
      createdAt: formatInstant(context.now),
      version: 1,
    },
    grant: { id: grantId, subscriptionId, units: terms.credits },
    availableSessions: await availableOf(q, client.id, studioToday(studio, context.now)),
    plan: plan === null ? null : { id: plan.id, status: plan.status, count: plan.count, placed: plan.placed },
  })
}

/** Sales with what became of their money, the newest first. */
export async function listSales(
  q: Reader,
  _context: Context,
  input: Parsed<'purchases.list'>,
): Promise<Result<Value<'purchases.list'>>> {
  const { clientId } = input
  if (clientId !== undefined && (await findClient(q, clientId)) === null) {
    return refuse('USER_NOT_FOUND', { clientId })
  }
  const rows = await listPurchases(q, { clientId }, input)
  return ok({ rows: rows.map(purchaseView), total: await countPurchases(q, clientId) })
}
