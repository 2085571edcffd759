import { requireRoom, requireTime, viewOf } from './booking-methods.ts'
import { handOver } from './hand-over.ts'
import { hold, standingHolds } from './ledger.ts'
import { only, type Rules, requireFresh } from './method.ts'
import { become, isLive, isPaidByCredits, occupies, partsFor, pay, requireOpen } from './place.ts'
import {
  captureAll,
  chargeOf,
  hasCharge,
  isLate,
  NOTHING,
  paymentAfter,
  type Returned,
  releaseAll,
  uncaptureAll,
} from './resolve.ts'
import type { Booking, Payment, Session } from './rows.ts'
import { availableToday, choose, chooseNamed } from './spending.ts'
import { promoteInto } from './waitlist.ts'
import { change, found, known, refuse, todayOf, type World } from './world.ts'

type Methods = 'bookings.changeOutcome' | 'bookings.setPayment' | 'bookings.settle'

const PAYMENTS: Readonly<Record<Payment, readonly Payment[]>> = {
  not_due: [],
  pending: ['paid', 'failed'],
  failed: ['pending'],
  paid: ['partially_refunded', 'refunded', 'disputed'],
  partially_refunded: ['refunded', 'disputed'],
  refunded: [],
  disputed: ['paid', 'refunded'],
}

type Outcome = 'completed' | 'no_show' | 'late_cancelled' | 'cancelled'

export const debtRules: Rules<Methods> = {
  'bookings.changeOutcome': (scene, input) => {
    const { world, actor } = scene
    only(actor, 'owner')
    const { outcome, waive = false } = input
    const before = found(world.bookings, input.bookingId)
    requireFresh(scene)
    const session = known(world.sessions, before.sessionId)
    requireChange(world, before, session, outcome, waive)
    const { booking, returned } = changeOutcome(world, before, outcome, waive)
    if (occupies(before) && !occupies(booking)) promoteInto(world, session.id)
    return {
      booking: viewOf(world, booking),
      returned: returned.units,
      spendableUntil: returned.until,
      availableSessions: availableToday(world, booking.clientId),
    }
  },

  'bookings.setPayment': (scene, input) => {
    const { world, actor } = scene
    only(actor, 'owner', 'front_desk')
    if (input.status === 'refunded' || input.status === 'partially_refunded') only(actor, 'owner')
    const before = found(world.bookings, input.bookingId)
    requireFresh(scene)
    if (!PAYMENTS[before.payment].includes(input.status)) refuse('INVALID_TRANSITION')
    return { booking: viewOf(world, change(world.bookings, before, { payment: input.status })) }
  },

  'bookings.settle': (scene, input) => {
    const { world, actor } = scene
    only(actor, 'owner', 'front_desk')
    const before = found(world.bookings, input.bookingId)
    if (input.grantId !== undefined && world.grants.get(input.grantId)?.clientId !== before.clientId) {
      refuse('NOT_FOUND')
    }
    requireFresh(scene)
    const owed = before.payment === 'pending' || before.payment === 'failed'
    if (before.status === 'waitlisted' || before.funding !== 'unpaid' || !owed) refuse('INVALID_TRANSITION')
    const booking =
      input.payment === undefined
        ? settleByCredits(world, before, input.grantId)
        : change(world.bookings, before, { payment: 'paid' })
    return { booking: viewOf(world, booking), availableSessions: availableToday(world, booking.clientId) }
  },
}

/** From one final state to another; to the same only to waive what it has charged. */
function requireChange(world: World, before: Booking, session: Session, outcome: Outcome, waive: boolean) {
  if (isLive(before) || before.status === 'waitlisted') refuse('INVALID_TRANSITION')
  if (before.status === outcome) {
    if (!waive || !hasCharge(world, before)) refuse('INVALID_TRANSITION')
    return
  }
  if (outcome === 'completed' || outcome === 'no_show') requireTime(world, session, outcome)
  if (outcome === 'late_cancelled' && !isLate(world, before)) refuse('INVALID_TRANSITION')
}

/** As if the outcome had been set at first: what it charges is charged, and the rest comes back. */
function changeOutcome(
  world: World,
  before: Booking,
  outcome: Outcome,
  waive: boolean,
): { booking: Booking; returned: Returned } {
  const { charged, pardon } =
    outcome === 'cancelled' ? { charged: false, pardon: null } : chargeOf(world, before, outcome, waive)
  const takesPlace = (outcome === 'completed' || outcome === 'no_show') && !occupies(before)
  const givenUp = before.status === 'cancelled' || before.status === 'lapsed'
  if (takesPlace || (givenUp && charged)) requireOpen(known(world.sessions, before.sessionId))
  if (takesPlace) requireRoom(world, before)
  if (takesPlace && charged) requireGoodOn(world, before)
  const returned = moveUnits(world, before, charged)
  const payment = paymentAfter(before, outcome, charged)
  const isCancelled = outcome === 'cancelled' || outcome === 'late_cancelled'
  const cancelledAt = isCancelled ? (before.cancelledAt ?? world.now) : null
  return { booking: become(world, before, outcome, { payment, pardon, cancelledAt }), returned }
}

/** What was charged for a place that was given up must be good on the day that its session has by now. */
function requireGoodOn(world: World, { id, sessionId }: Booking): void {
  const { day } = known(world.sessions, sessionId)
  for (const { grantId } of standingHolds(world, id)) {
    const { effectiveFrom, expiresOn } = known(world.grants, grantId)
    if (day < effectiveFrom || (expiresOn !== null && expiresOn < day)) refuse('GRANT_EXPIRED')
  }
}

/** Uses units that were given back, or gives back those that were used. */
function moveUnits(world: World, booking: Booking, charged: boolean): Returned {
  if (!isPaidByCredits(booking)) return NOTHING
  const isUsed = standingHolds(world, booking.id).length > 0
  if (charged === isUsed) return NOTHING
  if (isUsed) {
    uncaptureAll(world, booking)
    return releaseAll(world, booking)
  }
  const session = known(world.sessions, booking.sessionId)
  pay(world, session, booking, partsFor(world, session, booking.clientId, booking))
  captureAll(world, booking)
  return NOTHING
}

function settleByCredits(world: World, before: Booking, grantId: number | undefined): Booking {
  const session = known(world.sessions, before.sessionId)
  const wanted = { ...session, settledOn: todayOf(world) }
  const parts =
    grantId === undefined
      ? choose(world, before.clientId, wanted)
      : chooseNamed(world, known(world.grants, grantId), wanted)
  const booking = change(world.bookings, before, { funding: 'credit', payment: 'not_due' })
  for (const part of parts) hold(world, booking, part.grantId, part.units)
  if (!isLive(booking)) captureAll(world, booking)
  handOver(
    world,
    parts.map((part) => known(world.grants, part.grantId).subscriptionId),
  )
  return booking
}
