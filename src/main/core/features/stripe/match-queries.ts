/** What tells whose a sale of Stripe is and what was sold: the clients, the packages, and what people have said before. */
import { and, eq, inArray, isNull, sql } from 'drizzle-orm'
import { emailKey } from '../../../../shared/domain/text.ts'
import type { Reader, Writer } from '../../engine/engine.ts'
import { hotQuery } from '../../engine/hot-query.ts'
import { findPackage, type PackageRecord } from '../catalogue/package-queries.ts'
import { findKept } from '../clients/merged-queries.ts'
import { findClient } from '../clients/queries.ts'

const selectPackageIds = hotQuery((q: Reader) => q.select({ id: q.t.packages.id }).from(q.t.packages))

const selectProducts = hotQuery((q: Reader) => {
  const { stripeId, packageId } = q.t.stripeProducts
  return q.select({ stripeId, packageId }).from(q.t.stripeProducts)
})

/** What is known of matching, read once for as long as one unit of work lasts. */
export class Known {
  readonly #q: Reader
  readonly #packages = new Map<number, PackageRecord | null>()
  #ids: ReadonlySet<number> | null = null
  #products: Map<string, number | null> | null = null

  constructor(q: Reader) {
    this.#q = q
  }

  async package(id: number): Promise<PackageRecord | null> {
    const known = this.#packages.get(id)
    if (known !== undefined) return known
    const found = await findPackage(this.#q, id)
    this.#packages.set(id, found)
    return found
  }

  /** The packages there are, sold still or not. */
  async packageIds(): Promise<ReadonlySet<number>> {
    if (this.#ids === null) {
      const rows = await selectPackageIds(this.#q, {})
      this.#ids = new Set(rows.map(({ id }) => id))
    }
    return this.#ids
  }

  /** What somebody said each price or product is. */
  async products(): Promise<ReadonlyMap<string, number | null>> {
    if (this.#products === null) {
      const rows = await selectProducts(this.#q, {})
      this.#products = new Map(rows.map(({ stripeId, packageId }) => [stripeId, packageId]))
    }
    return this.#products
  }
}

const selectCustomer = hotQuery((q: Reader) => {
  const { stripeCustomers } = q.t
  return q
    .select({ clientId: stripeCustomers.clientId })
    .from(stripeCustomers)
    .where(eq(stripeCustomers.customerId, sql.placeholder('customerId')))
})

/** Who a customer of Stripe is known to be; of a client who was merged, whoever was kept. */
export async function clientOfCustomer(q: Reader, customerId: string | null): Promise<number | null> {
  if (customerId === null) return null
  const [row] = await selectCustomer(q, { customerId })
  return row === undefined ? null : liveClient(q, row.clientId)
}

/** The client with this number, or whoever was kept in their place; null when there is none. */
export async function liveClient(q: Reader, id: number | null): Promise<number | null> {
  if (id === null) return null
  const client = await findClient(q, id)
  if (client === null) return null
  if (client.status !== 'merged') return client.id
  return (await findKept(q, client.id))?.id ?? null
}

const selectByEmail = hotQuery((q: Reader) => {
  const { clients } = q.t
  // The state is written out, not bound: a partial index serves only a query that repeats its condition word for word.
  return q
    .select({ id: clients.id })
    .from(clients)
    .where(and(eq(clients.emailKey, sql.placeholder('key')), sql`${clients.status} <> 'merged'`))
})

export async function clientsWithEmail(q: Reader, email: string | null): Promise<readonly number[]> {
  if (email === null || email.trim() === '') return []
  return (await selectByEmail(q, { key: emailKey(email) })).map(({ id }) => id)
}

/** Remembers who a customer of Stripe is, instead of what was said before. */
export async function rememberCustomer(
  q: Writer,
  customerId: string,
  clientId: number,
  { actorId, at }: { readonly actorId: number | null; readonly at: number },
): Promise<void> {
  const { stripeCustomers } = q.t
  await q
    .insert(stripeCustomers)
    .values({ customerId, clientId, actorId, createdAt: at })
    .onConflictDoUpdate({ target: stripeCustomers.customerId, set: { clientId, actorId, createdAt: at } })
}

/** Remembers what a price or product of Stripe is; null for nothing that gives credits. */
export async function rememberProduct(
  q: Writer,
  stripeId: string,
  packageId: number | null,
  { actorId, at }: { readonly actorId: number | null; readonly at: number },
): Promise<void> {
  const { stripeProducts } = q.t
  await q
    .insert(stripeProducts)
    .values({ stripeId, packageId, actorId, createdAt: at })
    .onConflictDoUpdate({ target: stripeProducts.stripeId, set: { packageId, actorId, createdAt: at } })
}

/** Forgets that these prices and products give nothing; what they are said to be otherwise stays. */
export async function forgetLeftOut(q: Writer, stripeIds: readonly string[]): Promise<void> {
  if (stripeIds.length === 0) return
  const { stripeProducts } = q.t
  await q
    .delete(stripeProducts)
    .where(and(inArray(stripeProducts.stripeId, [...stripeIds]), isNull(stripeProducts.packageId)))
}
