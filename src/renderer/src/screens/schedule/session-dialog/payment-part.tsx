import { Autocomplete, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { FieldRow } from '../../../components/field.tsx'
import { useStudio } from '../../../state/studio.ts'
import { Choice } from './choice.tsx'
import { fundingsFor } from './fields.ts'
import type { PartProps } from './part.ts'
import { useFundingRights } from './use-funding-rights.ts'

/** Usual ways to pay; any other can be typed. */
export const METHODS = ['cash', 'card', 'transfer'] as const

/** How a booking is paid for: by credits, as a debt, or not at all, by whoever may; and what of a debt is known. */
export function PaymentPart(props: PartProps) {
  const { t } = useTranslation()
  const { fields, set } = props
  const offered = fundingsFor(fields.who, useFundingRights())
  return (
    <>
      {offered.length > 1 && (
        <Choice
          label={t('schedule.create.funding.label')}
          value={fields.funding}
          onChange={(funding) => set({ funding })}
          data={offered.map((value) => ({ value, label: t(`schedule.create.funding.${value}`) }))}
        />
      )}
      {fields.funding === 'unpaid' && (
        <FieldRow>
          <AmountField {...props} />
          <MethodField {...props} />
        </FieldRow>
      )}
    </>
  )
}

/** What the session costs in money. */
export function AmountField({ fields, set, errors }: PartProps) {
  const { t } = useTranslation()
  const { currency } = useStudio()
  return (
    <TextInput
      label={t('schedule.create.amount', { currency })}
      inputMode="decimal"
      autoComplete="off"
      maxLength={24}
      value={fields.amount}
      error={errors.amount}
      onChange={(event) => set({ amount: event.currentTarget.value })}
    />
  )
}

function MethodField({ fields, set, errors }: PartProps) {
  const { t } = useTranslation()
  return (
    <Autocomplete
      label={t('schedule.create.paymentMethod')}
      placeholder={t('schedule.create.paymentMethodHint')}
      data={METHODS.map((method) => t(`schedule.create.methods.${method}`))}
      maxLength={60}
      value={fields.paymentMethod}
      error={errors.paymentMethod}
      onChange={(paymentMethod) => set({ paymentMethod })}
    />
  )
}
