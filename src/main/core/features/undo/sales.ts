import type { Context } from '../../context.ts'
import type { Writer } from '../../engine/engine.ts'
import { loadRow, putBack } from './row-queries.ts'
import type { ChangedStep, MadeStep } from './steps.ts'

/**
 * Takes back what was done to a sale: one that was voided is owed again. Its units have come back with the lines of the
 * ledger, and its pack with its own step.
 */
export async function takeBackSale(
  q: Writer,
  context: Context,
  step: MadeStep<'sale'> | ChangedStep<'sale'>,
): Promise<string | null> {
  if (step.kind === 'made') return null
  await putBack(q, 'sale', await loadRow(q, 'sale', step.id), step.before)
  context.note({ entity: 'purchase', entityId: step.id, before: step.after, after: step.before })
  return null
}

/** Takes back a change of the drawer: what was put there leaves it, and what left it or was changed is as it was. */
export async function takeBackDrawerItem(
  q: Writer,
  context: Context,
  step: MadeStep<'drawerItem'> | ChangedStep<'drawerItem'>,
): Promise<string | null> {
  const item = await loadRow(q, 'drawerItem', step.id)
  const leaves = step.kind === 'changed' && 'closedAt' in step.after
  if (item.closedAt !== null && !leaves) return 'This is not in the drawer any more.'
  const next = step.kind === 'made' ? { closedAt: context.now } : step.before
  await putBack(q, 'drawerItem', item, next)
  context.note({
    entity: 'drawer_item',
    entityId: item.id,
    before: step.kind === 'made' ? step.state : step.after,
    after: next,
  })
  return null
}
