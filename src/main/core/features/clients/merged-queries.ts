import { and, eq } from 'drizzle-orm'
import { ok, type Result } from '../../../../shared/result.ts'
import type { Reader, Writer } from '../../engine/engine.ts'
import { type ClientRecord, findClient, refuseTakenEmail } from './queries.ts'
import { insertWords } from './words-queries.ts'

/**
 * Into whom a client was merged in the end, when the one who was kept was merged too; null for nobody, also where a
 * damaged row leads nowhere or round in a circle.
 */
export async function findKept(q: Reader, clientId: number): Promise<ClientRecord | null> {
  const { clients } = q.t
  const seen = new Set<number>()
  for (let id = clientId; !seen.has(id); ) {
    seen.add(id)
    const [row] = await q
      .select({ into: clients.mergedInto })
      .from(clients)
      .where(and(eq(clients.id, id), eq(clients.status, 'merged')))
    if (row === undefined) return id === clientId ? null : findClient(q, id)
    id = row.into ?? id
  }
  return null
}

/** Takes a client who is merged into another off every list and out of every search. Gives the e-mail address up. */
export async function setMergedInto(q: Writer, client: ClientRecord, keptId: number): Promise<void> {
  const { clients, clientWords: words } = q.t
  await q
    .update(clients)
    .set({ status: 'merged', mergedInto: keptId, version: client.version + 1 })
    .where(eq(clients.id, client.id))
  await q.delete(words).where(eq(words.clientId, client.id))
}

/** Takes that back. Refuses when another client has the e-mail address now. */
export async function setUnmerged(
  q: Writer,
  client: ClientRecord,
  status: 'active' | 'inactive',
): Promise<Result<null>> {
  const taken = await refuseTakenEmail(q, client.email, client.id)
  if (!taken.ok) return taken
  const { clients } = q.t
  await q
    .update(clients)
    .set({ status, mergedInto: null, version: client.version + 1 })
    .where(eq(clients.id, client.id))
  await insertWords(q, client.id, client)
  return ok(null)
}
