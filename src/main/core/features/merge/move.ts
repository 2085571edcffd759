import { opensWhileQueued, queuedByMerge } from '../../../../shared/domain/merges.ts'
import type { LocalDate } from '../../../../shared/domain/time.ts'
import type { Reader, Writer } from '../../engine/engine.ts'
import type { AssignmentRecord } from '../assignments/queries.ts'
import {
  type Belongings,
  giveTo,
  listBelongings,
  listClashes,
  listOwnedSubscriptions,
  openGrant,
  setSubscription,
} from './queries.ts'
import { findMergeOf, insertMovedRows, type MovedRow } from './record-queries.ts'

/** What moves from one client to another, row by row, and what that changes besides the client. */
export type Moves = {
  readonly belongings: Belongings
  readonly rows: readonly MovedRow[]
  /** Packs that begin to wait, because the kept client has one in their place. */
  readonly waiting: readonly number[]
  /** The lots of those whose last valid day is open while they wait. */
  readonly opened: readonly number[]
}

/** All that a client has, as it would move to another, with these of the assignments. Nothing is written. */
export async function planMoves(
  q: Reader,
  keptId: number,
  mergedId: number,
  today: LocalDate,
  assignments: readonly AssignmentRecord[],
): Promise<Moves> {
  const belongings = { ...(await listBelongings(q, mergedId)), assignments }
  const { subscriptions, grants, bookings, holds, purchases, series, drawerItems } = belongings
  const waiting = queuedByMerge(await listOwnedSubscriptions(q, keptId), subscriptions)
  const packs = new Map(waiting.map((pack) => [pack.id, pack]))
  const opened = grants.filter((grant) => {
    const pack = packs.get(grant.subscriptionId)
    return pack !== undefined && opensWhileQueued(pack, grant, today)
  })
  const openedIds = new Set(opened.map((grant) => grant.id))
  const owner = { clientId: mergedId }
  const rows: MovedRow[] = [
    ...subscriptions.map(({ id, status, activatedOn }): MovedRow => {
      const before = { ...owner, status, activatedOn, queued: packs.has(id) }
      return { entity: 'subscription', entityId: id, before }
    }),
    ...grants.map(({ id, expiresOn }): MovedRow => {
      return { entity: 'grant', entityId: id, before: { ...owner, expiresOn, waits: openedIds.has(id) } }
    }),
    ...bookings.map(({ id }): MovedRow => ({ entity: 'booking', entityId: id, before: owner })),
    ...holds.map(({ bookingId, grantId }): MovedRow => {
      return { entity: 'hold', entityId: bookingId, before: { ...owner, grantId } }
    }),
    ...purchases.map(({ id }): MovedRow => ({ entity: 'purchase', entityId: id, before: owner })),
    ...series.map(({ id }): MovedRow => ({ entity: 'series', entityId: id, before: owner })),
    ...drawerItems.map(({ id }): MovedRow => ({ entity: 'drawer_item', entityId: id, before: owner })),
    ...assignments.map(({ id }): MovedRow => ({ entity: 'assignment', entityId: id, before: owner })),
  ]
  return { belongings, rows, waiting: [...packs.keys()], opened: [...openedIds] }
}

/** Moves what was planned and keeps each row with the merge, so that the same rows can be moved back. */
export async function moveBelongings(
  q: Writer,
  mergeId: number | null,
  keptId: number,
  { belongings, rows, waiting, opened }: Moves,
): Promise<void> {
  await q.deferForeignKeys()
  if (mergeId !== null) await insertMovedRows(q, mergeId, rows)
  // A place holds one active pack at a time, also between two statements.
  for (const id of waiting) await setSubscription(q, id, { status: 'queued', activatedOn: null })
  for (const id of opened) await openGrant(q, id)
  await giveTo(q, keptId, idsOf(belongings))
}

/**
 * Gives the kept client what a merged one has all the same, as part of the merge that should have moved it. Answers
 * how many rows it moved; null when the two would be in two places at once, which a person must settle first. No
 * assignment comes: what a merged client has of them stayed behind, and who looks after the kept one was settled since.
 */
export async function bringOver(
  q: Writer,
  keptId: number,
  mergedId: number,
  today: LocalDate,
): Promise<number | null> {
  if ((await listClashes(q, keptId, mergedId)).length > 0) return null
  const moves = await planMoves(q, keptId, mergedId, today, [])
  await moveBelongings(q, await findMergeOf(q, mergedId), keptId, moves)
  return moves.rows.length
}

function idsOf(belongings: Belongings) {
  const ids = (rows: readonly { readonly id: number }[]) => rows.map((row) => row.id)
  return {
    subscriptions: ids(belongings.subscriptions),
    grants: ids(belongings.grants),
    bookings: ids(belongings.bookings),
    holds: belongings.holds,
    purchases: ids(belongings.purchases),
    series: ids(belongings.series),
    drawerItems: ids(belongings.drawerItems),
    assignments: ids(belongings.assignments),
  }
}
