import { formatMoney, type Money } from '../domain/money.ts'
import type { RefundProblem } from '../domain/refunds.ts'
import type { DisputeProblem } from '../domain/stripe-disputes.ts'
import { LOCALE } from './days.ts'

/** Why nothing can be given back. */
export const REFUND_PROBLEM_SENTENCES: Record<RefundProblem, string> = {
  unpaid: 'This sale was not paid; there is nothing to give back.',
  free: 'This sale was free; there is nothing to give back.',
  refunded: 'All that was paid for this sale has been given back already.',
  disputed: 'The payment of this sale is disputed. Wait for what the bank decides.',
}

/** Why staff cannot settle a dispute by hand. */
export const DISPUTE_PROBLEM_SENTENCES: Record<DisputeProblem, string> = {
  none: 'No dispute of this sale is open.',
  followed: 'Stripe tells what the bank decides. Wait for it, or answer the dispute in Stripe.',
  lost: 'The bank has decided that this money goes back. Only that can be recorded.',
}

export function tooMuchSentence(left: Money): string {
  return `At most ${formatMoney(left, LOCALE)} can be given back.`
}

/** Why what was taken of a pack that waits cannot be given again. */
export const NOT_KEPT_WHILE_QUEUED =
  'This pack waits for its turn, so that nobody knows yet until when its sessions would be valid. Add sessions by hand instead.'

/** What the ledger says of units that a client was left as a gift, at most 255 characters. */
export function keptReason(given: Money, reason: string | null): string {
  const kept = `Kept after a refund of ${formatMoney(given, LOCALE)}`
  return [...(reason === null ? kept : `${kept}: ${reason}`)].slice(0, 255).join('')
}

/** What the ledger says of the units that a refund takes, at most 255 characters. */
export function refundReason(given: Money, reason: string | null): string {
  const refund = `Refund of ${formatMoney(given, LOCALE)}`
  return [...(reason === null ? refund : `${refund}: ${reason}`)].slice(0, 255).join('')
}
