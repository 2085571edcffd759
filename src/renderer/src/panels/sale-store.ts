import { create } from 'zustand'
import type { SaleClient } from './use-sale.ts'

export type AskedSale = {
  /** Absent where the buyer is still to be chosen. */
  readonly client?: SaleClient
  /** What of the client's drawer is sold. */
  readonly drawerItemId?: number
  readonly onSold?: (purchaseId: number) => void
}

/** The sale that is being made, from whichever screen or the palette; null while there is none. */
export const useAskedSale = create<{ readonly asked: AskedSale | null }>(() => ({ asked: null }))

export const openSale = (asked: AskedSale = {}): void => useAskedSale.setState({ asked })
export const closeSale = (): void => useAskedSale.setState({ asked: null })
