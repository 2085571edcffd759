/** A sale of Stripe with all that is known of it, and how what was fetched becomes part of it. */
import { hash } from 'node:crypto'
import type { StripeSaleKind } from '../../../../shared/domain/stripe.ts'
import { disputeEffect, laterState, replacesReversal } from '../../../../shared/domain/stripe-target.ts'
import { canonicalJson } from '../../canonical-json.ts'
import type { Reader, Writer } from '../../engine/engine.ts'
import type { LineFacts, ReversalFacts, SaleFacts } from './facts.ts'
import {
  findSales,
  insertLine,
  insertSale,
  type LineRow,
  listLines,
  listReversals,
  type NewSaleRow,
  putReversal,
  type ReversalRow,
  type SaleRow,
  updateLine,
  updateSale,
} from './sale-queries.ts'

export type KnownSale = {
  row: SaleRow
  lines: LineRow[]
  reversals: ReversalRow[]
}

/** One sale with all that is known of it; null when it is not there. */
export async function loadKnownSale(q: Reader, saleId: number): Promise<KnownSale | null> {
  const [row] = await findSales(q, [saleId])
  if (row === undefined) return null
  return { row, lines: await listLines(q, [saleId]), reversals: await listReversals(q, [saleId]) }
}

/** The metadata that is kept of a sale: what it says itself, and whom its link names. */
export type KeptMetadata = {
  readonly own: Readonly<Record<string, string>>
  readonly reference: string | null
}

/** What was bought, in the words of Stripe. */
export function nameOfLine({ description, productName, lineId }: LineRow): string {
  return description ?? productName ?? lineId
}

/** The first of some lines, and how many more there are. */
export function nameOfLines([first, ...others]: readonly LineRow[]): string {
  const name = first === undefined ? '' : nameOfLine(first)
  return others.length === 0 ? name : `${name} + ${others.length}`
}

/** Tells whether a sale is as it was when it was last taken over. */
export function fingerprintOf({ fetchedAt: _fetchedAt, ...facts }: SaleFacts): string {
  return hash('sha256', canonicalJson(facts)).slice(0, 32)
}

/** The better source of one payment comes first. */
const RANK: Readonly<Record<StripeSaleKind, number>> = { invoice: 0, checkout_session: 1, payment_intent: 2 }

/**
 * What facts mean for a sale that is known by the same payment under another source: nothing when that one has given
 * credits already or is the better source; else it becomes a sale of the better source.
 */
export function isSuperseded(known: KnownSale, facts: SaleFacts): boolean {
  if (known.row.sourceId === facts.sourceId) return false
  if (known.lines.some(({ purchaseId }) => purchaseId !== null)) return true
  return RANK[known.row.kind] <= RANK[facts.kind]
}

/** A sale that was not known. Its lines wait until it is settled. */
export async function beginSale(q: Writer, facts: SaleFacts, accountId: string | null): Promise<KnownSale> {
  const sale: NewSaleRow = {
    ...told(facts),
    accountId,
    livemode: facts.livemode,
    state: facts.state,
    clientId: null,
    matchedBy: null,
    refundedAmount: 0,
    createdAt: facts.createdAt,
    paidAt: facts.state === 'paid' ? facts.createdAt : null,
  }
  const row = { ...sale, id: await insertSale(q, sale) }
  return { row, lines: facts.lines.map((line) => unwritten(row.id, line)), reversals: [] }
}

/** Takes over what was fetched of a sale that is known; false when it says nothing new. */
export async function renewSale(q: Writer, known: KnownSale, facts: SaleFacts): Promise<boolean> {
  const { row } = known
  const state = laterState(row, facts)
  const moved = row.sourceId !== facts.sourceId
  const isOlder = facts.fetchedAt < row.fetchedAt && state === row.state
  const said = told(facts)
  if (isOlder || (!moved && said.fingerprint === row.fingerprint)) return false
  const paid = row.state === 'paid'
  const change: Partial<NewSaleRow> = {
    ...said,
    state,
    // What was once known of who bought is not forgotten with a customer who was deleted.
    customerId: said.customerId ?? row.customerId,
    email: said.email ?? row.email,
    name: said.name ?? row.name,
    phone: said.phone ?? row.phone,
    paymentIntentId: said.paymentIntentId ?? row.paymentIntentId,
    amount: paid ? row.amount : said.amount,
    metadata: mergedWords(row.metadata as KeptMetadata, said.metadata as KeptMetadata),
    checkUntil: state === facts.state ? said.checkUntil : null,
    paidAt: row.paidAt ?? (state === 'paid' ? facts.createdAt : null),
    fetchedAt: Math.max(row.fetchedAt, facts.fetchedAt),
  }
  await updateSale(q, row.id, change)
  known.row = { ...row, ...change }
  await renewLines(q, known, facts.lines)
  return true
}

/** What two answers say of whose a sale is: the session of an invoice is not always at hand. */
function mergedWords(before: KeptMetadata, now: KeptMetadata): KeptMetadata {
  return { own: { ...before.own, ...now.own }, reference: now.reference ?? before.reference }
}

/** Lines may change until they are paid for; what has become a purchase stays as it was. */
async function renewLines(q: Writer, known: KnownSale, lines: readonly LineFacts[]): Promise<void> {
  const now = new Map(lines.map((line) => [line.lineId, line]))
  const kept: LineRow[] = []
  for (const line of known.lines) {
    const facts = now.get(line.lineId)
    now.delete(line.lineId)
    const isOpen = line.state === 'waiting' || line.state === 'unmatched'
    if (!isOpen) kept.push(line)
    else kept.push(await changeLine(q, line, facts === undefined ? { state: 'ignored' } : facts))
  }
  known.lines = [...kept, ...[...now.values()].map((line) => unwritten(known.row.id, line))]
}

async function changeLine(q: Writer, line: LineRow, change: Partial<LineRow>): Promise<LineRow> {
  const next = { ...line, ...change }
  if (canonicalJson(next) !== canonicalJson(line)) await updateLine(q, line.id, change)
  return next
}

/** A line that is written once it is settled: most are settled at once. */
const UNWRITTEN = 0

export const isUnwritten = ({ id }: LineRow): boolean => id === UNWRITTEN

function unwritten(saleId: number, line: LineFacts): LineRow {
  const open = {
    state: 'waiting',
    packageId: null,
    matchedBy: null,
    purchaseId: null,
    refundAssigned: null,
    byHand: 0,
    byHandAfter: 0,
    endedAt: null,
  } as const
  return { id: UNWRITTEN, saleId, ...line, ...open }
}

/** Writes what became of a line. */
export async function writeLine(q: Writer, line: LineRow, change: Partial<LineRow>): Promise<LineRow> {
  const next = { ...line, ...change }
  if (!isUnwritten(line)) {
    await updateLine(q, line.id, change)
    return next
  }
  const { id: _id, ...row } = next
  return { ...next, id: await insertLine(q, row) }
}

/** Takes over a refund or a dispute; false when it says nothing new. */
export async function renewReversal(
  q: Writer,
  known: ReversalRow | undefined,
  facts: ReversalFacts,
  saleId: number | null,
): Promise<boolean> {
  // What staff have settled by hand stands until a bank has decided.
  const isStill = known !== undefined && known.settledAs !== null && disputeEffect(facts.status) === 'holds'
  const isOther = known === undefined || (replacesReversal(known, facts) && known.status !== facts.status)
  const isNews = isOther && !isStill
  const isHomed = known !== undefined && known.saleId === null && saleId !== null
  if (!isNews && !isHomed) return false
  await putReversal(q, saleId, isNews || known === undefined ? facts : { ...facts, ...known, sourceId: null })
  return true
}

function told(facts: SaleFacts) {
  const { sourceId, kind, subscriptionId, buyer, amount, currency, checkUntil, fetchedAt } = facts
  const metadata: KeptMetadata = { own: facts.metadata, reference: facts.clientReference }
  return {
    ...{ sourceId, kind, subscriptionId, ...buyer, amount, currency, checkUntil, fetchedAt, metadata },
    paymentIntentId: facts.intents[0] ?? null,
    fingerprint: fingerprintOf(facts),
  }
}
