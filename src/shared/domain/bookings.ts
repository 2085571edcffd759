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
export type PaymentStatus = (typeof PAYMENT_STATUSES)[number]

export const BOOKING_SOURCES = ['staff', 'public', 'plan', 'import'] as const
export type BookingSource = (typeof BOOKING_SOURCES)[number]
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

/** What a place that is not taken up costs, by the policy and by who decides. */
export type Charge = {
  /** Whether what the booking holds is used, or its debt stays. */
  readonly charged: boolean
  readonly pardon: Pardon | null
}

export type ChargeFacts = {
  readonly funding: BookingFunding
  readonly policy: BookingPolicy
  readonly waive: boolean
  /** Late cancellations of this client forgiven within the last `FORGIVENESS_DAYS`; what staff waived is not counted. */
  readonly forgivenBefore: number
}

const CHARGED: Charge = { charged: true, pardon: null }
export const NOT_CHARGED: Charge = { charged: false, pardon: null }

/**
 * Whether an outcome is charged (rule 5): attended always is, a no-show and a late cancellation by the policy that
 * the booking was made under. Staff may waive each of them; a waiver uses up nothing of what the policy forgives. Where
 * nothing is paid with, nothing is charged.
 */
export function chargeFor(outcome: Outcome | 'late_cancelled', facts: ChargeFacts): Charge {
  if (facts.funding === 'none') return NOT_CHARGED
  if (facts.waive) return { charged: false, pardon: 'waived' }
  if (outcome === 'completed') return CHARGED
  const { policy } = facts
  if (outcome === 'no_show') return policy.noShowRule === 'capture' ? CHARGED : NOT_CHARGED
  if (policy.lateRule === 'release') return NOT_CHARGED
  const forgiven = policy.lateRule === 'forgive' && facts.forgivenBefore < policy.lateForgiven
  return forgiven ? { charged: false, pardon: 'forgiven' } : CHARGED
}

export type CancelFacts = ChargeFacts & {
  readonly status: BookingStatus
  /** The start that the late window counts to: the earliest the client agreed to (rule 6). */
  readonly policyAnchor: number
  readonly now: number
  readonly by: CancelledBy
}

export type CancelDecision = Charge & {
  readonly status: 'cancelled' | 'late_cancelled'
  readonly late: boolean
}

/** Late means strictly less than the window remains, or the session has begun. */
export function isLate(facts: Pick<CancelFacts, 'policy' | 'policyAnchor' | 'now'>): boolean {
  return (
    facts.policyAnchor - facts.now < facts.policy.lateWindowMinutes * MINUTE ||
    facts.now >= facts.policyAnchor
  )
}

const FREE: CancelDecision = { status: 'cancelled', late: false, ...NOT_CHARGED }

/**
 * What a cancellation does (rule 5): in time it is free; late it is charged unless the policy gives it back, still has
 * one to forgive, or staff waive it in the open. The studio's own cancellation is always free, and so is that of a
 * place that was never promised, because nobody had confirmed it.
 */
export function decideCancel(facts: CancelFacts): CancelDecision {
  if (facts.by === 'studio' || facts.status !== 'confirmed' || !isLate(facts)) return FREE
  return { status: 'late_cancelled', late: true, ...chargeFor('late_cancelled', facts) }
}

export type OutcomeFacts = {
  readonly outcome: Outcome
  readonly now: number
  readonly startsAt: number
  /** The instant at which the session's studio day begins. */
  readonly dayStartsAt: number
}

/**
 * Whether it is time for an outcome: attended from the session's studio day on, no-show from its start. Null when it
 * is, else why not, in words.
 */
export function outcomeTimeProblem(facts: OutcomeFacts): string | null {
  if (facts.outcome === 'completed' && facts.now < facts.dayStartsAt) {
    return 'Attended can be set from the day of the session.'
  }
  if (facts.outcome === 'no_show' && facts.now < facts.startsAt) {
    return 'No-show can be set once the session has begun.'
  }
  return null
}
