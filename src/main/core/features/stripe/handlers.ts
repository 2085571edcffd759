import type { HandlersOf } from '../../context.ts'
import { checkNow, listen, removeKey, setKey } from './connect.ts'
import { bringBack, listLeftOut } from './left-out.ts'
import { recordBatch } from './record.ts'
import { assignRefund, showRefundSplit } from './refund-split.ts'
import { settleDispute } from './settle-dispute.ts'
import { stripeStatus } from './status.ts'
import { listUnmatched, matchPurchase } from './unmatched.ts'

export const stripeHandlers: HandlersOf<
  | 'stripe.status'
  | 'stripe.setKey'
  | 'stripe.removeKey'
  | 'stripe.sync'
  | 'stripe.listen'
  | 'stripe.record'
  | 'purchases.unmatched'
  | 'purchases.leftOut'
  | 'purchases.bringBack'
  | 'purchases.match'
  | 'purchases.refundSplit'
  | 'purchases.assignRefund'
  | 'purchases.settleDispute'
> = {
  'stripe.status': stripeStatus,
  'stripe.setKey': setKey,
  'stripe.removeKey': removeKey,
  'stripe.sync': checkNow,
  'stripe.listen': listen,
  'stripe.record': recordBatch,
  'purchases.unmatched': listUnmatched,
  'purchases.leftOut': listLeftOut,
  'purchases.bringBack': bringBack,
  'purchases.match': matchPurchase,
  'purchases.refundSplit': showRefundSplit,
  'purchases.assignRefund': assignRefund,
  'purchases.settleDispute': settleDispute,
}
