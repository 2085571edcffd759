/** Many subscriptions and grants in few statements: what `queries.ts` does for one. At most 500 rows at a time. */
import { and, eq, inArray } from 'drizzle-orm'
import type { PackageKind } from '../../../../shared/domain/catalogue.ts'
import { assert } from '../../../../shared/errors.ts'
import type { Reader, Writer } from '../../engine/engine.ts'
import type { NewGrant, NewSubscription } from './queries.ts'

export type PlaceHolder = {
  readonly id: number
  readonly clientId: number
  readonly familyId: number | null
}

/** The subscriptions that have the places of these clients for one kind, in every family. */
export async function listPlaceHolders(
  q: Reader,
  clientIds: readonly number[],
  kind: PackageKind,
): Promise<PlaceHolder[]> {
  const { id, clientId, familyId, status, kind: ownKind } = q.t.subscriptions
  if (clientIds.length === 0) return []
  return q
    .select({ id, clientId, familyId })
    .from(q.t.subscriptions)
    .where(and(inArray(clientId, [...clientIds]), eq(ownKind, kind), inArray(status, ['active', 'frozen'])))
}

/** Inserts subscriptions and answers with their ids in the same order. */
export async function insertSubscriptions(
  q: Writer,
  subscriptions: readonly NewSubscription[],
): Promise<number[]> {
  if (subscriptions.length === 0) return []
  const { id, clientId } = q.t.subscriptions
  const rows = await q
    .insert(q.t.subscriptions)
    .values([...subscriptions])
    .returning({ id, clientId })
  return idsInOrder(rows, subscriptions)
}

/** Inserts empty grants and answers with their ids in the same order; their GRANT entries fill them. */
export async function insertGrants(q: Writer, grants: readonly NewGrant[]): Promise<number[]> {
  if (grants.length === 0) return []
  const { id, clientId } = q.t.grants
  const rows = await q
    .insert(q.t.grants)
    .values([...grants])
    .returning({ id, clientId })
  return idsInOrder(rows, grants)
}

type Owned = { readonly clientId: number }

/** Both databases number the rows of a statement in their order, but may answer in another. */
function idsInOrder(
  rows: readonly (Owned & { readonly id: number })[],
  inserted: readonly Owned[],
): number[] {
  const sorted = rows.toSorted((a, b) => a.id - b.id)
  assert(
    sorted.length === inserted.length &&
      sorted.every((row, index) => row.clientId === inserted[index]?.clientId),
    'the ids of inserted rows are in their order',
  )
  return sorted.map((row) => row.id)
}
