/** Why this pack pays and that one does not: the rules of spending, told line by line instead of only applied. */
import {
  bySpendOrder,
  decidingRule,
  type GrantProblem,
  grantProblem,
  type HoldPart,
  planHold,
  type SpendableGrant,
  type SpendRule,
} from './credits.ts'
import type { LocalDate } from './time.ts'

/** What is to be paid. Without a family every grant is judged for what it is good for itself. */
export type Asked = { readonly familyId: number | null; readonly on: LocalDate; readonly units: number }

export type SpendingLine = {
  readonly grantId: number
  /** Its place in the spend order, from 1. */
  readonly rank: number
  /** The rule that stops it from paying; null when it may. */
  readonly problem: GrantProblem | null
  /** Units that it pays. */
  readonly units: number
}

export type SpendingExplanation = {
  /** Units that the grants could pay in all. */
  readonly payable: number
  /** What pays; nothing when they cannot pay all of it. */
  readonly parts: readonly HoldPart[]
  /** Every grant, in the spend order. */
  readonly order: readonly SpendingLine[]
  /** Why the first that pays comes before the next that may; null when there are not two. */
  readonly before: { readonly grantId: number; readonly rule: SpendRule } | null
}

/** Explains what `planHold` decides; the two never disagree. */
export function explainSpending(grants: readonly SpendableGrant[], asked: Asked): SpendingExplanation {
  const ordered = [...grants].sort(bySpendOrder)
  const judged = ordered.map((grant) => ({ grant, problem: problemOf(grant, asked) }))
  const able = judged.filter(({ problem }) => problem === null).map(({ grant }) => grant)
  // What may pay was judged already; whose family it is does not matter any more.
  const plan = planHold(
    able.map((grant) => ({ ...grant, familyId: null })),
    { familyId: 0, on: asked.on, units: asked.units },
  )
  const parts = plan.kind === 'funded' ? plan.parts : []
  const unitsOf = new Map(parts.map(({ grantId, units }) => [grantId, units]))
  const [first, next] = able
  return {
    payable: able.reduce((sum, { available }) => sum + available, 0),
    parts,
    order: judged.map(({ grant, problem }, index) => ({
      grantId: grant.id,
      rank: index + 1,
      problem,
      units: unitsOf.get(grant.id) ?? 0,
    })),
    before:
      first === undefined || next === undefined
        ? null
        : { grantId: next.id, rule: decidingRule(first, next) },
  }
}

function problemOf(grant: SpendableGrant, { familyId, on }: Asked): GrantProblem | null {
  return grantProblem(grant, { familyId: familyId ?? grant.familyId ?? 0, on })
}

type Validity = { readonly effectiveFrom: LocalDate; readonly expiresOn: LocalDate | null }

/**
 * The first lot that is not valid on a day, of those that a place was charged to. A place that was given up does not follow
 * its session to another day: whoever takes it again with what was charged must have paid with something that is good on
 * that day. Null when they have.
 */
export function findStranded<G extends Validity>(charged: readonly G[], on: LocalDate): G | null {
  const isValid = ({ effectiveFrom, expiresOn }: Validity) =>
    effectiveFrom <= on && (expiresOn === null || on <= expiresOn)
  return charged.find((grant) => !isValid(grant)) ?? null
}
