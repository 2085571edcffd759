import type { Value } from '../../../../shared/contract/index.ts'
import { fullName } from '../../../../shared/domain/clients.ts'
import { type ClosedDays, lostDays } from '../../../../shared/domain/closures.ts'
import type { LocalDate } from '../../../../shared/domain/time.ts'
import { assert } from '../../../../shared/errors.ts'
import type { Context } from '../../context.ts'
import type { Writer } from '../../engine/engine.ts'
import { words } from '../../speaking.ts'
import { freezesWithin, selectClosedLots, selectClosureNotes } from './closed-queries.ts'
import { extendLot } from './extend.ts'
import { findExtendable } from './extend-queries.ts'

type Lot = Value<'closures.close'>['packs'][number]

/** Told of a closure for whose days packs were extended, so that no other one gives the same days again. */
export const extendedNote = ({ from, until }: ClosedDays) => ({ extended: { from, until } })

/**
 * The days for which packs were extended by closures that were not undone. They stay so when a closure is changed or
 * removed, and so only the audit log has them.
 */
async function listGiven(q: Writer): Promise<ClosedDays[]> {
  const given = new Map<number, ClosedDays>()
  for (const { closureId, after } of await selectClosureNotes(q)) {
    if (typeof after !== 'object' || after === null) continue
    // Only extendedNote says so.
    if ('extended' in after) given.set(closureId, after.extended as ClosedDays)
    if ('cancelledAt' in after && after.cancelledAt !== null) given.delete(closureId)
  }
  return [...given.values()]
}

/**
 * Moves the last valid day of every pack with credits left by the days that a closure takes from it: a step of closing.
 * Each by itself; one that cannot be extended is named with its refusal.
 */
export async function extendClosed(
  q: Writer,
  context: Context,
  today: LocalDate,
  closed: ClosedDays,
  reason: string,
): Promise<Lot[]> {
  const rows = await selectClosedLots(q, closed, today)
  const freezes = await freezesWithin(
    q,
    rows.map(({ subscriptionId }) => subscriptionId),
    closed,
  )
  const given = await listGiven(q)
  const lots: Lot[] = []
  for (const row of rows) {
    const days = lostDays(closed, row, freezes.get(row.subscriptionId) ?? [], given)
    const { grantId, clientId, name, available, expiresOn } = row
    if (days === 0 || expiresOn === null) continue
    const extended = await context.attempt(q, async () => {
      const lot = await findExtendable(q, grantId)
      assert(lot !== null, 'a lot just read is there')
      return extendLot(q, context, today, lot, { days, reason })
    })
    const { error } = extended.ok ? { error: null } : extended
    lots.push({
      grantId,
      clientId,
      clientName: fullName(row),
      name,
      available,
      days,
      expiresOn,
      extendedTo: extended.ok ? extended.value.expiresOn : null,
      refusal: error === null ? null : { code: error.code, message: words().sentenceOf(error) },
    })
  }
  return lots
}
