import type { TFunction } from 'i18next'
import type { StripeStatus } from './view-model.ts'

type Found = NonNullable<StripeStatus['found']>

const BRINGS = ['granted', 'unmatched', 'leftOut', 'changed'] as const

/** What a look at Stripe has brought, as one sentence: all that it changed, or that nothing is new. */
export function broughtText(t: TFunction, found: Pick<Found, (typeof BRINGS)[number]>): string {
  const parts = BRINGS.filter((what) => found[what] > 0).map((what) =>
    t(`stripe.brought.${what}`, { count: found[what] }),
  )
  return parts.length === 0 ? t('stripe.checkedNothing') : t('stripe.checked', { what: parts.join(', ') })
}
