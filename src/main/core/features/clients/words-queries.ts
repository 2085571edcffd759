/** The words under which clients are found. */
import { eq } from 'drizzle-orm'
import { type ClientFields, clientWords } from '../../../../shared/domain/clients.ts'
import type { Writer } from '../../engine/engine.ts'
import type { ClientRecord } from './queries.ts'

/** Makes a client found under their words and no others; one who was merged into another under none. */
export async function rewriteWords(q: Writer, client: ClientRecord): Promise<void> {
  const { clientWords: words } = q.t
  await q.delete(words).where(eq(words.clientId, client.id))
  if (client.status !== 'merged') await insertWords(q, client.id, client)
}

/** Makes a client found under their words. */
export async function insertWords(q: Writer, clientId: number, client: ClientFields): Promise<void> {
  const rows = clientWords(client).map((word) => ({ word, clientId }))
  if (rows.length > 0) await q.insert(q.t.clientWords).values(rows)
}
