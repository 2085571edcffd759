import type { HandlersOf } from '../../context.ts'
import { payPurchase, voidPurchase } from './debts.ts'
import { exportSales } from './export.ts'
import { refundPurchase } from './refund.ts'
import { createPurchase, getSale, listSales } from './service.ts'

export const purchasesHandlers: HandlersOf<
  | 'purchases.create'
  | 'purchases.list'
  | 'purchases.get'
  | 'purchases.export'
  | 'purchases.pay'
  | 'purchases.void'
  | 'purchases.refund'
> = {
  'purchases.create': createPurchase,
  'purchases.list': listSales,
  'purchases.get': getSale,
  'purchases.export': exportSales,
  'purchases.pay': payPurchase,
  'purchases.void': voidPurchase,
  'purchases.refund': refundPurchase,
}
