import { localDateOf } from '../../../../shared/domain/time.ts'
import { plural } from '../../../../shared/messages/errors.ts'
import type { Reader } from '../../engine/engine.ts'
import { findKept } from '../clients/merged-queries.ts'
import { listClashes } from '../merge/queries.ts'
import type { Look } from './look.ts'
import {
  listBelongingsOfMerged,
  listCrowdedPlaces,
  listMerged,
  listOverlappingFreezes,
  listStrandedQueues,
  listThawed,
  type Merged,
} from './standing-queries.ts'

/** I8 and, for merged clients, I3: who has a place, who waits for one, and whose it all is. */
export async function checkStanding(look: Look): Promise<void> {
  const { q, findings } = look
  for (const { clientId, times } of await listCrowdedPlaces(q)) {
    const expected = 'one active subscription per family and kind'
    findings.add('I8', 'client', clientId, expected, `${times} of one`, 'wait')
  }
  for (const { id } of await listStrandedQueues(q)) {
    findings.add('I8', 'subscription', id, 'something before it to wait for', 'nothing there', 'activate')
  }
  for (const { id } of await listThawed(q, localDateOf(look.now, look.zone))) {
    findings.add('I8', 'subscription', id, 'a freeze that has begun', 'frozen without one', 'thaw')
  }
  for (const { id } of await listOverlappingFreezes(q)) {
    findings.add('I8', 'subscription', id, 'one freeze at a time', 'two that share a day')
  }
  for (const { id, into, rows } of await listBelongingsOfMerged(q)) {
    const found = `${plural(rows, 'row')} of client ${id}, who was merged into client ${into}`
    const expected = 'everything with the client who was kept'
    findings.add('I3', 'client', id, expected, found, (await canFollow(q, id)) ? 'bring_over' : null)
  }
  for (const { id, into } of lostAmong(await listMerged(q))) {
    findings.add('I3', 'client', id, 'a client who was kept', `client ${into}`)
  }
}

/** Whether what a merged client has can go to who was kept, who would not be in two places at once then. */
async function canFollow(q: Reader, mergedId: number): Promise<boolean> {
  const kept = await findKept(q, mergedId)
  return kept !== null && (await listClashes(q, kept.id, mergedId)).length === 0
}

/** Those of whom nobody was kept in the end: whoever they lead to is missing, or they lead round in a circle. */
function lostAmong(merged: readonly Merged[]): Merged[] {
  const next = new Map(merged.map((client) => [client.id, client]))
  const isLost = (client: Merged): boolean => {
    const seen = new Set<number>()
    for (let one: Merged | undefined = client; one !== undefined; one = next.get(one.into)) {
      if (one.further === null || seen.has(one.id)) return true
      if (one.further === 0) return false
      seen.add(one.id)
    }
    return true
  }
  return merged.filter(isLost)
}
