/** What a move of a session asks of its bookings. */
import { and, asc, count, eq, inArray, sql } from 'drizzle-orm'
import { OCCUPYING_STATUSES } from '../../../../shared/domain/bookings.ts'
import { LONGEST_SESSION } from '../../../../shared/domain/schedule.ts'
import type { Instant, Period } from '../../../../shared/domain/time.ts'
import { among, idList } from '../../engine/among.ts'
import type { Reader } from '../../engine/engine.ts'
import { quoted } from '../../engine/schema/kit.ts'
import type { ClientRecord } from '../clients/queries.ts'
import type { BookingRecord } from './queries.ts'

/** Written out, not bound: a partial index serves only a query that repeats its condition word for word. */
const OCCUPYING = sql.raw(`status in (${quoted(OCCUPYING_STATUSES)})`)

export type Follower = {
  readonly booking: BookingRecord
  readonly client: Pick<ClientRecord, 'id' | 'firstName' | 'lastName' | 'status'>
}

/** The bookings of a session that are still to come, those that wait included, with their clients. */
export async function listFollowers(q: Reader, sessionId: number): Promise<Follower[]> {
  const { bookings, clients } = q.t
  const { id, firstName, lastName, status } = clients
  return q
    .select({ booking: bookings, client: { id, firstName, lastName, status } })
    .from(bookings)
    .innerJoin(clients, eq(clients.id, bookings.clientId))
    .where(
      and(
        eq(bookings.sessionId, sessionId),
        inArray(bookings.status, ['pending', 'confirmed', 'waitlisted']),
      ),
    )
    .orderBy(asc(bookings.id))
}

/** How many bookings of a session have an outcome. */
export async function countOutcomes(q: Reader, sessionId: number): Promise<number> {
  const { bookings } = q.t
  const [row] = await q
    .select({ marked: count() })
    .from(bookings)
    .where(and(eq(bookings.sessionId, sessionId), inArray(bookings.status, ['completed', 'no_show'])))
  return row?.marked ?? 0
}

/** Which of these sessions have a booking with an outcome. */
export async function listMarked(q: Reader, sessionIds: readonly number[]): Promise<ReadonlySet<number>> {
  const { sessionId, status } = q.t.bookings
  const rows = await q
    .selectDistinct({ sessionId })
    .from(q.t.bookings)
    .where(and(among(q, sessionId, idList(sessionIds)), inArray(status, ['completed', 'no_show'])))
  return new Set(rows.map((row) => row.sessionId))
}

export type BusyClient = {
  readonly firstName: string
  readonly lastName: string
  readonly sessionId: number
  readonly title: string
  readonly startsAt: Instant
  readonly endsAt: Instant
}

/** What else takes the time of a session's clients inside `[startsAt, endsAt)`: at most one booking for each. */
export async function listBusyClients(
  q: Reader,
  sessionId: number,
  period: { readonly startsAt: Instant; readonly endsAt: Instant },
): Promise<BusyClient[]> {
  const rows = await q.rows<BusyClient & { readonly clientId: number }>(sql`
    select o.client_id as "clientId", c.first_name as "firstName", c.last_name as "lastName",
      o.session_id as "sessionId", s.title, o.starts_at as "startsAt", o.ends_at as "endsAt"
    from bookings b join bookings o on o.client_id = b.client_id and o.session_id <> b.session_id and o.${OCCUPYING}
      and o.starts_at < ${period.endsAt} and o.starts_at >= ${period.startsAt - LONGEST_SESSION}
      and o.ends_at > ${period.startsAt}
    join clients c on c.id = o.client_id join sessions s on s.id = o.session_id
    where b.session_id = ${sessionId} and b.${OCCUPYING}
    order by b.id, o.starts_at`)
  return rows.filter((row, index) => rows[index - 1]?.clientId !== row.clientId)
}

/** When else the clients of a session are somewhere, as far as it touches a period. */
export async function listClientPeriods(q: Reader, sessionId: number, period: Period): Promise<Period[]> {
  return q.rows<{ readonly startsAt: Instant; readonly endsAt: Instant }>(sql`
    select o.starts_at as "startsAt", o.ends_at as "endsAt"
    from bookings b join bookings o on o.client_id = b.client_id and o.session_id <> b.session_id and o.${OCCUPYING}
      and o.starts_at < ${period.endsAt} and o.starts_at >= ${period.startsAt - LONGEST_SESSION}
      and o.ends_at > ${period.startsAt}
    where b.session_id = ${sessionId} and b.${OCCUPYING}
    order by o.starts_at`)
}
