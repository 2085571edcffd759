import type { Value } from '../../../../shared/contract/index.ts'
import { formatInstant } from '../../../../shared/domain/time.ts'
import type { PurchaseRecord } from './queries.ts'

export type PurchaseView = Value<'purchases.list'>['rows'][number]

export function purchaseView(purchase: PurchaseRecord): PurchaseView {
  const { createdAt, paidAt, ...rest } = purchase
  return {
    ...rest,
    createdAt: formatInstant(createdAt),
    paidAt: paidAt === null ? null : formatInstant(paidAt),
  }
}
