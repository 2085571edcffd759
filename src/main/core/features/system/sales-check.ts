import type { RepairName } from '../../../../shared/messages/repairs.ts'
import type { Look } from './look.ts'
import { findSaleRepair, listSalesWithoutGrant, type SaleRepair } from './sales-queries.ts'

const REPAIRS: Readonly<Record<SaleRepair['kind'], RepairName>> = {
  link: 'link_sale',
  fill: 'grant_sale',
  grant: 'grant_sale',
}

/** V5. Sales are few beside the ledger, so they are always looked at as a whole. */
export async function checkSales(look: Look): Promise<void> {
  for (const sale of await listSalesWithoutGrant(look.q)) {
    const repair = await findSaleRepair(look.q, sale)
    const name = repair === null ? null : REPAIRS[repair.kind]
    look.findings.add('V5', 'purchase', sale.id, 'credits for what was paid', 'none granted', name)
  }
}
