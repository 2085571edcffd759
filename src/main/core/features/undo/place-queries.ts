/** Who and what takes places, rooms and people's time. */
import { and, asc, count, eq, gt, inArray, lt, ne } from 'drizzle-orm'
import { OCCUPYING_STATUSES } from '../../../../shared/domain/bookings.ts'
import { LONGEST_BUSY, LONGEST_SESSION } from '../../../../shared/domain/schedule.ts'
import type { Reader } from '../../engine/engine.ts'
import type { Rows } from './steps.ts'

/** How many places of a session are taken, and how many wait for one. */
export async function countStanding(
  q: Reader,
  sessionId: number,
): Promise<{ readonly occupying: number; readonly waiting: number }> {
  const { bookings } = q.t
  const rows = await q
    .select({ status: bookings.status, bookings: count() })
    .from(bookings)
    .where(
      and(eq(bookings.sessionId, sessionId), inArray(bookings.status, [...OCCUPYING_STATUSES, 'waitlisted'])),
    )
    .groupBy(bookings.status)
  const waiting = rows.find((row) => row.status === 'waitlisted')?.bookings ?? 0
  return { waiting, occupying: rows.reduce((sum, row) => sum + row.bookings, 0) - waiting }
}

type Period = { readonly startsAt: number; readonly endsAt: number }

/** The title of what takes a client's time in a period, other than one booking; null when nothing does. */
export async function findClientElsewhere(
  q: Reader,
  booking: { readonly id: number; readonly clientId: number },
  period: Period,
): Promise<string | null> {
  const { bookings, sessions } = q.t
  const [row] = await q
    .select({ title: sessions.title })
    .from(bookings)
    .innerJoin(sessions, eq(sessions.id, bookings.sessionId))
    .where(
      and(
        eq(bookings.clientId, booking.clientId),
        ne(bookings.id, booking.id),
        inArray(bookings.status, [...OCCUPYING_STATUSES]),
        lt(bookings.startsAt, period.endsAt),
        gt(bookings.startsAt, period.startsAt - LONGEST_SESSION - 1),
        gt(bookings.endsAt, period.startsAt),
      ),
    )
    .limit(1)
  return row?.title ?? null
}

/** Whether a client takes or waits for a place of a session by another booking. */
export async function hasOtherPlace(
  q: Reader,
  booking: { readonly id: number; readonly clientId: number; readonly sessionId: number },
): Promise<boolean> {
  const { bookings } = q.t
  const rows = await q
    .select({ id: bookings.id })
    .from(bookings)
    .where(
      and(
        eq(bookings.sessionId, booking.sessionId),
        eq(bookings.clientId, booking.clientId),
        ne(bookings.id, booking.id),
        inArray(bookings.status, [...OCCUPYING_STATUSES, 'waitlisted']),
      ),
    )
    .limit(1)
  return rows.length > 0
}

/** The bookings that take places in a session. */
export async function listOccupying(
  q: Reader,
  sessionId: number,
): Promise<readonly { readonly id: number; readonly clientId: number }[]> {
  const { bookings } = q.t
  return q
    .select({ id: bookings.id, clientId: bookings.clientId })
    .from(bookings)
    .where(and(eq(bookings.sessionId, sessionId), inArray(bookings.status, [...OCCUPYING_STATUSES])))
    .orderBy(asc(bookings.id))
}

/** The title of an open session that takes a trainer or room of another one at its time; null when none does. */
export async function findTakenBy(
  q: Reader,
  session: Pick<Rows['session'], 'id' | 'startsAt' | 'busyUntil'>,
  who: { readonly trainerId: number } | { readonly roomId: number },
): Promise<string | null> {
  const { sessions } = q.t
  const [row] = await q
    .select({ title: sessions.title })
    .from(sessions)
    .where(
      and(
        'trainerId' in who ? eq(sessions.trainerId, who.trainerId) : eq(sessions.roomId, who.roomId),
        eq(sessions.status, 'open'),
        ne(sessions.id, session.id),
        lt(sessions.startsAt, session.busyUntil),
        gt(sessions.startsAt, session.startsAt - LONGEST_BUSY - 1),
        gt(sessions.busyUntil, session.startsAt),
      ),
    )
    .limit(1)
  return row?.title ?? null
}
