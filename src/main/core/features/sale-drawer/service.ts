import type { Parsed, Value } from '../../../../shared/contract/index.ts'
import { staleVersion } from '../../../../shared/domain/changes.ts'
import { discountOf, saleTotal } from '../../../../shared/domain/sales.ts'
import { formatInstant } from '../../../../shared/domain/time.ts'
import { assert } from '../../../../shared/errors.ts'
import { ok, type Result, refuse } from '../../../../shared/result.ts'
import type { Context } from '../../context.ts'
import type { Reader, Writer } from '../../engine/engine.ts'
import { findPackage } from '../catalogue/package-queries.ts'
import { refuseMerged } from '../clients/merged.ts'
import { findClient } from '../clients/queries.ts'
import { refuseDiscount } from '../purchases/sell.ts'
import { rowChanged, rowMade } from '../undo/steps.ts'
import {
  closeItems,
  type DrawerItem,
  findOpenItem,
  insertItem,
  listOpenItems,
  updateItem,
} from './queries.ts'

type ItemView = Value<'saleDrawer.list'>['rows'][number]

/** What a client means to buy, the oldest first. */
export async function listDrawer(
  q: Reader,
  _context: Context,
  { clientId }: Parsed<'saleDrawer.list'>,
): Promise<Result<Value<'saleDrawer.list'>>> {
  if ((await findClient(q, clientId)) === null) return refuse('USER_NOT_FOUND', { clientId })
  return ok({ rows: (await listOpenItems(q, { clientId })).map(itemView) })
}

/** Puts a package into a client's drawer, with what shall be taken off its price. */
export async function addItem(
  q: Writer,
  context: Context,
  input: Parsed<'saleDrawer.add'>,
): Promise<Result<Value<'saleDrawer.add'>>> {
  const { clientId, packageId, note } = input
  const client = await findClient(q, clientId)
  if (client === null) return refuse('USER_NOT_FOUND', { clientId })
  const terms = await findPackage(q, packageId)
  if (terms === null || !terms.active) return refuse('NOT_FOUND', { entity: 'package', id: packageId })
  const merged = await refuseMerged(q, client, 'sold to')
  if (!merged.ok) return merged
  const discount = discountKept(terms.priceAmount, input.discount ?? null)
  if (discount === null) return refuseDiscount(terms)
  const id = await insertItem(q, {
    clientId,
    packageId,
    ...discount,
    note,
    actorId: context.actor.staffId,
    createdAt: context.now,
  })
  context.undoable(rowMade('drawerItem', { id, closedAt: null }))
  context.note({
    entity: 'drawer_item',
    entityId: id,
    after: { clientId, package: terms.name, ...discount, note },
  })
  return ok({ item: itemView(await readAgain(q, id)) })
}

/** Changes what is taken off, or the note. */
export async function changeItem(
  q: Writer,
  context: Context,
  input: Parsed<'saleDrawer.update'>,
): Promise<Result<Value<'saleDrawer.update'>>> {
  const { itemId, version } = input
  const before = await findOpenItem(q, itemId)
  if (before === null) return refuse('NOT_FOUND', { entity: 'drawer item', id: itemId })
  const discount = input.discount === undefined ? {} : discountKept(before.priceAmount, input.discount)
  if (discount === null) return refuseDiscount(before)
  const change = { ...discount, ...(input.note === undefined ? {} : { note: input.note }) }
  if (version !== before.version) return staleVersion(version, before, change)
  await updateItem(q, before, change)
  context.undoable(rowChanged('drawerItem', itemId, before, change))
  const { discountAmount, discountReason, note } = before
  context.note({
    entity: 'drawer_item',
    entityId: itemId,
    before: { discountAmount, discountReason, note },
    after: change,
  })
  return ok({ item: itemView(await readAgain(q, itemId)) })
}

export async function removeItem(
  q: Writer,
  context: Context,
  { itemId }: Parsed<'saleDrawer.remove'>,
): Promise<Result<Value<'saleDrawer.remove'>>> {
  const item = await findOpenItem(q, itemId)
  if (item === null) return refuse('NOT_FOUND', { entity: 'drawer item', id: itemId })
  await takeOut(q, context, [item])
  return ok({ itemId })
}

/** Takes out all that a client has in the drawer. Nothing there is nothing to do. */
export async function clearDrawer(
  q: Writer,
  context: Context,
  { clientId }: Parsed<'saleDrawer.clear'>,
): Promise<Result<Value<'saleDrawer.clear'>>> {
  if ((await findClient(q, clientId)) === null) return refuse('USER_NOT_FOUND', { clientId })
  const items = await listOpenItems(q, { clientId })
  await takeOut(q, context, items)
  return ok({ removed: items.length })
}

async function takeOut(q: Writer, context: Context, items: readonly DrawerItem[]): Promise<void> {
  await closeItems(
    q,
    items.map(({ id }) => id),
    context.now,
    null,
  )
  for (const { id, clientId, packageName } of items) {
    context.undoable(rowChanged('drawerItem', id, { closedAt: null }, { closedAt: context.now }))
    context.note({
      entity: 'drawer_item',
      entityId: id,
      before: { clientId, package: packageName },
      after: { removed: true },
    })
  }
}

/** A discount as the drawer keeps it: an amount of now; null where it is more than the price. */
function discountKept(price: number, discount: Parsed<'saleDrawer.add'>['discount'] | null) {
  if (discount === null || discount === undefined) return { discountAmount: 0, discountReason: null }
  if (saleTotal(price, discount) === null) return null
  return { discountAmount: discountOf(price, discount), discountReason: discount.reason }
}

/** What it comes to now. A package whose price has fallen since below what was to be taken off costs nothing. */
function itemView({ createdAt, ...item }: DrawerItem): ItemView {
  const amount = Math.max(0, item.priceAmount - item.discountAmount)
  return { ...item, amount, createdAt: formatInstant(createdAt) }
}

async function readAgain(q: Reader, id: number): Promise<DrawerItem> {
  const item = await findOpenItem(q, id)
  assert(item !== null, 'an item that was written is in the drawer')
  return item
}
