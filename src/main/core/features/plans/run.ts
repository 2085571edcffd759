import { mayMovePlan, type PlanProblem, planOutcome } from '../../../../shared/domain/plans.ts'
import type { Instant } from '../../../../shared/domain/time.ts'
import { assert } from '../../../../shared/errors.ts'
import { ok, type Result, refuse } from '../../../../shared/result.ts'
import type { Context } from '../../context.ts'
import type { Writer } from '../../engine/engine.ts'
import { words } from '../../speaking.ts'
import { type Arrangement, arrange } from './arrange.ts'
import { type Basis, missingOccurrences, trainerFor } from './basis.ts'
import { makeSessions } from './make.ts'
import { filePlan, placingProblem } from './matters.ts'
import { neverPaid, refuseUnpaid } from './paying.ts'
import {
  findPlan,
  insertPlan,
  type PlanFields,
  type PlanRecord,
  type PlanSessionFields,
  savePlanSessions,
  updatePlan,
} from './queries.ts'

export type RunRequest = {
  /** Somebody in particular; null chooses. */
  readonly trainerId: number | null
  /** Starts that a person has seen, for all sessions that shall have one; null finds them. */
  readonly byHand: ReadonlyMap<number, Instant> | null
  /** The class that each of them was seen to join, null for none; whoever has not looked says nothing. */
  readonly seen: ReadonlyMap<number, number | null>
  readonly mode: 'all' | 'fits'
  /** Whether a person says with it how many sessions it is for. */
  readonly confirms: boolean
}

/**
 * Runs a plan: from its first session or with those that it has not made yet, which alone it makes. What must be said
 * first makes it wait, and what stands in the way of each session is listed; both are matters to decide. Every session
 * that a plan is to make has one row by its number, and the database takes no second.
 */
export async function runPlan(
  q: Writer,
  context: Context,
  basis: Basis,
  request: RunRequest,
): Promise<Result<PlanRecord>> {
  const questions = basis.questions.filter((question) => !request.confirms || !isAboutCount(question))
  const unpaid = neverPaid(basis.paid)
  const problem = questions[0] ?? (basis.most === 0 ? 'no_credits' : unpaid)
  // Whoever asks for it is told at once; a sale that plans itself waits for somebody.
  if (problem === unpaid && basis.paid !== null && unpaid !== null && request.confirms) {
    return refuseUnpaid(basis.lots, basis.paid)
  }
  const before = await keepPlan(q, context, basis, { ...request, problem })
  if (problem !== null) {
    if (request.mode === 'all') return refuse('VALIDATION', { issues: [issueOf(problem)] })
    return ok(await finish(q, context, before, { rows: [], problem, arrangement: null }))
  }
  const { service } = basis
  assert(service !== null, 'a plan without questions has a service')
  const occurrences = missingOccurrences(basis)
  if (!occurrences.ok) return occurrences
  const decided = {
    ...trainerFor(basis, request.trainerId),
    byHand: request.byHand ?? new Map<number, Instant>(),
    seen: new Set([...request.seen.values()].filter((id) => id !== null)),
  }
  const arranged = await arrange(q, context, basis, service, { occurrences: occurrences.value, decided })
  if (!arranged.ok) return arranged
  const arrangement = onlyChosen(arranged.value, request)
  const made = await makeSessions(q, context, basis, service, { ...arrangement, seen: request.seen })
  if (!made.ok) return made
  if (request.mode === 'all') {
    const refusal = firstMissing(made.value)
    if (refusal !== null) return refusal
  }
  return ok(await finish(q, context, before, { rows: made.value, problem: null, arrangement }))
}

const isAboutCount = (problem: PlanProblem) => problem.startsWith('count_') || problem === 'tier_unknown'

function issueOf(problem: PlanProblem) {
  const field = { date_unknown: 'date', time_unknown: 'time', service_unknown: 'serviceId' } as const
  const path = problem in field ? field[problem as keyof typeof field] : 'count'
  return { path, message: words().planProblemSentence(problem) }
}

/** When a person has chosen the times, a session without one has none: nothing is moved behind anybody's back. */
function onlyChosen(arrangement: Arrangement, { byHand }: RunRequest): Arrangement {
  if (byHand === null) return arrangement
  const times = arrangement.times.map((time) =>
    byHand.has(time.index) ? time : { ...time, startsAt: null, how: 'unplaced' as const },
  )
  return { ...arrangement, times }
}

/** The first refusal of those that have no place; null when all have one. */
function firstMissing(rows: readonly PlanSessionFields[]) {
  const missing = rows.filter(({ state }) => state !== 'placed')
  for (const { reason } of missing) {
    if (reason !== null && 'details' in reason) return { ok: false as const, error: reason }
  }
  if (missing.length === 0) return null
  const why = words().planNotWhole(missing.length)
  return refuse('INVALID_TRANSITION', { from: 'queued', to: 'done', why })
}

/** The plan as it is about to run, made when there is none yet. */
async function keepPlan(
  q: Writer,
  context: Context,
  basis: Basis,
  request: RunRequest & { readonly problem: PlanProblem | null },
): Promise<PlanRecord> {
  const { plan, sale, client, service, count, rows, lots } = basis
  // Sessions that keep their wishes keep the pattern that these come from, until they are planned by another one.
  const pattern = plan !== null && rows.length > 0 && request.problem !== null ? plan.pattern : basis.pattern
  const fields = {
    serviceId: service?.id ?? null,
    count: count.count,
    countSource: count.source,
    confirmed: request.confirms || count.question === null,
    pattern,
    payload: payloadOf(basis),
  }
  const [lot] = lots
  if (plan === null) {
    assert(lot !== undefined, 'a sale that is planned gave something')
    const id = await insertPlan(q, {
      ...{ ...fields, purchaseId: sale.id, grantId: lot.id, clientId: client.id },
      ...{ status: 'queued', trainerId: null, trainerChoice: null, problem: null },
      createdAt: context.now,
    })
    const made = await findPlan(q, { id })
    assert(made !== null, 'a plan just made can be read')
    return made
  }
  await updatePlan(q, plan, fields)
  return { ...plan, ...fields, version: plan.version + 1 }
}

/** What is kept with a plan besides when: as the sale says it, and the place as it is known now. */
function payloadOf({ wishes, place }: Basis): PlanFields['payload'] {
  const { groupSize, learningMode, courseId, sessionCount } = wishes
  return { groupSize, learningMode, courseId, place, sessionCount }
}

type Ran = {
  readonly rows: readonly PlanSessionFields[]
  readonly problem: PlanProblem | null
  readonly arrangement: Arrangement | null
}

/** Keeps what a run made, and files what a person must decide. */
async function finish(
  q: Writer,
  context: Context,
  before: PlanRecord,
  { rows, problem, arrangement }: Ran,
): Promise<PlanRecord> {
  const placed = before.placed + rows.filter(({ state }) => state === 'placed').length
  const outcome = planOutcome(placed, before.count)
  const waits = problem !== null && isAboutCount(problem)
  assert(mayMovePlan(before.status, 'running') && mayMovePlan('running', outcome), 'a plan that runs may run')
  const change: Partial<PlanFields> & { startedAt: Instant; finishedAt: Instant | null } = {
    status: waits ? before.status : outcome,
    problem: problem ?? placingProblem(rows, placed),
    startedAt: context.now,
    finishedAt: waits ? null : context.now,
    ...(arrangement === null
      ? {}
      : { trainerId: arrangement.choice.chosenId, trainerChoice: arrangement.choice }),
  }
  await savePlanSessions(q, before.id, rows)
  await updatePlan(q, before, change)
  const indexes = rows.filter(({ state }) => state === 'placed').map(({ index }) => index)
  if (indexes.length > 0) context.undoable({ kind: 'planned', planId: before.id, indexes })
  context.note({
    entity: 'plan',
    entityId: before.id,
    before: { status: before.status, placed: before.placed },
    after: { status: change.status, placed, count: before.count, problem: change.problem },
  })
  const plan = await findPlan(q, { id: before.id })
  assert(plan !== null, 'a plan that ran can be read')
  // A run that made nothing is nothing to take back, and what it asks stays.
  const told = indexes.length > 0 ? context : { ...context, undoable: () => undefined }
  await filePlan(q, told, plan, rows)
  return plan
}
