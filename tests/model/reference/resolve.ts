import { DAY, type Day, laterDay, MINUTE, plusDays } from './calendar.ts'
import { expireRest } from './expiry.ts'
import { capture, release, revoke, standingHolds, uncapture } from './ledger.ts'
import { become } from './place.ts'
import { owedBy } from './refunds.ts'
import type { Booking, BookingStatus, Hold } from './rows.ts'
import { change, known, todayOf, type World } from './world.ts'

/** What becomes of the units and the debt of a booking (rules 3 to 5 and 8). */

export type Returned = { readonly units: number; readonly until: Day | null }

export const NOTHING: Returned = { units: 0, until: null }

/** Gives back all that is held. `until` is the last day on which all of it can still be spent. */
export function releaseAll(world: World, booking: Booking): Returned {
  let units = 0
  const ends: Day[] = []
  for (const held of standingHolds(world, booking.id)) {
    if (held.held === 0) continue
    const back = releaseOne(world, booking, held)
    units += back.units
    if (back.units > 0 && back.until !== null) ends.push(back.until)
  }
  return { units, until: ends.sort()[0] ?? null }
}

function releaseOne(world: World, booking: Booking, held: Hold): Returned {
  const today = todayOf(world)
  const before = known(world.grants, held.grantId)
  if (before.source === 'comp') {
    release(world, held)
    revoke(world, before.id, held.held)
    return NOTHING
  }
  const lapsed = before.expiresOn !== null && before.expiresOn < today
  if (lapsed && before.available > 0) expireRest(world, before)
  release(world, held)
  const taken = Math.min(held.held, owedBy(world, before))
  if (taken > 0) revoke(world, before.id, taken)
  const units = held.held - taken
  if (units > 0 && before.expiresOn !== null && (lapsed || before.lapsedOn !== null)) {
    const grace = plusDays(today, booking.policy.graceDays)
    change(world.grants, known(world.grants, before.id), {
      expiresOn: laterDay(before.expiresOn, grace),
      lapsedOn: before.lapsedOn ?? before.expiresOn,
    })
  }
  return { units, until: known(world.grants, before.id).expiresOn }
}

export function captureAll(world: World, booking: Booking): void {
  for (const held of standingHolds(world, booking.id)) if (held.held > 0) capture(world, held)
}

export function uncaptureAll(world: World, booking: Booking): void {
  for (const held of standingHolds(world, booking.id)) if (held.captured > 0) uncapture(world, held)
}

export type Cancellation = { readonly by: 'client' | 'studio'; readonly waive: boolean }
export type Cancelled = { readonly booking: Booking; readonly late: boolean; readonly returned: Returned }

/**
 * Cancels a live booking by the policy that it was made under. What was never promised, because nobody had confirmed
 * it, is never cancelled late.
 */
export function cancelPlace(world: World, booking: Booking, { by, waive }: Cancellation): Cancelled {
  const late = by === 'client' && booking.status === 'confirmed' && isLate(world, booking)
  const cancelledAt = world.now
  if (!late) {
    const returned = releaseAll(world, booking)
    const payment = paymentAfter(booking, 'cancelled', false)
    const cancelled = become(world, booking, 'cancelled', { payment, cancelledAt, pardon: null })
    return { booking: cancelled, late, returned }
  }
  const { charged, pardon } = chargeOf(world, booking, 'late_cancelled', waive)
  const returned = charged ? NOTHING : releaseAll(world, booking)
  if (charged) captureAll(world, booking)
  const payment = paymentAfter(booking, 'late_cancelled', charged)
  return {
    booking: become(world, booking, 'late_cancelled', { payment, cancelledAt, pardon }),
    late,
    returned,
  }
}

/** Strictly less than the window remains, or it has begun. */
export function isLate(world: World, { anchor, policy }: Pick<Booking, 'anchor' | 'policy'>): boolean {
  const left = anchor - world.now
  return left <= 0 || left < policy.lateWindowMinutes * MINUTE
}

export type Charge = { readonly charged: boolean; readonly pardon: Booking['pardon'] }

/** Whether an outcome is charged: by the policy of the booking, unless staff waive it (rule 5). */
export function chargeOf(
  world: World,
  booking: Booking,
  outcome: 'completed' | 'no_show' | 'late_cancelled',
  waive: boolean,
): Charge {
  if (booking.funding === 'none') return { charged: false, pardon: null }
  if (waive) return { charged: false, pardon: 'waived' }
  const { noShowRule, lateRule, lateForgiven } = booking.policy
  if (outcome === 'completed') return { charged: true, pardon: null }
  if (outcome === 'no_show') return { charged: noShowRule === 'capture', pardon: null }
  if (lateRule === 'forgive' && timesForgiven(world, booking) < lateForgiven) {
    return { charged: false, pardon: 'forgiven' }
  }
  return { charged: lateRule !== 'release', pardon: null }
}

/** Late cancellations of the client in the last 30 days that the policy forgave. */
function timesForgiven(world: World, { clientId, id }: Booking): number {
  const since = world.now - 30 * DAY
  return world.bookings.where(
    (booking) =>
      booking.clientId === clientId &&
      booking.id !== id &&
      booking.pardon === 'forgiven' &&
      booking.cancelledAt !== null &&
      booking.cancelledAt >= since,
  ).length
}

/** A debt ends where nothing is owed any more and begins again where something is; what was paid stays paid. */
export function paymentAfter(booking: Booking, to: BookingStatus, owed: boolean): Booking['payment'] {
  const { payment, funding, status } = booking
  if (funding !== 'unpaid') return payment
  if (!owed) return payment === 'pending' || payment === 'failed' ? 'not_due' : payment
  if (payment === 'not_due') return 'pending'
  const again = (status === 'cancelled' || status === 'lapsed') && to !== status
  return again && payment === 'refunded' ? 'pending' : payment
}

/** Whether anything stands that a waiver takes back: units used, or money that was asked for or paid. */
export function hasCharge(world: World, booking: Booking): boolean {
  if (standingHolds(world, booking.id).some((held) => held.captured > 0)) return true
  return booking.pardon === null && booking.payment !== 'not_due' && booking.payment !== 'refunded'
}
