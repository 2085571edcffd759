import { closeSale, useAskedSale } from './sale-store.ts'
import { SellDialog } from './sell-dialog.tsx'

/** The one dialog that sells, wherever it was asked for; mounted once. */
export function SaleHost() {
  const asked = useAskedSale((state) => state.asked)
  return asked !== null && <SellDialog {...asked} onClose={closeSale} />
}
