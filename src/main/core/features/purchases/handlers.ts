import type { HandlersOf } from '../../context.ts'
import { createPurchase } from './service.ts'

export const purchasesHandlers: HandlersOf<'purchases.create'> = {
  'purchases.create': createPurchase,
}
