import { and, asc, desc, eq, inArray, isNotNull, sql } from 'drizzle-orm'
import { OCCUPYING_STATUSES } from '../../../../shared/domain/bookings.ts'
import type { LocalDate } from '../../../../shared/domain/time.ts'
import type { Reader } from '../../engine/engine.ts'

type Taught = { readonly clientId: number; readonly trainerId: number; readonly since: LocalDate }

/** Of each client who comes alone, the trainer with whom they have most sessions, and the day of the first of them. */
export async function listMostTaught(q: Reader): Promise<Taught[]> {
  const { bookings, sessions } = q.t
  const rows = await q
    .select({
      clientId: bookings.clientId,
      trainerId: sessions.trainerId,
      since: sql<LocalDate>`min(${sessions.studioDate})`,
    })
    .from(bookings)
    .innerJoin(sessions, eq(sessions.id, bookings.sessionId))
    .where(
      and(
        eq(sessions.kind, 'personal'),
        isNotNull(sessions.trainerId),
        inArray(bookings.status, [...OCCUPYING_STATUSES]),
      ),
    )
    .groupBy(bookings.clientId, sessions.trainerId)
    .orderBy(asc(bookings.clientId), desc(sql`count(*)`), asc(sessions.trainerId))
  const seen = new Set<number>()
  return rows.flatMap(({ clientId, trainerId, since }) => {
    if (trainerId === null || seen.has(clientId)) return []
    seen.add(clientId)
    return [{ clientId, trainerId, since }]
  })
}
