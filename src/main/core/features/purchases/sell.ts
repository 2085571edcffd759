import { lotsDue, lotUnitAmount, membershipEnd } from '../../../../shared/domain/memberships.ts'
import { type PaymentMethod, type PlainData, unitAmount } from '../../../../shared/domain/purchases.ts'
import { type Discount, discountOf, saleTotal } from '../../../../shared/domain/sales.ts'
import { addDays, type LocalDate } from '../../../../shared/domain/time.ts'
import { assert } from '../../../../shared/errors.ts'
import { ok, type Result, refuse } from '../../../../shared/result.ts'
import type { Context } from '../../context.ts'
import type { Writer } from '../../engine/engine.ts'
import type { PackageTerms } from '../../engine/schema/purchases.ts'
import { words } from '../../speaking.ts'
import type { PackageRecord } from '../catalogue/package-queries.ts'
import { handOver } from '../credits/hand-over.ts'
import { grantLots, type Lot, lotOf } from '../credits/lots.ts'
import { findPlaceHolder, insertSubscription } from '../credits/queries.ts'
import { type Studio, studioToday } from '../studio/queries.ts'
import { findPurchaseByExternalId, insertPurchase, nextReceiptNo } from './queries.ts'

export type Sale = {
  readonly clientId: number
  readonly package: PackageRecord
  readonly paid: boolean
  readonly externalId: string | null
  readonly provider: 'front_desk' | 'import'
  readonly metadata: PlainData | null
  /** Off the price, with the reason. */
  readonly discount?: (Discount & { readonly reason: string | null }) | null
  /** How it was paid at the desk; null where nobody said. */
  readonly paymentMethod?: PaymentMethod | null
}

export type Sold = {
  readonly purchaseId: number
  readonly grantId: number
  readonly subscriptionId: number
  readonly status: 'pending' | 'paid'
}

/**
 * Sells a package: the purchase with a snapshot of its terms, a subscription (queued when its place is taken),
 * and the grant with its units, or those of a membership's periods that are due, in the caller's unit of work.
 * Validity and periods count from today, or from the activation of what is queued: until then it has no last day. A
 * sale at the desk that is not yet paid still grants and shows the debt; one that is gets the next receipt. What a unit
 * is worth is its share of what is paid, after the discount.
 */
export async function sellPackage(
  q: Writer,
  context: Context,
  studio: Studio,
  sale: Sale,
): Promise<Result<Sold>> {
  const { clientId, externalId, provider, discount = null } = sale
  const terms = sale.package
  if (externalId !== null && (await findPurchaseByExternalId(q, provider, externalId)) !== null) {
    return refuse('DUPLICATE_EVENT', { externalId })
  }
  const amount = saleTotal(terms.priceAmount, discount)
  if (amount === null) return refuseDiscount(terms)
  const status = sale.paid ? 'paid' : 'pending'
  const purchaseId = await insertPurchase(q, {
    clientId,
    packageId: terms.id,
    provider,
    externalId,
    amount,
    currency: terms.currency,
    status,
    terms: snapshotOf(terms),
    metadata: sale.metadata,
    discountAmount: discount === null ? 0 : discountOf(terms.priceAmount, discount),
    discountReason: discount?.reason ?? null,
    ...(await paymentOf(q, context, sale)),
    createdAt: context.now,
  })
  const { subscriptionId, grantId } = await giveSold(q, context, studio, {
    clientId,
    packageId: terms.id,
    purchaseId,
    terms: { ...terms, priceAmount: amount },
  })
  context.note({
    entity: 'purchase',
    entityId: purchaseId,
    after: {
      ...{ clientId, package: terms.name, status, grantId, metadata: sale.metadata ?? undefined },
      ...(discount === null ? {} : { amount, discount }),
    },
  })
  return ok({ purchaseId, grantId, subscriptionId, status })
}

/** More would be taken off than the package costs. */
export function refuseDiscount({
  priceAmount: amount,
  currency,
}: Pick<PackageRecord, 'priceAmount' | 'currency'>) {
  const message = words().discountTooMuch({ amount, currency })
  return refuse('VALIDATION', { issues: [{ path: 'discount', message }] })
}

function snapshotOf(terms: PackageRecord): PackageTerms {
  const { name, credits, familyId, kind, validityDays, priceAmount, currency, period, rollover } = terms
  return { name, credits, familyId, kind, validityDays, priceAmount, currency, period, rollover }
}

/** What is kept of the money that came at the desk; of a sale elsewhere nobody knows when it came. */
async function paymentOf(q: Writer, context: Context, { paid, provider, paymentMethod = null }: Sale) {
  if (!paid) return {}
  if (provider !== 'front_desk') return { paymentMethod }
  return { paymentMethod, paidAt: context.now, receiptNo: await nextReceiptNo(q) }
}

/** What a sale gives, by its terms. */
export type SoldTerms = {
  readonly clientId: number
  readonly packageId: number
  readonly purchaseId: number
  /** How many of it; one unless it is said. */
  readonly quantity?: number
  /** The day from which its validity counts, where that is not today: the day on which it was paid. */
  readonly from?: LocalDate
  readonly terms: PackageTerms & Pick<PackageRecord, 'period' | 'rollover'>
}

/** Gives what was sold: the subscription, queued when its place is taken, and its lots. */
export async function giveSold(
  q: Writer,
  context: Context,
  studio: Studio,
  { clientId, packageId, purchaseId, terms, quantity = 1, from }: SoldTerms,
): Promise<{ readonly subscriptionId: number; readonly grantId: number }> {
  const today = earliestOf(from, studioToday(studio, context.now))
  await handOver(q, context, studio, clientId)
  const queued = (await findPlaceHolder(q, clientId, terms)) !== null
  const subscriptionId = await insertSubscription(q, {
    clientId,
    name: terms.name,
    familyId: terms.familyId,
    kind: terms.kind,
    packageId,
    purchaseId,
    status: queued ? 'queued' : 'active',
    validityDays: terms.validityDays,
    activatedOn: queued ? null : today,
    period: terms.period,
    rollover: terms.rollover,
    anchorOn: queued || terms.period === null ? null : today,
    endsOn: queued || terms.period === null ? null : membershipEnd(today, terms.validityDays),
    createdAt: context.now,
  })
  const holding = { clientId, subscriptionId, quantity, from: today, queued }
  const [grantId] = await grantLots(q, context, lotsSold(terms, holding, studioToday(studio, context.now)))
  assert(grantId !== undefined, 'a sale grants its first lot')
  return { subscriptionId, grantId }
}

const earliestOf = (day: LocalDate | undefined, today: LocalDate) =>
  day !== undefined && day < today ? day : today

type Holding = {
  readonly clientId: number
  readonly subscriptionId: number
  readonly quantity: number
  /** The day from which its validity counts. */
  readonly from: LocalDate
  readonly queued: boolean
}

/** What a sale gives: a pack's one lot, or those of a membership that are due; what waits has no last day yet. */
function lotsSold(
  terms: SoldTerms['terms'],
  { clientId, subscriptionId, quantity, from, queued }: Holding,
  today: LocalDate,
): Lot[] {
  const { name, familyId, currency, period, priceAmount, credits, validityDays } = terms
  const common = { clientId, subscriptionId, familyId, currency, units: credits * quantity }
  if (period === null) {
    const expiresOn = queued || validityDays === null ? null : addDays(from, validityDays)
    const dates = { effectiveFrom: from, expiresOn, reason: `Purchase of ${name}` }
    return [
      {
        ...common,
        ...dates,
        source: 'purchase',
        category: 'paid',
        unitAmount: unitAmount(priceAmount, credits),
      },
    ]
  }
  const membership = { ...common, name, unitAmount: lotUnitAmount(terms, period, from) }
  if (queued) return [lotOf(membership, { number: 0, effectiveFrom: from, expiresOn: null })]
  const endsOn = membershipEnd(from, validityDays)
  const anchored = { period, anchorOn: from, anchorPeriod: 0, endsOn, freezes: [] }
  return lotsDue(anchored, 0, today).map((lot) => lotOf(membership, lot))
}
