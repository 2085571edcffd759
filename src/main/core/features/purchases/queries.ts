import { and, eq, inArray, type SQL, type SQLWrapper, sql } from 'drizzle-orm'
import type { PlainData } from '../../../../shared/domain/purchases.ts'
import type { Reader, Writer } from '../../engine/engine.ts'
import type { PackageTerms } from '../../engine/schema/credits.ts'

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
  readonly createdAt: number
}

/** What a client has paid for packages, in minor units, inside a query over clients. */
export function revenueOf(q: Reader, clientId: SQLWrapper): SQL<number> {
  const { purchases } = q.t
  const paid = inArray(purchases.status, ['paid', 'partially_refunded'])
  return sql`coalesce((select sum(${purchases.amount}) from ${purchases}
    where ${purchases.clientId} = ${clientId} and ${paid}), 0)`
}

export async function insertPurchase(q: Writer, purchase: NewPurchase): Promise<number> {
  const [row] = await q.insert(q.t.purchases).values(purchase).returning({ id: q.t.purchases.id })
  if (row === undefined) throw new Error('The insert returned no row.')
  return row.id
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
