/**
 * What the facts of a sale in Stripe ask for. The target is worked out anew from all facts each time, never from what
 * has just happened, so that nothing depends on the order in which things are heard of, or how often.
 */
import type { StripeSaleState } from './stripe.ts'

/** What a Checkout Session amounts to. A session that costs nothing is done once it is complete. */
export function sessionState(session: {
  readonly status: string | null
  readonly paymentStatus: string
}): StripeSaleState {
  const { status, paymentStatus } = session
  if (paymentStatus === 'paid') return 'paid'
  if (status === 'expired') return 'expired'
  if (status !== 'complete') return 'open'
  return paymentStatus === 'no_payment_required' ? 'paid' : 'unpaid'
}

/** What an invoice amounts to; one that is not paid yet may be for months, also after its seller has given it up. */
export function invoiceState({ status }: { readonly status: string | null }): StripeSaleState {
  return status === 'paid' || status === 'void' ? status : 'open'
}

/** What a payment amounts to that nothing stands behind. */
export function intentState({ status }: { readonly status: string }): StripeSaleState {
  if (status === 'succeeded') return 'paid'
  if (status === 'canceled') return 'failed'
  return status === 'processing' ? 'unpaid' : 'open'
}

/** Whether a payment that a complete session waits for has come to nothing. */
export function intentFailed({ status }: { readonly status: string }): boolean {
  return status === 'canceled' || status === 'requires_payment_method'
}

/** A state with the moment at which it was so. */
type Seen<S> = { readonly state: S; readonly fetchedAt: number }

/** Of two answers about one sale the state that stands: what was paid stays paid, else the later answer counts. */
export function laterState(known: Seen<StripeSaleState>, next: Seen<StripeSaleState>): StripeSaleState {
  if (known.state === 'paid' || next.state === 'paid') return 'paid'
  return next.fetchedAt >= known.fetchedAt ? next.state : known.state
}

/** How far along a refund is; what has come to its end does not go back. */
const REFUND_STEPS: Readonly<Record<string, number>> = {
  pending: 0,
  requires_action: 0,
  succeeded: 1,
  failed: 2,
  canceled: 2,
}

/** What a dispute does: hold what is left, take it, or nothing. A warning is none yet, and a word we do not know neither. */
export type DisputeEffect = 'holds' | 'takes' | 'none'

export function disputeEffect(status: string): DisputeEffect {
  if (status === 'needs_response' || status === 'under_review') return 'holds'
  return status === 'lost' ? 'takes' : 'none'
}

/** A refund or a dispute as it was once answered. */
export type Reversal = {
  readonly kind: 'refund' | 'dispute'
  readonly status: string
  readonly amount: number
  readonly currency: string
  readonly fetchedAt: number
}

/** Whether one answer about a refund or a dispute takes the place of the one before. */
export function replacesReversal(known: Reversal, next: Reversal): boolean {
  const further = progressOf(next) - progressOf(known)
  const newer = next.fetchedAt - known.fetchedAt
  return (known.kind === 'refund' ? further || newer : newer || further) > 0
}

function progressOf({ kind, status }: Reversal): number {
  if (kind === 'refund') return REFUND_STEPS[status] ?? 0
  return disputeEffect(status) === 'holds' ? 0 : 1
}

/** What the refunds and disputes of a sale ask for in all. */
export type ReversalTarget<R extends Reversal> = {
  /** Money that is given back, at most what was paid. A refund under way counts: its units must not be spent. */
  readonly refunded: number
  /** Whether a dispute holds what is left. */
  readonly disputed: boolean
  /**
   * Money that is gone in another currency than the sale's. Stripe gives back in the currency of the charge, which is not
   * always that in which a sale is stated. What share of the sale it is, nobody can tell, so that it takes nothing.
   */
  readonly foreign: readonly R[]
}

type SaleMoney = { readonly amount: number; readonly currency: string }

export function reversalTarget<R extends Reversal>(
  sale: SaleMoney,
  reversals: readonly R[],
): ReversalTarget<R> {
  const gone = reversals.filter(isGone)
  const own = gone.filter(({ currency }) => currency === sale.currency)
  return {
    refunded: Math.min(
      sale.amount,
      own.reduce((sum, { amount }) => sum + amount, 0),
    ),
    disputed: reversals.some((reversal) => holdsUnits(sale, reversal)),
    foreign: gone.filter(({ currency }) => currency !== sale.currency),
  }
}

/** Whether a dispute holds what is left of a sale: one that was lost in another currency goes on until staff have decided. */
export function holdsUnits(sale: Pick<SaleMoney, 'currency'>, { kind, status, currency }: Reversal): boolean {
  if (kind !== 'dispute') return false
  const effect = disputeEffect(status)
  return effect === 'holds' || (effect === 'takes' && currency !== sale.currency)
}

/** Whether its money is gone, or about to be. */
function isGone({ kind, status }: Reversal): boolean {
  if (kind === 'dispute') return disputeEffect(status) === 'takes'
  return REFUND_STEPS[status] === 0 || REFUND_STEPS[status] === 1
}
