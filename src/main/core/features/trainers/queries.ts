import { and, eq, isNotNull, sql } from 'drizzle-orm'
import { among, idList } from '../../engine/among.ts'
import type { Reader } from '../../engine/engine.ts'
import { hotQuery } from '../../engine/hot-query.ts'

const selectNotes = hotQuery((q: Reader) => {
  const { clients } = q.t
  return q
    .select({ id: clients.id, notes: clients.notes })
    .from(clients)
    .where(and(among(q, clients.id, sql.placeholder('clientIds')), isNotNull(clients.notes)))
})

/** What is written about these clients; a client about whom nothing is written is absent. */
export async function notesByClient(
  q: Reader,
  clientIds: Iterable<number>,
): Promise<Map<number, string | null>> {
  const rows = await selectNotes(q, { clientIds: idList(clientIds) })
  return new Map(rows.map(({ id, notes }) => [id, notes]))
}

/** Whether a client has, or had, a place in a session of this trainer. */
export async function teachesClient(q: Reader, trainerId: number, clientId: number): Promise<boolean> {
  const { bookings, sessions } = q.t
  const rows = await q
    .select({ id: bookings.id })
    .from(bookings)
    .innerJoin(sessions, eq(sessions.id, bookings.sessionId))
    .where(and(eq(bookings.clientId, clientId), eq(sessions.trainerId, trainerId)))
    .limit(1)
  return rows.length === 1
}
