import {
  grantedBySale,
  owedToRefund,
  refundTarget,
  spreadRefund,
  takenByRefund,
} from '../../../../shared/domain/refunds.ts'
import type { Context } from '../../context.ts'
import type { Reader, Writer } from '../../engine/engine.ts'
import { raiseAttention, renewAttention, settleAttention } from '../attention/queries.ts'
import { appendEntries, type NewEntry } from '../ledger/queries.ts'
import { rowChanged } from '../undo/steps.ts'
import {
  findSaleOf,
  listSaleLots,
  listTakenByRefunds,
  type Refundable,
  type SaleLot,
  updateRefundTarget,
} from './refund-queries.ts'

/** The reason that the ledger gives for units taken after the refund itself. */
export const OWED_TO_REFUND = 'Owed to a refund'

/** Units that were taken now, from which lots, and those that are still to be taken. */
export type Taken = {
  readonly revoked: number
  readonly owed: number
  readonly from: readonly { readonly grantId: number; readonly units: number }[]
}

/**
 * Takes the units that the refunds of a sale ask for in all (rule 13): what is available now. What is not waits as a
 * matter to decide, and is taken from what comes back later.
 */
export async function takeRefund(
  q: Writer,
  context: Context,
  sale: Refundable,
  reason: string,
): Promise<Taken> {
  const taken = await takeFromLots(q, context, sale, reason)
  if (taken.owed > 0) await raiseAttention(q, context, matterOf(sale, taken.owed))
  else await settleAttention(q, context, keyOf(sale))
  return taken
}

/**
 * Goes on taking what refunds of a sale ask for, after its subscription was given units or some of them were taken: a
 * step of whatever releases, extends or issues. Does nothing for what was never refunded. A matter that somebody has
 * settled is not raised again, unless more is owed than there was: `owedBefore`. Answers how many units were taken.
 */
export async function continueRefund(
  q: Writer,
  context: Context,
  subscriptionId: number,
  owedBefore = Number.POSITIVE_INFINITY,
): Promise<number> {
  const sale = await findSaleOf(q, subscriptionId)
  if (sale === null || sale.refundedAmount === 0) return 0
  const { revoked, owed } = await takeFromLots(q, context, sale, OWED_TO_REFUND)
  if (owed > owedBefore) await raiseAttention(q, context, matterOf(sale, owed))
  else if (owed > 0) await renewAttention(q, matterOf(sale, owed))
  else await settleAttention(q, context, keyOf(sale))
  return revoked
}

/**
 * Units that the refunds of a subscription's sale still ask for, from whichever of its lots they come back to; 0 for
 * what was never refunded.
 */
export async function owedToRefunds(q: Reader, subscriptionId: number): Promise<number> {
  const sale = await findSaleOf(q, subscriptionId)
  if (sale === null || sale.refundedAmount === 0) return 0
  const own = (await listSaleLots(q, sale)).map(withoutGivenBack)
  const taken = own.reduce((units, lot) => units + lot.revoked, 0)
  return Math.max(0, targetOf(sale, own) - taken)
}

async function takeFromLots(q: Writer, context: Context, sale: Refundable, reason: string): Promise<Taken> {
  const lots = await aimedLots(q, context, sale)
  const entries = lots
    .map((lot): NewEntry => ({ grantId: lot.id, kind: 'REVOKE', units: takenByRefund(lot), reason }))
    .filter(({ units }) => units > 0)
  await appendEntries(q, context, entries)
  const revoked = entries.reduce((units, entry) => units + entry.units, 0)
  const owed = lots.reduce((units, lot) => units + owedToRefund(lot), 0) - revoked
  return { revoked, owed, from: entries }
}

/**
 * Gives back what refunds of a sale have taken and do not ask for any more, because one of them came to nothing: never
 * more than they took themselves, and to the lots from which they took it. What staff took stays taken. Answers the units.
 */
export async function giveBackRefund(
  q: Writer,
  context: Context,
  sale: Refundable,
  { reason, takenFor }: { readonly reason: string; readonly takenFor: readonly string[] },
): Promise<number> {
  const surplus = new Map<number, number>()
  for (const lot of await aimedLots(q, context, sale)) {
    if (lot.revoked > lot.refundTarget) surplus.set(lot.id, lot.revoked - (lot.refundTarget || lot.givenBack))
  }
  const taken = await listTakenByRefunds(q, [...surplus.keys()], [OWED_TO_REFUND, ...takenFor])
  const entries = taken.flatMap(({ seq, grantId, units }): NewEntry[] => {
    const asked = surplus.get(grantId) ?? 0
    const given = Math.min(asked, units)
    surplus.set(grantId, asked - given)
    return given > 0 ? [{ grantId, kind: 'GRANT', units: given, correctsSeq: seq, reason }] : []
  })
  await appendEntries(q, context, entries)
  const left = await listSaleLots(q, sale)
  const owed = left.reduce((units, lot) => units + owedToRefund(lot), 0)
  if (owed > 0) await renewAttention(q, matterOf(sale, owed))
  else await settleAttention(q, context, keyOf(sale))
  return entries.reduce((units, entry) => units + entry.units, 0)
}

/** The lots of a sale, each with the units that refunds ask of it. */
async function aimedLots(q: Writer, context: Context, sale: Refundable): Promise<readonly SaleLot[]> {
  const lots = await listSaleLots(q, sale)
  const own = lots.map(withoutGivenBack)
  const targets = spreadRefund(own, targetOf(sale, own))
  const aimed = lots.map((lot) => {
    const target = targets.get(lot.id) ?? 0
    return { ...lot, refundTarget: target === 0 ? 0 : target + lot.givenBack }
  })
  for (const [index, lot] of lots.entries()) {
    const after = aimed[index]
    if (after === undefined || after.refundTarget === lot.refundTarget) continue
    await updateRefundTarget(q, lot.id, after.refundTarget)
    context.undoable(rowChanged('grant', lot.id, lot, after))
  }
  return aimed
}

function targetOf({ amount: paid, refundedAmount: refunded }: Refundable, own: readonly SaleLot[]): number {
  return refundTarget({ granted: grantedBySale(own), refunded, paid })
}

/** What was taken by mistake and given back is neither granted by the sale nor taken from it. */
function withoutGivenBack({ givenBack, ...lot }: SaleLot): SaleLot {
  return { ...lot, givenBack: 0, granted: lot.granted - givenBack, revoked: lot.revoked - givenBack }
}

const keyOf = ({ id }: Refundable) => `refund_owed:${id}`

function matterOf(sale: Refundable, owed: number) {
  const { clientName, packageName } = sale
  return {
    kind: 'refund_owed',
    key: keyOf(sale),
    entity: 'purchase',
    entityId: sale.id,
    details: { clientName, packageName, owed },
  } as const
}
