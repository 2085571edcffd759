/**
 * What money that was given back asks of units (rule 13). The target is counted from all that was refunded so far,
 * never refund by refund, so that rounding does not add up.
 */
import type { PurchaseStatus } from './purchases.ts'
import { compareDates, type LocalDate } from './time.ts'

/** Units that refunds ask for in all: as large a share of what was granted as was refunded of what was paid, rounded up. */
export function refundTarget(sale: {
  readonly granted: number
  readonly refunded: number
  readonly paid: number
}): number {
  const paid = BigInt(sale.paid)
  // Whole numbers beyond 2^53: a lifetime of units times the price of a house.
  return Number((BigInt(sale.granted) * BigInt(sale.refunded) + paid - 1n) / paid)
}

/**
 * The money to give back for so many units: the most with which all refunds together ask for just these more than they
 * do already. Nothing where a unit is worth less than the smallest coin.
 */
export function refundForUnits(
  sale: { readonly granted: number; readonly refunded: number; readonly paid: number },
  units: number,
): number {
  const { granted, refunded, paid } = sale
  if (granted === 0) return 0
  const target = Math.min(granted, refundTarget(sale) + units)
  return Math.max(0, Number((BigInt(target) * BigInt(paid)) / BigInt(granted)) - refunded)
}

/** The status of a sale of which so much was given back. */
export function refundedStatus(paid: number, refunded: number): 'paid' | 'partially_refunded' | 'refunded' {
  if (refunded === 0) return 'paid'
  return refunded < paid ? 'partially_refunded' : 'refunded'
}

/** Why no money of a sale can be given back. */
export type RefundProblem = 'unpaid' | 'free' | 'refunded' | 'disputed'

/** What stops a refund, or null when nothing does. */
export function refundProblem(sale: {
  readonly status: PurchaseStatus
  readonly amount: number
}): RefundProblem | null {
  if (sale.status === 'pending' || sale.status === 'failed') return 'unpaid'
  if (sale.status === 'refunded' || sale.status === 'disputed') return sale.status
  return sale.amount === 0 ? 'free' : null
}

/** Units of one lot that refunds ask for and have not got. */
export function owedToRefund(lot: { readonly refundTarget: number; readonly revoked: number }): number {
  return Math.max(0, lot.refundTarget - lot.revoked)
}

/** Units of one lot that a refund can take now. */
export function takenByRefund(lot: {
  readonly refundTarget: number
  readonly revoked: number
  readonly available: number
}): number {
  return Math.min(lot.available, owedToRefund(lot))
}

/** One lot of a sale. `carriedOver` is one that holds the rest of another, which counts there. */
export type RefundLot = {
  readonly id: number
  readonly effectiveFrom: LocalDate
  readonly carriedOver: boolean
  readonly granted: number
  readonly available: number
  readonly held: number
  readonly revoked: number
}

/** Units that a sale has given: of what was carried over only what was there first. */
export function grantedBySale(lots: readonly Pick<RefundLot, 'granted' | 'carriedOver'>[]): number {
  return lots.reduce((units, lot) => units + (lot.carriedOver ? 0 : lot.granted), 0)
}

/**
 * Spreads what refunds ask for over the lots of a sale. What was taken already counts first, from whichever lot it
 * came; then what can be taken, then what is held and may come back, then what is used or expired. Newest lots first:
 * a client keeps what comes next to hand.
 */
export function spreadRefund(lots: readonly RefundLot[], target: number): ReadonlyMap<number, number> {
  const ordered = [...lots].sort(byNewest)
  const targets = new Map(ordered.map((lot) => [lot.id, 0]))
  let missing = target
  for (const room of ROOMS) {
    for (const lot of ordered) {
      const asked = targets.get(lot.id) ?? 0
      const more = Math.min(missing, Math.max(0, room(lot) - asked))
      targets.set(lot.id, asked + more)
      missing -= more
    }
  }
  return targets
}

/** How much of a lot may be asked for, one round after the other. */
const ROOMS: readonly ((lot: RefundLot) => number)[] = [
  (lot) => lot.revoked,
  (lot) => lot.revoked + lot.available,
  (lot) => lot.revoked + lot.available + lot.held,
  (lot) => (lot.carriedOver ? 0 : lot.granted),
]

function byNewest(a: RefundLot, b: RefundLot): number {
  return compareDates(b.effectiveFrom, a.effectiveFrom) || b.id - a.id
}
