import { z } from 'zod'
import {
  PAYMENT_METHODS,
  PURCHASE_PROVIDERS,
  PURCHASE_STATUSES,
} from '../../../../shared/domain/purchases.ts'
import { isLocalDate } from '../../../../shared/domain/time.ts'

const day = z.string().refine(isLocalDate).optional().catch(undefined)

/** What the panel of filters holds. */
export const FILTERS = {
  from: day,
  to: day,
  method: z.enum(PAYMENT_METHODS).optional().catch(undefined),
  provider: z.enum(PURCHASE_PROVIDERS).optional().catch(undefined),
} as const

/** What of the purchases screen is in its address, so that back and forward work. */
export const purchasesSearch = z.object({
  query: z.string().max(200).optional().catch(undefined),
  status: z.enum(PURCHASE_STATUSES).optional().catch(undefined),
  ...FILTERS,
  /** The sale beside the list. */
  sale: z.int().positive().optional().catch(undefined),
})

export type PurchasesSearch = z.infer<typeof purchasesSearch>
