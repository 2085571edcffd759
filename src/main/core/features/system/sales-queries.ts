import { and, asc, eq, isNotNull, sql } from 'drizzle-orm'
import type { Reader } from '../../engine/engine.ts'

export type SaleRow = { readonly id: number; readonly clientId: number }

/** Paid sales that gave no credits. The client is compared first because that is what is indexed. */
export async function listSalesWithoutGrant(q: Reader): Promise<SaleRow[]> {
  return q.rows<SaleRow>(sql`
    select p.id, p.client_id as "clientId" from purchases p where p.status = 'paid' and not exists (
      select 1 from subscriptions s join grants g on g.subscription_id = s.id
      where s.client_id = p.client_id and s.purchase_id = p.id and g.granted > 0)
    order by p.id`)
}

/** What the audit log says that a sale made; null when it says nothing, or names a grant that is not there. */
async function findSoldGrant(q: Reader, saleId: number) {
  const { audit, grants } = q.t
  const [row] = await q
    .select({ after: audit.after })
    .from(audit)
    .where(and(eq(audit.entity, 'purchase'), eq(audit.entityId, saleId), isNotNull(audit.after)))
    .orderBy(asc(audit.seq))
    .limit(1)
  const grantId = grantIn(row?.after)
  if (grantId === null) return null
  const { id, clientId, subscriptionId } = grants
  const [grant] = await q.select({ id, clientId, subscriptionId }).from(grants).where(eq(grants.id, grantId))
  return grant ?? null
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

/** What a paid sale without credits needs; null when its grant is there and elsewhere, or has lost its units. */
export async function findSaleRepair(q: Reader, sale: SaleRow): Promise<SaleRepair | null> {
  const grant = await findSoldGrant(q, sale.id)
  if (grant === null) return { kind: 'grant' }
  if (grant.clientId !== sale.clientId) return null
  const { subscriptions } = q.t
  const packs = await q
    .select({ id: subscriptions.id, purchaseId: subscriptions.purchaseId })
    .from(subscriptions)
    .where(eq(subscriptions.clientId, sale.clientId))
    .orderBy(asc(subscriptions.id))
  if (packs.some((pack) => pack.purchaseId === sale.id)) return null
  const pack = packs.find(({ id }) => id === grant.subscriptionId)
  if (pack === undefined || pack.purchaseId !== null) return null
  return { kind: 'link', subscriptionId: pack.id }
}
