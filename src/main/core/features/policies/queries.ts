/** What a simulation of the late-cancel rules reads. */
import { and, asc, desc, eq, gte, inArray, lt, lte, ne, not, or, sql } from 'drizzle-orm'
import type { Instant, Period } from '../../../../shared/domain/time.ts'
import { among, idList } from '../../engine/among.ts'
import type { Reader } from '../../engine/engine.ts'

const MISSED = ['cancelled', 'late_cancelled', 'no_show'] as const

/** Every cancellation by a client, and every no-show, of sessions that begin in a period; what is free is left out. */
export function selectMissed(q: Reader, { startsAt, endsAt }: Period) {
  const { bookings, clients, sessions } = q.t
  return q
    .select({
      bookingId: bookings.id,
      sessionId: bookings.sessionId,
      clientId: bookings.clientId,
      firstName: clients.firstName,
      lastName: clients.lastName,
      title: sessions.title,
      startsAt: bookings.startsAt,
      status: bookings.status,
      funding: bookings.funding,
      cost: bookings.cost,
      paymentStatus: bookings.paymentStatus,
      amount: bookings.amount,
      policy: bookings.policy,
      policyAnchor: bookings.policyAnchor,
      cancelledAt: bookings.cancelledAt,
      late: bookings.late,
      pardon: bookings.pardon,
    })
    .from(bookings)
    .innerJoin(clients, eq(clients.id, bookings.clientId))
    .innerJoin(sessions, eq(sessions.id, bookings.sessionId))
    .where(
      and(
        inArray(bookings.status, [...MISSED]),
        gte(bookings.startsAt, startsAt),
        lt(bookings.startsAt, endsAt),
        ne(bookings.funding, 'none'),
        or(ne(bookings.status, 'cancelled'), eq(bookings.cancelledBy, 'client')),
      ),
    )
    .orderBy(asc(bookings.startsAt), asc(bookings.id))
}

export type MissedRow = Awaited<ReturnType<typeof selectMissed>>[number]

/** The ledger lines that charged some bookings or gave back what they held, oldest first, at the price of each lot. */
export function selectResolved(q: Reader, bookingIds: readonly number[]) {
  const { entries, grants } = q.t
  return q
    .select({
      bookingId: sql<number>`${entries.bookingId}`.mapWith(Number),
      kind: sql<'CAPTURE' | 'RELEASE'>`${entries.kind}`,
      units: entries.units,
      unitAmount: grants.unitAmount,
    })
    .from(entries)
    .innerJoin(grants, eq(grants.id, entries.grantId))
    .where(
      and(among(q, entries.bookingId, idList(bookingIds)), inArray(entries.kind, ['CAPTURE', 'RELEASE'])),
    )
    .orderBy(asc(entries.bookingId), asc(entries.seq))
}

/** Late cancellations that were forgiven between two moments, of sessions that do not begin in a period. */
export function selectForgiven(q: Reader, from: Instant, until: Instant, except: Period) {
  const { bookings } = q.t
  return q
    .select({
      clientId: bookings.clientId,
      at: sql<Instant>`${bookings.cancelledAt}`.mapWith(Number),
    })
    .from(bookings)
    .where(
      and(
        eq(bookings.status, 'late_cancelled'),
        eq(bookings.pardon, 'forgiven'),
        gte(bookings.cancelledAt, from),
        lte(bookings.cancelledAt, until),
        not(and(gte(bookings.startsAt, except.startsAt), lt(bookings.startsAt, except.endsAt)) ?? sql`false`),
      ),
    )
}

/** What the audit log says that some bookings were before each change, the latest change first. */
export function selectBefore(q: Reader, bookingIds: readonly number[]) {
  const { audit } = q.t
  return q
    .select({
      bookingId: sql<number>`${audit.entityId}`.mapWith(Number),
      before: audit.before,
      after: audit.after,
    })
    .from(audit)
    .where(and(eq(audit.entity, 'booking'), among(q, audit.entityId, idList(bookingIds))))
    .orderBy(asc(audit.entityId), desc(audit.seq))
}
