import { formatMoney, type Money } from '../domain/money.ts'
import type { PaymentMethod, PurchaseProvider, PurchaseStatus } from '../domain/purchases.ts'
import type { PayProblem, VoidProblem } from '../domain/sales.ts'
import type { LocalDate } from '../domain/time.ts'
import { LOCALE } from './days.ts'

/** Why a debt cannot be paid at the desk. */
export const PAY_PROBLEM_SENTENCES: Record<PayProblem, string> = {
  paid: 'This sale is paid already.',
  voided: 'This sale was voided. Sell the package again.',
  elsewhere: 'This sale was made in Stripe and is paid there. It shows here by itself.',
}

/** Why a sale cannot be voided. */
export const VOID_PROBLEM_SENTENCES: Record<VoidProblem, string> = {
  paid: 'This sale is paid. Give the money back instead.',
  voided: 'This sale was voided already.',
  elsewhere: 'This sale was made in Stripe. Cancel it there; it shows here by itself.',
  spent: 'Sessions were booked with what this sale gave. Cancel the bookings first, or have it paid.',
}

export function discountTooMuch(price: Money): string {
  return `At most the price, ${formatMoney(price, LOCALE)}, can be taken off.`
}

/** What the ledger says of the units of a sale that was voided, at most 255 characters. */
export function voidReason(reason: string): string {
  return [...`Voided: ${reason}`].slice(0, 255).join('')
}

/** Why no paper of ours is drawn for a sale. */
export const RECEIPT_ELSEWHERE =
  'This was paid elsewhere, in Stripe or in another program. Whoever took the money has sent the receipt.'

/** The heads of the columns of a list of sales, in their order. */
export const SALE_LIST_HEADER: readonly string[] = [
  'Receipt',
  'Sold on',
  'Client',
  'Package',
  'Price',
  'Discount',
  'Amount',
  'Given back',
  'Currency',
  'Status',
  'Payment method',
  'Paid on',
  'Sold through',
  'Id',
]

/** The state of a sale in such a list; one at the desk fails only by being voided. */
export const SALE_STATUS_WORDS: Readonly<Record<PurchaseStatus | 'voided', string>> = {
  pending: 'not paid yet',
  paid: 'paid',
  failed: 'failed',
  voided: 'voided',
  partially_refunded: 'partly refunded',
  refunded: 'refunded',
  disputed: 'disputed',
}

export const PAYMENT_METHOD_WORDS: Readonly<Record<PaymentMethod, string>> = {
  cash: 'cash',
  card: 'card',
  bank_transfer: 'bank transfer',
  other: 'other',
}

export const SALE_PROVIDER_WORDS: Readonly<Record<PurchaseProvider, string>> = {
  front_desk: 'front desk',
  stripe: 'Stripe',
  import: 'import',
}

/** The file of a list of sales as it was on a day. */
export const saleListFileName = (day: LocalDate): string => `sales-${day}.csv`

/** The file of a receipt; of one that is not paid, by the number of the sale. */
export function receiptFileName(receiptNo: number | null, purchaseId: number): string {
  return receiptNo === null ? `Sale ${purchaseId}.pdf` : `Receipt ${receiptNo}.pdf`
}
