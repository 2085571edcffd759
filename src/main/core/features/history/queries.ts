/** What the audit log and the schedule keep of one client. */
import { and, asc, eq, type SQL, sql } from 'drizzle-orm'
import { among, idList } from '../../engine/among.ts'
import type { Reader } from '../../engine/engine.ts'

/** Everything of a client that the audit log has rows about. */
export type Belonging = {
  readonly id: number
  /** How it is called in a sentence. */
  readonly name: string
}

/** A client's bookings with their sessions, in the order in which they were made. */
export async function listBookedSessions(q: Reader, clientId: number) {
  const { bookings, sessions } = q.t
  return q
    .select({
      id: bookings.id,
      sessionId: sessions.id,
      title: sessions.title,
      startsAt: sessions.startsAt,
      trainerId: sessions.trainerId,
      status: bookings.status,
      bookedAt: bookings.bookedAt,
      cancelledAt: bookings.cancelledAt,
      outcomeAt: bookings.outcomeAt,
    })
    .from(bookings)
    .innerJoin(sessions, eq(sessions.id, bookings.sessionId))
    .where(eq(bookings.clientId, clientId))
    .orderBy(asc(bookings.id))
}

/** A client's packs by name. */
export async function listPacks(q: Reader, clientId: number): Promise<Belonging[]> {
  const { subscriptions } = q.t
  return q
    .select({ id: subscriptions.id, name: subscriptions.name })
    .from(subscriptions)
    .where(eq(subscriptions.clientId, clientId))
}

/** What was noted of these rows of one kind, the oldest first. */
export async function listNotes(q: Reader, entity: string, ids: readonly number[]) {
  if (ids.length === 0) return []
  const { audit, staff } = q.t
  const own: SQL | undefined = and(
    eq(audit.entity, entity),
    ids.length === 1 && ids[0] !== undefined
      ? eq(audit.entityId, ids[0])
      : among(q, audit.entityId, idList(ids)),
  )
  return q
    .select({
      seq: audit.seq,
      at: audit.at,
      method: audit.method,
      entityId: sql<number>`${audit.entityId}`.mapWith(Number),
      actorName: staff.name,
      before: audit.before,
      after: audit.after,
    })
    .from(audit)
    .leftJoin(staff, eq(staff.id, audit.actorId))
    .where(own)
    .orderBy(asc(audit.seq))
}

export type NotedRow = Awaited<ReturnType<typeof listNotes>>[number]
