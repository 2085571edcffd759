/** The rows of a whole import: thousands of them, by the ranges of their ids. */
import {
  and,
  asc,
  between,
  eq,
  exists,
  gt,
  inArray,
  ne,
  not,
  or,
  type SQL,
  type SQLWrapper,
  sql,
} from 'drizzle-orm'
import type { LineRange } from '../../context.ts'
import type { Reader, Writer } from '../../engine/engine.ts'
import type { IdRange } from '../import/ranges.ts'

/** The condition that a column lies in one of some ranges; none of them is never. */
function within(column: SQLWrapper, ranges: readonly IdRange[]): SQL {
  const parts = ranges.map(([first, last]) => between(column, first, last))
  return or(...parts) ?? sql`1 = 0`
}

export type ImportedRows = {
  readonly clients: readonly IdRange[]
  readonly subscriptions: readonly IdRange[]
  readonly grants: readonly IdRange[]
}

type Named = { readonly firstName: string; readonly lastName: string }

/** One of these clients who was booked or given credits besides the import's own; null when nobody was. */
export async function findInUse(
  q: Reader,
  { clients: ranges, grants: own }: ImportedRows,
): Promise<Named | null> {
  const { clients, bookings, grants } = q.t
  const { firstName, lastName } = clients
  const [booked] = await q
    .select({ firstName, lastName })
    .from(bookings)
    .innerJoin(clients, eq(clients.id, bookings.clientId))
    .where(and(within(bookings.clientId, ranges), not(inArray(bookings.status, ['cancelled', 'lapsed']))))
    .limit(1)
  if (booked !== undefined) return booked
  const [given] = await q
    .select({ firstName, lastName })
    .from(grants)
    .innerJoin(clients, eq(clients.id, grants.clientId))
    .where(
      and(within(grants.clientId, ranges), not(within(grants.id, own)), gt(grants.granted, grants.revoked)),
    )
    .limit(1)
  return given ?? null
}

/** One of these clients who was merged since; null when nobody was. */
export async function findMerged(q: Reader, ranges: readonly IdRange[]): Promise<Named | null> {
  const { clients } = q.t
  const [row] = await q
    .select({ firstName: clients.firstName, lastName: clients.lastName })
    .from(clients)
    .where(and(within(clients.id, ranges), eq(clients.status, 'merged')))
    .limit(1)
  return row ?? null
}

/** Makes all of these clients active or inactive, but for merged ones. */
export async function setClients(
  q: Writer,
  ranges: readonly IdRange[],
  status: 'active' | 'inactive',
): Promise<void> {
  const { clients } = q.t
  await q
    .update(clients)
    .set({ status, version: sql`${clients.version} + 1` })
    .where(and(within(clients.id, ranges), ne(clients.status, 'merged'), ne(clients.status, status)))
}

/** Ends those of these subscriptions that own nothing any more, so that they keep no place. */
export async function endEmptied(q: Writer, ranges: readonly IdRange[], endedAt: number): Promise<void> {
  const { subscriptions, grants } = q.t
  const owned = q
    .select({ id: grants.id })
    .from(grants)
    .where(and(eq(grants.subscriptionId, subscriptions.id), gt(grants.granted, grants.revoked)))
  await q
    .update(subscriptions)
    .set({ status: 'ended', endedAt, version: sql`${subscriptions.version} + 1` })
    .where(and(within(subscriptions.id, ranges), ne(subscriptions.status, 'ended'), not(exists(owned))))
}

/** Makes those of these subscriptions active again that own something and whose place is free. */
export async function reopenOwning(q: Writer, ranges: readonly IdRange[]): Promise<void> {
  const { subscriptions, grants } = q.t
  const owned = q
    .select({ id: grants.id })
    .from(grants)
    .where(and(eq(grants.subscriptionId, subscriptions.id), gt(grants.granted, grants.revoked)))
  const other = sql`select 1 from ${subscriptions} other
    where other.client_id = ${subscriptions.clientId} and other.kind = ${subscriptions.kind}
      and (other.family_id = ${subscriptions.familyId}
        or other.family_id is null and ${subscriptions.familyId} is null)
      and other.status in ('active', 'frozen')`
  await q
    .update(subscriptions)
    .set({ status: 'active', endedAt: null, version: sql`${subscriptions.version} + 1` })
    .where(
      and(
        within(subscriptions.id, ranges),
        eq(subscriptions.status, 'ended'),
        exists(owned),
        sql`not exists (${other})`,
      ),
    )
}

export type ClientChange = { readonly clientId: number; readonly before: unknown; readonly after: unknown }

/** The changes of clients that these rows of the audit log tell, in their order. */
export async function listClientChanges(q: Reader, { first, last }: LineRange): Promise<ClientChange[]> {
  const { audit } = q.t
  const rows = await q
    .select({ clientId: audit.entityId, before: audit.before, after: audit.after })
    .from(audit)
    .where(and(between(audit.seq, first, last), eq(audit.entity, 'client')))
    .orderBy(asc(audit.seq))
  return rows.flatMap(({ clientId, ...change }) => (clientId === null ? [] : [{ clientId, ...change }]))
}
