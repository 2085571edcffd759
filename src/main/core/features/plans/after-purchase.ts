import { planCount, readPlanWishes } from '../../../../shared/domain/plans.ts'
import { assert } from '../../../../shared/errors.ts'
import type { Result } from '../../../../shared/result.ts'
import type { Context } from '../../context.ts'
import type { Writer } from '../../engine/engine.ts'
import { listGrants } from '../credits/queries.ts'
import { loadBasis } from './basis.ts'
import { findPlannedSale, listSoldSubscriptions, type PlannedSale } from './basis-queries.ts'
import { filePlan } from './matters.ts'
import { findPlan, insertPlan, listStuckPlans, type PlanRecord, updatePlan } from './queries.ts'
import { runPlan } from './run.ts'

/**
 * Plans a sale that asks for it itself, in the sale's own unit of work and after its credits are there; null for one
 * that does not ask, or has a plan already. Nothing that goes wrong here touches the sale: the plan is kept first with
 * everything it needs, then it runs as a part of its own. A part that is refused or breaks off leaves a failed plan,
 * which is a matter to decide and can be tried again. This is the one place that goes on after a bug: money was taken,
 * and what was paid for must not be lost over a timetable. The bug's words are in the audit log.
 */
export async function planAfterPurchase(
  q: Writer,
  context: Context,
  purchaseId: number,
): Promise<PlanRecord | null> {
  const sale = await findPlannedSale(q, purchaseId)
  if (sale === null || !readPlanWishes(sale.metadata).asked) return null
  if ((await findPlan(q, { purchaseId })) !== null) return null
  const planId = await keepWishes(q, context, sale)
  if (planId === null) return null
  const why = await tryToRun(q, context, purchaseId)
  if (why !== null) await markInterrupted(q, context, planId, why)
  return findPlan(q, { id: planId })
}

/** The plan as the sale asks for it, queued; null where the sale has given nothing. */
async function keepWishes(q: Writer, context: Context, sale: PlannedSale): Promise<number | null> {
  const sold = await listSoldSubscriptions(q, sale.id)
  const lots = (await listGrants(q, sale.clientId)).filter((lot) => sold.includes(lot.subscriptionId))
  const [lot] = lots
  if (lot === undefined) return null
  const wishes = readPlanWishes(sale.metadata)
  const { kind, credits } = sale.terms
  const { count, source } = planCount(wishes, kind === 'pack' ? credits * sale.quantity : null)
  const { groupSize, learningMode, courseId, place, sessionCount, date, time } = wishes
  return insertPlan(q, {
    ...{ purchaseId: sale.id, grantId: lot.id, clientId: sale.clientId, serviceId: null },
    ...{ status: 'queued', count, countSource: source, confirmed: false, problem: null },
    pattern: { date, time, weekdays: [], roomId: null },
    payload: { groupSize, learningMode, courseId, place, sessionCount },
    ...{ trainerId: null, trainerChoice: null, createdAt: context.now },
  })
}

/** Runs it; the answer is why it did not, or null. */
async function tryToRun(q: Writer, context: Context, purchaseId: number): Promise<string | null> {
  const run = async (): Promise<Result<PlanRecord>> => {
    const basis = await loadBasis(q, context, purchaseId)
    if (!basis.ok) return basis
    const how = { trainerId: null, byHand: null, seen: new Map(), mode: 'fits', confirms: false } as const
    return runPlan(q, context, basis.value, how)
  }
  try {
    const ran = await context.attempt(q, run)
    return ran.ok ? null : ran.error.code
  } catch (error) {
    return String(error)
  }
}

async function markInterrupted(q: Writer, context: Context, planId: number, why: string): Promise<void> {
  const plan = await findPlan(q, { id: planId })
  assert(plan !== null, 'a plan just made can be read')
  await updatePlan(q, plan, { status: 'failed', problem: 'interrupted', finishedAt: context.now })
  context.note({
    entity: 'plan',
    entityId: planId,
    before: { status: plan.status },
    after: { status: 'failed', why },
  })
  const failed = await findPlan(q, { id: planId })
  if (failed !== null) await filePlan(q, context, failed, [])
}

/**
 * Says of plans that claim to run that they failed: whoever ran them is gone. Part of what is done when a file is opened.
 */
export async function failStuckPlans(q: Writer, context: Context): Promise<void> {
  for (const id of await listStuckPlans(q)) {
    await markInterrupted(q, context, id, 'found running when nobody ran it')
  }
}
