import { z } from 'zod'
import type { Input, Value } from '../../../../../shared/contract/index.ts'
import { packagesContract } from '../../../../../shared/contract/packages.ts'
import type { PackageKind } from '../../../../../shared/domain/catalogue.ts'
import { formatMoney, parseMoney } from '../../../../../shared/domain/money.ts'
import { useStudioForm } from '../../../components/field.tsx'
import { locale } from '../../../i18n/locale.ts'
import { i18n } from '../../../i18n/setup.ts'
import { wholeNumber, wholeNumberOrNone } from '../whole-number.ts'

export type Package = Value<'packages.list'>['rows'][number]

const asked = packagesContract['packages.create'].input.shape

export const CREDITS = wholeNumber(asked.credits)
export const VALIDITY = wholeNumberOrNone(asked.validityDays.unwrap().unwrap())

/** What is typed about a package; the price as a person writes it. */
export type PackageValues = {
  readonly name: string
  readonly credits: number | string
  readonly price: string
  readonly validityDays: number | string
  readonly family: string
  readonly kind: PackageKind
}

export const NEW_PACKAGE: PackageValues = {
  name: '',
  credits: 10,
  price: '',
  validityDays: '',
  family: '',
  kind: 'pack',
}

/** A price as it was typed, in minor units; null when it is none. Nothing costs less than nothing. */
function priceOf(text: string, currency: string): number | null {
  const amount = parseMoney(text, currency, locale())
  return amount === null || amount < 0 ? null : amount
}

/** A package's form in the studio's currency. */
export function usePackageForm(currency: string, initial: PackageValues = NEW_PACKAGE) {
  const fields = z.object({
    name: asked.name,
    credits: CREDITS.check,
    price: z.string().refine((text) => priceOf(text, currency) !== null, {
      error: () =>
        i18n.t('settings.packages.priceWrong', {
          example: formatMoney({ amount: 95_000, currency }, locale()),
        }),
    }),
    validityDays: VALIDITY.check,
    family: z.string(),
    kind: z.string(),
  })
  return useStudioForm<PackageValues>(fields, initial)
}

export type PackageForm = ReturnType<typeof usePackageForm>

/** The package as the contract takes it; null while its price is none. */
export function packageInput(values: PackageValues, currency: string): Input<'packages.create'> | null {
  const amount = priceOf(values.price, currency)
  if (amount === null) return null
  return {
    name: values.name,
    credits: Number(values.credits),
    price: { amount, currency },
    validityDays: values.validityDays === '' ? null : Number(values.validityDays),
    family: values.family.trim() === '' ? null : values.family,
    kind: values.kind,
  }
}
