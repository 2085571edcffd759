import { and, asc, eq, isNotNull, sql } from 'drizzle-orm'
import type { Reader } from '../../engine/engine.ts'
import { PAGE } from './look.ts'
import type { KeyRange } from './schedule-queries.ts'

/** A sale as it is stored. */
export type SaleRow = {
  readonly id: number
  /** In minor units: what was paid, and what of it was given back. */
  readonly amount: number
  readonly refunded: number
  /** How many of the package it is for. */
  readonly quantity: number
  readonly terms: string
}

export async function lastSaleId(q: Reader): Promise<number> {
  const [row] = await q.rows<{ last: number }>(sql`select coalesce(max(id), 0) as last from purchases`)
  return row?.last ?? 0
}

/** A page of sales in the order of their ids. */
export async function listSaleRows(q: Reader, after: number, limit = PAGE): Promise<SaleRow[]> {
  return q.rows<SaleRow>(sql`
    select id, amount, refunded_amount as refunded, quantity, cast(terms as text) as terms
    from purchases where id > ${after} order by id limit ${limit}`)
}

/** What the lots that these sales gave were filled with, by their first ledger line; later lines may undo others. */
export async function listFirstLots(
  q: Reader,
  sales: KeyRange,
): Promise<{ readonly saleId: number; readonly grantId: number; readonly units: number }[]> {
  return q.rows<{ saleId: number; grantId: number; units: number }>(sql`
    select p.id as "saleId", g.id as "grantId", e.units
    from purchases p join subscriptions s on s.client_id = p.client_id and s.purchase_id = p.id
      join grants g on g.subscription_id = s.id and g.source = 'purchase'
      join entries e on e.grant_id = g.id and e.grant_seq = 1 and e.kind = 'GRANT'
    where p.id between ${sales.first} and ${sales.last} order by p.id, g.id`)
}

export type UngrantedSale = { readonly id: number; readonly clientId: number }

/** Paid sales that gave no credits. The client is compared first because that is what is indexed. */
export async function listSalesWithoutGrant(q: Reader): Promise<UngrantedSale[]> {
  return q.rows<UngrantedSale>(sql`
    select p.id, p.client_id as "clientId" from purchases p where p.status in ('paid', 'partially_refunded') and not exists (
      select 1 from subscriptions s join grants g on g.subscription_id = s.id
      where s.client_id = p.client_id and s.purchase_id = p.id and g.granted > 0)
    order by p.id`)
}

/** The grant that the audit log says that a sale made; null when it says nothing. */
async function findSoldGrant(q: Reader, saleId: number): Promise<number | null> {
  const { audit } = q.t
  const [row] = await q
    .select({ after: audit.after })
    .from(audit)
    .where(and(eq(audit.entity, 'purchase'), eq(audit.entityId, saleId), isNotNull(audit.after)))
    .orderBy(asc(audit.seq))
    .limit(1)
  return grantIn(row?.after)
}

function grantIn(note: unknown): number | null {
  if (typeof note !== 'object' || note === null || !('grantId' in note)) return null
  return typeof note.grantId === 'number' ? note.grantId : null
}

/** How a sale gets the credits it was paid for. */
export type SaleRepair =
  /** Its grant is there; the pack of that grant is the one that was sold. */
  | { readonly kind: 'link'; readonly subscriptionId: number }
  /** It made no grant. */
  | { readonly kind: 'grant' }
  /** What it gave is elsewhere, has lost its units or is missing: giving it anew could give it twice. */
  | { readonly kind: 'none'; readonly found: string }

/** What a paid sale without credits needs. `lost` tells whether rows are missing that could be what it gave. */
export async function findSaleRepair(
  q: Reader,
  sale: UngrantedSale,
  lost: () => Promise<boolean>,
): Promise<SaleRepair> {
  const { subscriptions, grants } = q.t
  const grantId = await findSoldGrant(q, sale.id)
  const packs = await q
    .select({ id: subscriptions.id, purchaseId: subscriptions.purchaseId })
    .from(subscriptions)
    .where(eq(subscriptions.clientId, sale.clientId))
    .orderBy(asc(subscriptions.id))
  const isLinked = packs.some((pack) => pack.purchaseId === sale.id)
  if (grantId === null) {
    if (isLinked) return { kind: 'none', found: 'the grants of its pack are missing' }
    if (await lost()) return { kind: 'none', found: 'rows are missing that may be what it gave' }
    return { kind: 'grant' }
  }
  const [grant] = await q
    .select({ clientId: grants.clientId, subscriptionId: grants.subscriptionId })
    .from(grants)
    .where(eq(grants.id, grantId))
  if (grant === undefined) return { kind: 'none', found: `its grant ${grantId} is missing` }
  const pack = packs.find(({ id }) => id === grant.subscriptionId)
  if (grant.clientId !== sale.clientId || isLinked || pack === undefined || pack.purchaseId !== null) {
    return { kind: 'none', found: 'none granted' }
  }
  return { kind: 'link', subscriptionId: pack.id }
}
