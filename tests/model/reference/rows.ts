import type { Day, Instant } from './calendar.ts'

/** What the reference model knows of a studio: only what decides an answer or a figure. */

export type Kind = 'personal' | 'group' | 'webinar' | 'trial' | 'guest' | 'internal'

export type Client = {
  readonly id: number
  readonly status: 'active' | 'inactive' | 'merged'
}

export type Service = {
  readonly id: number
  readonly kind: Kind
  readonly familyId: number
  readonly minutes: number
  readonly capacity: number
  readonly cost: number
  readonly bufferMinutes: number
}

export type Period = 'week' | 'month' | 'quarter' | 'year'

export type Package = {
  readonly id: number
  readonly name: string
  readonly familyId: number | null
  readonly kind: 'pack' | 'membership'
  readonly credits: number
  readonly price: number
  readonly validityDays: number | null
  readonly period: Period | null
  readonly rollover: number
}

export type Purchase = {
  readonly id: number
  readonly clientId: number
  readonly packageId: number
  readonly amount: number
  readonly refunded: number
  readonly status: 'pending' | 'paid' | 'partially_refunded' | 'refunded'
  readonly externalId: string | null
}

export type Subscription = {
  readonly id: number
  readonly clientId: number
  readonly familyId: number | null
  readonly kind: 'pack' | 'membership'
  readonly status: 'active' | 'queued' | 'frozen' | 'ended'
  /** Holds gifts only: it is ended from the start. */
  readonly isComp: boolean
  readonly purchaseId: number | null
  readonly validityDays: number | null
  readonly activatedOn: Day | null
  readonly credits: number
  readonly period: Period | null
  readonly rollover: number
  readonly anchorOn: Day | null
  /** The number of the period that begins on the anchor. */
  readonly anchorPeriod: number
  readonly endsOn: Day | null
}

/** Both ends are frozen days. */
export type Freeze = {
  readonly id: number
  readonly subscriptionId: number
  readonly from: Day
  readonly until: Day
  readonly cancelled: boolean
  readonly createdAt: Instant
}

export type Grant = {
  readonly id: number
  readonly clientId: number
  readonly subscriptionId: number
  readonly familyId: number | null
  readonly source: 'purchase' | 'allocation' | 'comp' | 'rollover'
  readonly category: 'paid' | 'promotional' | 'comp'
  readonly granted: number
  readonly available: number
  readonly held: number
  readonly used: number
  readonly expired: number
  readonly revoked: number
  readonly effectiveFrom: Day
  readonly expiresOn: Day | null
  readonly lapsedOn: Day | null
  /** Units that were taken by mistake and given again, so that they count twice. */
  readonly givenBack: number
  readonly rolledFrom: number | null
  readonly periodNo: number | null
  readonly createdAt: Instant
}

export type Session = {
  readonly id: number
  readonly serviceId: number
  readonly kind: Kind
  readonly familyId: number
  readonly trainerId: number | null
  readonly roomId: number | null
  readonly startsAt: Instant
  readonly endsAt: Instant
  readonly busyUntil: Instant
  /** The studio's day on which it starts. */
  readonly day: Day
  readonly capacity: number
  readonly cost: number
  readonly amount: number | null
  readonly status: 'open' | 'cancelled'
  readonly seriesId: number | null
  readonly seriesIndex: number | null
}

export type BookingStatus =
  | 'pending'
  | 'confirmed'
  | 'waitlisted'
  | 'completed'
  | 'no_show'
  | 'cancelled'
  | 'late_cancelled'
  | 'lapsed'

export type Payment =
  | 'not_due'
  | 'pending'
  | 'paid'
  | 'failed'
  | 'partially_refunded'
  | 'refunded'
  | 'disputed'

export type Policies = {
  readonly lateWindowMinutes: number
  readonly lateRule: 'capture' | 'release' | 'forgive'
  readonly lateForgiven: number
  readonly noShowRule: 'capture' | 'release'
  readonly graceDays: number
  readonly pendingTimeoutHours: number
  readonly lowCredits: number
  readonly expiringDays: number
}

export type Booking = {
  readonly id: number
  readonly sessionId: number
  readonly clientId: number
  readonly status: BookingStatus
  readonly funding: 'credit' | 'comp' | 'unpaid' | 'none'
  readonly cost: number
  readonly payment: Payment
  /** The studio's policies as they were when it was made. */
  readonly policy: Policies
  /** The start that the late window counts to. */
  readonly anchor: Instant
  readonly bookedAt: Instant
  readonly cancelledAt: Instant | null
  readonly pendingUntil: Instant | null
  /** Why it was not charged although the policy charges it. */
  readonly pardon: 'forgiven' | 'waived' | null
  readonly skipped: boolean
}

/** What one booking has of one grant. */
export type Hold = {
  readonly bookingId: number
  readonly grantId: number
  readonly held: number
  readonly captured: number
  /** Numbers holds in the order in which they were made or made again. */
  readonly order: number
}

export type Series = { readonly id: number; readonly serviceId: number }
