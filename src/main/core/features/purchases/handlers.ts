import type { HandlersOf } from '../../context.ts'
import { refundPurchase } from './refund.ts'
import { createPurchase, listSales } from './service.ts'

export const purchasesHandlers: HandlersOf<'purchases.create' | 'purchases.list' | 'purchases.refund'> = {
  'purchases.create': createPurchase,
  'purchases.list': listSales,
  'purchases.refund': refundPurchase,
}
