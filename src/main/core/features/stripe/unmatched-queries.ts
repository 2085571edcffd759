/** Lines of Stripe that wait for somebody, as a list. */
import { and, asc, count, desc, eq, inArray, ne, or, sql } from 'drizzle-orm'
import type { Reader } from '../../engine/engine.ts'
import type { LineRow, SaleRow } from './sale-queries.ts'

export type WaitingLine = { readonly line: LineRow; readonly sale: SaleRow }

/** The newest sale first; or one line, waiting or not. */
export async function listWaiting(
  q: Reader,
  which: { readonly lineId: number } | { readonly limit: number; readonly offset: number },
): Promise<WaitingLine[]> {
  const { stripeLines: line, stripeSales: sale } = q.t
  const of = 'lineId' in which ? eq(line.id, which.lineId) : eq(line.state, 'unmatched')
  const page = 'lineId' in which ? { limit: 1, offset: 0 } : which
  const rows = await q
    .select({ line, sale })
    .from(line)
    .innerJoin(sale, eq(sale.id, line.saleId))
    .where(of)
    .orderBy(desc(sale.createdAt), desc(line.id))
    .limit(page.limit)
    .offset(page.offset)
  return rows
}

export async function countWaiting(q: Reader): Promise<number> {
  const { stripeLines } = q.t
  const [row] = await q.select({ total: count() }).from(stripeLines).where(eq(stripeLines.state, 'unmatched'))
  return row?.total ?? 0
}

/** Sales that may be settled by the same answer: of the same customer, or with the same price or product. */
export async function listAlike(q: Reader, { line, sale }: WaitingLine, limit: number): Promise<number[]> {
  const { stripeLines: other, stripeSales } = q.t
  const products = [line.priceId, line.productId].filter((id) => id !== null)
  const alike = [
    sale.customerId === null ? undefined : eq(stripeSales.customerId, sale.customerId),
    sale.email === null ? undefined : eq(stripeSales.email, sale.email),
    products.length === 0
      ? undefined
      : or(inArray(other.priceId, products), inArray(other.productId, products)),
  ].filter((condition) => condition !== undefined)
  if (alike.length === 0) return []
  const rows = await q
    .selectDistinct({ id: stripeSales.id })
    .from(other)
    .innerJoin(stripeSales, eq(stripeSales.id, other.saleId))
    .where(and(eq(other.state, 'unmatched'), or(...alike), sql`${stripeSales.id} <> ${sale.id}`))
    .orderBy(stripeSales.id)
    .limit(limit)
  return rows.map(({ id }) => id)
}

/** Other sales of which a line waits that is of this price or product, the oldest first. */
export async function listOfProduct(
  q: Reader,
  { line, stripeId, limit }: { readonly line: LineRow; readonly stripeId: string; readonly limit: number },
): Promise<number[]> {
  const { stripeLines: other } = q.t
  const rows = await q
    .selectDistinct({ id: other.saleId })
    .from(other)
    .where(
      and(
        eq(other.state, 'unmatched'),
        or(eq(other.priceId, stripeId), eq(other.productId, stripeId)),
        ne(other.saleId, line.saleId),
      ),
    )
    .orderBy(asc(other.saleId))
    .limit(limit)
  return rows.map(({ id }) => id)
}
