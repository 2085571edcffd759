import { planOutcome } from '../../../../shared/domain/plans.ts'
import { assert } from '../../../../shared/errors.ts'
import type { Context } from '../../context.ts'
import type { Writer } from '../../engine/engine.ts'
import { findPlan, listPlanSessions, savePlanSessions, updatePlan } from '../plans/queries.ts'
import type { PlannedStep } from './steps.ts'

/**
 * Takes what a plan made out of it, so that it can make them again: its sessions and bookings are taken back by their
 * own steps, after this one. The plan itself stays, with the sale that it belongs to.
 */
export async function takeBackPlan(
  q: Writer,
  context: Context,
  { planId, indexes }: PlannedStep,
): Promise<null> {
  const plan = await findPlan(q, { id: planId })
  assert(plan !== null, 'a plan that was run is still there')
  const rows = (await listPlanSessions(q, planId)).filter(({ index }) => indexes.includes(index))
  await savePlanSessions(
    q,
    planId,
    rows.map(({ index, wishedAt }) => {
      return {
        index,
        wishedAt,
        state: 'unplaced',
        sessionId: null,
        bookingId: null,
        reason: { code: 'UNDONE' },
      }
    }),
  )
  const placed = plan.placed - rows.length
  const status = planOutcome(placed, plan.count)
  await updatePlan(q, plan, { status, problem: 'undone' })
  context.note({
    entity: 'plan',
    entityId: planId,
    before: { status: plan.status, placed: plan.placed },
    after: { status, placed },
  })
  return null
}
