import { dayBegins, isoOf } from './calendar.ts'
import { standingHolds } from './ledger.ts'
import { only, type Rules, requireFresh } from './method.ts'
import {
  become,
  book,
  isLive,
  isOverdue,
  isPaidByCredits,
  partsFor,
  pay,
  requireActive,
  requireFree,
  requireGrantOf,
  requireOpen,
  requirePlace,
} from './place.ts'
import { cancelPlace, captureAll, chargeOf, paymentAfter, releaseAll } from './resolve.ts'
import type { Booking, Session } from './rows.ts'
import { availableToday } from './spending.ts'
import { promote, promoteInto } from './waitlist.ts'
import { found, known, refuse, type World } from './world.ts'

type Methods =
  | 'bookings.promote'
  | 'bookings.create'
  | 'bookings.confirm'
  | 'bookings.cancel'
  | 'bookings.setOutcome'

export const bookingRules: Rules<Methods> = {
  'bookings.create': ({ world, actor }, input) => {
    only(actor, 'owner', 'front_desk')
    const funding = input.funding ?? 'credit'
    if (funding === 'comp') only(actor, 'owner')
    const { waitlist = false, confirmed = true, sessionId, clientId, grantId } = input
    const booking = book(world, { sessionId, clientId, funding, grantId, waitlist, confirmed })
    return booked(world, booking)
  },

  'bookings.confirm': (scene, input) => {
    const { world, actor } = scene
    only(actor, 'owner', 'front_desk')
    const before = found(world.bookings, input.bookingId)
    if (before.status !== 'pending' && before.funding === 'comp') only(actor, 'owner')
    requireFresh(scene)
    if (isOverdue(world, before)) refuse('INVALID_TRANSITION')
    if (before.status === 'pending') return booked(world, become(world, before, 'confirmed'))
    if (before.status !== 'cancelled') refuse('INVALID_TRANSITION')
    return booked(world, takeUpAgain(world, before))
  },

  'bookings.cancel': (scene, input) => {
    const { world, actor } = scene
    only(actor, 'owner', 'front_desk')
    const before = found(world.bookings, input.bookingId)
    requireFresh(scene)
    if (!isLive(before) && before.status !== 'waitlisted') refuse('INVALID_TRANSITION')
    const { by = 'client', waive = false } = input
    const { booking, late, returned } = cancelPlace(world, before, { by, waive })
    const followed = promoteInto(world, booking.sessionId)
    return {
      booking: {
        id: booking.id,
        status: booking.status,
        paymentStatus: booking.payment,
        pardon: booking.pardon,
      },
      late,
      returned: returned.units,
      spendableUntil: returned.until,
      ...followed,
      availableSessions: availableToday(world, booking.clientId),
    }
  },

  'bookings.promote': (scene, input) => {
    const { world, actor } = scene
    only(actor, 'owner', 'front_desk')
    if (input.funding === 'comp') only(actor, 'owner')
    const before = found(world.bookings, input.bookingId)
    const { funding = before.funding, grantId } = input
    requireGrantOf(world, known(world.clients, before.clientId), grantId)
    if (before.funding !== 'none' && funding === 'comp') only(actor, 'owner')
    requireFresh(scene)
    if (before.status !== 'waitlisted') refuse('INVALID_TRANSITION')
    return booked(world, promote(world, before, { funding: input.funding, grantId }))
  },

  'bookings.setOutcome': (scene, input) => {
    const { world, actor } = scene
    const before = found(world.bookings, input.bookingId)
    const session = known(world.sessions, before.sessionId)
    if (actor.role === 'trainer' && session.trainerId !== actor.staffId) refuse('UNAUTHORIZED_ACCESS')
    requireFresh(scene)
    if (!isLive(before)) refuse('INVALID_TRANSITION')
    requireTime(world, session, input.outcome)
    const { charged, pardon } = chargeOf(world, before, input.outcome, false)
    if (charged) captureAll(world, before)
    else releaseAll(world, before)
    const payment = paymentAfter(before, input.outcome, charged)
    return booked(world, become(world, before, input.outcome, { payment, pardon }))
  },
}

const booked = (world: World, booking: Booking) => ({
  booking: viewOf(world, booking),
  availableSessions: availableToday(world, booking.clientId),
})

/** A place that was given up is tested and paid for as a new one; its late window begins anew. */
function takeUpAgain(world: World, before: Booking): Booking {
  const session = known(world.sessions, before.sessionId)
  requireOpen(session)
  requireActive(known(world.clients, before.clientId))
  requireRoom(world, before)
  const parts = partsFor(world, session, before.clientId, before)
  const booking = become(world, before, 'confirmed', {
    payment: paymentAfter(before, 'confirmed', true),
    anchor: session.startsAt,
    pardon: null,
    cancelledAt: null,
  })
  if (isPaidByCredits(booking)) pay(world, session, booking, parts)
  return booking
}

/** Tests place and time of a booking that had given them up. */
export function requireRoom(world: World, before: Booking): void {
  const session = known(world.sessions, before.sessionId)
  requireFree(world, known(world.clients, before.clientId), session, before)
  requirePlace(world, session)
}

/** Attended from the session's studio day on, no-show from its start. */
export function requireTime(world: World, session: Session, outcome: 'completed' | 'no_show'): void {
  const from = outcome === 'completed' ? dayBegins(session.day, world.zone) : session.startsAt
  if (world.now < from) refuse('INVALID_TRANSITION')
}

/** A booking as answers tell it; its pack is the first that was held. */
export function viewOf(world: World, booking: Booking) {
  const { id, sessionId, clientId, status, funding, cost, payment, bookedAt, pardon } = booking
  const [first] = standingHolds(world, id)
  const grant = first === undefined ? null : known(world.grants, first.grantId)
  return {
    ...{ id, sessionId, clientId, status, funding, cost, pardon },
    paymentStatus: payment,
    bookedAt: isoOf(bookedAt),
    ...(grant === null ? {} : { grantId: grant.id, subscriptionId: grant.subscriptionId }),
  }
}
