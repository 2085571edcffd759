import { useMay } from '../../../api/use-may.ts'
import { type Answer, useQuery } from '../../../api/use-query.ts'
import type { StripeStatus } from './view-model.ts'

/** How things stand with Stripe, for whom it is of use; nothing is asked for anybody else. */
export function useStripe(): Answer<StripeStatus> {
  return useQuery('stripe.status', useMay()('stripe.write') ? {} : null)
}
