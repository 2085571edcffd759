import type { Parsed, Value } from '../../../../shared/contract/index.ts'
import { fullName } from '../../../../shared/domain/clients.ts'
import { takenOver } from '../../../../shared/domain/merges.ts'
import { formatInstant } from '../../../../shared/domain/time.ts'
import { assert, type SessionClash } from '../../../../shared/errors.ts'
import { ok, type Result, refuse } from '../../../../shared/result.ts'
import type { Context } from '../../context.ts'
import type { Reader, Writer } from '../../engine/engine.ts'
import { refuseMerged } from '../clients/merged.ts'
import { setMergedInto } from '../clients/merged-queries.ts'
import { type ClientRecord, findClient, updateClient } from '../clients/queries.ts'
import { clientView } from '../clients/views.ts'
import { availableOf } from '../credits/figures-queries.ts'
import { loadStudio, studioToday } from '../studio/queries.ts'
import { countTrainers, makePieces, planTrainers } from './assignments.ts'
import { type Moves, moveBelongings, planMoves } from './move.ts'
import { listClashes } from './queries.ts'
import { insertMerge, insertMovedRows } from './record-queries.ts'

/**
 * Makes two records of one person one (rule 15): subscriptions, grants, bookings with their holds, purchases and
 * series of the merged client become the kept client's, and each row is recorded, so that the same rows can be moved
 * back. So do assignments, for the days on which the kept client has no trainer. The ledger names grants and stays as
 * it is. Refuses when the person would be in two places at once.
 */
export async function mergeClients(
  q: Writer,
  context: Context,
  input: Parsed<'clients.merge'>,
): Promise<Result<Value<'clients.merge'>>> {
  const kept = await findClient(q, input.keepId)
  if (kept === null) return refuse('USER_NOT_FOUND', { clientId: input.keepId })
  const merged = await findClient(q, input.mergeId)
  if (merged === null) return refuse('USER_NOT_FOUND', { clientId: input.mergeId })
  const obstacle = await findObstacle(q, kept, merged)
  if (!obstacle.ok) return obstacle

  const today = studioToday(await loadStudio(q), context.now)
  const trainers = await planTrainers(q, kept.id, merged.id)
  const moves = await planMoves(q, kept.id, merged.id, today, trainers.whole)
  const client = await moveAll(q, context, kept, merged, moves)
  await makePieces(q, context, client, trainers.pieces)
  const { subscriptions, grants, bookings, purchases } = moves.belongings
  return ok({
    client: clientView(client, await availableOf(q, client.id, today)),
    moved: {
      subscriptions: subscriptions.length,
      grants: grants.length,
      bookings: bookings.length,
      purchases: purchases.length,
      assignments: countTrainers(trainers),
    },
    queued: moves.waiting.length,
  })
}

async function findObstacle(q: Reader, kept: ClientRecord, merged: ClientRecord): Promise<Result<null>> {
  if (kept.id === merged.id) {
    const why = 'These are one and the same client. Choose the other record of this person.'
    return refuse('INVALID_TRANSITION', { from: kept.status, to: 'merged', why })
  }
  for (const client of [kept, merged]) {
    const free = await refuseMerged(q, client, 'merged')
    if (!free.ok) return free
  }
  return refuseClashes(q, kept, merged)
}

/** All pairs of sessions in the way, so that a person can settle them one after the other. */
async function refuseClashes(q: Reader, kept: ClientRecord, merged: ClientRecord): Promise<Result<null>> {
  const rows = await listClashes(q, kept.id, merged.id)
  const clashes = rows.map(
    (row): SessionClash => ({
      kept: {
        sessionId: row.keptId,
        title: row.keptTitle,
        startsAt: formatInstant(row.keptStart),
        endsAt: formatInstant(row.keptEnd),
      },
      merged: {
        sessionId: row.mergedId,
        title: row.mergedTitle,
        startsAt: formatInstant(row.mergedStart),
        endsAt: formatInstant(row.mergedEnd),
      },
    }),
  )
  const [first] = clashes
  if (first === undefined) return ok(null)
  return refuse('CLIENT_CONFLICT', { ...first.kept, name: fullName(kept), clashes })
}

/** Whoever is merged already was refused before. */
function whole({ status }: ClientRecord): 'active' | 'inactive' {
  assert(status !== 'merged', 'a merged client takes no part in another merge')
  return status
}

async function moveAll(
  q: Writer,
  context: Context,
  kept: ClientRecord,
  merged: ClientRecord,
  moves: Moves,
): Promise<ClientRecord> {
  const mergeId = await insertMerge(q, {
    keptId: kept.id,
    mergedId: merged.id,
    actorId: context.actor.staffId,
    at: context.now,
  })
  await insertMovedRows(q, mergeId, [
    { entity: 'client', entityId: kept.id, before: { status: whole(kept), taken: takenOver(kept, merged) } },
    { entity: 'client', entityId: merged.id, before: { status: whole(merged), taken: {} } },
  ])
  await moveBelongings(q, mergeId, kept.id, moves)
  // The merged client gives the e-mail address up before the kept one takes it.
  await setMergedInto(q, merged, kept.id)
  const client = await updateClient(q, kept, takenOver(kept, merged))
  assert(client.ok, 'an e-mail address that was given up is free')
  context.undoable({ kind: 'merged', mergeId })
  context.note({
    entity: 'client',
    entityId: kept.id,
    before: kept,
    after: { ...client.value, merge: mergeId, merged: merged.id, queued: moves.waiting },
  })
  context.note({
    entity: 'client',
    entityId: merged.id,
    before: merged,
    after: { status: 'merged', mergedInto: kept.id, merge: mergeId },
  })
  return client.value
}
