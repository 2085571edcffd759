/**
 * What a sale at the desk comes to: its price with a discount, how it is paid, and when a mistaken one can be voided.
 * Amounts are minor units of the currency of the sale.
 */
import type { PurchaseProvider, PurchaseStatus } from './purchases.ts'

/** What is taken off a price: an amount, or a share of it in whole per cent. */
export type Discount = { readonly amount: number } | { readonly percent: number }

/** What is taken off. A share is rounded half up, in the client's favour, and never beyond the price. */
export function discountOf(price: number, discount: Discount): number {
  if ('amount' in discount) return discount.amount
  // Whole numbers beyond 2^53: the largest price times a hundred is still one, but only as such.
  return Number((BigInt(price) * BigInt(discount.percent) + 50n) / 100n)
}

/** What is to be paid; null where more would be taken off than the price is, because a sale never pays the client. */
export function saleTotal(price: number, discount: Discount | null): number | null {
  const off = discount === null ? 0 : discountOf(price, discount)
  return off > price ? null : price - off
}

/** What the money of a sale is asked about. */
export type SaleMoney = {
  readonly status: PurchaseStatus
  readonly amount: number
  readonly refundedAmount: number
}

/** The money of sales of one currency: `sold` is the sum of the five others. */
export type SaleTotals = {
  readonly sold: number
  /** Received and neither given back nor disputed. */
  readonly paid: number
  readonly owed: number
  readonly refunded: number
  readonly disputed: number
  /** Of sales that were voided or whose payment failed: nobody paid it, and nobody owes it any more. */
  readonly voided: number
}

export const NO_SALES: SaleTotals = { sold: 0, paid: 0, owed: 0, refunded: 0, disputed: 0, voided: 0 }

/** Where the money of one sale is: all that it came to, in one place or shared between two. */
export function totalsOf({ status, amount, refundedAmount: refunded }: SaleMoney): SaleTotals {
  const rest = amount - refunded
  switch (status) {
    case 'failed':
      return { ...NO_SALES, sold: amount, voided: amount }
    case 'pending':
      return { ...NO_SALES, sold: amount, owed: amount }
    case 'disputed':
      return { ...NO_SALES, sold: amount, refunded, disputed: rest }
    case 'paid':
    case 'partially_refunded':
    case 'refunded':
      return { ...NO_SALES, sold: amount, refunded, paid: rest }
  }
}

/** Why a sale cannot be paid at the desk. */
export type PayProblem = 'paid' | 'voided' | 'elsewhere'

/** What stops the payment of a debt, or null when nothing does: what another system sells is paid there. */
export function payProblem(sale: {
  readonly status: PurchaseStatus
  readonly provider: PurchaseProvider
}): PayProblem | null {
  if (sale.provider === 'stripe') return 'elsewhere'
  if (sale.status === 'failed') return 'voided'
  return sale.status === 'pending' ? null : 'paid'
}

/** Why a sale cannot be voided. */
export type VoidProblem = PayProblem | 'spent'

/**
 * What stops a sale from being voided, or null: it was a mistake, nobody has paid for it, and none of the units that it
 * gave is held for a session or used. What was paid is refunded instead.
 */
export function voidProblem(sale: {
  readonly status: PurchaseStatus
  readonly provider: PurchaseProvider
  readonly lots: readonly { readonly held: number; readonly used: number }[]
}): VoidProblem | null {
  const problem = payProblem(sale)
  if (problem !== null) return problem
  return sale.lots.some(({ held, used }) => held > 0 || used > 0) ? 'spent' : null
}

/** What the studio prints for a sale: a receipt, what is still owed, or that the sale is void. */
export type SalePaper = 'receipt' | 'debt' | 'void'

/**
 * What can be printed for a sale, or null. What was paid in Stripe or in another program has the proof of whoever took
 * the money; a second one of ours would tell of the same money twice. What was voided stays printable, marked as void.
 */
export function paperOf(sale: {
  readonly status: PurchaseStatus
  readonly provider: PurchaseProvider
  readonly receiptNo: number | null
}): SalePaper | null {
  if (sale.provider === 'stripe') return null
  if (sale.status === 'failed') return 'void'
  if (sale.status === 'pending') return 'debt'
  return sale.provider === 'import' && sale.receiptNo === null ? null : 'receipt'
}

/** What can happen to a sale. `restored` is money of a refund that came to nothing, `resolved` the end of a dispute. */
export const SALE_DEEDS = [
  'sold',
  'paid',
  'refunded',
  'restored',
  'voided',
  'unvoided',
  'disputed',
  'resolved',
] as const
export type SaleDeed = (typeof SALE_DEEDS)[number]

/** What is written down of a sale before and after something was done to it; null where nothing was said. */
export type NotedSale = { readonly status: string | null; readonly refundedAmount: number | null }

/** What was done to a sale; null where neither its money nor its state moved. A sale that was made had nothing before. */
export function saleDeedOf(before: NotedSale | null, after: NotedSale): SaleDeed | null {
  if (before === null) return 'sold'
  const back = (after.refundedAmount ?? 0) - (before.refundedAmount ?? 0)
  if (back > 0) return 'refunded'
  if (back < 0) return 'restored'
  const [from, to] = [before.status, after.status]
  if (from === to) return null
  if (to === 'failed') return 'voided'
  if (to === 'disputed') return 'disputed'
  if (from === 'disputed') return 'resolved'
  if (from === 'failed') return 'unvoided'
  return to === 'paid' ? 'paid' : null
}
