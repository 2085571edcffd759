/** Disputes that staff settle by hand, because Stripe will not tell how they ended. */
import type { DisputeOutcome } from './stripe.ts'
import { disputeEffect, holdsUnits, type Reversal, reversalTarget } from './stripe-target.ts'

/**
 * Why staff cannot settle the disputes of a sale: none holds it, Stripe will tell how they end, or a bank has decided
 * already that the money goes back.
 */
export type DisputeProblem = 'none' | 'followed' | 'lost'

type SaleMoney = { readonly amount: number; readonly currency: string }

/** What stops staff from settling the disputes of a sale like this, or null when nothing does. */
export function disputeProblem(
  sale: SaleMoney,
  reversals: readonly Reversal[],
  { connected, outcome }: { readonly connected: boolean; readonly outcome: DisputeOutcome },
): DisputeProblem | null {
  const holding = reversals.filter((reversal) => holdsUnits(sale, reversal))
  if (holding.length === 0) return 'none'
  const effects = holding.map(({ status }) => disputeEffect(status))
  if (connected && effects.includes('holds')) return 'followed'
  return outcome === 'won' && effects.includes('takes') ? 'lost' : null
}

/**
 * A dispute as it stands once staff have settled it. What was lost in another currency is all that is left of the sale:
 * a bank takes back the whole payment, and no rate tells anything else.
 */
export function settledDispute<R extends Reversal>(
  sale: SaleMoney,
  reversals: readonly R[],
  dispute: R,
  outcome: DisputeOutcome,
): R & { readonly settledAs: DisputeOutcome } {
  const settled = { ...dispute, status: outcome, settledAs: outcome }
  if (outcome === 'won' || dispute.currency === sale.currency) return settled
  const { refunded } = reversalTarget(sale, reversals)
  return { ...settled, amount: sale.amount - refunded, currency: sale.currency }
}

/** Whether what Stripe told of a dispute since is the contrary of how staff have settled it. */
export function contradictsSettled(dispute: {
  readonly status: string
  readonly settledAs: DisputeOutcome | null
}): boolean {
  if (dispute.settledAs === null) return false
  return disputeEffect(dispute.status) === (dispute.settledAs === 'won' ? 'takes' : 'none')
}
