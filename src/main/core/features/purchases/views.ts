import type { Value } from '../../../../shared/contract/index.ts'
import { formatInstant } from '../../../../shared/domain/time.ts'
import type { PurchaseRecord } from './queries.ts'

export type PurchaseView = Value<'purchases.list'>['rows'][number]

export function purchaseView(purchase: PurchaseRecord): PurchaseView {
  return { ...purchase, createdAt: formatInstant(purchase.createdAt) }
}
