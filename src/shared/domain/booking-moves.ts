import {
  type BookingSource,
  type BookingStatus,
  type Charge,
  type ChargeFacts,
  chargeFor,
  isLate,
  isLive,
  isOccupying,
  NOT_CHARGED,
  type OutcomeFacts,
  outcomeTimeProblem,
} from './bookings.ts'
import { HOUR } from './calendar.ts'
import type { EntryKind } from './credits.ts'
import type { BookingPolicy } from './policies.ts'
import type { Instant } from './time.ts'

/**
 * Where a booking may go from where it is. A change of outcome, which takes a permission and a reason, leads besides
 * from any final state to any of `CHANGED_OUTCOMES`. An outcome on a pending booking confirms it on the way.
 */
export const BOOKING_MOVES: Readonly<Record<BookingStatus, readonly BookingStatus[]>> = {
  pending: ['confirmed', 'cancelled', 'lapsed'],
  confirmed: ['completed', 'no_show', 'cancelled', 'late_cancelled'],
  waitlisted: ['pending', 'confirmed', 'cancelled', 'lapsed'],
  completed: [],
  no_show: [],
  cancelled: ['confirmed'],
  late_cancelled: [],
  lapsed: [],
}

/** What a person may correct an outcome to. */
export const CHANGED_OUTCOMES = ['completed', 'no_show', 'late_cancelled', 'cancelled'] as const
export type ChangedOutcome = (typeof CHANGED_OUTCOMES)[number]

/** What a booking is, for a sentence that begins with "The booking". */
const STATE_WORDS: Readonly<Record<BookingStatus, string>> = {
  pending: 'still waits to be confirmed',
  confirmed: 'is confirmed',
  waitlisted: 'is on the waitlist',
  completed: 'was attended',
  no_show: 'was missed',
  cancelled: 'was cancelled',
  late_cancelled: 'was cancelled late',
  lapsed: 'lapsed, because nobody confirmed it',
}

/** Nothing more happens to it by itself: it was attended, missed, cancelled or given up. */
export function isFinal(status: BookingStatus): boolean {
  return !isLive(status) && status !== 'waitlisted'
}

/** Why a booking cannot be confirmed, in words; null when a pending one can, or a cancelled one be taken up again. */
export function confirmProblem(status: BookingStatus): string | null {
  if (status === 'pending' || status === 'cancelled') return null
  if (status === 'confirmed') return 'The booking is already confirmed.'
  if (status === 'waitlisted') return 'The booking is on the waitlist. Give it a place instead.'
  return `The booking ${STATE_WORDS[status]}. Only one that waits or was cancelled in time can be confirmed.`
}

/** Why a booking cannot be cancelled, in words; null when it can. */
export function cancelProblem(status: BookingStatus): string | null {
  if (BOOKING_MOVES[status].includes('cancelled')) return null
  return `The booking ${STATE_WORDS[status]}. Only one that is still to come can be cancelled.`
}

/** Why a booking cannot be given a place by staff, in words; null when it waits for one. */
export function promoteProblem(status: BookingStatus): string | null {
  if (status === 'waitlisted') return null
  return `The booking ${STATE_WORDS[status]}. Only one on the waitlist can be given a place.`
}

/** What somebody who waited gets: what they would have got at once. Staff promise a place, the public page asks for one. */
export function promotedTo(source: BookingSource): 'pending' | 'confirmed' {
  return source === 'public' ? 'pending' : 'confirmed'
}

/** Whether a place that comes free is given without asking: only until the late window, so that nobody is charged unawares. */
export function promotesItself(facts: {
  readonly policy: BookingPolicy
  readonly startsAt: Instant
  readonly now: Instant
}): boolean {
  return !isLate({ policy: facts.policy, policyAnchor: facts.startsAt, now: facts.now })
}

/** Why an outcome cannot be set, in words; null when it can. Who has one already needs a change of outcome. */
export function outcomeProblem(facts: OutcomeFacts & { readonly status: BookingStatus }): string | null {
  const { status } = facts
  if (status === 'waitlisted') return 'The booking is on the waitlist. It has no place to be attended.'
  if (!isLive(status)) return `The booking ${STATE_WORDS[status]}. Change its outcome instead.`
  return outcomeTimeProblem(facts)
}

/** Whether nobody confirmed it in time. Once its session has begun a pending booking waits for its outcome instead. */
export function isDueToLapse(booking: {
  readonly status: BookingStatus
  readonly pendingUntil: Instant | null
  readonly startsAt: Instant
  readonly now: Instant
}): boolean {
  const { status, pendingUntil, startsAt, now } = booking
  return status === 'pending' && pendingUntil !== null && now >= pendingUntil && now < startsAt
}

/** The moment from which a booking that nobody confirmed is given up; `hours` are elapsed time. */
export function pendingUntil(bookedAt: Instant, hours: number): Instant {
  return bookedAt + hours * HOUR
}

export type ChangeFacts = ChargeFacts &
  Omit<OutcomeFacts, 'outcome'> & {
    readonly status: BookingStatus
    readonly outcome: ChangedOutcome
    readonly policyAnchor: Instant
    /** Whether something stands that a waiver would give back: units used, or a debt. */
    readonly charged: boolean
  }

/**
 * Why an outcome cannot be changed to another, in words; null when it can. To the same one it only can to waive what
 * it has charged. Nothing is attended before its day, missed before its start or cancelled late before the window.
 */
export function changeProblem(facts: ChangeFacts): string | null {
  const { status, outcome } = facts
  if (!isFinal(status)) return `The booking ${STATE_WORDS[status]}. There is no outcome to change yet.`
  if (status === outcome) return sameOutcomeProblem(facts)
  if (outcome === 'cancelled') return null
  if (outcome !== 'late_cancelled') return outcomeTimeProblem({ ...facts, outcome })
  return isLate(facts) ? null : 'It is not too late to cancel yet, so nobody has cancelled late.'
}

function sameOutcomeProblem({ status, waive, charged }: ChangeFacts): string | null {
  if (!waive) return `The booking ${STATE_WORDS[status]} already.`
  return charged ? null : 'Nothing was charged for this booking, so there is nothing to waive.'
}

export type ChangeDecision = Charge & {
  readonly status: ChangedOutcome
  readonly late: boolean
  /** Place and time were given up and are taken again, so both must be tested as for a new booking. */
  readonly takesPlace: boolean
}

/** What a change of outcome does: an outcome is charged as if it had been set at first, unless staff waive it. */
export function decideChange(facts: ChangeFacts): ChangeDecision {
  const { outcome } = facts
  const charge = outcome === 'cancelled' ? NOT_CHARGED : chargeFor(outcome, facts)
  return {
    ...charge,
    status: outcome,
    late: outcome === 'late_cancelled',
    takesPlace: isOccupying(outcome) && !isOccupying(facts.status),
  }
}

/** What the units of a booking are: none, set aside for it, or used. */
export type UnitState = 'none' | 'held' | 'used'

const UNIT_MOVES: Readonly<Record<UnitState, Readonly<Record<UnitState, readonly EntryKind[]>>>> = {
  none: { none: [], held: ['HOLD'], used: ['HOLD', 'CAPTURE'] },
  held: { none: ['RELEASE'], held: [], used: ['CAPTURE'] },
  used: { none: ['UNCAPTURE', 'RELEASE'], held: ['UNCAPTURE'], used: [] },
}

/** The entries, in their order, that bring the units of a booking from one state to another. */
export function unitMoves(from: UnitState, to: UnitState): readonly EntryKind[] {
  return UNIT_MOVES[from][to]
}
