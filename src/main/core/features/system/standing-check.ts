import { localDateOf } from '../../../../shared/domain/time.ts'
import { plural } from '../../../../shared/messages/errors.ts'
import type { Look } from './look.ts'
import {
  listBelongingsOfMerged,
  listCrowdedPlaces,
  listLostMerged,
  listOverlappingFreezes,
  listStrandedQueues,
  listThawed,
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
    findings.add('I3', 'client', id, 'everything with the client who was kept', found, 'bring_over')
  }
  for (const { id, into } of await listLostMerged(q)) {
    findings.add('I3', 'client', id, 'a client who was kept', `client ${into}`)
  }
}
