import { listStuckPlans } from '../plans/queries.ts'
import { inPieces, type Look } from './look.ts'
import { lastPlanId, listOddPlanned, listUndone } from './plans-queries.ts'
import type { KeyRange } from './schedule-queries.ts'

/** V7: plans that say they run, when nobody runs them. P1: plans and what they made. */
export async function checkPlans(look: Look): Promise<void> {
  await checkStuck(look)
  await inPieces(look, await lastPlanId(look.q), (range) => checkPlanned(look, range))
}

/** P1: each session that was placed has its booking, which the plan's own sale paid for, and what is done has all. */
export async function checkPlanned({ q, findings }: Look, range: KeyRange): Promise<void> {
  for (const { planId, number, bookingId, isThere, heldFrom, purchaseId } of await listOddPlanned(q, range)) {
    if (isThere === 0) {
      findings.add(
        'P1',
        'plan',
        planId,
        `session ${number} booked for its client`,
        `booking ${bookingId}, which is not`,
      )
    } else {
      const expected = `session ${number} paid by what purchase ${purchaseId} gave`
      findings.add('P1', 'plan', planId, expected, `booking ${bookingId}, paid by grant ${heldFrom}`)
    }
  }
  for (const { id, count, placed } of await listUndone(q, range)) {
    findings.add(
      'P1',
      'plan',
      id,
      `${count} sessions placed, as it is done`,
      `${placed} placed`,
      'plan_state',
    )
  }
}

/** V7. */
export async function checkStuck({ q, findings }: Look): Promise<void> {
  for (const id of await listStuckPlans(q)) {
    findings.add('V7', 'plan', id, 'a plan that waits, is done or has failed', 'running for nobody')
  }
}
