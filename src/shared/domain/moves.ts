import { type CancelledBy, isLate } from './bookings.ts'
import { type GrantProblem, grantProblem, type SpendableGrant } from './credits.ts'
import type { BookingPolicy } from './policies.ts'
import type { Instant, LocalDate } from './time.ts'

export type AnchorFacts = {
  readonly policy: BookingPolicy
  readonly policyAnchor: Instant
  readonly now: Instant
  readonly by: CancelledBy
  /** The new start. */
  readonly startsAt: Instant
}

/**
 * The start that the late window counts to after a move (rule 6). Whoever moves their own session when it is too
 * late to cancel it keeps the earliest start they agreed to; every other move begins anew.
 */
export function anchorAfterMove(facts: AnchorFacts): Instant {
  const keeps = facts.by === 'client' && isLate(facts)
  return keeps ? Math.min(facts.policyAnchor, facts.startsAt) : facts.startsAt
}

/**
 * What stops a hold from following its session to another studio day, or null when it may stay (rule 6). How much is
 * left on the grant does not matter, because these units are set aside already. A hold that was not valid on the old
 * day either has settled a debt: it was judged on the day of settling, and stays.
 */
export function moveProblem(
  grant: SpendableGrant,
  days: { readonly from: LocalDate; readonly to: LocalDate },
): GrantProblem | null {
  const problemOn = (on: LocalDate) =>
    grantProblem({ ...grant, available: 1 }, { familyId: grant.familyId ?? 0, on })
  const problem = problemOn(days.to)
  return problem === null || problemOn(days.from) !== null ? null : problem
}

/** From when to when something moves. */
export type Shift = { readonly from: Instant; readonly to: Instant }

/**
 * Many moves in an order in which each finds its place already left by the others: what goes earlier from the first on,
 * what goes later from the last on. What stays at its time comes before them, in its own order.
 */
export function leavingFirst<T>(moves: readonly T[], shiftOf: (move: T) => Shift): T[] {
  const shifts = moves.map((move) => ({ move, ...shiftOf(move) }))
  const staying = shifts.filter(({ from, to }) => to === from)
  const earlier = shifts.filter(({ from, to }) => to < from).sort((a, b) => a.from - b.from)
  const later = shifts.filter(({ from, to }) => to > from).sort((a, b) => b.from - a.from)
  return [...staying, ...earlier, ...later].map(({ move }) => move)
}
