/** What of the money that went back nobody can tell from what Stripe says: a person decides. */
import { fullName } from '../../../../shared/domain/clients.ts'
import { contradictsSettled } from '../../../../shared/domain/stripe-disputes.ts'
import type { SameMoney } from '../../../../shared/domain/stripe-shares.ts'
import { assert } from '../../../../shared/errors.ts'
import type { Context } from '../../context.ts'
import type { Writer } from '../../engine/engine.ts'
import { raiseAttention, renewAttention, settleAttention, wasRaised } from '../attention/queries.ts'
import { findClient } from '../clients/queries.ts'
import { findPurchase } from '../purchases/queries.ts'
import { type KnownSale, nameOfLines } from './known-sale.ts'
import { liveClient } from './match-queries.ts'
import type { ReversalRow } from './sale-queries.ts'

/** Under which key a refund or a dispute that nobody can count is put before somebody. */
export const unclearKey = ({ id }: Pick<ReversalRow, 'id'>): string => `refund_unclear:${id}`

/**
 * Puts refunds and disputes in another currency than their sale before somebody, each once, for as long as they stand; not
 * where all of the sale went back already and nothing is left to be taken.
 */
export async function tellForeign(
  q: Writer,
  context: Context,
  known: KnownSale,
  { foreign, isAllBack }: { readonly foreign: readonly ReversalRow[]; readonly isAllBack: boolean },
): Promise<void> {
  for (const reversal of known.reversals.filter(({ currency }) => currency !== known.row.currency)) {
    const key = unclearKey(reversal)
    if (!foreign.includes(reversal)) await settleAttention(q, context, key)
    else if (!isAllBack && !(await wasRaised(q, key)))
      await raiseUnclear(q, context, known, reversal, { key, problem: foreignProblem(reversal) })
  }
}

/** Puts disputes before somebody, each once, that ended otherwise than staff have said when they settled them by hand. */
export async function tellSettled(q: Writer, context: Context, known: KnownSale): Promise<void> {
  for (const reversal of known.reversals.filter(contradictsSettled)) {
    const key = `${unclearKey(reversal)}:settled`
    const problem = reversal.settledAs === 'won' ? 'settled_won' : 'settled_lost'
    if (!(await wasRaised(q, key))) await raiseUnclear(q, context, known, reversal, { key, problem })
  }
}

type UnclearReversal = 'currency' | 'dispute_currency' | 'settled_won' | 'settled_lost'

const foreignProblem = ({ kind }: ReversalRow): UnclearReversal =>
  kind === 'dispute' ? 'dispute_currency' : 'currency'

async function raiseUnclear(
  q: Writer,
  context: Context,
  { row, lines }: KnownSale,
  { amount, currency }: ReversalRow,
  { key, problem }: { readonly key: string; readonly problem: UnclearReversal },
): Promise<void> {
  const clientId = await liveClient(q, row.clientId)
  const client = clientId === null ? null : await findClient(q, clientId)
  const sold = lines.find(({ purchaseId }) => purchaseId !== null)?.purchaseId ?? null
  await raiseAttention(q, context, {
    kind: 'refund_unclear',
    key,
    ...(sold === null ? { entity: 'stripe_sale', entityId: row.id } : { entity: 'purchase', entityId: sold }),
    details: {
      clientName: client === null ? null : fullName(client),
      what: nameOfLines(lines),
      problem,
      stated: { amount, currency },
      known: { amount: row.amount, currency: row.currency },
    },
  })
}

/**
 * Asks whether what Stripe tells of is what staff recorded by hand while it was not connected; settles the question when
 * Stripe does not tell of it any more, or once somebody has said what each line bears. It is asked of the sale, as it was
 * before and as it is now, and again only while Stripe tells of more that may be that money.
 */
export async function tellByHand(
  q: Writer,
  context: Context,
  { row, lines }: KnownSale,
  { before, after }: { readonly before: SameMoney | null; readonly after: SameMoney | null },
): Promise<void> {
  const recorded = lines.filter(({ byHand }) => byHand > 0)
  const purchaseId = recorded.find((line) => line.purchaseId !== null)?.purchaseId ?? null
  if (purchaseId === null) return
  const key = `refund_unclear:sale:${row.id}`
  if (after === null) return settleAttention(q, context, key)
  if (before?.told === after.told && before.byHand === after.byHand) return
  const sold = await findPurchase(q, purchaseId)
  assert(sold !== null, 'a line names a purchase that is there')
  const others = recorded.length - 1
  const matter = {
    kind: 'refund_unclear',
    key,
    entity: 'purchase',
    entityId: purchaseId,
    details: {
      clientName: sold.clientName,
      what: others === 0 ? sold.packageName : `${sold.packageName} + ${others}`,
      problem: 'by_hand',
      stated: { amount: after.told, currency: row.currency },
      known: { amount: after.byHand, currency: row.currency },
    },
  } as const
  const told = before?.told ?? 0
  if (after.told > told && told < after.byHand) await raiseAttention(q, context, matter)
  else await renewAttention(q, matter)
}
