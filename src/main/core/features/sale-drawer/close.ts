import { ok, type Result, refuse } from '../../../../shared/result.ts'
import type { Context } from '../../context.ts'
import type { Writer } from '../../engine/engine.ts'
import { closeItems, listOpenItems } from './queries.ts'

/**
 * Takes out of a client's drawer what a sale covers, in the unit of work of that sale. Refuses what is not in the
 * drawer of this client any more: whoever sells has an older one in front of them.
 */
export async function closeDrawerItems(
  q: Writer,
  context: Context,
  sale: {
    readonly clientId: number
    readonly purchaseId: number
    readonly drawerItemIds: readonly number[]
  },
): Promise<Result<null>> {
  if (sale.drawerItemIds.length === 0) return ok(null)
  const open = new Set((await listOpenItems(q, sale)).map(({ id }) => id))
  const gone = sale.drawerItemIds.find((id) => !open.has(id))
  if (gone !== undefined) return refuse('NOT_FOUND', { entity: 'drawer item', id: gone })
  await closeItems(q, [...new Set(sale.drawerItemIds)], context.now, sale.purchaseId)
  return ok(null)
}

/**
 * Takes out of a client's drawer what a sale made elsewhere covers: as many items of its package as were bought, the
 * oldest first, in the unit of work of that sale. Nothing there is nothing to do.
 */
export async function clearDrawerOf(
  q: Writer,
  context: Pick<Context, 'now'>,
  sale: {
    readonly clientId: number
    readonly packageId: number
    readonly purchaseId: number
    readonly quantity?: number
  },
): Promise<void> {
  const items = await listOpenItems(q, sale)
  const covered = items.filter(({ packageId }) => packageId === sale.packageId).slice(0, sale.quantity ?? 1)
  await closeItems(
    q,
    covered.map(({ id }) => id),
    context.now,
    sale.purchaseId,
  )
}
