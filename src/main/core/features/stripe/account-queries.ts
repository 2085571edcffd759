/** The account that a studio takes purchases from, how far it was read, and what is known of its sales in all. */
import { and, asc, count, countDistinct, eq, gt, inArray, isNotNull, lt, ne, or, sql } from 'drizzle-orm'
import type { PlainData } from '../../../../shared/domain/purchases.ts'
import type { Reader, Writer } from '../../engine/engine.ts'
import { hotQuery } from '../../engine/hot-query.ts'
import { piecesOf } from '../../engine/pieces.ts'
import type { Tables } from '../../engine/schema/index.ts'
import type { StripeEvent } from './port.ts'
import { amongTexts, textList } from './sale-queries.ts'

export type Account = Tables['stripeAccount']['$inferSelect']

const selectAccount = hotQuery((q: Reader) => q.select().from(q.t.stripeAccount))

/** The account; null before any was connected. One whose key was taken away is still there. */
export async function findAccount(q: Reader): Promise<Account | null> {
  const [row] = await selectAccount(q, {})
  return row ?? null
}

/**
 * Whether what happens in Stripe arrives by itself, sooner or later: also before it was first looked at after a start, and
 * where this program cannot reach it, as on the command line.
 */
export async function isConnected(q: Reader): Promise<boolean> {
  const account = await findAccount(q)
  return account !== null && account.disconnectedAt === null
}

/** Connects an account, the first time or again. */
export async function putAccount(
  q: Writer,
  { accountId, livemode, at }: { accountId: string | null; livemode: boolean; at: number },
): Promise<void> {
  const { stripeAccount } = q.t
  await q
    .insert(stripeAccount)
    .values({ id: 1, accountId, livemode, connectedAt: at })
    .onConflictDoUpdate({
      target: stripeAccount.id,
      set: { disconnectedAt: null, accountId: sql`coalesce(${accountId}, ${stripeAccount.accountId})` },
    })
}

export async function updateAccount(
  q: Writer,
  change: Partial<Omit<Account, 'id' | 'lastPass'>> & { readonly lastPass?: PlainData },
): Promise<void> {
  await q.update(q.t.stripeAccount).set(change)
}

const selectSeen = hotQuery((q: Reader) => {
  const { id } = q.t.stripeEvents
  return q
    .select({ id })
    .from(q.t.stripeEvents)
    .where(amongTexts(q, id, sql.placeholder('these')))
})

/** Which of these events were read before. */
export async function findSeen(q: Reader, ids: readonly string[]): Promise<ReadonlySet<string>> {
  const rows = ids.length === 0 ? [] : await selectSeen(q, { these: textList(ids) })
  return new Set(rows.map(({ id }) => id))
}

export async function insertEvents(q: Writer, events: readonly StripeEvent[], seenAt: number): Promise<void> {
  for (const piece of piecesOf(events)) {
    const rows = piece.map(({ id, type, objectId, createdAt }) => ({ id, type, objectId, createdAt, seenAt }))
    await q.insert(q.t.stripeEvents).values(rows).onConflictDoNothing()
  }
}

/** Forgets events that Stripe itself has forgotten. */
export async function forgetEvents(q: Writer, before: number): Promise<void> {
  await q.delete(q.t.stripeEvents).where(lt(q.t.stripeEvents.createdAt, before))
}

const selectToCheck = hotQuery((q: Reader) => {
  const { id, sourceId, checkUntil, state } = q.t.stripeSales
  return q
    .select({ sourceId })
    .from(q.t.stripeSales)
    .where(and(isNotNull(checkUntil), gt(checkUntil, sql.placeholder('now')), ne(state, 'paid')))
    .orderBy(asc(id))
})

/** The sources of sales whose payment is under way. */
export async function listToCheck(q: Reader, now: number): Promise<readonly string[]> {
  return (await selectToCheck(q, { now })).map(({ sourceId }) => sourceId)
}

const UNDECIDED = ['pending', 'requires_action', 'needs_response', 'under_review']

const selectUndecided = hotQuery((q: Reader) => {
  const { id, kind, saleId, status, settledAs } = q.t.stripeReversals
  return q
    .select({ id, kind })
    .from(q.t.stripeReversals)
    .where(and(isNotNull(saleId), or(inArray(status, UNDECIDED), isNotNull(settledAs))))
    .orderBy(asc(id))
})

/** Refunds under way, disputes that are open, and those that staff have settled before Stripe said anything. */
export async function listUndecided(
  q: Reader,
): Promise<readonly { readonly id: string; readonly kind: 'refund' | 'dispute' }[]> {
  return selectUndecided(q, {})
}

const selectUnsettled = hotQuery((q: Reader) => {
  const { saleId, state } = q.t.stripeLines
  return q
    .selectDistinct({ saleId })
    .from(q.t.stripeLines)
    .where(eq(state, 'unmatched'))
    .orderBy(asc(saleId))
    .limit(sql.placeholder('limit'))
})

/** Paid sales of which something is missing before they can give credits, the oldest first. */
export async function listUnsettled(q: Reader, limit: number): Promise<readonly number[]> {
  return (await selectUnsettled(q, { limit })).map(({ saleId }) => saleId)
}

export type Totals = {
  readonly sales: number
  readonly unmatched: number
  readonly awaitingPayment: number
  readonly disputed: number
}

/** What there is of Stripe in all. */
export async function countTotals(q: Reader): Promise<Totals> {
  const { stripeSales, stripeLines, stripeReversals } = q.t
  const [sales] = await q.select({ total: count() }).from(stripeSales).where(eq(stripeSales.state, 'paid'))
  const [waiting] = await q
    .select({ total: count() })
    .from(stripeSales)
    .where(eq(stripeSales.state, 'unpaid'))
  const [unmatched] = await q
    .select({ total: count() })
    .from(stripeLines)
    .where(eq(stripeLines.state, 'unmatched'))
  const [disputed] = await q
    .select({ total: countDistinct(stripeReversals.saleId) })
    .from(stripeReversals)
    .where(and(eq(stripeReversals.kind, 'dispute'), inArray(stripeReversals.status, UNDECIDED)))
  return {
    sales: sales?.total ?? 0,
    unmatched: unmatched?.total ?? 0,
    awaitingPayment: waiting?.total ?? 0,
    disputed: disputed?.total ?? 0,
  }
}
