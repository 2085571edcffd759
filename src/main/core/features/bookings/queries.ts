import { and, asc, count, eq, gt, gte, inArray, lt, ne, or, sql } from 'drizzle-orm'
import {
  type BookingFunding,
  type BookingSource,
  type BookingStatus,
  type CancelledBy,
  OCCUPYING_STATUSES,
  type Pardon,
  type PaymentStatus,
} from '../../../../shared/domain/bookings.ts'
import type { BookingPolicy } from '../../../../shared/domain/policies.ts'
import { LONGEST_SESSION } from '../../../../shared/domain/schedule.ts'
import type { Instant } from '../../../../shared/domain/time.ts'
import type { Context } from '../../context.ts'
import type { Reader, Writer } from '../../engine/engine.ts'
import { hotQuery } from '../../engine/hot-query.ts'
import { rowChanged, rowMade } from '../undo/steps.ts'

export type BookingRecord = {
  readonly id: number
  readonly sessionId: number
  readonly clientId: number
  readonly startsAt: Instant
  readonly endsAt: Instant
  readonly status: BookingStatus
  readonly funding: BookingFunding
  readonly cost: number
  readonly paymentStatus: PaymentStatus
  readonly paymentMethod: string | null
  /** Minor units of `currency`. */
  readonly amount: number | null
  readonly currency: string | null
  readonly policy: BookingPolicy
  readonly policyAnchor: Instant
  readonly source: BookingSource
  readonly bookedAt: Instant
  /** When it lapses unless somebody confirms it; null for one that never waited for that. */
  readonly pendingUntil: Instant | null
  readonly cancelledAt: Instant | null
  readonly cancelledBy: CancelledBy | null
  readonly late: boolean
  readonly pardon: Pardon | null
  readonly outcomeAt: Instant | null
  /** Why a waiting client was passed over at the last promotion. */
  readonly skipReason: string | null
  readonly reason: string | null
  readonly version: number
}

const selectBooking = hotQuery((q: Reader) =>
  q
    .select()
    .from(q.t.bookings)
    .where(eq(q.t.bookings.id, sql.placeholder('id'))),
)

export async function findBooking(q: Reader, bookingId: number): Promise<BookingRecord | null> {
  const [row] = await selectBooking(q, { id: bookingId })
  return row ?? null
}

export type Hold = {
  readonly grantId: number
  readonly subscriptionId: number
  readonly held: number
  readonly captured: number
}

const selectHolds = hotQuery((q: Reader) => {
  const { bookingHolds } = q.t
  return q
    .select({
      grantId: bookingHolds.grantId,
      subscriptionId: bookingHolds.subscriptionId,
      held: bookingHolds.held,
      captured: bookingHolds.captured,
    })
    .from(bookingHolds)
    .where(eq(bookingHolds.bookingId, sql.placeholder('bookingId')))
    .orderBy(asc(bookingHolds.lastSeq))
})

/** Which grants pay or paid for a booking, in the order in which they were held. */
export function listHolds(q: Reader, bookingId: number): Promise<Hold[]> {
  return selectHolds(q, { bookingId })
}

export type NewBooking = Pick<
  BookingRecord,
  | 'sessionId'
  | 'clientId'
  | 'startsAt'
  | 'endsAt'
  | 'status'
  | 'funding'
  | 'cost'
  | 'paymentStatus'
  | 'paymentMethod'
  | 'amount'
  | 'currency'
  | 'policy'
  | 'source'
  | 'bookedAt'
  | 'pendingUntil'
>

/** What has not happened to a booking that was just made. */
const UNTOUCHED = {
  cancelledAt: null,
  cancelledBy: null,
  late: false,
  pardon: null,
  outcomeAt: null,
  skipReason: null,
  reason: null,
} as const

const addBooking = hotQuery((q: Writer) =>
  q
    .insert(q.t.bookings)
    .values({
      sessionId: sql.placeholder('sessionId'),
      clientId: sql.placeholder('clientId'),
      startsAt: sql.placeholder('startsAt'),
      endsAt: sql.placeholder('endsAt'),
      status: sql.placeholder('status'),
      funding: sql.placeholder('funding'),
      cost: sql.placeholder('cost'),
      paymentStatus: sql.placeholder('paymentStatus'),
      paymentMethod: sql.placeholder('paymentMethod'),
      amount: sql.placeholder('amount'),
      currency: sql.placeholder('currency'),
      policy: sql.placeholder('policy'),
      policyAnchor: sql.placeholder('startsAt'),
      source: sql.placeholder('source'),
      bookedAt: sql.placeholder('bookedAt'),
      pendingUntil: sql.placeholder('pendingUntil'),
      ...UNTOUCHED,
    })
    .returning({ id: q.t.bookings.id, version: q.t.bookings.version }),
)

/** Inserts a booking; its late window counts to the start it was made for. The guards refuse overlap and overfilling. */
export async function insertBooking(
  q: Writer,
  context: Context,
  booking: NewBooking,
): Promise<BookingRecord> {
  const [row] = await addBooking(q, booking)
  if (row === undefined) throw new Error('The insert returned no row.')
  const made = { ...UNTOUCHED, ...booking, ...row, policyAnchor: booking.startsAt }
  context.undoable(rowMade('booking', made))
  return made
}

export type BookingChange = Partial<
  Omit<
    BookingRecord,
    | 'id'
    | 'sessionId'
    | 'clientId'
    | 'startsAt'
    | 'endsAt'
    | 'cost'
    | 'policy'
    | 'source'
    | 'bookedAt'
    | 'version'
  >
>

export async function updateBooking(
  q: Writer,
  context: Context,
  booking: BookingRecord,
  change: BookingChange,
): Promise<BookingRecord> {
  const [row] = await q
    .update(q.t.bookings)
    .set({ ...change, version: booking.version + 1 })
    .where(and(eq(q.t.bookings.id, booking.id), eq(q.t.bookings.version, booking.version)))
    .returning()
  if (row === undefined) throw new Error('The booking changed inside its own unit of work.')
  context.undoable(rowChanged('booking', booking.id, booking, row))
  return row
}

const selectTaken = hotQuery((q: Reader) => {
  const { bookings } = q.t
  return q
    .select({ taken: count() })
    .from(bookings)
    .where(
      and(
        eq(bookings.sessionId, sql.placeholder('sessionId')),
        inArray(bookings.status, [...OCCUPYING_STATUSES]),
      ),
    )
})

/** How many places of a session are taken. */
export async function countOccupying(q: Reader, sessionId: number): Promise<number> {
  const [row] = await selectTaken(q, { sessionId })
  return row?.taken ?? 0
}

export type ClientConflict = {
  readonly sessionId: number
  readonly title: string
  readonly startsAt: Instant
  readonly endsAt: Instant
}

const selectConflict = hotQuery((q: Reader) => {
  const { bookings, sessions } = q.t
  return q
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
        eq(bookings.clientId, sql.placeholder('clientId')),
        ne(bookings.id, sql.placeholder('exceptId')),
        or(
          inArray(bookings.status, [...OCCUPYING_STATUSES]),
          and(eq(bookings.status, 'waitlisted'), eq(bookings.sessionId, sql.placeholder('sessionId'))),
        ),
        lt(bookings.startsAt, sql.placeholder('endsAt')),
        gt(bookings.startsAt, sql.placeholder('earliest')),
        gt(bookings.endsAt, sql.placeholder('startsAt')),
      ),
    )
    .orderBy(asc(bookings.startsAt))
    .limit(1)
})

/**
 * A booking that takes the client's time inside a session's `[startsAt, endsAt)`, or waits for a place in that session,
 * if any; `exceptId` is not in its own way.
 */
export async function findClientConflict(
  q: Reader,
  clientId: number,
  session: { readonly id: number; readonly startsAt: Instant; readonly endsAt: Instant },
  exceptId = 0,
): Promise<ClientConflict | null> {
  const { id: sessionId, startsAt, endsAt } = session
  const earliest = startsAt - LONGEST_SESSION - 1
  const [row] = await selectConflict(q, { clientId, exceptId, sessionId, startsAt, endsAt, earliest })
  return row ?? null
}

/** Late cancellations of a client that the policy has forgiven since an instant; those that staff waived do not count. */
export async function countForgiven(q: Reader, clientId: number, since: Instant): Promise<number> {
  const { bookings } = q.t
  const [row] = await q
    .select({ forgiven: count() })
    .from(bookings)
    .where(
      and(
        eq(bookings.clientId, clientId),
        eq(bookings.status, 'late_cancelled'),
        eq(bookings.pardon, 'forgiven'),
        gte(bookings.cancelledAt, since),
      ),
    )
  return row?.forgiven ?? 0
}

/** Those of these bookings that wait for a place. */
export async function listWaiting(q: Reader, bookingIds: readonly number[]): Promise<number[]> {
  const { bookings } = q.t
  const rows = await q
    .select({ id: bookings.id })
    .from(bookings)
    .where(and(inArray(bookings.id, [...bookingIds]), eq(bookings.status, 'waitlisted')))
    .orderBy(asc(bookings.id))
  return rows.map(({ id }) => id)
}
