import { MINUTE } from './calendar.ts'
import {
  become,
  bookingsIn,
  partsFor,
  pay,
  placesTaken,
  requireActive,
  requireFree,
  requireOpen,
  requirePlace,
} from './place.ts'
import type { Booking, Session } from './rows.ts'
import { attempt, change, known, type World } from './world.ts'

/** Who waits for a place, in the order in which they came. */

export type Promoted = {
  readonly promoted: { bookingId: number }[]
  readonly skipped: { bookingId: number; code: string }[]
}

/** Gives free places to those who wait, until the session is full; not inside their late window, nor after the start. */
export function promoteInto(world: World, sessionId: number): Promoted {
  const promoted: { bookingId: number }[] = []
  const skipped: { bookingId: number; code: string }[] = []
  const session = known(world.sessions, sessionId)
  if (session.status !== 'open') return { promoted, skipped }
  for (const waiting of bookingsIn(world, sessionId).filter(({ status }) => status === 'waitlisted')) {
    const { id } = waiting
    if (placesTaken(world, sessionId) >= session.capacity) break
    if (isTooLate(world, session, waiting)) continue
    const done = attempt(world, () => promote(world, known(world.bookings, id), {}))
    if (done.ok) promoted.push({ bookingId: id })
    else {
      skipped.push({ bookingId: id, code: done.code })
      change(world.bookings, known(world.bookings, id), { skipped: true })
    }
  }
  return { promoted, skipped }
}

function isTooLate(world: World, session: Session, { policy }: Booking): boolean {
  const left = session.startsAt - world.now
  return left <= 0 || left < policy.lateWindowMinutes * MINUTE
}

export type PromotionWish = {
  readonly funding?: 'credit' | 'comp' | 'unpaid' | undefined
  readonly grantId?: number | undefined
}

/** Tests everything that a new booking is tested for, and pays for the place. */
export function promote(world: World, waiting: Booking, wish: PromotionWish): Booking {
  const session = known(world.sessions, waiting.sessionId)
  const client = known(world.clients, waiting.clientId)
  requireOpen(session)
  requireActive(client)
  requireFree(world, client, session, waiting)
  requirePlace(world, session)
  const funding = waiting.funding === 'none' ? 'none' : (wish.funding ?? waiting.funding)
  const parts = partsFor(world, session, client.id, { funding, grantId: wish.grantId })
  const booking = become(world, waiting, 'confirmed', {
    funding,
    payment: funding === 'unpaid' ? 'pending' : 'not_due',
    anchor: session.startsAt,
    skipped: false,
  })
  pay(world, session, booking, parts)
  return booking
}
