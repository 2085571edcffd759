import { UNDONE } from '../../../../shared/messages/undo.ts'
import type { Context } from '../../context.ts'
import type { Writer } from '../../engine/engine.ts'
import { handOver } from '../credits/hand-over.ts'
import { loadStudio } from '../studio/queries.ts'
import type { UndoRecord } from './queries.ts'
import { findInPlace, isHeldWithin, loadRow, ownsUnits, putBack } from './row-queries.ts'
import { isBookedSince } from './since-queries.ts'
import type { ChangedStep, MadeStep } from './steps.ts'
import { findSubscriptionSubject } from './subject-queries.ts'

/**
 * Takes a subscription back: a new one that owns nothing ends, so that it keeps no place, and one that changed is as it
 * was before. Answers why that is not possible any more, or null when it was done.
 */
export async function takeBackSubscription(
  q: Writer,
  context: Context,
  step: MadeStep<'subscription'> | ChangedStep<'subscription'>,
  { lines }: Pick<UndoRecord, 'lines'>,
): Promise<string | null> {
  const subscription = await loadRow(q, 'subscription', step.id)
  if (step.kind === 'made') {
    // What else was added to it since goes on in it.
    if (subscription.status === 'ended' || (await ownsUnits(q, subscription.id))) return null
    await putBack(q, 'subscription', subscription, { status: 'ended', endedAt: context.now })
    context.note({
      entity: 'subscription',
      entityId: subscription.id,
      before: { status: subscription.status },
      after: { status: 'ended', reason: UNDONE },
    })
    // Whoever waited for its place has it now.
    await handOver(q, context, await loadStudio(q), subscription.clientId)
    return null
  }
  const next = { ...subscription, ...step.before }
  if (next.status === 'active' || next.status === 'frozen') {
    const other = await findInPlace(q, subscription)
    if (other !== null) return `${other} took the place of ${subscription.name} since.`
  }
  if (next.status === 'queued' && (await isBookedSince(q, subscription.id, lines))) {
    return `${subscription.name} is booked or used by now.`
  }
  await putBack(q, 'subscription', subscription, step.before)
  context.note({
    entity: 'subscription',
    entityId: subscription.id,
    before: step.after,
    after: step.before,
  })
  return null
}

/** Puts the days of a grant back. */
export async function takeBackGrant(q: Writer, context: Context, step: ChangedStep<'grant'>): Promise<void> {
  const grant = await loadRow(q, 'grant', step.id)
  await putBack(q, 'grant', grant, step.before)
  context.note({ entity: 'grant', entityId: grant.id, before: step.after, after: step.before })
}

/** Takes a freeze back: a new one is cancelled, and one that changed has its days again. */
export async function takeBackFreeze(
  q: Writer,
  context: Context,
  step: MadeStep<'freeze'> | ChangedStep<'freeze'>,
): Promise<string | null> {
  const freeze = await loadRow(q, 'freeze', step.id)
  const next = step.kind === 'made' ? { cancelledAt: context.now } : step.before
  const frozen = { ...freeze, ...next }
  const days = { from: frozen.fromDay, until: frozen.untilDay }
  if (frozen.cancelledAt === null && (await isHeldWithin(q, freeze.subscriptionId, days))) {
    const subject = await findSubscriptionSubject(q, freeze.subscriptionId)
    return `${subject?.client ?? 'The client'} has a booking on one of the frozen days by now.`
  }
  await putBack(q, 'freeze', freeze, next)
  context.note({
    entity: 'subscription',
    entityId: freeze.subscriptionId,
    before: step.kind === 'made' ? step.state : step.after,
    after: next,
  })
  return null
}
