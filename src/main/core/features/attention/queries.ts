import { and, eq, isNull } from 'drizzle-orm'
import type { AttentionDetails, AttentionKind } from '../../../../shared/domain/attention.ts'
import type { Context } from '../../context.ts'
import type { Writer } from '../../engine/engine.ts'

export type NewAttention = {
  readonly [K in AttentionKind]: {
    readonly kind: K
    /** Names the matter: one that is already open is not listed twice. */
    readonly key: string
    /** What a screen opens for it. */
    readonly entity: 'booking' | 'purchase'
    readonly entityId: number
    readonly details: AttentionDetails[K]
  }
}[AttentionKind]

/** Files what a person must decide, in the caller's unit of work. A matter already open takes the newer details. */
export async function raiseAttention(q: Writer, context: Context, item: NewAttention): Promise<void> {
  const { attention } = q.t
  const known = await q
    .update(attention)
    .set({ details: item.details })
    .where(and(eq(attention.key, item.key), isNull(attention.resolvedAt)))
    .returning({ id: attention.id })
  if (known.length > 0) return
  await q.insert(attention).values({ ...item, createdAt: context.now })
}

/** Closes a matter that settled itself; nothing when none is open. */
export async function settleAttention(q: Writer, context: Context, key: string): Promise<void> {
  const { attention } = q.t
  await q
    .update(attention)
    .set({ resolvedAt: context.now })
    .where(and(eq(attention.key, key), isNull(attention.resolvedAt)))
}
