import { SegmentedControl, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { formatMoney } from '../../../shared/domain/money.ts'
import { PAYMENT_METHODS, type PaymentMethod } from '../../../shared/domain/purchases.ts'
import { Chip } from '../components/chip.tsx'
import { FieldRow } from '../components/field.tsx'
import { locale } from '../i18n/locale.ts'
import classes from './sale.module.css'
import type { SoldPackage } from './sale.ts'
import { type DrawerItem, OFF, type SaleFields } from './sale-form.ts'

type Part = {
  readonly fields: Pick<SaleFields, 'off' | 'typed' | 'reason'>
  readonly set: (change: Partial<SaleFields>) => void
}

/** What is taken off the price, and why: nothing unless somebody says so. */
export function DiscountFields({
  fields,
  set,
  price,
  wrong,
}: Part & { readonly price: SoldPackage['price'] | null; readonly wrong: boolean }) {
  const { t } = useTranslation()
  const { off } = fields
  const most = price === null ? '' : formatMoney(price, locale())
  return (
    <>
      <div className={classes.choice}>
        <span id="sale-discount">{t('sale.discount.label')}</span>
        <SegmentedControl
          aria-labelledby="sale-discount"
          value={off}
          onChange={(next) => set({ off: OFF.find((known) => known === next) ?? 'none', typed: '' })}
          data={OFF.map((value) => ({ value, label: t(`sale.discount.${value}`) }))}
        />
      </div>
      {off !== 'none' && (
        <FieldRow>
          <TextInput
            label={t(off === 'percent' ? 'sale.discount.percentLabel' : 'sale.discount.amountLabel', {
              currency: price?.currency ?? '',
            })}
            inputMode="decimal"
            autoComplete="off"
            maxLength={24}
            value={fields.typed}
            error={
              wrong &&
              t(off === 'percent' ? 'sale.discount.percentWrong' : 'sale.discount.amountWrong', { most })
            }
            onChange={(event) => set({ typed: event.currentTarget.value })}
          />
          <TextInput
            label={t('sale.discount.reason')}
            maxLength={255}
            value={fields.reason}
            onChange={(event) => set({ reason: event.currentTarget.value })}
          />
        </FieldRow>
      )}
    </>
  )
}

type PaymentProps = {
  readonly fields: Pick<SaleFields, 'payment' | 'method'>
  readonly set: (change: Partial<SaleFields>) => void
}

const PAYMENTS = ['paid', 'later'] as const

/** Whether it is paid now, and how. */
export function PaymentFields({ fields, set }: PaymentProps) {
  const { t } = useTranslation()
  return (
    <>
      <SegmentedControl
        aria-label={t('sale.payment')}
        value={fields.payment}
        onChange={(next) => set({ payment: PAYMENTS.find((known) => known === next) ?? 'paid' })}
        data={PAYMENTS.map((value) => ({ value, label: t(`sale.payments.${value}`) }))}
      />
      {fields.payment === 'paid' && (
        <MethodField value={fields.method} onChange={(method) => set({ method })} />
      )}
    </>
  )
}

type MethodProps = { readonly value: PaymentMethod; readonly onChange: (method: PaymentMethod) => void }

/** How somebody pays at the desk. */
export function MethodField({ value, onChange }: MethodProps) {
  const { t } = useTranslation()
  return (
    <div className={classes.choice}>
      <span id="sale-method">{t('sale.method')}</span>
      <SegmentedControl
        aria-labelledby="sale-method"
        value={value}
        onChange={(next) => onChange(PAYMENT_METHODS.find((known) => known === next) ?? value)}
        data={PAYMENT_METHODS.map((method) => ({ value: method, label: t(`purchases.method.${method}`) }))}
      />
    </div>
  )
}

type DrawerProps = {
  readonly drawer: readonly DrawerItem[]
  readonly chosen: DrawerItem | null
  readonly onChoose: (item: DrawerItem) => void
}

/** What the client has put aside: one press fills in the rest. */
export function DrawerChoice({ drawer, chosen, onChoose }: DrawerProps) {
  const { t } = useTranslation()
  const sold = drawer.filter(({ active }) => active)
  if (sold.length === 0) return null
  return (
    <fieldset className={classes.drawer}>
      <legend>{t('purchases.drawer.choose')}</legend>
      {sold.map((item) => (
        <Chip key={item.id} pressed={chosen?.id === item.id} onPress={() => onChoose(item)}>
          {item.packageName}
          <span data-figure>{formatMoney({ amount: item.amount, currency: item.currency }, locale())}</span>
        </Chip>
      ))}
    </fieldset>
  )
}
