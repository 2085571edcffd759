import type { Value } from '../../../../shared/contract/index.ts'
import { formatMoney, parseMoney } from '../../../../shared/domain/money.ts'
import { unitAmount } from '../../../../shared/domain/purchases.ts'
import { refundForUnits, refundProblem, refundTarget } from '../../../../shared/domain/refunds.ts'
import { paperOf, payProblem } from '../../../../shared/domain/sales.ts'
import { localDateOf } from '../../../../shared/domain/time.ts'
import { instantOf } from '../../api/instant-of.ts'
import { formatDay } from '../../i18n/format-date.ts'
import { locale } from '../../i18n/locale.ts'
import { i18n } from '../../i18n/setup.ts'

/** One sale with what it gave. */
export type ShownSale = Value<'purchases.get'>
export type Purchase = ShownSale['purchase']

export type SaleAct = 'print' | 'pay' | 'refund' | 'settle' | 'void'

/** What can be done with a sale by whoever may, the nearest at hand first. Main has the last word. */
export function saleActs(
  { purchase, voidable, followed, settleableAs }: ShownSale,
  may: (permission: 'sales.write' | 'sales.refund') => boolean,
): readonly SaleAct[] {
  const acts: SaleAct[] = []
  if (may('sales.write') && payProblem(purchase) === null) acts.push('pay')
  if (paperOf(purchase) !== null) acts.push('print')
  // What was paid in Stripe goes back there; it shows here by itself.
  if (may('sales.refund') && !followed && refundProblem(purchase) === null) acts.push('refund')
  if (may('sales.refund') && settleableAs.length > 0) acts.push('settle')
  if (may('sales.write') && voidable) acts.push('void')
  return acts
}

/** The state of a sale in its own words: at the desk nothing fails, it is voided. */
export function stateOf({ status, provider }: Pick<Purchase, 'status' | 'provider'>) {
  return status === 'failed' && provider !== 'stripe' ? 'voided' : status
}

/** How the money came, or who took it elsewhere; null where nobody at the desk has, or has said how. */
export function paidBy({
  paymentMethod,
  provider,
}: Pick<Purchase, 'paymentMethod' | 'provider'>): string | null {
  if (paymentMethod !== null) return i18n.t(`purchases.method.${paymentMethod}`)
  return provider === 'front_desk' ? null : i18n.t(`purchases.provider.${provider}`)
}

export const moneyText = (amount: number, currency: string): string =>
  formatMoney({ amount, currency }, locale())

export const soldOn = ({ createdAt }: Pick<Purchase, 'createdAt'>, zone: string): string =>
  formatDay(localDateOf(instantOf(createdAt), zone), 'short')

/** Whether a pack waits for a turn that never comes: its sale is void or given back, and nothing of it is left. */
export function isOver({ purchase, subscription, units, added }: ShownSale): boolean {
  const gone = purchase.status === 'failed' || purchase.status === 'refunded'
  const left = units.available + units.held + added.gifts + added.others
  return subscription?.status === 'queued' && gone && left === 0
}

/** How much shall go back, as it is chosen and typed. */
export type RefundChoice = {
  readonly by: 'all' | 'amount' | 'units'
  readonly amount: string
  readonly units: string
}

/** What can go back at all. */
export function refundLimits({ purchase, units }: ShownSale) {
  const { amount: paid, refundedAmount: refunded } = purchase
  const { granted } = units
  return { amount: paid - refunded, units: granted - refundTarget({ granted, refunded, paid }) }
}

/** The money that is chosen, in minor units; null for what is none or too much. */
export function refundAmount(sale: ShownSale, { by, amount, units }: RefundChoice): number | null {
  const most = refundLimits(sale)
  const { currency, amount: paid, refundedAmount: refunded } = sale.purchase
  if (by === 'all') return most.amount
  if (by === 'amount') return within(parseMoney(amount, currency, locale()), most.amount)
  const count = /^\s*\d{1,6}\s*$/.test(units) ? within(Number(units), most.units) : null
  if (count === null) return null
  return within(refundForUnits({ granted: sale.units.granted, refunded, paid }, count), most.amount)
}

/**
 * How the money for so many sessions comes about where earlier refunds have begun one and not paid for it: with the
 * sessions taken before they are `units`, worth so much, of which `before` went back already. Null where the sum needs no
 * explanation.
 */
export function refundWorth(sale: ShownSale, choice: RefundChoice) {
  const money = choice.by === 'units' ? refundAmount(sale, choice) : null
  const { amount: paid, refundedAmount: before } = sale.purchase
  const { granted } = sale.units
  if (money === null || before === 0) return null
  if (money === refundForUnits({ granted, refunded: 0, paid }, Number(choice.units))) return null
  const units = refundTarget({ granted, refunded: before, paid }) + Number(choice.units)
  return { units, worth: before + money, before }
}

const within = (value: number | null, most: number): number | null =>
  value !== null && value >= 1 && value <= most ? value : null

/** Whether an amount is typed that is more than can go back. */
export function isTooMuch(sale: ShownSale, { by, amount }: RefundChoice): boolean {
  const typed = by === 'amount' ? parseMoney(amount, sale.purchase.currency, locale()) : null
  return typed !== null && typed > refundLimits(sale).amount
}

/** What one session of a sale was paid with, to the smallest coin below it. */
export const unitText = ({ purchase, units }: ShownSale): string =>
  moneyText(unitAmount(purchase.amount, units.granted), purchase.currency)

/**
 * The sessions that a refund begins and does not pay for in full, and the most that could go back for as many; null
 * where it pays for just what it takes. `refundedAfter` is what all refunds come to with it.
 */
export function begunSession({ purchase, units }: ShownSale, refundedAfter: number) {
  const { amount: paid, refundedAmount: refunded } = purchase
  const sale = { granted: units.granted, paid }
  const taken = refundTarget({ ...sale, refunded: refundedAfter }) - refundTarget({ ...sale, refunded })
  const most = refundForUnits({ ...sale, refunded }, taken)
  return taken === 0 || most <= refundedAfter - refunded ? null : { units: taken, most }
}
