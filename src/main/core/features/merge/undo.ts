import { fullName } from '../../../../shared/domain/clients.ts'
import { givenBack, haveOnePlace, type Placed } from '../../../../shared/domain/merges.ts'
import { formatDay } from '../../../../shared/domain/time-format.ts'
import { assert } from '../../../../shared/errors.ts'
import { ok, type Result, refuse } from '../../../../shared/result.ts'
import type { Context } from '../../context.ts'
import type { Writer } from '../../engine/engine.ts'
import { words } from '../../speaking.ts'
import { setUnmerged } from '../clients/merged-queries.ts'
import { type ClientRecord, findClient, updateClient } from '../clients/queries.ts'
import { handOver } from '../credits/hand-over.ts'
import { loadStudio, type Studio } from '../studio/queries.ts'
import { closeGrant, countOwned, giveTo, listOwnedSubscriptions, setSubscription } from './queries.ts'
import {
  findMerge,
  listCrossedHolds,
  listLaterGrants,
  listMovedRows,
  type Merge,
  type MovedRow,
  markUndone,
} from './record-queries.ts'

/**
 * Takes a merge back: the same rows go back to the merged client, who is there again (rule 15). What came to the kept
 * client since stays with them. Refused when something since depends on the two being one: a booking that a moved
 * pack pays for, a pack that was moved and has changed hands, a record that was merged again.
 */
export async function undoMerge(
  q: Writer,
  context: Context,
  mergeId: number,
): Promise<Result<{ readonly keptId: number; readonly mergedId: number }>> {
  const merge = await findMerge(q, mergeId)
  if (merge === null) return refuse('NOT_FOUND', { entity: 'merge', id: mergeId })
  const kept = await findClient(q, merge.keptId)
  const merged = await findClient(q, merge.mergedId)
  assert(kept !== null && merged !== null, 'a merge names clients that exist')
  const studio = await loadStudio(q)
  const rows = await listMovedRows(q, mergeId)
  const why = await findDependence(q, studio, merge, kept, rows)
  if (why !== null) return refuse('INVALID_TRANSITION', { from: 'merged', to: 'apart', why })

  await q.deferForeignKeys()
  const apart = await moveBack(q, context, { merge, kept, merged, rows })
  if (!apart.ok) return apart
  // A pack bought since may wait for a place that has just become free.
  await handOver(q, context, studio, kept.id)
  return ok({ keptId: kept.id, mergedId: merged.id })
}

type Parts = {
  readonly merge: Merge
  readonly kept: ClientRecord
  readonly merged: ClientRecord
  readonly rows: readonly MovedRow[]
}

async function moveBack(
  q: Writer,
  context: Context,
  { merge, kept, merged, rows }: Parts,
): Promise<Result<null>> {
  await giveTo(q, merged.id, idsOf(rows))
  for (const row of rows) {
    if (row.entity === 'subscription' && row.before.queued) await setSubscription(q, row.entityId, row.before)
    if (row.entity === 'grant' && row.before.waits) {
      await closeGrant(q, row.entityId, row.before.expiresOn)
    }
  }
  const before = (clientId: number) => {
    const own = rows.find((row) => row.entity === 'client' && row.entityId === clientId)
    assert(own?.entity === 'client', 'a merge keeps both clients')
    return own.before
  }
  // The kept client gives the e-mail address back before the merged one has it again.
  const poorer = await updateClient(q, kept, givenBack(kept, before(kept.id).taken))
  assert(poorer.ok, 'what is given back is nobody else’s')
  const back = await setUnmerged(q, merged, before(merged.id).status)
  if (!back.ok) return back
  await markUndone(q, merge.id, context.now)
  context.note({ entity: 'client', entityId: kept.id, before: kept, after: poorer.value })
  context.note({
    entity: 'client',
    entityId: merged.id,
    before: { status: 'merged', mergedInto: kept.id, merge: merge.id },
    after: { status: before(merged.id).status },
  })
  return ok(null)
}

/** What has happened since that stands in the way, as a sentence; null when nothing has. */
async function findDependence(
  q: Writer,
  studio: Studio,
  merge: Merge,
  kept: ClientRecord,
  rows: readonly MovedRow[],
): Promise<string | null> {
  const name = fullName(kept)
  if (merge.undoneAt !== null) return 'This merge was already taken back.'
  if (kept.status === 'merged') return `${name} was merged into another client since. Take that back first.`
  const [crossed] = await listCrossedHolds(q, merge)
  if (crossed !== undefined) {
    const day = formatDay(crossed.startsAt, studio.zone, words().LOCALE)
    return `${name} was booked into ${crossed.title} on ${day} since, with a pack of the other record.`
  }
  const [later] = await listLaterGrants(q, merge.id)
  if (later !== undefined) return `Sessions were added to ${later.name} since.`
  return findMoved(q, merge, name, rows)
}

/** Whether each row is still where the merge put it. */
async function findMoved(
  q: Writer,
  merge: Merge,
  name: string,
  rows: readonly MovedRow[],
): Promise<string | null> {
  const now = new Map((await listOwnedSubscriptions(q, merge.keptId)).map((own) => [own.id, own]))
  const back: Placed[] = []
  for (const row of rows) {
    const own = row.entity === 'subscription' ? now.get(row.entityId) : undefined
    if (own === undefined || row.entity !== 'subscription') continue
    const { queued, status } = row.before
    if (queued && own.status !== 'queued') return `${own.name} is ${own.status} now and waited before.`
    back.push({ ...own, status: queued ? status : own.status })
  }
  if (haveOnePlace(back)) return 'Packs of the other record have changed places since.'
  const ids = idsOf(rows)
  for (const table of [
    'subscriptions',
    'grants',
    'bookings',
    'purchases',
    'series',
    'assignments',
  ] as const) {
    if ((await countOwned(q, table, merge.keptId, ids[table])) !== ids[table].length) {
      return `Something of the other record is not ${name}’s any more.`
    }
  }
  return null
}

function idsOf(rows: readonly MovedRow[]) {
  const ids = (entity: MovedRow['entity']) =>
    rows.filter((row) => row.entity === entity).map((row) => row.entityId)
  return {
    subscriptions: ids('subscription'),
    grants: ids('grant'),
    bookings: ids('booking'),
    holds: rows.flatMap((row) =>
      row.entity === 'hold' ? [{ bookingId: row.entityId, grantId: row.before.grantId }] : [],
    ),
    purchases: ids('purchase'),
    series: ids('series'),
    drawerItems: ids('drawer_item'),
    assignments: ids('assignment'),
  }
}
