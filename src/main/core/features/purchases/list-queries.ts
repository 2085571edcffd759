/** Lists of sales: which pass a filter, how many there are, and where their money is. */
import { and, count, eq, gte, inArray, lt, or, type SQL, sql } from 'drizzle-orm'
import type { PaymentMethod, PurchaseProvider, PurchaseStatus } from '../../../../shared/domain/purchases.ts'
import { NO_SALES, type SaleTotals, totalsOf } from '../../../../shared/domain/sales.ts'
import { searchTerms, searchWords } from '../../../../shared/domain/text.ts'
import type { Instant } from '../../../../shared/domain/time.ts'
import type { Reader } from '../../engine/engine.ts'
import { beginningWith, isAmongFound } from '../clients/words-queries.ts'

export type SaleFilter = {
  readonly query?: string | undefined
  readonly clientId?: number | undefined
  readonly status?: PurchaseStatus | undefined
  /** The first moment, and the first after the last. */
  readonly from?: Instant | undefined
  readonly before?: Instant | undefined
  readonly provider?: PurchaseProvider | undefined
  readonly method?: PaymentMethod | undefined
  readonly owing?: boolean | undefined
}

/** The condition that a filter is; undefined is every sale. */
export async function salesWhere(q: Reader, filter: SaleFilter): Promise<SQL | undefined> {
  const { purchases } = q.t
  return and(
    filter.query === undefined ? undefined : await wordsPass(q, filter.query),
    filter.clientId === undefined ? undefined : eq(purchases.clientId, filter.clientId),
    filter.status === undefined ? undefined : eq(purchases.status, filter.status),
    filter.owing === true ? eq(purchases.status, 'pending') : undefined,
    filter.from === undefined ? undefined : gte(purchases.createdAt, filter.from),
    filter.before === undefined ? undefined : lt(purchases.createdAt, filter.before),
    filter.provider === undefined ? undefined : eq(purchases.provider, filter.provider),
    filter.method === undefined ? undefined : eq(purchases.paymentMethod, filter.method),
  )
}

/**
 * Every word begins one of the client's or one of the package's name, or is the number of the receipt; or all of it is
 * the id by which its seller knows the sale.
 */
async function wordsPass(q: Reader, query: string): Promise<SQL | undefined> {
  const { purchases, packages } = q.t
  if (query.trim() === '') return undefined
  const terms = searchTerms(query)
  const sold = await q.select({ id: packages.id, name: packages.name }).from(packages)
  const named = sold.map(({ id, name }) => ({ id, words: searchWords(name) }))
  const passes = terms.map((term) => {
    const packageIds = named
      .filter(({ words }) => words.some((word) => word.startsWith(term)))
      .map(({ id }) => id)
    return or(
      isAmongFound(q, purchases.clientId, beginningWith(term)),
      packageIds.length === 0 ? undefined : inArray(purchases.packageId, packageIds),
      /^\d{1,9}$/.test(term) ? eq(purchases.receiptNo, Number(term)) : undefined,
    )
  })
  const sameId = eq(purchases.externalId, query.trim())
  return passes.length === 0 ? sameId : or(and(...passes), sameId)
}

/** How many sales pass. */
export async function countSales(q: Reader, where: SQL | undefined): Promise<number> {
  const [row] = await q.select({ total: count() }).from(q.t.purchases).where(where)
  return row?.total ?? 0
}

export type CurrencyTotals = SaleTotals & { readonly currency: string; readonly sales: number }

/** Where the money of the sales that pass is, currency by currency in the order of their codes. */
export async function sumSales(q: Reader, where: SQL | undefined): Promise<CurrencyTotals[]> {
  const { purchases } = q.t
  const { currency, status } = purchases
  const rows = await q
    .select({
      currency,
      status,
      sales: count(),
      amount: sql<number>`sum(${purchases.amount})`.mapWith(Number),
      refundedAmount: sql<number>`sum(${purchases.refundedAmount})`.mapWith(Number),
    })
    .from(purchases)
    .where(where)
    .groupBy(currency, status)
  const sums = new Map<string, CurrencyTotals>()
  for (const { currency, sales, ...money } of rows) {
    const before = sums.get(currency) ?? { ...NO_SALES, currency, sales: 0 }
    // Every sale of one state has its money in the same places, so that their sum has.
    sums.set(currency, added(before, totalsOf(money), sales))
  }
  return [...sums.values()].toSorted((a, b) => (a.currency < b.currency ? -1 : 1))
}

function added(to: CurrencyTotals, more: SaleTotals, sales: number): CurrencyTotals {
  return {
    currency: to.currency,
    sales: to.sales + sales,
    sold: to.sold + more.sold,
    paid: to.paid + more.paid,
    owed: to.owed + more.owed,
    refunded: to.refunded + more.refunded,
    disputed: to.disputed + more.disputed,
    voided: to.voided + more.voided,
  }
}
