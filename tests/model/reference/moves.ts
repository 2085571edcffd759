import { dayAt, type Instant, MINUTE } from './calendar.ts'
import { standingHolds } from './ledger.ts'
import { bookingsIn, conflictOf, isLive, isPaidByCredits, occupies, partsFor, pay } from './place.ts'
import { isLate, releaseAll } from './resolve.ts'
import type { Booking, Session } from './rows.ts'
import { requireFreeParts } from './sessions.ts'
import { obstacle } from './spending.ts'
import { attempt, change, known, refuse, type World } from './world.ts'

/** Rule 6: a session goes to another time, and what pays for its bookings with it. */

export type MoveWish = {
  readonly startsAt: Instant
  readonly minutes: number
  readonly trainerId: number | null
  readonly roomId: number | null
  readonly by: 'client' | 'studio'
}

export type FundedAnew = { readonly bookingId: number; readonly from: number[]; readonly to: number[] }

export function moveSession(world: World, before: Session, wish: MoveWish): FundedAnew[] {
  if (before.status === 'cancelled') refuse('INVALID_TRANSITION')
  const own = bookingsIn(world, before.id)
  if (own.some((booking) => booking.status === 'completed' || booking.status === 'no_show')) {
    refuse('INVALID_TRANSITION')
  }
  const { startsAt, minutes, trainerId, roomId } = wish
  const endsAt = startsAt + minutes * MINUTE
  const bufferMinutes = known(world.services, before.serviceId).bufferMinutes
  const slot = { trainerId, roomId, startsAt, endsAt, busyUntil: endsAt + bufferMinutes * MINUTE }
  const isSame =
    startsAt === before.startsAt &&
    endsAt === before.endsAt &&
    trainerId === before.trainerId &&
    roomId === before.roomId
  if (isSame) return []
  requireFreeParts(world, slot, before.id)
  const after: Session = { ...before, ...slot, day: dayAt(startsAt, world.zone) }
  const staying = own.filter(occupies)
  if (staying.some((booking) => conflictOf(world, booking.clientId, after, booking) !== undefined)) {
    refuse('CLIENT_CONFLICT')
  }
  world.sessions.put(after.id, after)
  return follow(world, own, before, after, wish.by)
}

function follow(
  world: World,
  own: readonly Booking[],
  before: Session,
  after: Session,
  by: 'client' | 'studio',
): FundedAnew[] {
  if (before.startsAt === after.startsAt) return []
  const following = own.filter((booking) => isLive(booking) || booking.status === 'waitlisted')
  for (const booking of following) {
    const keeps = by === 'client' && isLate(world, booking)
    const anchor = keeps ? Math.min(booking.anchor, after.startsAt) : after.startsAt
    change(world.bookings, booking, { anchor })
  }
  if (before.day === after.day) return []
  const anew: FundedAnew[] = []
  for (const { id } of following.filter(isLive)) {
    const moved = fundAnew(world, known(world.bookings, id), before, after)
    if (moved !== null) anew.push(moved)
  }
  return anew
}

/** Keeps the hold while every grant may pay on the new day; otherwise it is given back and chosen by rule 1. */
function fundAnew(world: World, booking: Booking, before: Session, after: Session): FundedAnew | null {
  const holds = standingHolds(world, booking.id)
  if (!isPaidByCredits(booking) || holds.every((held) => staysValid(world, held.grantId, before, after))) {
    return null
  }
  releaseAll(world, booking)
  const parts = attempt(world, () => partsFor(world, after, booking.clientId, booking))
  if (!parts.ok) return refuse('GRANT_EXPIRED')
  pay(world, after, booking, parts.value)
  const to = standingHolds(world, booking.id).map((held) => held.grantId)
  return { bookingId: booking.id, from: holds.map((held) => held.grantId), to }
}

/** What was not good for the old day either has settled a debt, and stays. */
function staysValid(world: World, grantId: number, before: Session, after: Session): boolean {
  const grant = { ...known(world.grants, grantId), available: 1 }
  const familyId = grant.familyId ?? 0
  return (
    obstacle(world, grant, familyId, after.day) === null ||
    obstacle(world, grant, familyId, before.day) !== null
  )
}
