import { and, asc, eq, inArray, isNull } from 'drizzle-orm'
import { assert } from '../../../../shared/errors.ts'
import type { Reader, Writer } from '../../engine/engine.ts'

/** Something that a client means to buy, with what its package is called and costs now. */
export type DrawerItem = {
  readonly id: number
  readonly clientId: number
  readonly packageId: number
  readonly packageName: string
  readonly active: boolean
  readonly priceAmount: number
  readonly currency: string
  readonly discountAmount: number
  readonly discountReason: string | null
  readonly note: string | null
  readonly createdAt: number
  readonly version: number
}

/** What a client has in the drawer, the oldest first; or one item of whichever client. */
export async function listOpenItems(
  q: Reader,
  which: { readonly clientId: number } | { readonly itemId: number },
): Promise<DrawerItem[]> {
  const { saleDrawer, packages } = q.t
  const { id, clientId, packageId, discountAmount, discountReason, note, createdAt, version } = saleDrawer
  const { active, priceAmount, currency } = packages
  return q
    .select({
      ...{ id, clientId, packageId, discountAmount, discountReason, note, createdAt, version },
      ...{ packageName: packages.name, active, priceAmount, currency },
    })
    .from(saleDrawer)
    .innerJoin(packages, eq(packages.id, packageId))
    .where(
      and(
        isNull(saleDrawer.closedAt),
        'itemId' in which ? eq(id, which.itemId) : eq(clientId, which.clientId),
      ),
    )
    .orderBy(asc(id))
}

export async function findOpenItem(q: Reader, itemId: number): Promise<DrawerItem | null> {
  const [row] = await listOpenItems(q, { itemId })
  return row ?? null
}

type Kept = {
  readonly discountAmount: number
  readonly discountReason: string | null
  readonly note: string | null
}

export async function insertItem(
  q: Writer,
  item: Kept & {
    readonly clientId: number
    readonly packageId: number
    readonly actorId: number | null
    readonly createdAt: number
  },
): Promise<number> {
  const [row] = await q.insert(q.t.saleDrawer).values(item).returning({ id: q.t.saleDrawer.id })
  assert(row !== undefined, 'the insert of an item returns its row')
  return row.id
}

export async function updateItem(
  q: Writer,
  { id, version }: Pick<DrawerItem, 'id' | 'version'>,
  change: Partial<Kept>,
): Promise<void> {
  const { saleDrawer } = q.t
  await q
    .update(saleDrawer)
    .set({ ...change, version: version + 1 })
    .where(eq(saleDrawer.id, id))
}

/** Takes items out of the drawer: with the sale that covers them, or because nobody wants them any more. */
export async function closeItems(
  q: Writer,
  ids: readonly number[],
  closedAt: number,
  purchaseId: number | null,
): Promise<void> {
  const { saleDrawer } = q.t
  if (ids.length === 0) return
  await q
    .update(saleDrawer)
    .set({ closedAt, purchaseId })
    .where(inArray(saleDrawer.id, [...ids]))
}
