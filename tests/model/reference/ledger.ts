import type { Booking, Grant, Hold } from './rows.ts'
import { change, known, type World } from './world.ts'

/** The ledger of the model: no lines, only what lines do to the five buckets and to holds. */

type Bucket = 'available' | 'held' | 'used' | 'expired' | 'revoked'

function shift(world: World, grantId: number, from: Bucket | null, to: Bucket, units: number): Grant {
  const grant = known(world.grants, grantId)
  const taken = from === null ? {} : { [from]: grant[from] - units }
  const filled = { [to]: grant[to] + units }
  const granted = grant.granted + (from === null ? units : 0)
  return change(world.grants, grant, { ...taken, ...filled, granted })
}

/** Numbers what happens one after the other. */
function nextTick(world: World): number {
  world.ticks += 1
  return world.ticks
}

const keyOf = (bookingId: number, grantId: number) => `${bookingId}/${grantId}`

function moveHold(world: World, bookingId: number, grantId: number, held: number, captured: number): void {
  const before = world.holds.get(keyOf(bookingId, grantId))
  world.holds.put(keyOf(bookingId, grantId), {
    bookingId,
    grantId,
    held: (before?.held ?? 0) + held,
    captured: (before?.captured ?? 0) + captured,
    order: before !== undefined && before.held + before.captured > 0 ? before.order : nextTick(world),
  })
}

/** What a booking has of its grants and that still stands for units, the first hold first. */
export function standingHolds(world: World, bookingId: number): Hold[] {
  return world.holds
    .where((hold) => hold.bookingId === bookingId && hold.held + hold.captured > 0)
    .sort((a, b) => a.order - b.order)
}

export const sumOf = <T>(list: readonly T[], of: (item: T) => number): number =>
  list.reduce((sum, item) => sum + of(item), 0)

/** Whether units are charged for a booking. */
export const isCharged = (world: World, bookingId: number): boolean =>
  standingHolds(world, bookingId).some((hold) => hold.captured > 0)

export function fill(world: World, grantId: number, units: number): void {
  shift(world, grantId, null, 'available', units)
}

export function hold(world: World, booking: Pick<Booking, 'id'>, grantId: number, units: number): void {
  shift(world, grantId, 'available', 'held', units)
  moveHold(world, booking.id, grantId, units, 0)
}

export function release(world: World, { bookingId, grantId, held }: Hold): void {
  shift(world, grantId, 'held', 'available', held)
  moveHold(world, bookingId, grantId, -held, 0)
}

export function capture(world: World, { bookingId, grantId, held }: Hold): void {
  shift(world, grantId, 'held', 'used', held)
  moveHold(world, bookingId, grantId, -held, held)
}

export function uncapture(world: World, { bookingId, grantId, captured }: Hold): void {
  shift(world, grantId, 'used', 'held', captured)
  moveHold(world, bookingId, grantId, captured, -captured)
}

export function expire(world: World, grantId: number, units: number): void {
  shift(world, grantId, 'available', 'expired', units)
}

export function unexpire(world: World, grantId: number, units: number): void {
  shift(world, grantId, 'expired', 'available', units)
}

export function revoke(world: World, grantId: number, units: number): void {
  shift(world, grantId, 'available', 'revoked', units)
}
