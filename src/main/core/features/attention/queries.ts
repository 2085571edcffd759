import { and, eq, isNull } from 'drizzle-orm'
import type { AttentionDetails, AttentionKind } from '../../../../shared/domain/attention.ts'
import { assert } from '../../../../shared/errors.ts'
import type { Context } from '../../context.ts'
import type { Reader, Writer } from '../../engine/engine.ts'
import { rowChanged, rowMade } from '../undo/steps.ts'

export type NewAttention = {
  readonly [K in AttentionKind]: {
    readonly kind: K
    /** Names the matter: one that is already open is not listed twice. */
    readonly key: string
    /** What a screen opens for it. */
    readonly entity: 'booking' | 'purchase' | 'stripe_sale' | 'stripe'
    readonly entityId: number
    readonly details: AttentionDetails[K]
  }
}[AttentionKind]

/** Files what a person must decide, in the caller's unit of work. A matter already open takes the newer details. */
export async function raiseAttention(q: Writer, context: Context, item: NewAttention): Promise<void> {
  if (await renewAttention(q, item)) return
  const [row] = await q
    .insert(q.t.attention)
    .values({ ...item, createdAt: context.now })
    .returning({ id: q.t.attention.id })
  assert(row !== undefined, 'the insert of a matter returns its row')
  context.undoable(rowMade('attention', { id: row.id, resolvedAt: null }))
}

/** Gives a matter that is open its newer details; false when none is. */
export async function renewAttention(q: Writer, item: NewAttention): Promise<boolean> {
  const { attention } = q.t
  const open = await q
    .update(attention)
    .set({ details: item.details })
    .where(and(eq(attention.key, item.key), isNull(attention.resolvedAt)))
    .returning({ id: attention.id })
  return open.length > 0
}

/** Whether a matter was ever put before somebody, settled since or not. */
export async function wasRaised(q: Reader, key: string): Promise<boolean> {
  const { attention } = q.t
  const rows = await q.select({ id: attention.id }).from(attention).where(eq(attention.key, key)).limit(1)
  return rows.length > 0
}

/** Closes a matter that settled itself; nothing when none is open. */
export async function settleAttention(q: Writer, context: Context, key: string): Promise<void> {
  const { attention } = q.t
  const settled = { resolvedAt: context.now }
  const rows = await q
    .update(attention)
    .set(settled)
    .where(and(eq(attention.key, key), isNull(attention.resolvedAt)))
    .returning({ id: attention.id })
  for (const { id } of rows) {
    context.undoable(rowChanged('attention', id, { resolvedAt: null }, settled))
  }
}

/** Says that a person has settled a matter. */
export async function resolveAttention(
  q: Writer,
  context: Context,
  id: number,
  note: string | null,
): Promise<void> {
  const { attention } = q.t
  const open = { resolvedAt: null, resolvedBy: null, note: null }
  const resolved = { resolvedAt: context.now, resolvedBy: context.actor.staffId, note }
  await q.update(attention).set(resolved).where(eq(attention.id, id))
  context.undoable(rowChanged('attention', id, open, resolved))
}
