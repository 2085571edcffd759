/** What of the money that went back nobody can tell from what Stripe says: a person decides. */
import { fullName } from '../../../../shared/domain/clients.ts'
import { contradictsSettled } from '../../../../shared/domain/stripe-disputes.ts'
import type { Context } from '../../context.ts'
import type { Writer } from '../../engine/engine.ts'
import { raiseAttention, renewAttention, settleAttention, wasRaised } from '../attention/queries.ts'
import { findClient } from '../clients/queries.ts'
import type { PurchaseRecord } from '../purchases/queries.ts'
import { type KnownSale, nameOfLines } from './known-sale.ts'
import { liveClient } from './match-queries.ts'
import type { LineRow, ReversalRow } from './sale-queries.ts'

/** Under which key a refund or a dispute that nobody can count is put before somebody. */
export const unclearKey = ({ id }: Pick<ReversalRow, 'id'>): string => `refund_unclear:${id}`

/** Puts refunds and disputes in another currency than their sale before somebody, each once, for as long as they stand. */
export async function tellForeign(
  q: Writer,
  context: Context,
  known: KnownSale,
  foreign: readonly ReversalRow[],
): Promise<void> {
  for (const reversal of known.reversals.filter(({ currency }) => currency !== known.row.currency)) {
    const key = unclearKey(reversal)
    if (!foreign.includes(reversal)) await settleAttention(q, context, key)
    else if (!(await wasRaised(q, key)))
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
 * Stripe does not tell of it any more. `before` and `after` are what Stripe asks of the line.
 */
export async function tellByHand(
  q: Writer,
  context: Context,
  { byHand, byHandAfter }: LineRow,
  { id, clientName, packageName, currency }: PurchaseRecord,
  { before, after }: { readonly before: number; readonly after: number },
): Promise<void> {
  const key = `refund_unclear:${id}`
  if (byHand === 0 || before === after) return
  if (after <= byHandAfter) return settleAttention(q, context, key)
  const matter = {
    kind: 'refund_unclear',
    key,
    entity: 'purchase',
    entityId: id,
    details: {
      clientName,
      what: packageName,
      problem: 'by_hand',
      stated: { amount: after - byHandAfter, currency },
      known: { amount: byHand, currency },
    },
  } as const
  if (after > before) await raiseAttention(q, context, matter)
  else await renewAttention(q, matter)
}
