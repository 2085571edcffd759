/** Freezes as rows: dated intervals of studio days; those that were cancelled count for nothing. */
import { and, asc, eq, inArray, isNull, type SQL, type SQLWrapper, sql } from 'drizzle-orm'
import type { Freeze } from '../../../../shared/domain/freezes.ts'
import type { LocalDate } from '../../../../shared/domain/time.ts'
import type { Reader, Writer } from '../../engine/engine.ts'
import { piecesOf } from '../../engine/pieces.ts'

export type FreezeRecord = Freeze & {
  readonly id: number
  readonly subscriptionId: number
  readonly createdAt: number
}

/** The freezes of these subscriptions, each one's in the order of their days. */
export async function freezesBySubscription(
  q: Reader,
  subscriptionIds: readonly number[],
): Promise<Map<number, FreezeRecord[]>> {
  const { freezes } = q.t
  const found = new Map<number, FreezeRecord[]>()
  for (const piece of piecesOf([...new Set(subscriptionIds)])) {
    const rows = await q
      .select({
        id: freezes.id,
        subscriptionId: freezes.subscriptionId,
        from: freezes.fromDay,
        until: freezes.untilDay,
        createdAt: freezes.createdAt,
      })
      .from(freezes)
      .where(and(inArray(freezes.subscriptionId, [...piece]), isNull(freezes.cancelledAt)))
      .orderBy(asc(freezes.subscriptionId), asc(freezes.fromDay))
    for (const row of rows) {
      const own = found.get(row.subscriptionId)
      if (own === undefined) found.set(row.subscriptionId, [row])
      else own.push(row)
    }
  }
  return found
}

/** Whether a subscription was ever frozen, inside a query over them: most never were, and nothing more is asked. */
export function hasFreezes(q: Reader, subscriptionId: SQLWrapper): SQL<boolean> {
  const { freezes } = q.t
  return sql`exists (select 1 from ${freezes}
    where ${freezes.subscriptionId} = ${subscriptionId} and ${freezes.cancelledAt} is null)`.mapWith(Boolean)
}

/** Whether a studio day is free of freezes, inside a query over subscriptions (domain/freezes, isFrozenOn). */
export function notFrozenOn(q: Reader, subscriptionId: SQLWrapper, day: LocalDate): SQL {
  const { freezes } = q.t
  return sql`not exists (select 1 from ${freezes}
    where ${freezes.subscriptionId} = ${subscriptionId} and ${freezes.cancelledAt} is null
      and ${freezes.fromDay} <= ${day} and (${freezes.untilDay} is null or ${freezes.untilDay} >= ${day}))`
}

export type NewFreeze = {
  readonly subscriptionId: number
  readonly fromDay: LocalDate
  readonly untilDay: LocalDate
  readonly reason: string | null
  readonly actorId: number | null
  readonly createdAt: number
}

export async function insertFreeze(q: Writer, freeze: NewFreeze): Promise<number> {
  const [row] = await q.insert(q.t.freezes).values(freeze).returning({ id: q.t.freezes.id })
  if (row === undefined) throw new Error('The insert returned no row.')
  return row.id
}

/** Moves the end of a freeze, or cancels one that never began. */
export async function updateFreeze(
  q: Writer,
  freezeId: number,
  change: { readonly untilDay: LocalDate } | { readonly cancelledAt: number },
): Promise<void> {
  await q.update(q.t.freezes).set(change).where(eq(q.t.freezes.id, freezeId))
}
