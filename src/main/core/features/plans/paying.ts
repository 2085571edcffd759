/** Which credits of a sale pay for the sessions of its plan, and from which day. */
import { grantProblem } from '../../../../shared/domain/credits.ts'
import { freezeOn } from '../../../../shared/domain/freezes.ts'
import { type FirstPaid, firstPaidDay } from '../../../../shared/domain/plan-payment.ts'
import type { PlanProblem } from '../../../../shared/domain/plans.ts'
import { addDays, type LocalDate, laterDate } from '../../../../shared/domain/time.ts'
import { refuse } from '../../../../shared/result.ts'
import { words } from '../../speaking.ts'
import type { ServiceRecord } from '../catalogue/queries.ts'
import { packFacts } from '../credits/pack-facts.ts'
import type { GrantRecord } from '../credits/queries.ts'
import type { PlanPattern } from './queries.ts'

/** Which lot of the sale pays on a day, while these units of each are still there; or the last one's reason why not. */
export function payingLot(
  lots: readonly GrantRecord[],
  service: Pick<ServiceRecord, 'familyId' | 'creditCost'>,
  on: LocalDate,
  left: ReadonlyMap<number, number> = new Map(),
) {
  const spending = { familyId: service.familyId, on }
  const judged = lots.map((lot) => {
    const units = left.get(lot.id) ?? lot.available
    const problem = grantProblem({ ...lot, available: units }, spending)
    return { lot, problem: problem ?? (units < service.creditCost ? ('empty' as const) : null) }
  })
  const able = judged.filter(({ problem }) => problem === null)
  return able[0] ?? judged.at(-1) ?? null
}

/** From which day a sale pays, and on which day that was asked about. */
export type PaidFrom = FirstPaid & { readonly on: LocalDate }

/**
 * From which day the lots of a sale pay: after what keeps them on the first day that is wished for; else, for whom it
 * may concern, after what keeps them today. Null without a service to pay for, or without lots.
 */
export function paidFrom(
  lots: readonly GrantRecord[],
  service: Pick<ServiceRecord, 'familyId'> | null,
  date: LocalDate | null,
  today: LocalDate,
): PaidFrom | null {
  if (service === null || lots.length === 0) return null
  const on = date === null ? today : laterDate(date, today)
  const wished = firstPaidDay(lots, service.familyId, on)
  if (wished.held !== null) return { ...wished, on }
  return { ...firstPaidDay(lots, service.familyId, today), on: today }
}

/** A pattern that begins no earlier than the sale pays; its weekdays stay those that were wished for. */
export function startingWhenPaid(pattern: PlanPattern, paid: PaidFrom | null): PlanPattern {
  const { date } = pattern
  if (date === null || paid === null || paid.held === null || paid.day === null) return pattern
  return date < paid.day ? { ...pattern, date: paid.day } : pattern
}

/** Why no session can be paid on any day that is known; null when some can, or when there is nothing left at all. */
export function neverPaid(paid: PaidFrom | null): Extract<PlanProblem, `pack_${string}`> | null {
  if (paid === null || paid.day !== null) return null
  switch (paid.held?.problem) {
    case 'queued':
      return 'pack_queued'
    case 'frozen':
      return 'pack_frozen'
    case 'expired':
      return 'pack_expired'
    default:
      return null
  }
}

/** From when it pays and why not before, in one sentence; null when it pays at once. */
export function paidSentence(lots: readonly GrantRecord[], paid: PaidFrom | null): string | null {
  const held = paid?.held ?? null
  const pack = held === null ? undefined : packFacts(lots).get(held.grantId)
  if (paid === null || held === null || pack === undefined || held.problem === 'empty') return null
  const frozen = pack.freezes.find(({ until }) => until !== null && addDays(until, 1) === paid.day)
  const freeze = frozen ?? freezeOn(pack.freezes, paid.on)
  return words().paidFromSentence(pack, held.problem, { day: paid.day, freeze })
}

/** The refusal for whoever asks for sessions that nothing pays for on any day that is known. */
export function refuseUnpaid(lots: readonly GrantRecord[], paid: PaidFrom) {
  const lot = lots.find(({ id }) => id === paid.held?.grantId)
  const freeze = lot === undefined ? null : freezeOn(lot.freezes, paid.on)
  if (lot !== undefined && paid.held?.problem === 'frozen' && freeze !== null) {
    return refuse('GRANT_FROZEN', { grantId: lot.id, from: freeze.from, until: freeze.until })
  }
  if (lot !== undefined && paid.held?.problem === 'expired') {
    return refuse('GRANT_EXPIRED', { grantId: lot.id, expiresOn: lot.expiresOn })
  }
  const why = paidSentence(lots, paid) ?? words().planProblemSentence('no_credits')
  return refuse('INVALID_TRANSITION', { from: 'queued', to: 'running', why })
}
