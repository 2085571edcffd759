/** What a late cancellation does to the hold: charge it, give it back, or give back the first few per 30 days. */
export const LATE_RULES = ['capture', 'release', 'forgive'] as const
/** What a no-show does to the hold. */
export const CHARGE_RULES = ['capture', 'release'] as const

/** The studio's policies. Minutes and days are elapsed time on instants, and studio days, as named. */
export type Policies = {
  readonly lateWindowMinutes: number
  readonly lateRule: (typeof LATE_RULES)[number]
  /** How many late cancellations are given back per rolling 30 days when the rule is `forgive`. */
  readonly lateForgiven: number
  readonly noShowRule: (typeof CHARGE_RULES)[number]
  /** How long units released from an expired grant stay spendable, in days after the release. */
  readonly graceDays: number
  readonly pendingTimeoutHours: number
  readonly lowCredits: number
  readonly expiringDays: number
}

export const DEFAULT_POLICIES: Policies = {
  lateWindowMinutes: 1440,
  lateRule: 'capture',
  lateForgiven: 1,
  noShowRule: 'capture',
  graceDays: 7,
  pendingTimeoutHours: 48,
  lowCredits: 3,
  expiringDays: 14,
}

/** The policies alone, out of something that holds more. */
export function policiesOf(from: Policies): Policies {
  const { pendingTimeoutHours, lowCredits, expiringDays } = from
  return { ...bookingPolicy(from), pendingTimeoutHours, lowCredits, expiringDays }
}

/** The part that a booking keeps: later changes of policy do not reach bookings already made. */
export type BookingPolicy = Pick<
  Policies,
  'lateWindowMinutes' | 'lateRule' | 'lateForgiven' | 'noShowRule' | 'graceDays'
>

export function bookingPolicy(policies: Policies): BookingPolicy {
  const { lateWindowMinutes, lateRule, lateForgiven, noShowRule, graceDays } = policies
  return { lateWindowMinutes, lateRule, lateForgiven, noShowRule, graceDays }
}
