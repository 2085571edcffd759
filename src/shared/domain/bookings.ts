import { MINUTE } from './calendar.ts'
import type { BookingPolicy } from './policies.ts'

export const BOOKING_STATUSES = [
  'pending',
  'confirmed',
  'waitlisted',
  'completed',
  'no_show',
  'cancelled',
  'late_cancelled',
  'lapsed',
] as const
export type BookingStatus = (typeof BOOKING_STATUSES)[number]

/** Live: the place is promised and the outcome is still open. */
export const LIVE_STATUSES = ['pending', 'confirmed'] as const
/** Occupying: takes a place and the client's time. */
export const OCCUPYING_STATUSES = ['pending', 'confirmed', 'completed', 'no_show'] as const

export const BOOKING_FUNDINGS = ['credit', 'comp', 'unpaid', 'none'] as const
export type BookingFunding = (typeof BOOKING_FUNDINGS)[number]

export const PAYMENT_STATUSES = [
  'not_due',
  'pending',
  'paid',
  'failed',
  'partially_refunded',
  'refunded',
  'disputed',
] as const

export const BOOKING_SOURCES = ['staff', 'public', 'plan', 'import'] as const
export const CANCELLED_BY = ['client', 'studio'] as const
export type CancelledBy = (typeof CANCELLED_BY)[number]
/** Why a charge was not taken: one of those that the policy forgives, or waived by staff in the open. */
export const PARDONS = ['forgiven', 'waived'] as const
export type Pardon = (typeof PARDONS)[number]
export const OUTCOMES = ['completed', 'no_show'] as const
export type Outcome = (typeof OUTCOMES)[number]

export function isLive(status: BookingStatus): boolean {
  return status === 'pending' || status === 'confirmed'
}

export function isOccupying(status: BookingStatus): boolean {
  return isLive(status) || status === 'completed' || status === 'no_show'
}

/** The rolling window over which forgiven late cancellations are counted. */
export const FORGIVENESS_DAYS = 30

export type CancelFacts = {
  readonly policy: BookingPolicy
  /** The start that the late window counts to: the earliest the client agreed to (rule 6). */
  readonly policyAnchor: number
  readonly now: number
  readonly by: CancelledBy
  readonly waive: boolean
  /** Late cancellations of this client given back within the last 30 days. */
  readonly forgivenBefore: number
}

export type CancelDecision = {
  readonly status: 'cancelled' | 'late_cancelled'
  readonly late: boolean
  /** What happens to the units held: given back, or charged. */
  readonly hold: 'release' | 'capture'
}

/** Late means strictly less than the window remains, or the session has begun. */
export function isLate(facts: Pick<CancelFacts, 'policy' | 'policyAnchor' | 'now'>): boolean {
  return (
    facts.policyAnchor - facts.now < facts.policy.lateWindowMinutes * MINUTE ||
    facts.now >= facts.policyAnchor
  )
}

/**
 * What a cancellation does (rule 5): in time it releases; late it charges unless the policy releases, still
 * has one to forgive, or staff waive it in the open. The studio's own cancellation always releases.
 */
export function decideCancel(facts: CancelFacts): CancelDecision {
  if (facts.by === 'studio') return { status: 'cancelled', late: false, hold: 'release' }
  if (!isLate(facts)) return { status: 'cancelled', late: false, hold: 'release' }
  const forgiven = facts.policy.lateRule === 'forgive' && facts.forgivenBefore < facts.policy.lateForgiven
  const released = facts.waive || facts.policy.lateRule === 'release' || forgiven
  return { status: 'late_cancelled', late: true, hold: released ? 'release' : 'capture' }
}

export type OutcomeFacts = {
  readonly status: BookingStatus
  readonly outcome: Outcome
  readonly now: number
  readonly startsAt: number
  /** The instant at which the session's studio day begins. */
  readonly dayStartsAt: number
}

/**
 * Whether an outcome may be set now: on a live booking only; attended from the session's studio day on, no-show
 * from its start. Null when it may, else why not, in words.
 */
export function outcomeProblem(facts: OutcomeFacts): string | null {
  if (!isLive(facts.status)) return 'The booking already has an outcome or was cancelled.'
  if (facts.outcome === 'completed' && facts.now < facts.dayStartsAt) {
    return 'Attended can be set from the day of the session.'
  }
  if (facts.outcome === 'no_show' && facts.now < facts.startsAt) {
    return 'No-show can be set once the session has begun.'
  }
  return null
}
