import type { BookingFunding, BookingStatus, PaymentStatus } from './bookings.ts'

/**
 * Where the payment of an unpaid booking may go by hand. `not_due` is never set by hand: credits settle a debt, and a
 * booking for which nothing is owed any more drops it.
 */
export const PAYMENT_MOVES: Readonly<Record<PaymentStatus, readonly PaymentStatus[]>> = {
  not_due: [],
  pending: ['paid', 'failed'],
  failed: ['pending'],
  paid: ['partially_refunded', 'refunded', 'disputed'],
  partially_refunded: ['refunded', 'disputed'],
  refunded: [],
  disputed: ['paid', 'refunded'],
}

/** What a person may set a payment to. */
export const SETTABLE_PAYMENTS = [
  'pending',
  'paid',
  'failed',
  'partially_refunded',
  'refunded',
  'disputed',
] as const
export type SettablePayment = (typeof SETTABLE_PAYMENTS)[number]

/** Money goes back: it takes a permission of its own. */
export function isRefund(status: PaymentStatus): boolean {
  return status === 'partially_refunded' || status === 'refunded'
}

/** Money is still to come. */
export function isOwed(status: PaymentStatus): boolean {
  return status === 'pending' || status === 'failed'
}

/** Money is owed, or was paid and has not all gone back. */
export function isCharged(status: PaymentStatus): boolean {
  return status !== 'not_due' && status !== 'refunded'
}

const PAYMENT_WORDS: Readonly<Record<PaymentStatus, string>> = {
  not_due: 'is not due',
  pending: 'is pending',
  paid: 'was made',
  failed: 'failed',
  partially_refunded: 'was partly refunded',
  refunded: 'was refunded',
  disputed: 'is disputed',
}

const TARGET_WORDS: Readonly<Record<SettablePayment, string>> = {
  pending: 'Only a payment that failed can be pending again.',
  paid: 'Only a pending payment, or one whose dispute was won, can be marked as paid.',
  failed: 'Only a pending payment can fail.',
  partially_refunded: 'Only a payment that was made can be refunded.',
  refunded: 'Only a payment that was made can be refunded.',
  disputed: 'Only a payment that was made can be disputed.',
}

/** Why a payment cannot be set so, in words; null when it can. */
export function paymentProblem(from: PaymentStatus, to: SettablePayment): string | null {
  if (PAYMENT_MOVES[from].includes(to)) return null
  if (from === to) return `The payment ${PAYMENT_WORDS[from]} already.`
  if (from === 'not_due') return 'Nothing is owed for this booking.'
  return `The payment ${PAYMENT_WORDS[from]}. ${TARGET_WORDS[to]}`
}

/** Why a booking cannot be settled, in words; null when something is owed for it. */
export function settleProblem(booking: {
  readonly status: BookingStatus
  readonly funding: BookingFunding
  readonly paymentStatus: PaymentStatus
}): string | null {
  if (booking.status === 'waitlisted') return 'The booking is on the waitlist. Nothing is owed for it yet.'
  if (booking.funding !== 'unpaid') return 'Only a booking that was made unpaid can be settled.'
  if (isOwed(booking.paymentStatus)) return null
  if (booking.paymentStatus === 'not_due') return 'Nothing is owed for this booking.'
  return `Nothing is owed for this booking: its payment ${PAYMENT_WORDS[booking.paymentStatus]}.`
}

/**
 * What becomes of a payment when its booking moves. A debt ends where nothing is owed any more and begins again where
 * something is; money that was paid stays paid until a person refunds it. `from` is the state the booking leaves.
 */
export function paymentAfter(
  booking: { readonly funding: BookingFunding; readonly paymentStatus: PaymentStatus },
  move: { readonly from: BookingStatus; readonly owed: boolean },
): PaymentStatus {
  const { funding, paymentStatus } = booking
  if (funding !== 'unpaid') return paymentStatus
  if (!move.owed) return isOwed(paymentStatus) ? 'not_due' : paymentStatus
  if (paymentStatus === 'not_due') return 'pending'
  const givenUp = move.from === 'cancelled' || move.from === 'lapsed'
  return givenUp && paymentStatus === 'refunded' ? 'pending' : paymentStatus
}
