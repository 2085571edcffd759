/** Bookings in lists: rosters of sessions, a client's bookings, and how many those are. */
import { asc, count, desc, eq, inArray, sql } from 'drizzle-orm'
import type { BookingFunding, BookingStatus } from '../../../../shared/domain/bookings.ts'
import type { Instant } from '../../../../shared/domain/time.ts'
import { among, idList } from '../../engine/among.ts'
import type { Reader } from '../../engine/engine.ts'
import { hotQuery } from '../../engine/hot-query.ts'
import type { BookingRecord, Hold } from './queries.ts'

export type RosterRow = {
  readonly id: number
  readonly sessionId: number
  readonly clientId: number
  readonly firstName: string
  readonly lastName: string
  readonly status: BookingStatus
  readonly funding: BookingFunding
  readonly paymentStatus: BookingRecord['paymentStatus']
  readonly version: number
}

const selectRosters = hotQuery((q: Reader) => {
  const { bookings, clients } = q.t
  return q
    .select({
      id: bookings.id,
      sessionId: bookings.sessionId,
      clientId: bookings.clientId,
      firstName: clients.firstName,
      lastName: clients.lastName,
      status: bookings.status,
      funding: bookings.funding,
      paymentStatus: bookings.paymentStatus,
      version: bookings.version,
    })
    .from(bookings)
    .innerJoin(clients, eq(clients.id, bookings.clientId))
    .where(among(q, bookings.sessionId, sql.placeholder('sessionIds')))
    .orderBy(asc(bookings.sessionId), asc(bookings.id))
})

/** The bookings of sessions with their clients' names; those of one session in the order in which they were made. */
function listRosters(q: Reader, sessionIds: readonly number[]): Promise<RosterRow[]> {
  return selectRosters(q, { sessionIds: idList(sessionIds) })
}

/** The same by session, also of those that nobody has booked. */
export async function rostersBySession(
  q: Reader,
  sessionIds: readonly number[],
): Promise<ReadonlyMap<number, readonly RosterRow[]>> {
  const rosters = new Map<number, RosterRow[]>(sessionIds.map((id) => [id, []]))
  for (const row of await listRosters(q, sessionIds)) rosters.get(row.sessionId)?.push(row)
  return rosters
}

/** A client's bookings with their sessions, the newest start first. */
export async function listClientBookings(
  q: Reader,
  clientId: number,
  page: { readonly limit: number; readonly offset: number },
) {
  const { bookings, sessions, staff } = q.t
  const rows = await q
    .select({ booking: bookings, title: sessions.title, trainerName: staff.name })
    .from(bookings)
    .innerJoin(sessions, eq(sessions.id, bookings.sessionId))
    .leftJoin(staff, eq(staff.id, sessions.trainerId))
    .where(eq(bookings.clientId, clientId))
    .orderBy(desc(bookings.startsAt), desc(bookings.id))
    .limit(page.limit)
    .offset(page.offset)
  const [total] = await q.select({ total: count() }).from(bookings).where(eq(bookings.clientId, clientId))
  return { rows, total: total?.total ?? 0 }
}

export type HoldWithName = Hold & { readonly bookingId: number; readonly subscriptionName: string }

/** The holds of several bookings, with the names of the packs that pay. */
export async function listHoldsOf(q: Reader, bookingIds: readonly number[]): Promise<HoldWithName[]> {
  if (bookingIds.length === 0) return []
  const { bookingHolds, subscriptions } = q.t
  return q
    .select({
      bookingId: bookingHolds.bookingId,
      grantId: bookingHolds.grantId,
      subscriptionId: bookingHolds.subscriptionId,
      held: bookingHolds.held,
      captured: bookingHolds.captured,
      subscriptionName: subscriptions.name,
    })
    .from(bookingHolds)
    .innerJoin(subscriptions, eq(subscriptions.id, bookingHolds.subscriptionId))
    .where(inArray(bookingHolds.bookingId, [...bookingIds]))
    .orderBy(asc(bookingHolds.bookingId), asc(bookingHolds.lastSeq))
}

const selectCountsByStatus = hotQuery((q: Reader) => {
  const { bookings } = q.t
  return q
    .select({
      status: bookings.status,
      bookings: count(),
      lastStart: sql<Instant>`max(${bookings.startsAt})`.mapWith(Number),
    })
    .from(bookings)
    .where(eq(bookings.clientId, sql.placeholder('clientId')))
    .groupBy(bookings.status)
})

export type StatusCount = {
  readonly bookings: number
  /** When the latest of their sessions starts. */
  readonly lastStart: Instant
}

/** A client's bookings, counted by status; a status that none has is absent. */
export async function countBookingsByStatus(
  q: Reader,
  clientId: number,
): Promise<Partial<Record<BookingStatus, StatusCount>>> {
  const rows = await selectCountsByStatus(q, { clientId })
  return Object.fromEntries(rows.map(({ status, ...counted }) => [status, counted]))
}
