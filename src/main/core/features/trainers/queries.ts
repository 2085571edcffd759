import { and, isNotNull, sql } from 'drizzle-orm'
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
