export const PURCHASE_PROVIDERS = ['front_desk', 'stripe', 'import'] as const
export type PurchaseProvider = (typeof PURCHASE_PROVIDERS)[number]

/** The money's own machine; it moves apart from sessions and bookings. */
export const PURCHASE_STATUSES = [
  'pending',
  'paid',
  'failed',
  'partially_refunded',
  'refunded',
  'disputed',
] as const
export type PurchaseStatus = (typeof PURCHASE_STATUSES)[number]

/** How money comes in at the desk. */
export const PAYMENT_METHODS = ['cash', 'card', 'bank_transfer', 'other'] as const
export type PaymentMethod = (typeof PAYMENT_METHODS)[number]

/** What a seller's system says of a sale besides (number of sessions, wished times): kept as it came. */
export type PlainData = Readonly<Record<string, unknown>>

/**
 * What one unit of a grant is worth, in minor units: the price shared over the units, rounded down, so that
 * a liability report never promises more than was paid.
 */
export function unitAmount(priceAmount: number, credits: number): number {
  return Math.floor(priceAmount / credits)
}
