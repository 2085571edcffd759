import { type PlainData, unitAmount } from '../../../../shared/domain/purchases.ts'
import { addDays } from '../../../../shared/domain/time.ts'
import { ok, type Result, refuse } from '../../../../shared/result.ts'
import type { Context } from '../../context.ts'
import type { Writer } from '../../engine/engine.ts'
import type { PackageRecord } from '../catalogue/queries.ts'
import { handOver } from '../credits/hand-over.ts'
import { findPlaceHolder, insertGrant, insertSubscription } from '../credits/queries.ts'
import { appendEntries } from '../ledger/queries.ts'
import { type Studio, studioToday } from '../studio/queries.ts'
import { findPurchaseByExternalId, insertPurchase } from './queries.ts'

export type Sale = {
  readonly clientId: number
  readonly package: PackageRecord
  readonly paid: boolean
  readonly externalId: string | null
  readonly provider: 'front_desk' | 'import'
  readonly metadata: PlainData | null
}

export type Sold = {
  readonly purchaseId: number
  readonly grantId: number
  readonly subscriptionId: number
  readonly status: 'pending' | 'paid'
}

/**
 * Sells a package: the purchase with a snapshot of its terms, a subscription (queued when its place is taken),
 * and the grant with its units, in the caller's unit of work. Validity counts from today, or from its activation
 * when it is queued: until then it has no last day. A sale at the desk that is not yet paid still grants and shows
 * the debt.
 */
export async function sellPackage(
  q: Writer,
  context: Context,
  studio: Studio,
  sale: Sale,
): Promise<Result<Sold>> {
  const { clientId, externalId, provider } = sale
  const terms = sale.package
  if (externalId !== null && (await findPurchaseByExternalId(q, provider, externalId)) !== null) {
    return refuse('DUPLICATE_EVENT', { externalId })
  }
  const today = studioToday(studio, context.now)
  const status = sale.paid ? 'paid' : 'pending'
  const purchaseId = await insertPurchase(q, {
    clientId,
    packageId: terms.id,
    provider,
    externalId,
    amount: terms.priceAmount,
    currency: terms.currency,
    status,
    terms: {
      name: terms.name,
      credits: terms.credits,
      familyId: terms.familyId,
      kind: terms.kind,
      validityDays: terms.validityDays,
      priceAmount: terms.priceAmount,
      currency: terms.currency,
    },
    metadata: sale.metadata,
    createdAt: context.now,
  })
  await handOver(q, context, studio, clientId)
  const taken = await findPlaceHolder(q, clientId, terms)
  const subscriptionId = await insertSubscription(q, {
    clientId,
    name: terms.name,
    familyId: terms.familyId,
    kind: terms.kind,
    packageId: terms.id,
    purchaseId,
    status: taken === null ? 'active' : 'queued',
    validityDays: terms.validityDays,
    activatedOn: taken === null ? today : null,
    createdAt: context.now,
  })
  const grantId = await insertGrant(q, {
    clientId,
    subscriptionId,
    familyId: terms.familyId,
    source: 'purchase',
    category: 'paid',
    unitAmount: unitAmount(terms.priceAmount, terms.credits),
    currency: terms.currency,
    effectiveFrom: today,
    expiresOn: taken !== null || terms.validityDays === null ? null : addDays(today, terms.validityDays),
    reason: `Purchase of ${terms.name}`,
    createdAt: context.now,
  })
  await appendEntries(q, context, [
    { grantId, kind: 'GRANT', units: terms.credits, reason: `Purchase of ${terms.name}` },
  ])
  context.note({
    entity: 'purchase',
    entityId: purchaseId,
    after: { clientId, package: terms.name, status, grantId, metadata: sale.metadata ?? undefined },
  })
  return ok({ purchaseId, grantId, subscriptionId, status })
}
