/** Sales of Stripe as rows, with their lines and with what was given back of them. */
import {
  and,
  asc,
  eq,
  inArray,
  isNotNull,
  isNull,
  type Placeholder,
  type SQL,
  type SQLWrapper,
  sql,
} from 'drizzle-orm'
import { among, idList } from '../../engine/among.ts'
import type { Reader, Writer } from '../../engine/engine.ts'
import { hotQuery } from '../../engine/hot-query.ts'
import type { Tables } from '../../engine/schema/index.ts'
import type { ReversalFacts } from './facts.ts'

export type SaleRow = Tables['stripeSales']['$inferSelect']
export type LineRow = Tables['stripeLines']['$inferSelect']
export type ReversalRow = Tables['stripeReversals']['$inferSelect']
export type NewSaleRow = Omit<SaleRow, 'id'>
export type NewLineRow = Omit<LineRow, 'id'>

/** Texts as one value of a query. */
export const textList = (values: Iterable<string>): string => JSON.stringify([...values])

/** Whether a column of text is one of these, given as one value however many they are. */
export function amongTexts(q: Reader, column: SQLWrapper, values: string | Placeholder): SQL {
  return q.dialect === 'sqlite'
    ? sql`${column} in (select value from json_each(${values}))`
    : sql`${column} in (select json_array_elements_text(${values}::json))`
}

const these = sql.placeholder('these')

const selectBySource = hotQuery((q: Reader) => {
  const { stripeSales } = q.t
  return q
    .select()
    .from(stripeSales)
    .where(amongTexts(q, stripeSales.sourceId, these))
})

/** The sales with these sources. */
export async function findSalesBySource(q: Reader, sourceIds: readonly string[]): Promise<SaleRow[]> {
  return sourceIds.length === 0 ? [] : selectBySource(q, { these: textList(sourceIds) })
}

const selectByIntent = hotQuery((q: Reader) => {
  const { stripeSales } = q.t
  const { id, paymentIntentId } = stripeSales
  return q
    .select()
    .from(stripeSales)
    .where(amongTexts(q, paymentIntentId, these))
    .orderBy(asc(id))
})

/** The sales that were paid by these payments, the oldest first. */
export async function findSalesByIntent(q: Reader, intentIds: readonly string[]): Promise<SaleRow[]> {
  return intentIds.length === 0 ? [] : selectByIntent(q, { these: textList(intentIds) })
}

const selectSales = hotQuery((q: Reader) => {
  const { stripeSales } = q.t
  return q
    .select()
    .from(stripeSales)
    .where(among(q, stripeSales.id, these))
    .orderBy(asc(stripeSales.id))
})

export async function findSales(q: Reader, ids: readonly number[]): Promise<SaleRow[]> {
  return ids.length === 0 ? [] : selectSales(q, { these: idList(ids) })
}

const selectLines = hotQuery((q: Reader) => {
  const { stripeLines } = q.t
  return q
    .select()
    .from(stripeLines)
    .where(among(q, stripeLines.saleId, these))
    .orderBy(asc(stripeLines.id))
})

/** The lines of these sales, in the order in which they came. */
export async function listLines(q: Reader, saleIds: readonly number[]): Promise<LineRow[]> {
  return saleIds.length === 0 ? [] : selectLines(q, { these: idList(saleIds) })
}

/** The sale in Stripe whose line became this purchase; null for what was sold elsewhere. */
export async function findSaleOfPurchase(q: Reader, purchaseId: number): Promise<number | null> {
  const { stripeLines } = q.t
  // As written in the index of purchases.
  const ofPurchase = and(eq(stripeLines.purchaseId, purchaseId), isNotNull(stripeLines.purchaseId))
  const [row] = await q.select({ saleId: stripeLines.saleId }).from(stripeLines).where(ofPurchase)
  return row?.saleId ?? null
}

const selectReversals = hotQuery((q: Reader) => {
  const { stripeReversals } = q.t
  const { id, saleId } = stripeReversals
  return q
    .select()
    .from(stripeReversals)
    .where(among(q, saleId, these))
    .orderBy(asc(id))
})

/** What was given back of these sales, or is disputed. */
export async function listReversals(q: Reader, saleIds: readonly number[]): Promise<ReversalRow[]> {
  return saleIds.length === 0 ? [] : selectReversals(q, { these: idList(saleIds) })
}

const selectReversalsById = hotQuery((q: Reader) => {
  const { stripeReversals } = q.t
  return q
    .select()
    .from(stripeReversals)
    .where(amongTexts(q, stripeReversals.id, these))
})

export async function findReversals(q: Reader, ids: readonly string[]): Promise<ReversalRow[]> {
  return ids.length === 0 ? [] : selectReversalsById(q, { these: textList(ids) })
}

const selectHomeless = hotQuery((q: Reader) => {
  const { stripeReversals } = q.t
  const { paymentIntentId, saleId } = stripeReversals
  return q
    .select()
    .from(stripeReversals)
    .where(and(amongTexts(q, paymentIntentId, these), isNull(saleId)))
})

/** Refunds and disputes of these payments whose sale was not known when they came. */
export async function listHomeless(q: Reader, intentIds: readonly string[]): Promise<ReversalRow[]> {
  return intentIds.length === 0 ? [] : selectHomeless(q, { these: textList(intentIds) })
}

const insertSaleRow = hotQuery((q: Writer) => {
  const { stripeSales } = q.t
  const at = sql.placeholder
  return q
    .insert(stripeSales)
    .values({
      sourceId: at('sourceId'),
      kind: at('kind'),
      accountId: at('accountId'),
      livemode: at('livemode'),
      state: at('state'),
      paymentIntentId: at('paymentIntentId'),
      subscriptionId: at('subscriptionId'),
      customerId: at('customerId'),
      email: at('email'),
      name: at('name'),
      phone: at('phone'),
      amount: at('amount'),
      currency: at('currency'),
      metadata: at('metadata'),
      clientId: at('clientId'),
      matchedBy: at('matchedBy'),
      refundedAmount: at('refundedAmount'),
      createdAt: at('createdAt'),
      paidAt: at('paidAt'),
      checkUntil: at('checkUntil'),
      fetchedAt: at('fetchedAt'),
      fingerprint: at('fingerprint'),
    })
    .returning({ id: stripeSales.id })
})

export async function insertSale(q: Writer, sale: NewSaleRow): Promise<number> {
  const [row] = await insertSaleRow(q, sale)
  if (row === undefined) throw new Error('The insert returned no row.')
  return row.id
}

export async function updateSale(q: Writer, id: number, change: Partial<NewSaleRow>): Promise<void> {
  await q.update(q.t.stripeSales).set(change).where(eq(q.t.stripeSales.id, id))
}

const insertLineRow = hotQuery((q: Writer) => {
  const { stripeLines } = q.t
  const at = sql.placeholder
  return q
    .insert(stripeLines)
    .values({
      saleId: at('saleId'),
      lineId: at('lineId'),
      description: at('description'),
      quantity: at('quantity'),
      amount: at('amount'),
      priceId: at('priceId'),
      productId: at('productId'),
      productName: at('productName'),
      lookupKey: at('lookupKey'),
      pricePackage: at('pricePackage'),
      productPackage: at('productPackage'),
      state: at('state'),
      packageId: at('packageId'),
      matchedBy: at('matchedBy'),
      purchaseId: at('purchaseId'),
      refundAssigned: at('refundAssigned'),
      byHand: at('byHand'),
      byHandAfter: at('byHandAfter'),
      endedAt: at('endedAt'),
    })
    .returning({ id: stripeLines.id })
})

export async function insertLine(q: Writer, line: NewLineRow): Promise<number> {
  const [row] = await insertLineRow(q, line)
  if (row === undefined) throw new Error('The insert returned no row.')
  return row.id
}

export async function updateLine(q: Writer, id: number, change: Partial<NewLineRow>): Promise<void> {
  await q.update(q.t.stripeLines).set(change).where(eq(q.t.stripeLines.id, id))
}

/** Keeps a refund or a dispute as it was answered last. */
export async function putReversal(q: Writer, saleId: number | null, facts: ReversalFacts): Promise<void> {
  const { stripeReversals } = q.t
  const { sourceId: _sourceId, ...row } = facts
  const { status, amount, currency, fetchedAt } = row
  await q
    .insert(stripeReversals)
    .values({ ...row, saleId })
    .onConflictDoUpdate({ target: stripeReversals.id, set: { saleId, status, amount, currency, fetchedAt } })
}

/** Keeps how staff have settled a dispute. */
export async function settleReversal(
  q: Writer,
  { id, status, amount, currency, settledAs }: ReversalRow,
): Promise<void> {
  const { stripeReversals } = q.t
  await q
    .update(stripeReversals)
    .set({ status, amount, currency, settledAs })
    .where(eq(stripeReversals.id, id))
}

/** Gives refunds and disputes to the sale that they are of. */
export async function houseReversals(q: Writer, ids: readonly string[], saleId: number): Promise<void> {
  if (ids.length === 0) return
  const { stripeReversals } = q.t
  await q
    .update(stripeReversals)
    .set({ saleId })
    .where(inArray(stripeReversals.id, [...ids]))
}

const insertGrantKey = hotQuery((q: Writer) =>
  q.insert(q.t.stripeGrants).values({
    sourceKey: sql.placeholder('sourceKey'),
    grantId: sql.placeholder('grantId'),
  }),
)

/** Says which lot a line gave. The database refuses the same line a second time. */
export async function insertGrantOf(q: Writer, sourceKey: string, grantId: number): Promise<void> {
  await insertGrantKey(q, { sourceKey, grantId })
}
