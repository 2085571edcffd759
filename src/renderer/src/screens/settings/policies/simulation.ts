import type { Input, Value } from '../../../../../shared/contract/index.ts'
import { MOST_SIMULATED_DAYS, policiesContract } from '../../../../../shared/contract/policies.ts'
import {
  addDays,
  addMonths,
  daysBetween,
  isLocalDate,
  type LocalDate,
} from '../../../../../shared/domain/time.ts'
import type { StudioValues } from '../studio/studio-form.ts'
import { joinMinutes } from './late-window.ts'

export type Simulation = Value<'policies.simulate'>
export type Case = Simulation['clients'][number]['cases'][number]
export type Policy = Input<'policies.simulate'>['policy']

export const STRETCHES = ['months', 'quarter', 'year', 'own'] as const
export type Stretch = (typeof STRETCHES)[number]

export type Days = { readonly from: LocalDate; readonly to: LocalDate }

/** The days that are meant: three months or a year until yesterday, or the last quarter of the calendar. */
export function daysOf(stretch: Exclude<Stretch, 'own'>, today: LocalDate): Days {
  const yesterday = addDays(today, -1)
  if (stretch === 'months') return { from: addMonths(today, -3), to: yesterday }
  if (stretch === 'year') return { from: addMonths(today, -12), to: yesterday }
  const month = Number(today.slice(5, 7))
  const begun = addMonths(`${today.slice(0, 7)}-01`, -((month - 1) % 3))
  return { from: addMonths(begun, -3), to: addDays(begun, -1) }
}

/** Whether days that were typed can be asked for. */
export function areFit({ from, to }: Days): boolean {
  if (!isLocalDate(from) || !isLocalDate(to)) return false
  const days = daysBetween(from, to) + 1
  return days >= 1 && days <= MOST_SIMULATED_DAYS
}

/** What is typed as a rule; null while it is none. */
export function policyOf(typed: StudioValues): Policy | null {
  const { lateRule, noShowRule, lateForgiven } = typed
  const parsed = policiesContract['policies.simulate'].input.shape.policy.safeParse({
    lateWindowMinutes: joinMinutes(typed.lateAmount, typed.lateUnit),
    lateRule,
    // Out of sight where the rule forgives nothing, and then without a meaning.
    lateForgiven: lateRule === 'forgive' ? lateForgiven : 0,
    noShowRule,
  })
  return parsed.success ? parsed.data : null
}

/** What became, or would become, of it. */
export type Fate = 'charged' | 'inTime' | 'forgiven' | 'waived' | 'givenBack'

export function fateOf({ late, charged, pardon }: Case['actual'], what: Case['what']): Fate {
  if (charged) return 'charged'
  if (pardon !== null) return pardon
  return what === 'cancelled' && !late ? 'inTime' : 'givenBack'
}
