import type { PlanProblem } from '../../../../shared/domain/plans.ts'
import { english } from '../../../../shared/messages/english.ts'
import type { Context } from '../../context.ts'
import type { Writer } from '../../engine/engine.ts'
import { raiseAttention, settleAttention } from '../attention/queries.ts'
import type { PlanRecord, PlanSessionFields } from './queries.ts'

const KINDS = ['plan_unconfirmed', 'plan_partial', 'plan_failed'] as const

const UNCONFIRMED = {
  count_defaulted: 'defaulted',
  tier_unknown: 'unknown_tier',
  count_out_of_range: 'out_of_range',
} as const

/** Files what a plan waits for, or that sessions of it have no place; settles what no longer is so. */
export async function filePlan(
  q: Writer,
  context: Context,
  plan: PlanRecord,
  rows: readonly PlanSessionFields[],
): Promise<void> {
  const matter = matterOf(plan, rows)
  for (const kind of KINDS) {
    if (kind !== matter?.kind) await settleAttention(q, context, `${kind}:${plan.id}`)
  }
  if (matter === null) return
  const about = { key: `${matter.kind}:${plan.id}`, entity: 'purchase', entityId: plan.purchaseId } as const
  await raiseAttention(q, context, { ...matter, ...about })
}

function matterOf(plan: PlanRecord, rows: readonly PlanSessionFields[]) {
  const { clientName, packageName, count, placed, problem, status } = plan
  const facts = { clientName, packageName, count }
  if (problem !== null && problem in UNCONFIRMED) {
    const why = UNCONFIRMED[problem as keyof typeof UNCONFIRMED]
    return { kind: 'plan_unconfirmed', details: { ...facts, problem: why } } as const
  }
  if (status === 'partial') return { kind: 'plan_partial', details: { ...facts, placed } } as const
  if (status !== 'failed') return null
  // Kept in English, as every reason in the worklist.
  const refusal = rows.find(({ reason }) => reason !== null && 'details' in reason)?.reason
  const reason =
    refusal != null && 'details' in refusal
      ? english.sentenceOf(refusal)
      : english.planProblemSentence(problem ?? 'no_place')
  return { kind: 'plan_failed', details: { ...facts, reason } } as const
}

/** Why nothing of a plan has a place; null where something has: what stands in the way of the others is theirs. */
export function placingProblem(
  rows: readonly Pick<PlanSessionFields, 'reason'>[],
  placed: number,
): PlanProblem | null {
  if (placed > 0) return null
  return rows.some(({ reason }) => reason?.code === 'NO_TRAINER') ? 'no_trainer' : 'no_place'
}
