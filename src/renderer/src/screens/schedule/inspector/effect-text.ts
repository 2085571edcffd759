import { formatMoney } from '../../../../../shared/domain/money.ts'
import { locale } from '../../../i18n/locale.ts'
import { i18n } from '../../../i18n/setup.ts'
import type { Consequence } from './choices.ts'

/** A consequence as a sentence; `packOf` names the pack of a subscription, where it is known. */
export function effectInWords(
  { refusal, effect, count, subscriptionId, amount }: Consequence,
  packOf: (subscriptionId: number) => string | null,
): string {
  if (refusal !== null) return refusal.message
  if (effect === null) return ''
  const pack = subscriptionId === null ? null : packOf(subscriptionId)
  if (effect === 'returned' && pack !== null) return i18n.t('inspector.effect.returnedTo', { count, pack })
  if (effect === 'setAside' && pack !== null) return i18n.t('inspector.effect.setAsideOf', { count, pack })
  if (effect === 'paid' && amount !== null) {
    return i18n.t('inspector.effect.paidAmount', { amount: formatMoney(amount, locale()) })
  }
  return i18n.t(`inspector.effect.${effect}`, { count })
}
