/** Who waits: for a place, or to be confirmed. */
import { and, asc, eq, gt, lte, sql } from 'drizzle-orm'
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

/** Pending bookings that nobody has confirmed in time and whose session has not begun, oldest first. */
export async function listDueToLapse(q: Reader, now: Instant): Promise<BookingRecord[]> {
  const { bookings } = q.t
  const rows = await q
    .select()
    .from(bookings)
    .where(
      and(
        sql`${bookings}.${WAITING}`,
        eq(bookings.status, 'pending'),
        lte(bookings.pendingUntil, now),
        gt(bookings.startsAt, now),
      ),
    )
  // Sorted here: in the order of their ids the database would go through all bookings.
  return rows.sort((a, b) => a.id - b.id)
}
