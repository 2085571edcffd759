/** Who waits for a place, and where there is one. */
import { and, asc, eq, lte, sql } from 'drizzle-orm'
import type { Instant } from '../../../../shared/domain/time.ts'
import type { Reader } from '../../engine/engine.ts'
import type { Follower } from './move-queries.ts'
import type { BookingRecord } from './queries.ts'

/** Written out, not bound: a partial index serves only a query that repeats its condition word for word. */
const WAITING = sql.raw(`status in ('pending', 'waitlisted')`)

/** The waitlist of a session, in its order, with the clients. */
export async function listWaitingFor(q: Reader, sessionId: number): Promise<Follower[]> {
  const { bookings, clients } = q.t
  const { id, firstName, lastName, status } = clients
  return q
    .select({ booking: bookings, client: { id, firstName, lastName, status } })
    .from(bookings)
    .innerJoin(clients, eq(clients.id, bookings.clientId))
    .where(and(eq(bookings.sessionId, sessionId), eq(bookings.status, 'waitlisted')))
    .orderBy(asc(bookings.id))
}

/** Waits for sessions that have begun. */
export async function listBegunWaiting(q: Reader, now: Instant): Promise<BookingRecord[]> {
  const { bookings } = q.t
  return q
    .select()
    .from(bookings)
    .where(and(sql`${bookings}.${WAITING}`, eq(bookings.status, 'waitlisted'), lte(bookings.startsAt, now)))
    .orderBy(asc(bookings.id))
}
