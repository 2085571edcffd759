import { and, desc, eq, inArray, isNotNull, max, type SQL, type SQLWrapper, sql } from 'drizzle-orm'
import type { PackageKind } from '../../../../shared/domain/catalogue.ts'
import { fullName } from '../../../../shared/domain/clients.ts'
import type {
  PaymentMethod,
  PlainData,
  PurchaseProvider,
  PurchaseStatus,
} from '../../../../shared/domain/purchases.ts'
import type { Reader, Writer } from '../../engine/engine.ts'
import type { PackageTerms } from '../../engine/schema/purchases.ts'

export type NewPurchase = {
  readonly clientId: number
  readonly packageId: number
  readonly provider: 'front_desk' | 'stripe' | 'import'
  readonly externalId: string | null
  readonly amount: number
  readonly currency: string
  readonly status: 'pending' | 'paid'
  readonly terms: PackageTerms
  readonly metadata: PlainData | null
  /** One unless told. */
  readonly quantity?: number
  readonly discountAmount?: number
  readonly discountReason?: string | null
  readonly paymentMethod?: PaymentMethod | null
  readonly paidAt?: number | null
  readonly receiptNo?: number | null
  readonly createdAt: number
}

/** What a client has paid for packages and was not given back, in minor units, inside a query over clients. */
export function revenueOf(q: Reader, clientId: SQLWrapper): SQL<number> {
  const { purchases } = q.t
  const paid = inArray(purchases.status, ['paid', 'partially_refunded'])
  return sql`coalesce((select sum(${purchases.amount} - ${purchases.refundedAmount}) from ${purchases}
    where ${purchases.clientId} = ${clientId} and ${paid}), 0)`
}

export async function insertPurchase(q: Writer, purchase: NewPurchase): Promise<number> {
  const [row] = await q.insert(q.t.purchases).values(purchase).returning({ id: q.t.purchases.id })
  if (row === undefined) throw new Error('The insert returned no row.')
  return row.id
}

export type PurchaseRecord = {
  readonly id: number
  readonly clientId: number
  readonly clientName: string
  readonly packageId: number
  readonly packageName: string
  readonly provider: PurchaseProvider
  readonly externalId: string | null
  readonly status: PurchaseStatus
  readonly amount: number
  readonly refundedAmount: number
  readonly currency: string
  readonly quantity: number
  readonly discountAmount: number
  readonly discountReason: string | null
  readonly paymentMethod: PaymentMethod | null
  readonly paidAt: number | null
  readonly receiptNo: number | null
  /** The subscription that it gave; null while it has given none. */
  readonly subscriptionId: number | null
  readonly kind: PackageKind | null
  readonly createdAt: number
  readonly version: number
}

/** Sales, the newest first: those that pass a condition, or one of them. */
export async function listPurchases(
  q: Reader,
  which: SQL | { readonly clientId: number } | { readonly id: number } | undefined,
  page: { readonly limit: number; readonly offset: number },
): Promise<PurchaseRecord[]> {
  const { purchases, clients, subscriptions } = q.t
  const { id, clientId, packageId, provider, externalId, status, quantity } = purchases
  const { amount, refundedAmount, currency, createdAt, version, terms } = purchases
  const { discountAmount, discountReason, paymentMethod, paidAt, receiptNo } = purchases
  const { firstName, lastName } = clients
  const rows = await q
    .select({
      ...{ id, clientId, packageId, provider, externalId, status, quantity },
      ...{ amount, refundedAmount, currency, createdAt, version, terms },
      ...{ discountAmount, discountReason, paymentMethod, paidAt, receiptNo },
      ...{ firstName, lastName, subscriptionId: subscriptions.id, kind: subscriptions.kind },
    })
    .from(purchases)
    .innerJoin(clients, eq(clients.id, clientId))
    .leftJoin(subscriptions, and(eq(subscriptions.clientId, clientId), eq(subscriptions.purchaseId, id)))
    .where(matching(q, which))
    .orderBy(desc(id))
    .limit(page.limit)
    .offset(page.offset)
  return rows.map(({ firstName, lastName, terms, ...row }) => ({
    ...row,
    clientName: fullName({ firstName, lastName }),
    packageName: terms.name,
  }))
}

function matching(
  q: Reader,
  which: SQL | { readonly clientId: number } | { readonly id: number } | undefined,
): SQL | undefined {
  const { purchases } = q.t
  if (which === undefined) return undefined
  if ('clientId' in which) return eq(purchases.clientId, which.clientId)
  return 'id' in which ? eq(purchases.id, which.id) : which
}

export async function findPurchase(q: Reader, id: number): Promise<PurchaseRecord | null> {
  const [row] = await listPurchases(q, { id }, { limit: 1, offset: 0 })
  return row ?? null
}

/** The number of the next receipt: they are counted without a gap, in the unit of work that gives one. */
export async function nextReceiptNo(q: Reader): Promise<number> {
  const { purchases } = q.t
  // As written in the index of receipts.
  const given = isNotNull(purchases.receiptNo)
  const [row] = await q
    .select({ last: max(purchases.receiptNo) })
    .from(purchases)
    .where(given)
  return (row?.last ?? 0) + 1
}

/** Records that the money came, or that it never will. */
export async function updatePayment(
  q: Writer,
  { id, version }: Pick<PurchaseRecord, 'id' | 'version'>,
  change: {
    readonly status: 'paid' | 'failed'
    readonly paymentMethod?: PaymentMethod
    readonly paidAt?: number
    readonly receiptNo?: number
  },
): Promise<void> {
  await q
    .update(q.t.purchases)
    .set({ ...change, version: version + 1 })
    .where(eq(q.t.purchases.id, id))
}

/** Records what was given back in all. */
export async function updateRefunded(
  q: Writer,
  { id, version }: Pick<PurchaseRecord, 'id' | 'version'>,
  change: { readonly refundedAmount: number; readonly status: PurchaseStatus },
): Promise<void> {
  await q
    .update(q.t.purchases)
    .set({ ...change, version: version + 1 })
    .where(eq(q.t.purchases.id, id))
}

/** The sale that already carries a provider's id, if any. */
export async function findPurchaseByExternalId(
  q: Reader,
  provider: NewPurchase['provider'],
  externalId: string,
): Promise<number | null> {
  const { purchases } = q.t
  const [row] = await q
    .select({ id: purchases.id })
    .from(purchases)
    .where(and(eq(purchases.provider, provider), eq(purchases.externalId, externalId)))
  return row?.id ?? null
}
