/** Lines of Stripe that were left out. One that is gone from its sale, or gives nothing anyway, is none of them. */
import { and, asc, count, desc, eq, inArray, isNull, ne, or } from 'drizzle-orm'
import { among, idList } from '../../engine/among.ts'
import type { Reader, Writer } from '../../engine/engine.ts'
import { amongTexts, textList } from './sale-queries.ts'
import type { WaitingLine } from './unmatched-queries.ts'

/** By somebody, or because somebody left the same product out before. */
const LEFT_OUT_BY = ['staff', 'remembered']

const isLeftOut = (q: Reader) => {
  const { state, packageId, matchedBy } = q.t.stripeLines
  return and(eq(state, 'ignored'), isNull(packageId), inArray(matchedBy, LEFT_OUT_BY))
}

/** The newest sale first; or one line, if it is left out. */
export async function listLeftOutLines(
  q: Reader,
  which: { readonly lineId: number } | { readonly limit: number; readonly offset: number },
): Promise<WaitingLine[]> {
  const { stripeLines: line, stripeSales: sale } = q.t
  const page = 'lineId' in which ? { limit: 1, offset: 0 } : which
  return q
    .select({ line, sale })
    .from(line)
    .innerJoin(sale, eq(sale.id, line.saleId))
    .where(and(isLeftOut(q), 'lineId' in which ? eq(line.id, which.lineId) : undefined))
    .orderBy(desc(sale.createdAt), desc(line.id))
    .limit(page.limit)
    .offset(page.offset)
}

export async function countLeftOut(q: Reader): Promise<number> {
  const [row] = await q.select({ total: count() }).from(q.t.stripeLines).where(isLeftOut(q))
  return row?.total ?? 0
}

type OfProduct = { readonly priceId: string | null; readonly productId: string | null }

/** What a line is of, as Stripe names it. */
export const stripeIdsOf = ({ priceId, productId }: OfProduct): string[] =>
  [priceId, productId].filter((id) => id !== null)

/** Lines that were left out because of one of these prices and products alone, the oldest first. */
export async function listLeftOutWith(q: Reader, line: OfProduct & { readonly id: number }) {
  const { stripeLines: other } = q.t
  const ids = stripeIdsOf(line)
  if (ids.length === 0) return []
  return q
    .select({ id: other.id, saleId: other.saleId })
    .from(other)
    .where(
      and(
        isLeftOut(q),
        eq(other.matchedBy, 'remembered'),
        or(inArray(other.priceId, ids), inArray(other.productId, ids)),
        ne(other.id, line.id),
      ),
    )
    .orderBy(asc(other.id))
}

/** For each of these lines the newest one of the same product that somebody left out themselves, by the line's id. */
export async function findLeftOutByHand(
  q: Reader,
  lines: readonly (OfProduct & { readonly id: number })[],
): Promise<ReadonlyMap<number, number>> {
  const { stripeLines: other } = q.t
  const ids = textList(new Set(lines.flatMap(stripeIdsOf)))
  const rows = await q
    .select({ id: other.id, priceId: other.priceId, productId: other.productId })
    .from(other)
    .where(
      and(
        isLeftOut(q),
        eq(other.matchedBy, 'staff'),
        or(amongTexts(q, other.priceId, ids), amongTexts(q, other.productId, ids)),
      ),
    )
    .orderBy(asc(other.id))
  const newest = new Map(rows.flatMap((row) => stripeIdsOf(row).map((stripeId) => [stripeId, row.id])))
  return new Map(
    lines.flatMap((line) => {
      const found = stripeIdsOf(line).flatMap((stripeId) => newest.get(stripeId) ?? [])
      return found.length === 0 ? [] : [[line.id, Math.max(...found)] as const]
    }),
  )
}

/** How many of these lines are not left out any more. */
export async function countBack(q: Reader, ids: readonly number[]): Promise<number> {
  const { stripeLines } = q.t
  const [row] = await q
    .select({ total: count() })
    .from(stripeLines)
    .where(and(among(q, stripeLines.id, idList(ids)), ne(stripeLines.state, 'ignored')))
  return row?.total ?? 0
}

/** Lets these lines wait again. */
export async function reopenLines(q: Writer, ids: readonly number[]): Promise<void> {
  const { stripeLines } = q.t
  await q
    .update(stripeLines)
    .set({ state: 'unmatched', packageId: null, matchedBy: null })
    .where(among(q, stripeLines.id, idList(ids)))
}
