import { statusOn } from '../../../../shared/domain/freezes.ts'
import type { Context } from '../../context.ts'
import type { Writer } from '../../engine/engine.ts'
import { freezesBySubscription } from '../credits/freeze-queries.ts'
import { handOverAll } from '../credits/hand-over.ts'
import { findEnding, reopenSubscription } from '../credits/hand-over-queries.ts'
import { issueDue } from '../credits/lots.ts'
import { listMemberships } from '../credits/membership-queries.ts'
import { findPlaceHolder } from '../credits/queries.ts'
import type { PurchaseRecord } from '../purchases/queries.ts'
import { type Studio, studioToday } from '../studio/queries.ts'
import { rowChanged } from '../undo/steps.ts'
import { type LineRow, updateLine } from './sale-queries.ts'

/**
 * Ends the membership that a line gave once all of its price went back, because it would go on issuing what nobody has
 * paid for; and brings it back when that came to nothing: with its place, or waiting for it where another has it now.
 * One that staff have ended, before or since, stays ended. Hands over what changes hands in any case.
 */
export async function turnMembership(
  q: Writer,
  context: Context,
  studio: Studio,
  line: LineRow,
  { clientId, kind, subscriptionId, status, amount, refundedAmount }: PurchaseRecord,
): Promise<void> {
  const isMembership = kind === 'membership' && subscriptionId !== null
  const ends = isMembership && status === 'refunded'
  if (isMembership && refundedAmount < amount && line.endedAt !== null) {
    await bringBack(q, context, studio, subscriptionId, line.endedAt)
    await updateLine(q, line.id, { endedAt: null })
  }
  const { ended } = await handOverAll(q, context, studio, [clientId], new Set(ends ? [subscriptionId] : []))
  if (ends && ended.includes(subscriptionId)) await updateLine(q, line.id, { endedAt: context.now })
}

async function bringBack(
  q: Writer,
  context: Context,
  studio: Studio,
  subscriptionId: number,
  endedAt: number,
): Promise<void> {
  const before = await findEnding(q, subscriptionId)
  if (before === null || before.status !== 'ended' || before.endedAt !== endedAt) return
  const today = studioToday(studio, context.now)
  const freezes = (await freezesBySubscription(q, [subscriptionId])).get(subscriptionId) ?? []
  const hasPlace = before.activatedOn !== null && (await findPlaceHolder(q, before.clientId, before)) === null
  const after = hasPlace
    ? { status: statusOn('active', freezes, today), activatedOn: before.activatedOn, endedAt: null }
    : { status: 'queued' as const, activatedOn: null, endedAt: null }
  await reopenSubscription(q, subscriptionId, after)
  const { status, activatedOn } = before
  context.undoable(rowChanged('subscription', subscriptionId, { status, activatedOn, endedAt }, after))
  context.note({
    entity: 'subscription',
    entityId: subscriptionId,
    before: { status },
    after: { status: after.status },
  })
  if (hasPlace) await issueDue(q, context, await listMemberships(q, [subscriptionId]), today)
}
