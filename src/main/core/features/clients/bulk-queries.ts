/** Many clients in few statements: what `queries.ts` does for one. */
import { eq, inArray, sql } from 'drizzle-orm'
import type { Changes } from '../../../../shared/domain/changes.ts'
import { type ClientFields, clientWords } from '../../../../shared/domain/clients.ts'
import type { Instant } from '../../../../shared/domain/time.ts'
import { assert } from '../../../../shared/errors.ts'
import type { Writer } from '../../engine/engine.ts'
import { piecesOf } from '../../engine/pieces.ts'
import { derived } from './queries.ts'

/** A word has two columns only. */
const WORDS_PER_INSERT = 2_000

/**
 * Inserts active clients, at most 500, and answers with their ids in the same order. The caller has made sure that
 * each has a name and that nobody else has its e-mail address; the database refuses it otherwise.
 */
export async function insertClients(
  q: Writer,
  clients: readonly ClientFields[],
  createdAt: Instant,
): Promise<number[]> {
  const { id, searchName } = q.t.clients
  const values = clients.map((client) => ({
    ...client,
    ...derived(client),
    status: 'active' as const,
    createdAt,
  }))
  const rows = await q.insert(q.t.clients).values(values).returning({ id, searchName })
  // Both databases number the rows of a statement in their order, but may answer in another.
  rows.sort((a, b) => a.id - b.id)
  assert(
    rows.length === values.length && rows.every((row, index) => row.searchName === values[index]?.searchName),
    'the ids of inserted clients are in their order',
  )
  const ids = rows.map((row) => row.id)
  await insertWordsOf(
    q,
    clients.map((client, index) => ({ id: ids[index] ?? 0, client })),
  )
  return ids
}

export type ChangedClient = {
  readonly id: number
  readonly changes: Changes<Omit<ClientFields, 'email'>> & { readonly status?: 'active' }
  /** With the changes. */
  readonly client: ClientFields
}

/** Writes changes, e-mail addresses excepted, of at most 500 clients that were read in this unit of work. */
export async function updateClients(q: Writer, changed: readonly ChangedClient[]): Promise<void> {
  if (changed.length === 0) return
  const { clients, clientWords: words } = q.t
  for (const { id, changes, client } of changed) {
    await q
      .update(clients)
      .set({ ...changes, ...derived(client), version: sql`${clients.version} + 1` })
      .where(eq(clients.id, id))
  }
  const ids = changed.map(({ id }) => id)
  await q.delete(words).where(inArray(words.clientId, ids))
  await insertWordsOf(q, changed)
}

async function insertWordsOf(
  q: Writer,
  clients: readonly { readonly id: number; readonly client: ClientFields }[],
): Promise<void> {
  const rows = clients.flatMap(({ id, client }) =>
    clientWords(client).map((word) => ({ word, clientId: id })),
  )
  for (const piece of piecesOf(rows, WORDS_PER_INSERT)) await q.insert(q.t.clientWords).values([...piece])
}
