import type { Parsed, Value } from '../../../../shared/contract/index.ts'
import { ok, type Result, refuse } from '../../../../shared/result.ts'
import type { Context } from '../../context.ts'
import type { Reader, Writer } from '../../engine/engine.ts'
import { words } from '../../speaking.ts'
import { requireActive } from '../bookings/place.ts'
import { type Asked, loadBasis } from './basis.ts'
import { countPlans, findPlan, listPlans, type PlanRecord } from './queries.ts'
import { runPlan } from './run.ts'
import { choiceView, plannedView, planView } from './views.ts'

type Planned = Value<'plans.commit'>

/** Plans, the newest first. */
export async function listAllPlans(
  q: Reader,
  _context: Context,
  input: Parsed<'plans.list'>,
): Promise<Result<Value<'plans.list'>>> {
  const rows = await listPlans(q, input, input)
  return ok({ rows: rows.map(planView), total: await countPlans(q, input) })
}

/** One plan with all that is known of it. */
export async function getPlan(
  q: Reader,
  _context: Context,
  { id, purchaseId }: Parsed<'plans.get'>,
): Promise<Result<Value<'plans.get'>>> {
  const plan =
    id === undefined ? await findPlan(q, { purchaseId: purchaseId ?? 0 }) : await findPlan(q, { id })
  if (plan === null) return refuse('NOT_FOUND', { entity: 'plan', id: id ?? purchaseId ?? 0 })
  const trainer = plan.trainerChoice === null ? null : await choiceView(q, plan.trainerChoice)
  return ok({ ...(await plannedView(q, plan)), trainer })
}

/** Makes the sessions of a sale as somebody has seen them: all, or what fits. */
export async function commitPlan(
  q: Writer,
  context: Context,
  input: Parsed<'plans.commit'>,
): Promise<Result<Planned>> {
  const { purchaseId, times, mode, version, ...asked } = input
  return planSale(q, context, purchaseId, asked, { times: times ?? null, mode, version, confirms: true })
}

/** Plans a sale as it asks for itself. */
export async function runSale(
  q: Writer,
  context: Context,
  { purchaseId }: Parsed<'plans.run'>,
): Promise<Result<Planned>> {
  return planSale(q, context, purchaseId, {}, { times: null, mode: 'fits', confirms: false })
}

/** Looks for places for what has none. */
export async function retryPlan(
  q: Writer,
  context: Context,
  { id, version }: Parsed<'plans.retry'>,
): Promise<Result<Planned>> {
  const plan = await findPlan(q, { id })
  if (plan === null) return refuse('NOT_FOUND', { entity: 'plan', id })
  return planSale(q, context, plan.purchaseId, {}, { times: null, mode: 'fits', version, confirms: false })
}

/** Says what a plan waits for, and makes its sessions. */
export async function confirmPlan(
  q: Writer,
  context: Context,
  { id, version, ...asked }: Parsed<'plans.confirm'>,
): Promise<Result<Planned>> {
  const plan = await findPlan(q, { id })
  if (plan === null) return refuse('NOT_FOUND', { entity: 'plan', id })
  // Whoever confirms without a number confirms the one that was proposed.
  const count = asked.count ?? plan.count
  const how = { times: null, mode: 'fits', version, confirms: true } as const
  return planSale(q, context, plan.purchaseId, { ...asked, count }, how)
}

type How = {
  readonly times: Parsed<'plans.commit'>['times'] | null
  readonly mode: 'all' | 'fits'
  readonly version?: number | undefined
  /** Whether a person says with it how many sessions it is for. */
  readonly confirms: boolean
}

async function planSale(
  q: Writer,
  context: Context,
  purchaseId: number,
  asked: Asked,
  { times, mode, version, confirms }: How,
): Promise<Result<Planned>> {
  const basis = await loadBasis(q, context, purchaseId, asked)
  if (!basis.ok) return basis
  const { plan, client } = basis.value
  const stale = staleness(plan, version)
  if (stale !== null) return stale
  if (plan?.status === 'done') {
    return refuse('INVALID_TRANSITION', { from: 'done', to: 'running', why: words().PLAN_DONE })
  }
  if (plan === null && basis.value.lots.length === 0) {
    const why = words().planProblemSentence('no_credits')
    return refuse('INVALID_TRANSITION', { from: basis.value.sale.status, to: 'running', why })
  }
  const bookable = await requireActive(q, client)
  if (!bookable.ok) return bookable
  const byHand = times == null ? null : new Map(times.map(({ index, startsAt }) => [index, startsAt]))
  const ran = await runPlan(q, context, basis.value, {
    ...{ trainerId: asked.trainerId ?? null, byHand, seen: seenIn(times ?? []), mode, confirms },
  })
  return ran.ok ? ok(await plannedView(q, ran.value)) : ran
}

/** The class that was seen with each time, of those that say so. */
function seenIn(times: NonNullable<How['times']>): ReadonlyMap<number, number | null> {
  return new Map(times.flatMap(({ index, joins }) => (joins === undefined ? [] : [[index, joins] as const])))
}

function staleness(plan: PlanRecord | null, version: number | undefined) {
  if (plan === null || version === undefined || version === plan.version) return null
  return refuse('STALE_VERSION', { expected: version, found: plan.version, changes: planView(plan) })
}
