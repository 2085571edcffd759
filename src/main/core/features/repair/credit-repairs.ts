import { opensWhileQueued, type Placed, queuedByMerge } from '../../../../shared/domain/merges.ts'
import { assert } from '../../../../shared/errors.ts'
import { plural } from '../../../../shared/messages/errors.ts'
import { findKept } from '../clients/merged-queries.ts'
import { findClient } from '../clients/queries.ts'
import { rewriteWords } from '../clients/words-queries.ts'
import { handOver } from '../credits/hand-over.ts'
import { appendEntries } from '../ledger/queries.ts'
import { hasLostRows } from '../ledger/sound-queries.ts'
import { bringOver } from '../merge/move.ts'
import { listBelongings, openGrant, setSubscription } from '../merge/queries.ts'
import { giveSold } from '../purchases/sell.ts'
import { continueRefund } from '../purchases/take-refund.ts'
import { studioToday } from '../studio/queries.ts'
import { listGrantsOfPack } from '../system/queries.ts'
import { findSaleRepair } from '../system/sales-queries.ts'
import { REASON, type Repair } from './job.ts'
import {
  countExpiredBefore,
  findPack,
  findSale,
  linkSale,
  listPlacesHeld,
  listRolledLike,
  rebuildGrant,
} from './queries.ts'

const rebuildOne: Repair = async ({ q, entityId }) => {
  await rebuildGrant(q, entityId)
  return [`The figures of grant ${entityId} were set to what its ledger lines add up to.`]
}

const rebuildPack: Repair = async (job) => {
  const facts: string[] = []
  for (const { id } of await listGrantsOfPack(job.q, job.entityId)) {
    facts.push(...((await rebuildOne({ ...job, entityId: id })) ?? []))
  }
  return facts
}

/** Takes back what was moved on without having expired, from the newest lots first. */
const takeBackRolled: Repair = async ({ q, context, entityId }) => {
  const lots = await listRolledLike(q, entityId)
  let surplus = lots.reduce((sum, lot) => sum + lot.moved, 0) - (await countExpiredBefore(q, entityId))
  for (const { id, available } of lots) {
    const units = Math.min(available, surplus)
    if (units <= 0) continue
    await appendEntries(q, context, [{ grantId: id, kind: 'REVOKE', units, reason: REASON }])
    surplus -= units
  }
  return []
}

/** Whoever was activated first keeps the place; what waits is treated as by a merge (rule 15). */
const letWait: Repair = async ({ q, context, studio, entityId }) => {
  const today = studioToday(studio, context.now)
  const { grants } = await listBelongings(q, entityId)
  const placed: Placed[] = []
  const facts: string[] = []
  for (const pack of await listPlacesHeld(q, entityId)) {
    if (queuedByMerge(placed, [pack]).length === 0) {
      placed.push(pack)
      continue
    }
    await setSubscription(q, pack.id, { status: 'queued', activatedOn: null })
    for (const grant of grants) {
      if (grant.subscriptionId === pack.id && opensWhileQueued(pack, grant, today))
        await openGrant(q, grant.id)
    }
    facts.push(`${pack.name} (subscription ${pack.id}) waits for its place.`)
  }
  return facts
}

const activate: Repair = async ({ q, context, studio, entityId }) => {
  const pack = await findPack(q, entityId)
  assert(pack !== null, 'a pack that was found wrong is there')
  const { activated, ended } = await handOver(q, context, studio, pack.clientId)
  return [
    ...ended.map((id) => `Subscription ${id} has ended.`),
    ...activated.map((id) => `Subscription ${id} is active.`),
  ]
}

const thaw: Repair = async ({ q, entityId }) => {
  await setSubscription(q, entityId, { status: 'active' })
  return [`Subscription ${entityId} is active.`]
}

/** Gives what a sale was paid for: the grant that it made, or a new one where it made none. */
const completeSale: Repair = async ({ q, context, studio, entityId }) => {
  const sale = await findSale(q, entityId)
  assert(sale !== null, 'a sale that was found wrong is there')
  const repair = await findSaleRepair(q, sale, () => hasLostRows(q))
  if (repair.kind === 'none') return null
  const { terms, quantity, amount, clientId, packageId } = sale
  if (repair.kind === 'link') {
    await linkSale(q, repair.subscriptionId, sale.id)
    return [`Subscription ${repair.subscriptionId} is the one that purchase ${sale.id} paid for.`]
  }
  const { period = null, rollover = 0 } = terms
  // What a unit is worth comes from what was paid for each of the packages.
  const priceAmount = Math.floor(amount / quantity)
  const sold = {
    clientId,
    packageId,
    purchaseId: sale.id,
    quantity,
    terms: { ...terms, priceAmount, period, rollover },
  }
  const { subscriptionId } = await giveSold(q, context, studio, sold)
  // Of what it gives now, money that went back meanwhile asks for its share at once.
  await continueRefund(q, context, subscriptionId)
  return [`Subscription ${subscriptionId} was opened for purchase ${sale.id}.`]
}

/** Everything that a merged client has all the same goes where the rest went. */
const bring: Repair = async ({ q, context, studio, entityId }) => {
  const kept = await findKept(q, entityId)
  if (kept === null) return null
  const rows = await bringOver(q, kept.id, entityId, studioToday(studio, context.now))
  return rows === null ? null : [`${plural(rows, 'row')} of client ${entityId} went to client ${kept.id}.`]
}

const findAgain: Repair = async ({ q, entityId }) => {
  const client = await findClient(q, entityId)
  assert(client !== null, 'a client who was found wrong is there')
  await rewriteWords(q, client)
  return [`The words by which client ${entityId} is found were written anew.`]
}

/** What grants, packs, sales and clients ask for, one repair for each way in which they can be wrong. */
export const CREDIT_REPAIRS = {
  rebuild_grant: rebuildOne,
  rebuild_pack: rebuildPack,
  take_back_rolled: takeBackRolled,
  wait: letWait,
  activate,
  thaw,
  link_sale: completeSale,
  grant_sale: completeSale,
  bring_over: bring,
  find_again: findAgain,
} as const
