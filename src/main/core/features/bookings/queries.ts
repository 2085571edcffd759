import { and, asc, count, desc, eq, gt, gte, inArray, lt } from 'drizzle-orm'
import {
  type BookingFunding,
  type BookingStatus,
  type CancelledBy,
  OCCUPYING_STATUSES,
} from '../../../../shared/domain/bookings.ts'
import type { BookingPolicy } from '../../../../shared/domain/policies.ts'
import { LONGEST_SESSION } from '../../../../shared/domain/schedule.ts'
import type { Instant } from '../../../../shared/domain/time.ts'
import type { Reader, Writer } from '../../engine/engine.ts'
import { piecesOf } from '../../engine/pieces.ts'

export type BookingRecord = {
  readonly id: number
  readonly sessionId: number
  readonly clientId: number
  readonly startsAt: Instant
  readonly endsAt: Instant
  readonly status: BookingStatus
  readonly funding: BookingFunding
  readonly cost: number
  readonly paymentStatus:
    | 'not_due'
    | 'pending'
    | 'paid'
    | 'failed'
    | 'partially_refunded'
    | 'refunded'
    | 'disputed'
  readonly policy: BookingPolicy
  readonly policyAnchor: Instant
  readonly bookedAt: Instant
  readonly late: boolean
  readonly version: number
}

export async function findBooking(q: Reader, bookingId: number): Promise<BookingRecord | null> {
  const [row] = await q.select().from(q.t.bookings).where(eq(q.t.bookings.id, bookingId))
  return row ?? null
}

export type Hold = {
  readonly grantId: number
  readonly subscriptionId: number
  readonly held: number
  readonly captured: number
}

/** Which grants pay for a booking, in the order in which they were held. */
export async function listHolds(q: Reader, bookingId: number): Promise<Hold[]> {
  const { bookingHolds } = q.t
  return q
    .select({
      grantId: bookingHolds.grantId,
      subscriptionId: bookingHolds.subscriptionId,
      held: bookingHolds.held,
      captured: bookingHolds.captured,
    })
    .from(bookingHolds)
    .where(eq(bookingHolds.bookingId, bookingId))
    .orderBy(asc(bookingHolds.grantId))
}

export type NewBooking = {
  readonly sessionId: number
  readonly clientId: number
  readonly startsAt: Instant
  readonly endsAt: Instant
  readonly funding: BookingFunding
  readonly cost: number
  readonly paymentStatus: 'not_due' | 'pending'
  readonly paymentMethod: string | null
  readonly amount: number | null
  readonly currency: string | null
  readonly policy: BookingPolicy
  readonly bookedAt: Instant
}

/** Inserts a confirmed booking made by staff. The guards refuse what would overlap or overfill. */
export async function insertBooking(q: Writer, booking: NewBooking): Promise<BookingRecord> {
  const [row] = await q
    .insert(q.t.bookings)
    .values({
      ...booking,
      status: 'confirmed',
      source: 'staff',
      policyAnchor: booking.startsAt,
      late: false,
    })
    .returning()
  if (row === undefined) throw new Error('The insert returned no row.')
  return row
}

export type BookingChange = {
  readonly status: BookingStatus
  readonly late?: boolean
  readonly cancelledAt?: Instant
  readonly cancelledBy?: CancelledBy
  readonly outcomeAt?: Instant
  readonly reason?: string | null
}

export async function updateBooking(
  q: Writer,
  booking: Pick<BookingRecord, 'id' | 'version'>,
  change: BookingChange,
): Promise<BookingRecord> {
  const [row] = await q
    .update(q.t.bookings)
    .set({ ...change, version: booking.version + 1 })
    .where(and(eq(q.t.bookings.id, booking.id), eq(q.t.bookings.version, booking.version)))
    .returning()
  if (row === undefined) throw new Error('The booking changed inside its own unit of work.')
  return row
}

/** How many places of a session are taken. */
export async function countOccupying(q: Reader, sessionId: number): Promise<number> {
  const { bookings } = q.t
  const [row] = await q
    .select({ taken: count() })
    .from(bookings)
    .where(and(eq(bookings.sessionId, sessionId), inArray(bookings.status, [...OCCUPYING_STATUSES])))
  return row?.taken ?? 0
}

export type ClientConflict = {
  readonly sessionId: number
  readonly title: string
  readonly startsAt: Instant
  readonly endsAt: Instant
}

/** A booking that takes the client's time inside `[startsAt, endsAt)`, if any. */
export async function findClientConflict(
  q: Reader,
  clientId: number,
  period: { readonly startsAt: Instant; readonly endsAt: Instant },
): Promise<ClientConflict | null> {
  const { bookings, sessions } = q.t
  const [row] = await q
    .select({
      sessionId: bookings.sessionId,
      title: sessions.title,
      startsAt: bookings.startsAt,
      endsAt: bookings.endsAt,
    })
    .from(bookings)
    .innerJoin(sessions, eq(sessions.id, bookings.sessionId))
    .where(
      and(
        eq(bookings.clientId, clientId),
        inArray(bookings.status, [...OCCUPYING_STATUSES]),
        lt(bookings.startsAt, period.endsAt),
        gt(bookings.startsAt, period.startsAt - LONGEST_SESSION - 1),
        gt(bookings.endsAt, period.startsAt),
      ),
    )
    .orderBy(asc(bookings.startsAt))
    .limit(1)
  return row ?? null
}

/** Late cancellations of a client that were given back since an instant: what forgiveness counts. */
export async function countForgiven(q: Reader, clientId: number, since: Instant): Promise<number> {
  const { bookings, bookingHolds } = q.t
  const rows = await q
    .select({ id: bookings.id, captured: bookingHolds.captured })
    .from(bookings)
    .innerJoin(bookingHolds, eq(bookingHolds.bookingId, bookings.id))
    .where(
      and(
        eq(bookings.clientId, clientId),
        eq(bookings.status, 'late_cancelled'),
        gte(bookings.cancelledAt, since),
      ),
    )
  const charged = new Set(rows.filter((row) => row.captured > 0).map((row) => row.id))
  return new Set(rows.map((row) => row.id).filter((id) => !charged.has(id))).size
}

export async function countBookingsByStatus(
  q: Reader,
  clientId: number,
): Promise<Partial<Record<BookingStatus, number>>> {
  const { bookings } = q.t
  const rows = await q
    .select({ status: bookings.status, bookings: count() })
    .from(bookings)
    .where(eq(bookings.clientId, clientId))
    .groupBy(bookings.status)
  return Object.fromEntries(rows.map((row) => [row.status, row.bookings]))
}

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

/** Ids in one list; more are asked for in pieces. */
const MOST_SESSIONS = 5_000

/** The bookings of sessions with their clients' names; those of one session in the order in which they were made. */
export async function listRosters(q: Reader, sessionIds: readonly number[]): Promise<RosterRow[]> {
  const rosters: RosterRow[] = []
  for (const piece of piecesOf(sessionIds, MOST_SESSIONS)) rosters.push(...(await listRostersOf(q, piece)))
  return rosters
}

async function listRostersOf(q: Reader, sessionIds: readonly number[]): Promise<RosterRow[]> {
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
    .where(inArray(bookings.sessionId, [...sessionIds]))
    .orderBy(asc(bookings.sessionId), asc(bookings.id))
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
    .orderBy(asc(bookingHolds.bookingId), asc(bookingHolds.grantId))
}

/** Live bookings of a session: what the studio's cancellation must undo. */
export async function listLiveBookings(q: Reader, sessionId: number): Promise<BookingRecord[]> {
  const { bookings } = q.t
  return q
    .select()
    .from(bookings)
    .where(and(eq(bookings.sessionId, sessionId), inArray(bookings.status, ['pending', 'confirmed'])))
    .orderBy(asc(bookings.id))
}
