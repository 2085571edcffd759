import { dayAt, type Instant, MINUTE } from './calendar.ts'
import { bookingsIn, isLive } from './place.ts'
import { cancelPlace } from './resolve.ts'
import type { Session } from './rows.ts'
import { add, change, refuse, type World } from './world.ts'

/** Slots on the schedule. */

export type SessionWish = {
  readonly serviceId: number
  readonly trainerId: number | null
  readonly roomId: number | null
  readonly startsAt: Instant
  readonly minutes: number | null
  readonly capacity: number | null
  readonly amount: number | null
}

/** What a studio has besides services: whom and what a session can be given to. */
export type Staffing = {
  readonly trainers: readonly number[]
  readonly rooms: readonly number[]
  readonly families: ReadonlyMap<string, number>
}

/** Refuses a service, trainer or room that does not exist. */
export function requireParts(
  world: World,
  { trainers, rooms }: Staffing,
  wish: Pick<SessionWish, 'serviceId' | 'trainerId' | 'roomId'>,
): void {
  if (world.services.get(wish.serviceId) === undefined) refuse('NOT_FOUND')
  if (wish.trainerId !== null && !trainers.includes(wish.trainerId)) refuse('NOT_FOUND')
  if (wish.roomId !== null && !rooms.includes(wish.roomId)) refuse('NOT_FOUND')
}

/** Puts an open session on the schedule; trainer and room have one at a time, with the buffer after it. */
export function openSession(
  world: World,
  wish: SessionWish,
  series: { readonly id: number; readonly index: number } | null = null,
): Session {
  const service = world.services.get(wish.serviceId)
  if (service === undefined) return refuse('NOT_FOUND')
  const endsAt = wish.startsAt + (wish.minutes ?? service.minutes) * MINUTE
  const busyUntil = endsAt + service.bufferMinutes * MINUTE
  requireFreeParts(world, { ...wish, busyUntil })
  return add(world.sessions, {
    serviceId: service.id,
    kind: service.kind,
    familyId: service.familyId,
    trainerId: wish.trainerId,
    roomId: wish.roomId,
    startsAt: wish.startsAt,
    endsAt,
    busyUntil,
    day: dayAt(wish.startsAt, world.zone),
    capacity: wish.capacity ?? service.capacity,
    cost: service.cost,
    amount: wish.amount,
    status: 'open',
    seriesId: series?.id ?? null,
    seriesIndex: series?.index ?? null,
  })
}

type Slot = Pick<Session, 'trainerId' | 'roomId' | 'startsAt' | 'busyUntil'>

/** Half-open: one may begin at the instant at which another's buffer ends. */
export function requireFreeParts(world: World, slot: Slot, exceptId?: number): void {
  const meets = world.sessions.where(
    (other) =>
      other.status === 'open' &&
      other.id !== exceptId &&
      other.startsAt < slot.busyUntil &&
      slot.startsAt < other.busyUntil,
  )
  if (slot.trainerId !== null && meets.some((other) => other.trainerId === slot.trainerId)) {
    refuse('TRAINER_CONFLICT')
  }
  if (slot.roomId !== null && meets.some((other) => other.roomId === slot.roomId)) refuse('ROOM_CONFLICT')
}

/** `cancelled` counts those who waited, too. */
export type SessionCancelled = {
  readonly cancelled: number
  readonly waiting: number
  readonly returned: number
}

/** The studio's own cancellation always gives back; who waits for a place waits no longer. */
export function cancelSession(world: World, session: Session): SessionCancelled {
  if (session.status === 'cancelled') refuse('INVALID_TRANSITION')
  let cancelled = 0
  let waiting = 0
  let returned = 0
  for (const booking of bookingsIn(world, session.id)) {
    if (booking.status === 'waitlisted') {
      change(world.bookings, booking, { status: 'cancelled', cancelledAt: world.now })
      waiting += 1
    } else if (isLive(booking)) {
      returned += cancelPlace(world, booking, { by: 'studio', waive: false }).returned.units
      cancelled += 1
    }
  }
  change(world.sessions, session, { status: 'cancelled' })
  return { cancelled: cancelled + waiting, waiting, returned }
}
