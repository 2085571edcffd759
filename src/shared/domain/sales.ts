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

/** The money of sales of one currency: `sold` is the sum of the four others. */
export type SaleTotals = {
  readonly sold: number
  /** Received and neither given back nor disputed. */
  readonly paid: number
  readonly owed: number
  readonly refunded: number
  readonly disputed: number
}

export const NO_SALES: SaleTotals = { sold: 0, paid: 0, owed: 0, refunded: 0, disputed: 0 }

/** Where the money of one sale is. A sale that failed or was voided sold nothing. */
export function totalsOf({ status, amount, refundedAmount: refunded }: SaleMoney): SaleTotals {
  const rest = amount - refunded
  switch (status) {
    case 'failed':
      return NO_SALES
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
