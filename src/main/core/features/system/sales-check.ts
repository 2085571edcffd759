import { creditsInTerms, remembered } from './kept.ts'
import { type Look, pagesAfter, startOf } from './look.ts'
import {
  findSaleRepair,
  lastSaleId,
  listFirstLots,
  listSaleRows,
  listSalesWithoutGrant,
  type SaleRow,
} from './sales-queries.ts'

/** V5. Sales are few beside the ledger, so they are always looked at as a whole. */
export async function checkSales(look: Look): Promise<void> {
  for (const sale of await listSalesWithoutGrant(look.q)) {
    const repair = await findSaleRepair(look.q, sale, look.lost)
    const name = repair.kind === 'none' ? null : (`${repair.kind}_sale` as const)
    const found = repair.kind === 'none' ? repair.found : 'none granted'
    look.findings.add('V5', 'purchase', sale.id, 'credits for what was paid', found, name)
  }
}

/** V9 for sales: what they keep agrees with what came of them. */
export async function checkKeptSales(look: Look): Promise<void> {
  const pages = pagesAfter(
    startOf(look, await lastSaleId(look.q)),
    (after) => listSaleRows(look.q, after),
    (sale) => sale.id,
  )
  for await (const page of pages) {
    await checkSalePage(look, page)
    await look.pause(0)
  }
}

/** The same for some sales that follow one another. */
export async function checkSalePage(look: Look, page: readonly [SaleRow, ...SaleRow[]]): Promise<void> {
  const { add } = look.findings
  const creditsOf = remembered(creditsInTerms)
  const range = { first: page[0].id, last: page.at(-1)?.id ?? page[0].id }
  const sold = new Map(page.map((sale) => [sale.id, timesOf(creditsOf(sale.terms), sale.quantity)]))
  for (const { id, amount, refunded } of page) {
    if (sold.get(id) === null) add('V9', 'purchase', id, 'terms that can be read', 'another text')
    if (refunded > amount || refunded < 0) {
      add('V9', 'purchase', id, `between 0 and ${amount} given back`, `${refunded} given back`)
    }
  }
  for (const { saleId, grantId, units } of await listFirstLots(look.q, range)) {
    const credits = sold.get(saleId)
    if (credits === undefined || credits === null || credits === units) continue
    add('V9', 'purchase', saleId, `${units} by its terms, as grant ${grantId} was given`, `${credits}`)
  }
}

const timesOf = (credits: number | null, quantity: number) => (credits === null ? null : credits * quantity)
