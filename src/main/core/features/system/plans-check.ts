import { listStuckPlans } from '../plans/queries.ts'
import type { Look } from './look.ts'

/** V7: plans that say they run, when nobody runs them. */
export async function checkPlans({ q, findings }: Look): Promise<void> {
  for (const id of await listStuckPlans(q)) {
    findings.add('V7', 'plan', id, 'a plan that waits, is done or has failed', 'running for nobody')
  }
}
