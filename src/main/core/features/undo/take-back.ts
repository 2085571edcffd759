import { assertNever } from '../../../../shared/errors.ts'
import { UNDONE } from '../../../../shared/messages/undo.ts'
import type { Result } from '../../../../shared/result.ts'
import type { Context, LineRange } from '../../context.ts'
import type { Writer } from '../../engine/engine.ts'
import { words } from '../../speaking.ts'
import { promoteWaiting } from '../bookings/waitlist.ts'
import { undoMerge } from '../merge/undo.ts'
import { loadStudio } from '../studio/queries.ts'
import { takeBackAssignment } from './assignments.ts'
import { takeBackAttention } from './attention.ts'
import { freedBy, takeBackBooking } from './bookings.ts'
import { takeBackClient } from './clients.ts'
import { takeBackFreeze, takeBackGrant, takeBackSubscription } from './credits.ts'
import { takeBackHours } from './hours.ts'
import { takeBackImport } from './import.ts'
import { answerLines } from './ledger.ts'
import { firstMoved } from './moved.ts'
import { whyNotPaid } from './pay.ts'
import { takeBackPlan } from './plans.ts'
import type { UndoRecord } from './queries.ts'
import { listGivenBack, takeOwed } from './refunds.ts'
import { loadRow } from './row-queries.ts'
import { takeBackDrawerItem, takeBackSale } from './sales.ts'
import { takeBackSession } from './sessions.ts'
import type { ChangedStep, MadeStep, MergedStep, UndoStep } from './steps.ts'

/**
 * Takes back what one command did, when everything still is as the command left it: its ledger lines are answered,
 * then its rows go back, the last one first, and refunds take what is owed to them. The value is where the answers are; the refusal is why it is not possible
 * any more, with the unit of work left for its caller to undo.
 */
export async function takeBack(
  q: Writer,
  context: Context,
  record: UndoRecord,
): Promise<Result<LineRange | null, string>> {
  const moved = await firstMoved(q, record.steps)
  if (moved !== null) return { ok: false, error: moved }
  const givenBack = await listGivenBack(q, record.lines)
  const answers = await answerLines(q, context, record.lines, UNDONE)
  if (!answers.ok) return answers
  const steps = record.steps.toReversed()
  for (const step of steps) {
    const obstacle = await takeBackStep(q, context, step, { ...record, answers: answers.value })
    if (obstacle !== null) return { ok: false, error: obstacle }
  }
  for (const step of steps) {
    const unpaid = await whyNotPaid(q, context, step)
    if (unpaid !== null) return { ok: false, error: unpaid }
  }
  await takeOwed(q, context, givenBack)
  await promoteInto(q, context, steps.flatMap(freedBy))
  return answers
}

/** A place that is free again goes to whoever waits for it, as after a cancellation. */
async function promoteInto(q: Writer, context: Context, bookingIds: readonly number[]): Promise<void> {
  if (bookingIds.length === 0) return
  const studio = await loadStudio(q)
  const sessionIds = new Set<number>()
  for (const id of bookingIds) sessionIds.add((await loadRow(q, 'booking', id)).sessionId)
  for (const sessionId of sessionIds) await promoteWaiting(q, context, studio, sessionId)
}

async function takeBackStep(
  q: Writer,
  context: Context,
  step: UndoStep,
  record: UndoRecord,
): Promise<string | null> {
  switch (step.kind) {
    case 'made':
    case 'changed':
      return takeBackRow(q, context, step, record)
    case 'imported':
      return takeBackImport(q, context, step, record)
    case 'merged':
      return takeBackMerge(q, context, step)
    case 'planned':
      return takeBackPlan(q, context, step)
    default:
      return assertNever(step)
  }
}

/** A merge keeps its own rows, and knows itself what stands in the way of taking it back. */
async function takeBackMerge(q: Writer, context: Context, { mergeId }: MergedStep): Promise<string | null> {
  const apart = await undoMerge(q, context, mergeId)
  if (apart.ok) return null
  const { error } = apart
  return error.code === 'INVALID_TRANSITION' ? error.details.why : words().sentenceOf(error)
}

async function takeBackRow(
  q: Writer,
  context: Context,
  step: MadeStep | ChangedStep,
  record: UndoRecord,
): Promise<string | null> {
  switch (step.entity) {
    case 'booking':
      return takeBackBooking(q, context, step)
    case 'session':
      return takeBackSession(q, context, step, record.answers ?? null)
    case 'subscription':
      return takeBackSubscription(q, context, step, record)
    case 'grant':
      // The answering lines have emptied a new grant; an empty one stays where it is.
      if (step.kind === 'changed') await takeBackGrant(q, context, step)
      return null
    case 'freeze':
      return takeBackFreeze(q, context, step)
    case 'client':
      return takeBackClient(q, context, step)
    case 'attention':
      return takeBackAttention(q, context, step)
    case 'timeOff':
    case 'closure':
      await takeBackHours(q, context, step)
      return null
    case 'assignment':
      return takeBackAssignment(q, context, step)
    case 'sale':
      return takeBackSale(q, context, step)
    case 'drawerItem':
      return takeBackDrawerItem(q, context, step)
    default:
      return assertNever(step)
  }
}
