import { useState } from 'react'
import type { Input, Value } from '../../../shared/contract/index.ts'
import { parseMoney } from '../../../shared/domain/money.ts'
import { PAYMENT_METHODS, type PaymentMethod } from '../../../shared/domain/purchases.ts'
import { type Discount, saleTotal } from '../../../shared/domain/sales.ts'
import { locale } from '../i18n/locale.ts'
import type { SoldPackage } from './sale.ts'

export type DrawerItem = Value<'saleDrawer.list'>['rows'][number]

export const OFF = ['none', 'percent', 'amount'] as const

/** What somebody has chosen and typed so far. */
export type SaleFields = {
  readonly packageId: number | null
  readonly off: (typeof OFF)[number]
  /** What is taken off, as it is typed. */
  readonly typed: string
  readonly reason: string
  readonly payment: 'paid' | 'later'
  readonly method: PaymentMethod
}

const LAST_METHOD = 'tallybook.sale.method'

/** How most people pay at this desk: what was chosen the last time at this computer. */
export function usualMethod(): PaymentMethod {
  const last = localStorage.getItem(LAST_METHOD)
  return PAYMENT_METHODS.find((method) => method === last) ?? 'card'
}

export const rememberMethod = (method: PaymentMethod): void => localStorage.setItem(LAST_METHOD, method)

const NOTHING = { packageId: null, off: 'none', typed: '', reason: '', payment: 'paid' } as const

/** What is typed in the dialog of a sale. */
export function useSaleForm(first: Partial<SaleFields> = {}) {
  const [fields, setFields] = useState<SaleFields>(() => ({ ...NOTHING, method: usualMethod(), ...first }))
  const set = (change: Partial<SaleFields>) => setFields((before) => ({ ...before, ...change }))
  return { fields, set }
}

/** What is chosen by an item of the drawer: its package and its discount, as it would be typed. */
export function fieldsOf(
  { packageId, discountAmount: amount, discountReason, currency }: DrawerItem,
  textOf: (money: { readonly amount: number; readonly currency: string }) => string,
): Pick<SaleFields, 'packageId' | 'off' | 'typed' | 'reason'> {
  const off = amount === 0 ? 'none' : 'amount'
  const typed = amount === 0 ? '' : textOf({ amount, currency })
  return { packageId, off, typed, reason: discountReason ?? '' }
}

/** The discount that is typed: null for none, undefined for what is not one, or more than the price. */
export function typedDiscount(
  { off, typed }: Pick<SaleFields, 'off' | 'typed'>,
  price: { readonly amount: number; readonly currency: string },
): Discount | null | undefined {
  if (off === 'none') return null
  const discount = off === 'percent' ? percentOf(typed) : amountOf(typed, price.currency)
  return discount === undefined || saleTotal(price.amount, discount) === null ? undefined : discount
}

function percentOf(typed: string): Discount | undefined {
  const match = /^\s*(\d{1,3})\s*%?\s*$/.exec(typed)
  const percent = Number(match?.[1])
  return percent >= 1 && percent <= 100 ? { percent } : undefined
}

function amountOf(typed: string, currency: string): Discount | undefined {
  const amount = parseMoney(typed, currency, locale())
  return amount === null || amount < 1 ? undefined : { amount }
}

/**
 * What of the drawer a sale covers: what was chosen from it, or else the oldest of the same package, which would stay
 * there as if it had never been bought.
 */
export function coveredItem(
  drawer: readonly DrawerItem[],
  chosenId: number | null,
  packageId: number | null,
): DrawerItem | null {
  const chosen = drawer.find((item) => item.id === chosenId && item.packageId === packageId)
  return chosen ?? drawer.find((item) => item.packageId === packageId) ?? null
}

/** What main is asked for; null while something is missing or is none. */
export function saleInput(
  clientId: number | null,
  bought: SoldPackage | null,
  fields: SaleFields,
  covered: DrawerItem | null,
): Input<'purchases.create'> | null {
  if (clientId === null || bought === null) return null
  const discount = typedDiscount(fields, bought.price)
  if (discount === undefined) return null
  const { payment, method, reason } = fields
  return {
    clientId,
    packageId: bought.id,
    paid: payment === 'paid',
    ...(payment === 'paid' ? { paymentMethod: method } : {}),
    ...(discount === null ? {} : { discount: { ...discount, reason } }),
    ...(covered === null ? {} : { drawerItemIds: [covered.id] }),
  }
}
