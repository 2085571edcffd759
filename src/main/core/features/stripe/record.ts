import type { Parsed, Value } from '../../../../shared/contract/index.ts'
import { ok, type Result, refuse } from '../../../../shared/result.ts'
import type { Context } from '../../context.ts'
import type { Writer } from '../../engine/engine.ts'
import { raiseAttention, settleAttention } from '../attention/queries.ts'
import { findStudio } from '../studio/queries.ts'
import { type Batch, findBatch } from './batches.ts'
import type { ReversalFacts, SaleFacts } from './facts.ts'
import { beginSale, isSuperseded, type KnownSale, renewReversal, renewSale } from './known-sale.ts'
import { Known } from './match-queries.ts'
import {
  findReversals,
  findSales,
  findSalesByIntent,
  findSalesBySource,
  houseReversals,
  listHomeless,
  listLines,
  listReversals,
  type SaleRow,
} from './sale-queries.ts'
import { type Settled, settleSale } from './settle.ts'

type Found = Value<'stripe.record'>

const NOTHING: Found = { granted: 0, unmatched: 0, leftOut: 0, changed: 0, seen: 0 }

/**
 * Takes over what was fetched from Stripe: sales first, then what was given back of them; then each sale that anything
 * was heard of is settled. The same again changes nothing, in whatever order it comes.
 */
export async function recordBatch(
  q: Writer,
  context: Context,
  input: Parsed<'stripe.record'>,
): Promise<Result<Found>> {
  const batch = findBatch(context.database, input.batch)
  if (batch === null) return refuse('NOT_FOUND', { entity: 'batch', id: input.batch })
  const studio = await findStudio(q)
  if (studio === null) return ok(NOTHING)
  await tellWhetherItReads(q, context, batch.reads)
  const sales = await loadKnown(q, batch)
  const news = new Set<KnownSale>()
  for (const facts of batch.sales) {
    const known = await takeOver(q, sales, facts, batch.accountId)
    if (known !== null) news.add(known)
  }
  for (const known of await takeReversals(q, sales, batch.reversals)) news.add(known)
  const again = batch.again.flatMap((id) => sales.byId.get(id) ?? [])
  const found = { ...NOTHING, seen: batch.sales.length }
  const knowledge = new Known(q)
  for (const known of new Set([...news, ...again])) {
    const settled = await settleSale(q, context, studio, known, knowledge)
    if (count(found, settled) || news.has(known)) tell(context, known, settled)
  }
  return ok(found)
}

/** Adds what settling one sale has come to; false when that was nothing. */
function count(found: Found, { given, unmatched, leftOut, adjusted }: Settled): boolean {
  found.granted += given.length
  found.unmatched += unmatched
  found.leftOut += leftOut
  if (adjusted) found.changed += 1
  return given.length + unmatched + leftOut > 0 || adjusted
}

/** A sale of which nothing is new but its facts is noted too: they are kept. */
function tell(context: Context, { row }: KnownSale, { given, unmatched, adjusted }: Settled): void {
  context.note({
    entity: 'stripe_sale',
    entityId: row.id,
    after: { source: row.sourceId, state: row.state, given: given.length, unmatched, adjusted },
  })
}

/** The one matter that says that Stripe lets nothing be read any more. */
export const STOPPED = 'stripe_stopped'

/** Puts before somebody that the key is refused, or takes that off the list once Stripe answers again. */
async function tellWhetherItReads(q: Writer, context: Context, reads: Batch['reads']): Promise<void> {
  const key = STOPPED
  if (reads === undefined) return
  if (reads === 'again') return settleAttention(q, context, key)
  const { scope } = reads
  const matter = { kind: 'stripe_stopped', key, entity: 'stripe', entityId: 1, details: { scope } } as const
  await raiseAttention(q, context, matter)
  context.note({ entity: 'stripe', entityId: null, after: { stopped: true, scope } })
}

/** What is known of the sales that a batch may be about. */
type KnownSales = {
  readonly byId: Map<number, KnownSale>
  readonly bySource: Map<string, KnownSale>
  readonly byIntent: Map<string, KnownSale>
}

async function loadKnown(q: Writer, { sales, reversals, again }: Batch): Promise<KnownSales> {
  const sources = [
    ...sales.map(({ sourceId }) => sourceId),
    ...reversals.flatMap(({ sourceId }) => sourceId ?? []),
  ]
  const intents = [
    ...sales.flatMap((sale) => sale.intents),
    ...reversals.flatMap(({ paymentIntentId }) => paymentIntentId ?? []),
  ]
  const rows = new Map<number, SaleRow>()
  const found = [
    ...(await findSalesBySource(q, sources)),
    ...(await findSalesByIntent(q, intents)),
    ...(await findSales(q, [...again, ...(await homesOf(q, reversals))])),
  ]
  for (const row of found) rows.set(row.id, row)
  const ids = [...rows.keys()]
  const known: KnownSales = { byId: new Map(), bySource: new Map(), byIntent: new Map() }
  for (const row of rows.values()) addKnown(known, { row, lines: [], reversals: [] })
  for (const line of await listLines(q, ids)) known.byId.get(line.saleId)?.lines.push(line)
  for (const reversal of await listReversals(q, ids)) {
    if (reversal.saleId !== null) known.byId.get(reversal.saleId)?.reversals.push(reversal)
  }
  return known
}

/** The sales of refunds and disputes that were heard of before. */
async function homesOf(q: Writer, reversals: readonly ReversalFacts[]): Promise<number[]> {
  const rows = await findReversals(
    q,
    reversals.map(({ id }) => id),
  )
  return rows.flatMap(({ saleId }) => saleId ?? [])
}

function addKnown(known: KnownSales, sale: KnownSale): void {
  const { id, sourceId, paymentIntentId } = sale.row
  known.byId.set(id, sale)
  known.bySource.set(sourceId, sale)
  if (paymentIntentId !== null && !known.byIntent.has(paymentIntentId))
    known.byIntent.set(paymentIntentId, sale)
}

/** What is under way or open is kept only once it is known to be of use: most baskets are left behind. */
const isWorthKeeping = ({ state, kind }: SaleFacts): boolean =>
  state === 'paid' || state === 'unpaid' || (state === 'open' && kind === 'invoice')

/** Takes over one sale; null when it says nothing new, or when its money is known under a better source. */
async function takeOver(
  q: Writer,
  sales: KnownSales,
  facts: SaleFacts,
  accountId: string | null,
): Promise<KnownSale | null> {
  const known =
    sales.bySource.get(facts.sourceId) ?? facts.intents.flatMap((id) => sales.byIntent.get(id) ?? []).at(0)
  if (known === undefined) {
    if (!isWorthKeeping(facts)) return null
    const begun = await beginSale(q, facts, accountId)
    addKnown(sales, begun)
    await takeHomeless(q, begun)
    return begun
  }
  if (isSuperseded(known, facts)) return null
  const before = known.row.sourceId
  if (!(await renewSale(q, known, facts))) return null
  if (before !== known.row.sourceId) sales.bySource.set(known.row.sourceId, known)
  addKnown(sales, known)
  await takeHomeless(q, known)
  return known
}

/** Refunds and disputes that came before their sale. */
async function takeHomeless(q: Writer, known: KnownSale): Promise<void> {
  const { paymentIntentId, id } = known.row
  if (paymentIntentId === null) return
  const homeless = await listHomeless(q, [paymentIntentId])
  if (homeless.length === 0) return
  await houseReversals(
    q,
    homeless.map((reversal) => reversal.id),
    id,
  )
  known.reversals.push(...homeless.map((reversal) => ({ ...reversal, saleId: id })))
}

/** Takes over refunds and disputes; answers the sales of which any is new. */
async function takeReversals(
  q: Writer,
  sales: KnownSales,
  reversals: readonly ReversalFacts[],
): Promise<readonly KnownSale[]> {
  const rows = await findReversals(
    q,
    reversals.map(({ id }) => id),
  )
  const before = new Map(rows.map((row) => [row.id, row]))
  const touched: KnownSale[] = []
  for (const facts of reversals) {
    const row = before.get(facts.id)
    const known = homeOf(sales, facts)
    const saleId = row?.saleId ?? known?.row.id ?? null
    if (!(await renewReversal(q, row, facts, saleId))) continue
    const [now] = await findReversals(q, [facts.id])
    if (now !== undefined) before.set(facts.id, now)
    const sale = saleId === null ? undefined : (sales.byId.get(saleId) ?? known)
    if (sale === undefined || now === undefined) continue
    sale.reversals = [...sale.reversals.filter(({ id }) => id !== facts.id), now]
    touched.push(sale)
  }
  return touched
}

function homeOf(sales: KnownSales, { sourceId, paymentIntentId }: ReversalFacts): KnownSale | undefined {
  const bySource = sourceId === null ? undefined : sales.bySource.get(sourceId)
  return bySource ?? (paymentIntentId === null ? undefined : sales.byIntent.get(paymentIntentId))
}
