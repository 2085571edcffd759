import { end, remainingOf } from './hand-over.ts'
import { expire, fill } from './ledger.ts'
import { addGrant, issueDue, periodBegins, periodEnds } from './memberships.ts'
import { become } from './place.ts'
import { paymentAfter, releaseAll } from './resolve.ts'
import type { Grant } from './rows.ts'
import { isFrozenOn } from './spending.ts'
import { change, known, todayOf, type World } from './world.ts'

/** What time does by itself; doing it again changes nothing. */

/** Gives up what nobody confirmed in time, and what waits for a session that has begun. Answers the sessions. */
export function lapseDue(world: World): { lapsed: number; sessions: number[] } {
  const sessions: number[] = []
  let lapsed = 0
  for (const booking of [...world.bookings.all()]) {
    const session = known(world.sessions, booking.sessionId)
    const begun = session.startsAt <= world.now
    if (booking.status === 'waitlisted' && begun) {
      become(world, booking, 'lapsed', { payment: paymentAfter(booking, 'lapsed', false) })
      lapsed += 1
    }
    const { pendingUntil } = booking
    if (booking.status !== 'pending' || begun || pendingUntil === null || pendingUntil > world.now) continue
    releaseAll(world, booking)
    become(world, booking, 'lapsed', { payment: paymentAfter(booking, 'lapsed', false) })
    sessions.push(session.id)
    lapsed += 1
  }
  return { lapsed, sessions }
}

/** Expires what is past its last valid day; of a membership's lot some may roll over into the next period. */
export function expireDue(world: World): { expired: number; rolledOver: number } {
  const today = todayOf(world)
  let expired = 0
  let rolledOver = 0
  for (const grant of [...world.grants.all()]) {
    if (grant.expiresOn === null || grant.expiresOn >= today || grant.available === 0) continue
    expire(world, grant.id, grant.available)
    expired += grant.available
    rolledOver += rollOver(world, grant, grant.available)
  }
  return { expired, rolledOver }
}

/** The rest moves on once, through the period that follows, if that is not over as well. */
function rollOver(world: World, lot: Grant, rest: number): number {
  const subscription = known(world.subscriptions, lot.subscriptionId)
  const units = Math.min(rest, subscription.rollover)
  const { periodNo } = lot
  if (periodNo === null || units === 0 || subscription.status === 'ended') return 0
  if (world.grants.where((grant) => grant.rolledFrom === lot.id).length > 0) return 0
  const begins = periodBegins(world, subscription, periodNo + 1)
  if (subscription.endsOn !== null && begins > subscription.endsOn) return 0
  const expiresOn = periodEnds(world, subscription, periodNo + 1)
  if (expiresOn < todayOf(world)) return 0
  const rolled = addGrant(world, subscription, {
    source: 'rollover',
    category: 'paid',
    effectiveFrom: begins,
    expiresOn,
    rolledFrom: lot.id,
  })
  fill(world, rolled.id, units)
  return units
}

/** Ends packs of which nothing remains and memberships past their last day; the next in line take their places. */
export function endDue(world: World): { ended: number; activated: number } {
  const today = todayOf(world)
  let ended = 0
  let activated = 0
  for (const { id } of [...world.subscriptions.all()]) {
    const subscription = known(world.subscriptions, id)
    if (subscription.status !== 'active' && subscription.status !== 'frozen') continue
    const isOver =
      subscription.kind === 'pack'
        ? remainingOf(world, id) === 0
        : subscription.endsOn !== null && subscription.endsOn < today
    if (!isOver) continue
    ended += 1
    if (end(world, subscription) !== null) activated += 1
  }
  return { ended, activated }
}

export function issueAll(world: World): number {
  const running = world.subscriptions.where(
    ({ kind, status }) => kind === 'membership' && (status === 'active' || status === 'frozen'),
  )
  return running.reduce((sum, subscription) => sum + issueDue(world, subscription).length, 0)
}

/** Lets each status say whether today is frozen. */
export function tellFreezes(world: World): { frozen: number; unfrozen: number } {
  const today = todayOf(world)
  const counts = { frozen: 0, unfrozen: 0 }
  for (const subscription of [...world.subscriptions.all()]) {
    const isFrozen = isFrozenOn(world, subscription.id, today)
    if (subscription.status === 'active' && isFrozen) {
      change(world.subscriptions, subscription, { status: 'frozen' })
      counts.frozen += 1
    } else if (subscription.status === 'frozen' && !isFrozen) {
      change(world.subscriptions, subscription, { status: 'active' })
      counts.unfrozen += 1
    }
  }
  return counts
}
