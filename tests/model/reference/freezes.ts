import { type Day, earlierDay, laterDay, plusDays } from './calendar.ts'
import { daysHeld } from './hand-over.ts'
import { freezesOf, lengthOf, movedBy, periodBegins } from './memberships.ts'
import { isLive } from './place.ts'
import { cancelPlace } from './resolve.ts'
import type { Freeze, Grant, Shift, Subscription } from './rows.ts'
import { grantsIn, isFrozenOn } from './spending.ts'
import { promoteInto } from './waitlist.ts'
import { add, change, known, refuse, todayOf, type World } from './world.ts'

/** Rule 12: dated intervals of studio days on which a subscription pays for nothing. */

export type FreezeWish = { readonly from: Day; readonly until: Day; readonly cancelBookings: boolean }

export function freeze(world: World, subscription: Subscription, wish: FreezeWish) {
  const { from, until } = wish
  const running = subscription.status === 'active' || subscription.status === 'frozen'
  const overlaps = freezesOf(world, subscription.id).some(
    (other) => other.from <= until && other.until >= from,
  )
  if (!running || overlaps) refuse('INVALID_TRANSITION')
  const inside = liveInside(world, subscription.id, wish)
  if (inside.length > 0 && !wish.cancelBookings) refuse('INVALID_TRANSITION')
  for (const booking of inside) cancelPlace(world, booking, { by: 'studio', waive: false })
  const made = add(world.freezes, {
    subscriptionId: subscription.id,
    from,
    until,
    cancelled: false,
    createdAt: world.now,
  })
  shiftAll(world, subscription, made.from)
  tell(world, subscription)
  const promoted = inside.flatMap(({ sessionId }) => promoteInto(world, sessionId).promoted)
  return { freeze: made, cancelled: inside.length, promoted }
}

/** Ends the freeze that the day lies in, or the next one; unused days are taken back. */
export function unfreeze(world: World, subscription: Subscription, on: Day): number {
  const current = freezesOf(world, subscription.id).find((one) => one.until >= on)
  if (current === undefined) return refuse('INVALID_TRANSITION')
  const before = lengthOf(current)
  if (on <= current.from) {
    change(world.freezes, current, { cancelled: true })
    shiftAll(world, subscription, current.from)
    tell(world, subscription)
    return before
  }
  const kept = change(world.freezes, current, { until: plusDays(on, -1) })
  shiftAll(world, subscription, current.from)
  tell(world, subscription)
  return before - lengthOf(kept)
}

function liveInside(world: World, subscriptionId: number, { from, until }: FreezeWish) {
  const own = new Set(grantsIn(world, subscriptionId).map((grant) => grant.id))
  const paid = new Set(
    world.holds.where((held) => own.has(held.grantId) && held.held > 0).map((held) => held.bookingId),
  )
  return world.bookings
    .where((booking) => paid.has(booking.id) && isLive(booking))
    .filter((booking) => {
      const { day } = known(world.sessions, booking.sessionId)
      return from <= day && day <= until
    })
}

/** Moves what freezes from a day on move: each grant, and the last day of a membership. */
function shiftAll(world: World, { id }: Subscription, from: Day): void {
  const subscription = known(world.subscriptions, id)
  for (const grant of grantsIn(world, id)) shiftGrant(world, subscription, grant, from)
  if (subscription.endsOn === null) return
  const later = freezesOf(world, id).filter((one) => one.from >= from)
  const moved = shifted(subscription.endsOn, subscription.shifts, later, from)
  change(world.subscriptions, known(world.subscriptions, id), { endsOn: moved.day, shifts: moved.shifts })
}

/** Takes back what freezes from a day on have moved, and moves anew by those that there are now. */
function shifted(day: Day, shifts: readonly Shift[], freezes: readonly Freeze[], from: Day) {
  const kept = shifts.filter((one) => one.from < from)
  const undone = shifts.filter((one) => one.from >= from).reduce((days, one) => days + one.days, 0)
  const moved = movedBy(plusDays(day, -undone), freezes)
  return { day: moved.day, shifts: [...kept, ...moved.shifts] }
}

/** What came after a freeze was laid down got its days in spite of it; lots of periods are counted with it. */
function shiftGrant(world: World, subscription: Subscription, grant: Grant, from: Day): void {
  const ofPeriod = grant.periodNo !== null || grant.rolledFrom !== null
  const later = freezesOf(world, subscription.id).filter(
    (one) => one.from >= from && (ofPeriod || grant.createdAt <= one.createdAt),
  )
  const held = daysHeld(world, grant.id).sort()
  const fields: { expiresOn?: Day; effectiveFrom?: Day; shifts?: readonly Shift[] } = {}
  if (grant.expiresOn !== null) {
    const moved = shifted(grant.expiresOn, grant.shifts, later, from)
    // Never before a session that is already held.
    const last = held.at(-1)
    const floor = last === undefined ? moved.day : earlierDay(last, grant.expiresOn)
    fields.expiresOn = moved.day < grant.expiresOn ? laterDay(moved.day, floor) : moved.day
    fields.shifts = moved.shifts
  }
  if (grant.periodNo !== null && subscription.anchorOn !== null) {
    const begins = periodBegins(world, subscription, grant.periodNo)
    const [first] = held
    const latest = first === undefined ? begins : laterDay(first, grant.effectiveFrom)
    fields.effectiveFrom = earlierDay(begins, latest)
  }
  change(world.grants, known(world.grants, grant.id), fields)
}

/** The status says whether today is frozen. */
function tell(world: World, { id }: Subscription): void {
  const subscription = known(world.subscriptions, id)
  const status = isFrozenOn(world, id, todayOf(world)) ? 'frozen' : 'active'
  if (subscription.status !== 'active' && subscription.status !== 'frozen') return
  change(world.subscriptions, subscription, { status })
}
