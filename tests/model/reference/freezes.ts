import { type Day, earlierDay, laterDay, plusDays } from './calendar.ts'
import { daysPaid } from './hand-over.ts'
import { freezesOf, lengthOf, movedBy, periodBegins } from './memberships.ts'
import { isLive } from './place.ts'
import { cancelPlace } from './resolve.ts'
import type { Freeze, Grant, Subscription } from './rows.ts'
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
  const before = snapshot(world, subscription)
  const made = add(world.freezes, {
    subscriptionId: subscription.id,
    from,
    until,
    cancelled: false,
    createdAt: world.now,
  })
  shiftAll(world, subscription, made.from, before)
  tell(world, subscription)
  const promoted = inside.flatMap(({ sessionId }) => promoteInto(world, sessionId).promoted)
  return { freeze: made, cancelled: inside.length, promoted }
}

/** Ends the freeze that the day lies in, or the next one; unused days are taken back. */
export function unfreeze(world: World, subscription: Subscription, on: Day): number {
  const current = freezesOf(world, subscription.id).find((one) => one.until >= on)
  if (current === undefined) return refuse('INVALID_TRANSITION')
  const days = lengthOf(current)
  const before = snapshot(world, subscription)
  if (on <= current.from) {
    change(world.freezes, current, { cancelled: true })
    shiftAll(world, subscription, current.from, before)
    tell(world, subscription)
    return days
  }
  const kept = change(world.freezes, current, { until: plusDays(on, -1) })
  shiftAll(world, subscription, current.from, before)
  tell(world, subscription)
  return days - lengthOf(kept)
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

/** When the periods of a membership begin that have lots, by the lot. */
function beginnings(world: World, subscription: Subscription): ReadonlyMap<number, Day> {
  const lots = grantsIn(world, subscription.id)
  if (subscription.anchorOn === null) return new Map()
  return new Map(
    lots.flatMap(({ id, periodNo }) =>
      periodNo === null ? [] : [[id, periodBegins(world, subscription, periodNo)]],
    ),
  )
}

/** What was before freezes change: they themselves, and when periods began. */
type Before = { readonly freezes: readonly Freeze[]; readonly began: ReadonlyMap<number, Day> }

const snapshot = (world: World, subscription: Subscription): Before => ({
  freezes: freezesOf(world, subscription.id),
  began: beginnings(world, subscription),
})

/** Moves what freezes from a day on move: each grant, and the last day of a membership. */
function shiftAll(world: World, { id }: Subscription, from: Day, before: Before): void {
  const subscription = known(world.subscriptions, id)
  for (const grant of grantsIn(world, id)) shiftGrant(world, grant, from, before)
  for (const [grantId, begins] of beginnings(world, subscription)) {
    if (begins !== before.began.get(grantId)) shiftStart(world, known(world.grants, grantId), begins)
  }
  if (subscription.endsOn === null) return
  const later = (freezes: readonly Freeze[]) => freezes.filter((one) => one.from >= from)
  const endsOn = shifted(subscription.endsOn, later(before.freezes), later(freezesOf(world, id)))
  change(world.subscriptions, known(world.subscriptions, id), { endsOn })
}

/**
 * Takes back what freezes have moved, and moves anew by those that there are now. A last day that comes after a freeze
 * counts it in, whoever has set it; one on a frozen day was set in spite of the freeze and stays.
 */
function shifted(day: Day, before: readonly Freeze[], after: readonly Freeze[]): Day {
  if (before.some((one) => one.from <= day && day <= one.until)) return day
  let freed = day
  for (const one of before.toReversed()) if (one.until < freed) freed = plusDays(freed, -lengthOf(one))
  return movedBy(freed, after)
}

/** What came after a freeze was laid down got its days in spite of it; lots of periods are counted with it. */
const concerns =
  (grant: Grant) =>
  (freeze: Freeze): boolean =>
    grant.periodNo !== null || grant.rolledFrom !== null || grant.createdAt <= freeze.createdAt

function shiftGrant(world: World, grant: Grant, from: Day, before: Before): void {
  const { expiresOn: day } = grant
  if (day === null) return
  const own = (freezes: readonly Freeze[]) =>
    freezes.filter((one) => one.from >= from && concerns(grant)(one))
  const moved = shifted(day, own(before.freezes), own(freezesOf(world, grant.subscriptionId)))
  // Never before a session that is already held.
  const last = daysPaid(world, grant.id).sort().at(-1)
  const floor = last === undefined ? moved : earlierDay(last, day)
  change(world.grants, grant, { expiresOn: moved < day ? laterDay(moved, floor) : moved })
}

/** A lot begins with its period, but never after a session that it is already held for. */
function shiftStart(world: World, grant: Grant, begins: Day): void {
  const [first] = daysPaid(world, grant.id).sort()
  const latest = first === undefined ? begins : laterDay(first, grant.effectiveFrom)
  change(world.grants, grant, { effectiveFrom: earlierDay(begins, latest) })
}

/** The status says whether today is frozen. */
function tell(world: World, { id }: Subscription): void {
  const subscription = known(world.subscriptions, id)
  const status = isFrozenOn(world, id, todayOf(world)) ? 'frozen' : 'active'
  if (subscription.status !== 'active' && subscription.status !== 'frozen') return
  change(world.subscriptions, subscription, { status })
}
