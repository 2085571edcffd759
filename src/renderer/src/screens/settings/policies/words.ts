import type { TFunction } from 'i18next'
import { DAY, HOUR, MINUTE } from '../../../../../shared/domain/calendar.ts'
import { formatMoney, type Money } from '../../../../../shared/domain/money.ts'
import { instantOf } from '../../../api/instant-of.ts'
import { formatChange } from '../../../i18n/format-number.ts'
import { locale } from '../../../i18n/locale.ts'
import type { Case } from './simulation.ts'

/** "+€50.00", "−€50.00", "€0.00". The minus is as wide as a figure. */
export function moneyChange(money: Readonly<Money>): string {
  const text = formatMoney({ ...money, amount: Math.abs(money.amount) }, locale())
  if (money.amount === 0) return text
  return `${money.amount > 0 ? '+' : '−'}${text}`
}

/** "+1 credit, +€50.00". Without a figure that is nothing. */
export function changeInWords(
  t: TFunction,
  { credits, money }: { readonly credits: number; readonly money: Readonly<Money> },
): string {
  const units =
    credits === 0 ? [] : [t('policies.credits', { count: Math.abs(credits), change: formatChange(credits) })]
  return money.amount === 0 && units.length > 0 ? units.join('') : [...units, moneyChange(money)].join(', ')
}

/** How long before the start a place was given up: in days from two on, in hours, in minutes. */
export function whenInWords(t: TFunction, { what, at, startsAt }: Case): string {
  if (what === 'no_show') return t('policies.missed')
  const before = instantOf(startsAt) - instantOf(at)
  if (before <= 0) return t('policies.begun')
  if (before >= 2 * DAY) return t('policies.days', { count: Math.floor(before / DAY) })
  if (before >= HOUR) return t('policies.hours', { count: Math.floor(before / HOUR) })
  return t('policies.minutes', { count: Math.ceil(before / MINUTE) })
}
