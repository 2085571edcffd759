import { bearRefunds } from '../../../../shared/domain/stripe-shares.ts'
import { reversalTarget } from '../../../../shared/domain/stripe-target.ts'
import { listLines, listReversals } from '../stripe/sale-queries.ts'
import { inPieces, type Look } from './look.ts'
import type { KeyRange } from './schedule-queries.ts'
import {
  findLineOf,
  type LineBeside,
  lastStripeId,
  listOddLines,
  listOtherwisePriced,
  listReversedSales,
  listSalesWithoutLine,
  type Priced,
  type ReversedSale,
  refundedOf,
} from './stripe-queries.ts'

/** S1 and S2 for all that was read from Stripe. */
export async function checkStripe(look: Look): Promise<void> {
  await inPieces(look, await lastStripeId(look.q, 'stripe_lines'), (range) => checkLines(look, range))
  await inPieces(look, await lastStripeId(look.q, 'stripe_sales'), (range) => checkReversed(look, range))
}

/** S1 and S2 for what one purchase was made of. */
export async function checkStripeOf(look: Look, purchaseId: number): Promise<void> {
  const line = await findLineOf(look.q, purchaseId)
  if (line === null) return
  await checkLines(look, { first: line.id, last: line.id })
  await checkReversed(look, { first: line.saleId, last: line.saleId })
}

/** S1: what came from Stripe stands on a line of Stripe. */
export async function checkUnsourced({ q, findings }: Look, range: KeyRange): Promise<void> {
  for (const id of await listSalesWithoutLine(q, range)) {
    findings.add('S1', 'purchase', id, 'a line of Stripe that it was made of', 'none')
  }
}

/** S1 and S2 for lines: each that gave has one sale, of its own name and money, and the grant that it gave. */
export async function checkLines({ q, findings }: Look, range: KeyRange): Promise<void> {
  for (const line of await listOddLines(q, range)) {
    const { expected, found, isMended } = oddityOf(line)
    findings.add('S1', 'stripe_line', line.id, expected, found, isMended ? 'complete_line' : null)
  }
  for (const priced of await listOtherwisePriced(q, range)) {
    const { id, amount, currency, quantity } = priced
    findings.add('S2', 'purchase', id, inStripe(priced), `${amount} ${currency} for ${quantity}`)
  }
}

const inStripe = ({ lineAmount, lineCurrency, lineQuantity }: Priced) =>
  `${lineAmount} ${lineCurrency} for ${lineQuantity}, as Stripe says`

/** What is wrong with a line, the worst first, and whether what it became can be written down anew. */
function oddityOf({ state, purchaseId, keyedId, grantId, firstLot }: LineBeside) {
  if (purchaseId !== null && purchaseId !== keyedId) {
    return {
      expected: 'a purchase of its own',
      found: `purchase ${purchaseId}, of something else`,
      isMended: false,
    }
  }
  if (purchaseId === null) {
    const found = keyedId === null ? 'none' : `purchase ${keyedId}, not named`
    return { expected: 'a purchase for what was granted', found, isMended: keyedId !== null }
  }
  if (state !== 'granted') {
    return { expected: `granted, as purchase ${purchaseId}`, found: state, isMended: true }
  }
  if (grantId === null) {
    const found = `grant ${firstLot}, not named`
    return { expected: 'the grant that it gave', found, isMended: true }
  }
  return { expected: 'the grant that it gave', found: `grant ${grantId}, of another sale`, isMended: false }
}

/** S2 for sales of which money went back in Stripe: no less than that has gone back here. */
export async function checkReversed(look: Look, range: KeyRange): Promise<void> {
  const sales = await listReversedSales(look.q, range)
  if (sales.length === 0) return
  const ids = sales.map(({ id }) => id)
  const reversals = bySale(await listReversals(look.q, ids))
  const lines = bySale(await listLines(look.q, ids))
  const refunded = await refundedOf(look.q, range)
  for (const sale of sales) {
    const target = reversalTarget(sale, reversals.get(sale.id) ?? [])
    if (target.refunded !== sale.refunded) {
      const expected = `${target.refunded} given back, as its refunds say`
      look.findings.add('S2', 'stripe_sale', sale.id, expected, `${sale.refunded} given back`)
    }
    checkShares(look, sale, lines.get(sale.id) ?? [], refunded)
  }
}

function bySale<T extends { readonly saleId: number | null }>(rows: readonly T[]): ReadonlyMap<number, T[]> {
  const sales = new Map<number, T[]>()
  for (const row of rows) {
    if (row.saleId !== null) sales.set(row.saleId, [...(sales.get(row.saleId) ?? []), row])
  }
  return sales
}

type Line = Awaited<ReturnType<typeof listLines>>[number]

/**
 * Each purchase bears its share, by amount or as somebody has said, and what was recorded by hand besides. Staff may have
 * given back more before Stripe was connected.
 */
function checkShares(
  { findings }: Look,
  sale: ReversedSale,
  lines: readonly Line[],
  given: ReadonlyMap<number, number>,
): void {
  const borne = bearRefunds(sale.refunded, sale.amount, lines).lines
  for (const [index, { purchaseId, state }] of lines.entries()) {
    // What somebody has still to say of a line can move the shares.
    if (state === 'waiting' || state === 'unmatched') return
    const share = borne[index]?.inAll ?? 0
    const refunded = purchaseId === null ? undefined : given.get(purchaseId)
    if (purchaseId === null || refunded === undefined || refunded >= share) continue
    const expected = `at least ${share} given back, as Stripe says`
    findings.add('S2', 'purchase', purchaseId, expected, `${refunded} given back`)
  }
}
