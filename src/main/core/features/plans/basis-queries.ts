/** What a plan is made from: what was sold, what it gave, and who is where. */
import { and, asc, desc, eq, gte, inArray, lt, lte, sql } from 'drizzle-orm'
import { OCCUPYING_STATUSES } from '../../../../shared/domain/bookings.ts'
import type { PlainData, PurchaseStatus } from '../../../../shared/domain/purchases.ts'
import { LONGEST_BUSY, LONGEST_SESSION } from '../../../../shared/domain/schedule.ts'
import type { Instant, Period } from '../../../../shared/domain/time.ts'
import { among, idList } from '../../engine/among.ts'
import type { Reader } from '../../engine/engine.ts'
import type { PackageTerms } from '../../engine/schema/purchases.ts'

export type PlannedSale = {
  readonly id: number
  readonly clientId: number
  readonly status: PurchaseStatus
  readonly terms: PackageTerms
  readonly quantity: number
  readonly metadata: PlainData | null
}

export async function findPlannedSale(q: Reader, purchaseId: number): Promise<PlannedSale | null> {
  const { id, clientId, status, terms, quantity, metadata } = q.t.purchases
  const [row] = await q
    .select({ id, clientId, status, terms, quantity, metadata })
    .from(q.t.purchases)
    .where(eq(id, purchaseId))
  return row ?? null
}

/** The subscriptions that a sale gave. */
export async function listSoldSubscriptions(q: Reader, purchaseId: number): Promise<number[]> {
  const { subscriptions } = q.t
  const rows = await q
    .select({ id: subscriptions.id })
    .from(subscriptions)
    .where(eq(subscriptions.purchaseId, purchaseId))
  return rows.map(({ id }) => id)
}

export type BusySession = {
  readonly trainerId: number | null
  readonly roomId: number | null
  readonly startsAt: Instant
  readonly endsAt: Instant
  readonly busyUntil: Instant
}

/** Open sessions of these trainers, or in this room, that keep them busy at some time of a span. */
export async function listBusySessions(
  q: Reader,
  span: Period,
  trainerIds: readonly number[],
  roomId: number | null,
): Promise<BusySession[]> {
  const { sessions } = q.t
  const { trainerId, startsAt, endsAt, busyUntil } = sessions
  const theirs = among(q, trainerId, idList(trainerIds))
  return q
    .select({ trainerId, roomId: sessions.roomId, startsAt, endsAt, busyUntil })
    .from(sessions)
    .where(
      and(
        gte(startsAt, span.startsAt - LONGEST_BUSY),
        lt(startsAt, span.endsAt),
        eq(sessions.status, 'open'),
        roomId === null ? theirs : sql`(${theirs} or ${sessions.roomId} = ${roomId})`,
      ),
    )
}

export type ClassRow = Period & {
  readonly id: number
  readonly capacity: number
  readonly taken: number
  readonly trainerId: number | null
  readonly trainerName: string | null
  readonly roomId: number | null
}

/** The open sessions of a service that start in a span, with the places that are taken, in the order in which they were made. */
export function listClasses(q: Reader, serviceId: number, span: Period): Promise<ClassRow[]> {
  const { sessions, bookings, staff } = q.t
  const { id, trainerId, startsAt, endsAt, capacity } = sessions
  const states = sql.join(
    OCCUPYING_STATUSES.map((status) => sql`${status}`),
    sql`, `,
  )
  return q
    .select({
      ...{ id, trainerId, startsAt, endsAt, capacity, trainerName: staff.name },
      roomId: sessions.roomId,
      taken: sql<number>`(select count(*) from ${bookings}
        where ${bookings.sessionId} = ${id} and ${bookings.status} in (${states}))`.mapWith(Number),
    })
    .from(sessions)
    .leftJoin(staff, eq(staff.id, trainerId))
    .where(
      and(
        eq(sessions.serviceId, serviceId),
        eq(sessions.status, 'open'),
        gte(startsAt, span.startsAt),
        lt(startsAt, span.endsAt),
      ),
    )
    .orderBy(asc(id))
}

/** When a client is somewhere already, at some time of a span. */
export function listClientTimes(q: Reader, clientId: number, span: Period): Promise<Period[]> {
  const { bookings } = q.t
  const { startsAt, endsAt } = bookings
  return q
    .select({ startsAt, endsAt })
    .from(bookings)
    .where(
      and(
        eq(bookings.clientId, clientId),
        inArray(bookings.status, [...OCCUPYING_STATUSES]),
        gte(startsAt, span.startsAt - LONGEST_SESSION),
        lt(startsAt, span.endsAt),
      ),
    )
}

export type LastSession = { readonly serviceId: number; readonly trainerId: number | null }

/** The latest sessions of a client up to now, the last first. */
export function listLastSessions(
  q: Reader,
  clientId: number,
  now: Instant,
  limit: number,
): Promise<LastSession[]> {
  const { bookings, sessions } = q.t
  return q
    .select({ serviceId: sessions.serviceId, trainerId: sessions.trainerId })
    .from(bookings)
    .innerJoin(sessions, eq(sessions.id, bookings.sessionId))
    .where(
      and(
        eq(bookings.clientId, clientId),
        inArray(bookings.status, [...OCCUPYING_STATUSES]),
        lte(bookings.startsAt, now),
      ),
    )
    .orderBy(desc(bookings.startsAt), desc(bookings.id))
    .limit(limit)
}

/** When the latest session of each trainer up to now began; whoever had none is left out. */
export async function lastStartsOf(
  q: Reader,
  trainerIds: readonly number[],
  now: Instant,
): Promise<ReadonlyMap<number, Instant>> {
  const { sessions } = q.t
  const last = new Map<number, Instant>()
  for (const trainerId of trainerIds) {
    const [row] = await q
      .select({ startsAt: sessions.startsAt })
      .from(sessions)
      .where(and(eq(sessions.trainerId, trainerId), lte(sessions.startsAt, now), eq(sessions.status, 'open')))
      .orderBy(desc(sessions.startsAt))
      .limit(1)
    if (row !== undefined) last.set(trainerId, row.startsAt)
  }
  return last
}

/** Trainers who look after a client on a day are found by their assignments, the earliest first. */
export async function findAssignedTrainer(q: Reader, clientId: number, on: string): Promise<number | null> {
  const { assignments } = q.t
  const { trainerId, fromDay, untilDay, cancelledAt } = assignments
  const [row] = await q
    .select({ trainerId })
    .from(assignments)
    .where(
      and(
        eq(assignments.clientId, clientId),
        sql`${cancelledAt} is null`,
        lte(fromDay, on),
        sql`(${untilDay} is null or ${untilDay} >= ${on})`,
      ),
    )
    .orderBy(asc(assignments.id))
    .limit(1)
  return row?.trainerId ?? null
}
