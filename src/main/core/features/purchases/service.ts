import type { Parsed, Value } from '../../../../shared/contract/index.ts'
import { voidProblem } from '../../../../shared/domain/sales.ts'
import { endOfDay, startOfDay } from '../../../../shared/domain/time.ts'
import { assert } from '../../../../shared/errors.ts'
import { ok, type Result, refuse } from '../../../../shared/result.ts'
import type { Context } from '../../context.ts'
import type { Reader, Writer } from '../../engine/engine.ts'
import { findPackage } from '../catalogue/package-queries.ts'
import { refuseMerged } from '../clients/merged.ts'
import { findClient } from '../clients/queries.ts'
import { availableOf } from '../credits/figures-queries.ts'
import { turnOf } from '../credits/turn.ts'
import { planAfterPurchase } from '../plans/after-purchase.ts'
import { closeDrawerItems } from '../sale-drawer/close.ts'
import { isConnected } from '../stripe/account-queries.ts'
import { settleableAs } from '../stripe/settle-dispute.ts'
import { loadStudio, type Studio, studioToday } from '../studio/queries.ts'
import { findSoldSubscription, sumAddedUnits, sumSoldUnits } from './gave-queries.ts'
import { saleHistory } from './history.ts'
import { countSales, type SaleFilter, salesWhere, sumSales } from './list-queries.ts'
import { findPurchase, listPurchases } from './queries.ts'
import { sellPackage } from './sell.ts'
import { purchaseView } from './views.ts'

/**
 * The sale of a package to a client, at its catalogue price or less. What of the client's drawer it covers leaves the
 * drawer in the same unit of work.
 */
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
  if (!input.paid && input.paymentMethod !== undefined) {
    const message = 'What is paid later is paid in no way yet.'
    return refuse('VALIDATION', { issues: [{ path: 'paymentMethod', message }] })
  }
  const merged = await refuseMerged(q, client, 'sold to')
  if (!merged.ok) return merged
  const sold = await sellPackage(q, context, studio, {
    clientId: client.id,
    package: terms,
    paid: input.paid,
    externalId: input.externalId ?? null,
    provider: input.provider,
    metadata: input.metadata ?? null,
    discount: input.discount ?? null,
    paymentMethod: input.paymentMethod ?? null,
  })
  if (!sold.ok) return sold
  const { purchaseId, grantId, subscriptionId } = sold.value
  const closed = await closeDrawerItems(q, context, { ...input, purchaseId })
  if (!closed.ok) return closed
  const plan = await planAfterPurchase(q, context, purchaseId)
  const purchase = await findPurchase(q, purchaseId)
  assert(purchase !== null, 'a sale that was made is there')
  return ok({
    purchase: purchaseView(purchase),
    grant: { id: grantId, subscriptionId, units: terms.credits },
    waits: await turnOf(q, { clientId: client.id, subscriptionId }),
    availableSessions: await availableOf(q, client.id, studioToday(studio, context.now)),
    plan: plan === null ? null : { id: plan.id, status: plan.status, count: plan.count, placed: plan.placed },
  })
}

/** The filter as it was asked for, with studio days as moments. */
export function filterOf(
  { zone }: Pick<Studio, 'zone'>,
  { from, to, ...rest }: Omit<Parsed<'purchases.list'>, 'limit' | 'offset'>,
): SaleFilter {
  return {
    ...rest,
    from: from === undefined ? undefined : startOfDay(from, zone),
    before: to === undefined ? undefined : endOfDay(to, zone),
  }
}

/** Sales with what became of their money, the newest first. */
export async function listSales(
  q: Reader,
  _context: Context,
  input: Parsed<'purchases.list'>,
): Promise<Result<Value<'purchases.list'>>> {
  const { clientId, limit, offset, ...filter } = input
  if (clientId !== undefined && (await findClient(q, clientId)) === null) {
    return refuse('USER_NOT_FOUND', { clientId })
  }
  const passing = await salesWhere(q, filterOf(await loadStudio(q), { ...filter, clientId }))
  const rows = await listPurchases(q, passing, { limit, offset })
  const totals = await sumSales(q, passing)
  return ok({ rows: rows.map(purchaseView), total: await countSales(q, passing), totals })
}

/** One sale with what it gave and what became of that. */
export async function getSale(
  q: Reader,
  _context: Context,
  { purchaseId }: Parsed<'purchases.get'>,
): Promise<Result<Value<'purchases.get'>>> {
  const purchase = await findPurchase(q, purchaseId)
  if (purchase === null) return refuse('NOT_FOUND', { entity: 'purchase', id: purchaseId })
  const units = await sumSoldUnits(q, purchase)
  return ok({
    purchase: purchaseView(purchase),
    units,
    added: await sumAddedUnits(q, purchase),
    subscription: await findSoldSubscription(q, purchase),
    waits: await turnOf(q, purchase),
    history: await saleHistory(q, purchase),
    followed: purchase.provider === 'stripe' && (await isConnected(q)),
    settleableAs: purchase.status === 'disputed' ? await settleableAs(q, purchaseId) : [],
    voidable: voidProblem({ ...purchase, lots: [units] }) === null,
  })
}
