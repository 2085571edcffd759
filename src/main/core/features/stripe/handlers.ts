import { ok, refuse } from '../../../../shared/result.ts'
import type { HandlersOf } from '../../context.ts'

const notConnected = async () => refuse('NOT_FOUND', { entity: 'stripe', id: 'key' })

export const stripeHandlers: HandlersOf<
  | 'stripe.status'
  | 'stripe.setKey'
  | 'stripe.removeKey'
  | 'stripe.sync'
  | 'stripe.listen'
  | 'stripe.record'
  | 'purchases.unmatched'
  | 'purchases.match'
> = {
  'stripe.status': async () =>
    ok({
      possible: false,
      state: 'off',
      key: null,
      account: null,
      scopes: [],
      problem: null,
      lastSyncAt: null,
      lastSweepAt: null,
      nextSyncAt: null,
      nextSweepAt: null,
      progress: null,
      found: null,
      totals: { sales: 0, unmatched: 0, awaitingPayment: 0, disputed: 0 },
      listener: null,
    }),
  'stripe.setKey': notConnected,
  'stripe.removeKey': notConnected,
  'stripe.sync': notConnected,
  'stripe.listen': notConnected,
  'stripe.record': notConnected,
  'purchases.unmatched': async () => ok({ rows: [], total: 0 }),
  'purchases.match': notConnected,
}
