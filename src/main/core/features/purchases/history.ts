import type { Value } from '../../../../shared/contract/index.ts'
import { PAYMENT_METHODS } from '../../../../shared/domain/purchases.ts'
import { type NotedSale, saleDeedOf } from '../../../../shared/domain/sales.ts'
import { formatInstant } from '../../../../shared/domain/time.ts'
import { numberOf, textOf } from '../../../../shared/messages/noted.ts'
import type { Reader } from '../../engine/engine.ts'
import { listNotes, type NotedRow } from '../history/queries.ts'
import type { PurchaseRecord } from './queries.ts'

type Deed = Value<'purchases.get'>['history'][number]

/** What happened to a sale, the oldest first, as the audit log keeps it: by whom, when, why, and with which money and units. */
export async function saleHistory(q: Reader, sale: PurchaseRecord): Promise<Deed[]> {
  const notes = await listNotes(q, 'purchase', [sale.id])
  const told = notes.flatMap((note) => {
    const deed = deedIn(note, sale)
    return deed === null ? [] : [deed]
  })
  return told.some(({ deed }) => deed === 'sold') ? told : [unnoted(sale, told), ...told]
}

/** What was sold where nobody wrote it down, as in the demo: when, and how it was paid if that came with it. */
function unnoted(sale: PurchaseRecord, since: readonly Deed[]): Deed {
  const paid = sale.paidAt !== null && since.every(({ deed }) => deed !== 'paid')
  return {
    at: formatInstant(sale.createdAt),
    deed: 'sold',
    actor: null,
    amount: sale.amount,
    method: paid ? sale.paymentMethod : null,
    receiptNo: paid ? sale.receiptNo : null,
    reason: null,
    taken: 0,
    kept: 0,
  }
}

/** What staff say themselves of a sale in Stripe. */
const BY_STAFF: readonly string[] = ['purchases.refund', 'purchases.settleDispute']

function deedIn({ at, method: how, actorName, before, after }: NotedRow, sale: PurchaseRecord): Deed | null {
  const deed = saleDeedOf(before === null ? null : notedSale(before), notedSale(after))
  if (deed === null) return null
  const { amount, receiptNo } = paymentIn(deed, { before, after }, sale)
  return {
    at: formatInstant(at),
    deed,
    // Whoever made the program look at Stripe has neither sold nor refunded what it found there.
    actor: sale.provider === 'stripe' && !BY_STAFF.includes(how) ? null : actorName,
    amount,
    method: methodIn(deed, after, sale),
    receiptNo,
    reason: textOf(after, 'reason'),
    taken: (numberOf(after, 'revoked') ?? 0) - (numberOf(after, 'givenBack') ?? 0),
    kept: numberOf(after, 'kept') ?? 0,
  }
}

const notedSale = (noted: unknown): NotedSale => ({
  status: textOf(noted, 'status'),
  refundedAmount: numberOf(noted, 'refundedAmount'),
})

/** The money that moved, and the receipt that was given for it. */
function paymentIn(
  deed: Deed['deed'],
  { before, after }: Pick<NotedRow, 'before' | 'after'>,
  sale: PurchaseRecord,
): Pick<Deed, 'amount' | 'receiptNo'> {
  const back = (numberOf(after, 'refundedAmount') ?? 0) - (numberOf(before, 'refundedAmount') ?? 0)
  switch (deed) {
    case 'refunded':
    case 'restored':
      return { amount: Math.abs(back), receiptNo: null }
    case 'sold':
      return { amount: sale.amount, receiptNo: isPaidAtOnce(after) ? sale.receiptNo : null }
    case 'paid':
      return { amount: sale.amount, receiptNo: numberOf(after, 'receiptNo') }
    default:
      return { amount: null, receiptNo: null }
  }
}

/** How it was paid: a sale that is paid at once keeps it in its own row. */
function methodIn(deed: Deed['deed'], after: unknown, sale: PurchaseRecord): Deed['method'] {
  if (deed === 'sold') return isPaidAtOnce(after) ? sale.paymentMethod : null
  const noted = textOf(after, 'paymentMethod')
  return PAYMENT_METHODS.find((method) => method === noted) ?? null
}

const isPaidAtOnce = (after: unknown): boolean => textOf(after, 'status') === 'paid'
