import { z } from 'zod'
import { i18n } from '../../i18n/setup.ts'

/** A field for whole numbers: its limits, and the check that says them. */
export type WholeNumber = {
  /** For the field itself. What is out of bounds is refused with a sentence instead of silently changed. */
  readonly field: {
    readonly min: number
    readonly max: number
    readonly clampBehavior: 'none'
    readonly allowDecimal: false
    readonly allowNegative: false
  }
  readonly check: z.ZodType<number | string>
}

/** A whole number within the limits that the contract sets for it. */
export function wholeNumber(contract: z.ZodNumber): WholeNumber {
  const { minValue, maxValue } = contract
  const [min, max] = [minValue ?? 0, maxValue ?? Number.MAX_SAFE_INTEGER]
  return {
    field: { min, max, clampBehavior: 'none', allowDecimal: false, allowNegative: false },
    check: z.union([z.number(), z.string()]).refine((value) => contract.safeParse(value).success, {
      error: () => i18n.t('settings.wholeNumber', { min, max }),
    }),
  }
}

/** The same, where an empty field means none. */
export function wholeNumberOrNone(contract: z.ZodNumber): WholeNumber {
  const { field, check } = wholeNumber(contract)
  return { field, check: z.union([z.literal(''), check]) }
}
