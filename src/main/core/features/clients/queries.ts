import { and, eq, sql } from 'drizzle-orm'
import type { Changes } from '../../../../shared/domain/changes.ts'
import {
  type ClientFields,
  type ClientStatus,
  fullName,
  sortName,
} from '../../../../shared/domain/clients.ts'
import { emailKey } from '../../../../shared/domain/text.ts'
import type { Instant } from '../../../../shared/domain/time.ts'
import { assert } from '../../../../shared/errors.ts'
import { ok, type Result, refuse } from '../../../../shared/result.ts'
import type { Context } from '../../context.ts'
import type { Reader, Writer } from '../../engine/engine.ts'
import { hotQuery } from '../../engine/hot-query.ts'
import { rowChanged, rowMade } from '../undo/steps.ts'
import { insertWords } from './words-queries.ts'

export type ClientRecord = ClientFields & {
  readonly id: number
  readonly status: ClientStatus
  readonly createdAt: Instant
  readonly version: number
}

/** What a client is read with. */
export function columns(q: Reader) {
  const { id, firstName, lastName, email, phone, location, notes, status, createdAt, version } = q.t.clients
  return { id, firstName, lastName, email, phone, location, notes, status, createdAt, version }
}

/** A client in any state, merged ones too. */
const selectClient = hotQuery((q: Reader) =>
  q
    .select(columns(q))
    .from(q.t.clients)
    .where(eq(q.t.clients.id, sql.placeholder('id'))),
)

export async function findClient(q: Reader, clientId: number): Promise<ClientRecord | null> {
  const [row] = await selectClient(q, { id: clientId })
  return row ?? null
}

const selectByEmail = hotQuery((q: Reader) => {
  const { clients } = q.t
  // The state is written out, not bound: a partial index serves only a query that repeats its condition word for word.
  return q
    .select(columns(q))
    .from(clients)
    .where(and(eq(clients.emailKey, sql.placeholder('key')), sql`${clients.status} <> 'merged'`))
})

/** Who has this e-mail address, whatever its case and blanks; merged clients have given theirs up. */
async function findClientByEmail(q: Reader, email: string): Promise<ClientRecord | null> {
  const [row] = await selectByEmail(q, { key: emailKey(email) })
  return row ?? null
}

/** Inserts an active client and the words to find them under. Refuses an e-mail address that another client has. */
export async function insertClient(
  q: Writer,
  context: Context,
  client: ClientFields,
): Promise<Result<ClientRecord>> {
  const taken = await refuseTakenEmail(q, client.email, null)
  if (!taken.ok) return taken
  const [row] = await q
    .insert(q.t.clients)
    .values({ ...client, ...derived(client), status: 'active', createdAt: context.now })
    .returning(columns(q))
  assert(row !== undefined, 'the insert of a client returns its row')
  context.undoable(rowMade('client', row))
  await insertWords(q, row.id, client)
  return ok(row)
}

/** Changes the client that was read in this unit of work. Refuses an e-mail address that another client has. */
export async function updateClient(
  q: Writer,
  client: ClientRecord,
  changes: Changes<ClientFields>,
): Promise<Result<ClientRecord>> {
  const { clients, clientWords: words } = q.t
  const next = { ...client, ...changes }
  const taken = await refuseTakenEmail(q, next.email, client.id)
  if (!taken.ok) return taken
  const [row] = await q
    .update(clients)
    .set({ ...changes, ...derived(next), version: client.version + 1 })
    .where(and(eq(clients.id, client.id), eq(clients.version, client.version)))
    .returning(columns(q))
  assert(row !== undefined, 'a client does not change inside a unit of work')
  await q.delete(words).where(eq(words.clientId, client.id))
  await insertWords(q, client.id, next)
  return ok(row)
}

/** Makes the client that was read in this unit of work active or inactive. */
export async function updateClientStatus(
  q: Writer,
  context: Context,
  client: ClientRecord,
  status: 'active' | 'inactive',
): Promise<ClientRecord> {
  const { clients } = q.t
  const [row] = await q
    .update(clients)
    .set({ status, version: client.version + 1 })
    .where(and(eq(clients.id, client.id), eq(clients.version, client.version)))
    .returning(columns(q))
  assert(row !== undefined, 'a client does not change inside a unit of work')
  context.undoable(rowChanged('client', client.id, client, row))
  return row
}

/** Refuses an e-mail address that a client other than `ownId` has. */
export async function refuseTakenEmail(
  q: Reader,
  email: string | null,
  ownId: number | null,
): Promise<Result<null>> {
  const other = email === null ? null : await findClientByEmail(q, email)
  if (other === null || other.id === ownId) return ok(null)
  return refuse('DUPLICATE_CLIENT', {
    clientId: other.id,
    name: fullName(other),
    email: other.email ?? '',
  })
}

/** What is stored of a client besides what people say of them. */
export function derived(client: ClientFields) {
  return {
    emailKey: client.email === null ? null : emailKey(client.email),
    searchName: sortName(client),
  }
}
