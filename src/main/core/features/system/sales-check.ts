import type { Look } from './look.ts'
import { findSaleRepair, listSalesWithoutGrant } from './sales-queries.ts'

/** V5. Sales are few beside the ledger, so they are always looked at as a whole. */
export async function checkSales(look: Look): Promise<void> {
  for (const sale of await listSalesWithoutGrant(look.q)) {
    const repair = await findSaleRepair(look.q, sale, look.lost)
    const name = repair.kind === 'none' ? null : (`${repair.kind}_sale` as const)
    const found = repair.kind === 'none' ? repair.found : 'none granted'
    look.findings.add('V5', 'purchase', sale.id, 'credits for what was paid', found, name)
  }
}
