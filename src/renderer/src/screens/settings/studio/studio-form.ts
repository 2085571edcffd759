import { z } from 'zod'
import { studioContract } from '../../../../../shared/contract/studio.ts'
import type { CHARGE_RULES, LATE_RULES } from '../../../../../shared/domain/policies.ts'
import { useStudioForm } from '../../../components/field.tsx'
import { i18n } from '../../../i18n/setup.ts'
import type { Studio } from '../../../state/studio.ts'
import { joinMinutes, LATE_UNITS, type LateUnit, mostIn, splitMinutes } from '../policies/late-window.ts'
import { wholeNumber } from '../whole-number.ts'

const asked = studioContract['studio.update'].input.shape

const LATE_WINDOW = asked.lateWindowMinutes.unwrap()
const MOST_MINUTES = LATE_WINDOW.maxValue ?? Number.MAX_SAFE_INTEGER
export const LATE_FORGIVEN = wholeNumber(asked.lateForgiven.unwrap())
export const GRACE_DAYS = wholeNumber(asked.graceDays.unwrap())
export const PENDING_TIMEOUT_HOURS = wholeNumber(asked.pendingTimeoutHours.unwrap())
export const LOW_CREDITS = wholeNumber(asked.lowCredits.unwrap())
export const EXPIRING_DAYS = wholeNumber(asked.expiringDays.unwrap())

const fields = z
  .object({
    name: asked.name.unwrap(),
    lateAmount: z.union([z.number(), z.string()]),
    lateUnit: z.enum(LATE_UNITS),
    lateRule: z.string(),
    lateForgiven: LATE_FORGIVEN.check,
    noShowRule: z.string(),
    graceDays: GRACE_DAYS.check,
    pendingTimeoutHours: PENDING_TIMEOUT_HOURS.check,
    lowCredits: LOW_CREDITS.check,
    expiringDays: EXPIRING_DAYS.check,
  })
  .superRefine(({ lateAmount, lateUnit }, context) => {
    if (LATE_WINDOW.safeParse(joinMinutes(lateAmount, lateUnit)).success) return
    const message = i18n.t('settings.wholeNumber', { min: 0, max: mostIn(lateUnit, MOST_MINUTES) })
    context.addIssue({ code: 'custom', path: ['lateAmount'], message })
  })

/** What is typed about the studio. Numbers are what was typed until the form was checked. */
export type StudioValues = {
  readonly name: string
  readonly lateAmount: number | string
  readonly lateUnit: LateUnit
  readonly lateRule: (typeof LATE_RULES)[number]
  readonly lateForgiven: number | string
  readonly noShowRule: (typeof CHARGE_RULES)[number]
  readonly graceDays: number | string
  readonly pendingTimeoutHours: number | string
  readonly lowCredits: number | string
  readonly expiringDays: number | string
}

export function valuesOf({ name, policies }: Studio): StudioValues {
  const late = splitMinutes(policies.lateWindowMinutes)
  const { lateRule, lateForgiven, noShowRule, graceDays, pendingTimeoutHours, lowCredits, expiringDays } =
    policies
  return {
    name,
    lateAmount: late.amount,
    lateUnit: late.unit,
    lateRule,
    lateForgiven,
    noShowRule,
    graceDays,
    pendingTimeoutHours,
    lowCredits,
    expiringDays,
  }
}

/** The studio's fields that can be changed here, as they are stored. */
export function storedFields({ name, policies }: Studio) {
  return { name, ...policies }
}

/** What was typed, as the contract takes it. A number that is none differs from every stored one. */
export function askedFields(values: StudioValues) {
  return {
    name: values.name.trim(),
    lateWindowMinutes: joinMinutes(values.lateAmount, values.lateUnit) ?? Number.NaN,
    lateRule: values.lateRule,
    lateForgiven: numberOf(values.lateForgiven),
    noShowRule: values.noShowRule,
    graceDays: numberOf(values.graceDays),
    pendingTimeoutHours: numberOf(values.pendingTimeoutHours),
    lowCredits: numberOf(values.lowCredits),
    expiringDays: numberOf(values.expiringDays),
  }
}

const numberOf = (typed: number | string) => (typeof typed === 'number' ? typed : Number.NaN)

export function useStudioSettingsForm(initial: StudioValues) {
  return useStudioForm<StudioValues>(fields, initial)
}

export type StudioSettingsForm = ReturnType<typeof useStudioSettingsForm>

/** Everything that is typed, rendering again as it changes. */
export function useTyped(form: StudioSettingsForm): StudioValues {
  return {
    name: form.useWatchValue('name'),
    lateAmount: form.useWatchValue('lateAmount'),
    lateUnit: form.useWatchValue('lateUnit'),
    lateRule: form.useWatchValue('lateRule'),
    lateForgiven: form.useWatchValue('lateForgiven'),
    noShowRule: form.useWatchValue('noShowRule'),
    graceDays: form.useWatchValue('graceDays'),
    pendingTimeoutHours: form.useWatchValue('pendingTimeoutHours'),
    lowCredits: form.useWatchValue('lowCredits'),
    expiringDays: form.useWatchValue('expiringDays'),
  }
}
