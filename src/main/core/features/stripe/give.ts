import type { MembershipPeriod } from '../../../../shared/domain/catalogue.ts'
import { isCurrency } from '../../../../shared/domain/money.ts'
import { localDateOf } from '../../../../shared/domain/time.ts'
import type { Context } from '../../context.ts'
import type { Writer } from '../../engine/engine.ts'
import type { PackageRecord } from '../catalogue/package-queries.ts'
import { planAfterPurchase } from '../plans/after-purchase.ts'
import { insertPurchase } from '../purchases/queries.ts'
import { giveSold, type SoldTerms } from '../purchases/sell.ts'
import { clearDrawerOf } from '../sale-drawer/close.ts'
import type { Studio } from '../studio/queries.ts'
import type { KeptMetadata } from './known-sale.ts'
import { insertGrantOf, type LineRow, type SaleRow } from './sale-queries.ts'

/** What a line of Stripe has become. */
export type Given = {
  readonly purchaseId: number
  readonly subscriptionId: number
  readonly clientId: number
  readonly packageName: string
}

/** The longest that one period lasts: what Stripe bills again gives the units of what was paid, and no others. */
const PERIOD_DAYS: Readonly<Record<MembershipPeriod, number>> = { week: 7, month: 31, quarter: 92, year: 366 }

/** Whether a line can be sold at all: of no units, or of a currency that nobody knows, it gives nothing. */
export function isSellable(sale: SaleRow, line: LineRow): boolean {
  return line.quantity > 0 && line.quantity <= 1000 && isCurrency(sale.currency)
}

/**
 * Makes one purchase of one paid line: its money in the currency of the sale, and the units of the package times its
 * quantity. Validity counts from the day on which it was bought, so that a PC that was off changes nothing.
 */
export async function giveLine(
  q: Writer,
  context: Context,
  studio: Studio,
  {
    sale,
    line,
    clientId,
    terms,
  }: {
    readonly sale: SaleRow
    readonly line: LineRow
    readonly clientId: number
    readonly terms: PackageRecord
  },
): Promise<Given> {
  const sold = soldTerms(sale, line, terms)
  const purchaseId = await insertPurchase(q, {
    clientId,
    packageId: terms.id,
    provider: 'stripe',
    externalId: keyOf(sale, line),
    amount: line.amount,
    currency: sale.currency,
    status: 'paid',
    terms: sold,
    quantity: line.quantity,
    metadata: (sale.metadata as KeptMetadata).own,
    paidAt: sale.paidAt,
    createdAt: sale.createdAt,
  })
  const { subscriptionId, grantId } = await giveSold(q, context, studio, {
    ...{ clientId, packageId: terms.id, purchaseId, terms: sold, quantity: line.quantity },
    from: localDateOf(sale.createdAt, studio.zone),
  })
  await insertGrantOf(q, `${keyOf(sale, line)}:grant`, grantId)
  const { own: metadata } = sale.metadata as KeptMetadata
  context.note({
    entity: 'purchase',
    entityId: purchaseId,
    after: { clientId, package: terms.name, status: 'paid', grantId, stripe: sale.sourceId, metadata },
  })
  await clearDrawerOf(q, context, { clientId, packageId: terms.id, purchaseId, quantity: line.quantity })
  await planAfterPurchase(q, context, purchaseId)
  return { purchaseId, subscriptionId, clientId, packageName: terms.name }
}

/** Names a line for good: nothing is given twice under one name. */
function keyOf({ sourceId }: SaleRow, { lineId }: LineRow): string {
  return `stripe:${sourceId}:${lineId}`
}

/** The terms as they were sold: at the price of the line, and as a pack where Stripe bills each period by itself. */
function soldTerms(sale: SaleRow, line: LineRow, terms: PackageRecord): SoldTerms['terms'] {
  const { name, credits, familyId, kind, validityDays, period, rollover } = terms
  const price = { priceAmount: Math.floor(line.amount / line.quantity), currency: sale.currency }
  if (period === null || sale.subscriptionId === null) {
    return { name, credits, familyId, kind, validityDays, period, rollover, ...price }
  }
  const ofPeriod = { kind: 'pack', validityDays: PERIOD_DAYS[period], period: null, rollover: 0 } as const
  return { name, credits, familyId, ...ofPeriod, ...price }
}
