import { grantedBySale, owedToRefund, refundTarget } from '../../../../shared/domain/refunds.ts'
import { inPieces, type Look } from './look.ts'
import { lastSaleId } from './sales-queries.ts'
import type { KeyRange } from './schedule-queries.ts'
import {
  listMisstated,
  listOddItems,
  listReceiptGaps,
  listRefundedLots,
  listUnreceipted,
  type RefundedLot,
} from './sold-queries.ts'
import { checkStripe, checkUnsourced } from './stripe-check.ts'

/** S1 to S5: what was sold, here and in Stripe, and what was given, taken and written down for it. */
export async function checkSold(look: Look): Promise<void> {
  await checkStripe(look)
  await inPieces(look, await lastSaleId(look.q), (range) => checkSoldPage(look, range))
  await checkReceipts(look)
  await checkDrawer(look)
}

/** S1 to S4 for some sales that follow one another. */
export async function checkSoldPage(look: Look, range: KeyRange): Promise<void> {
  const { q, findings } = look
  await checkUnsourced(look, range)
  for (const { id, status, amount, refunded } of await listMisstated(q, range)) {
    findings.add('S2', 'purchase', id, `a state for ${refunded} given back of ${amount}`, status)
  }
  for (const id of await listUnreceipted(q, range)) {
    findings.add('S4', 'purchase', id, 'a receipt for money that came at the desk', 'none')
  }
  await checkRefunded(look, range)
}

/** S3: what refunds ask for is either taken or owed (rule 13). What staff took besides may be more. */
async function checkRefunded(look: Look, range: KeyRange): Promise<void> {
  for (const lots of bySale(await listRefundedLots(look.q, range))) {
    const { saleId, amount: paid, refunded } = lots[0]
    if (paid <= 0 || refunded < 0 || refunded > paid) continue
    const own = lots.map((lot) => ({ ...lot, granted: lot.granted - lot.givenBack }))
    const target = refundTarget({ granted: grantedBySale(own), refunded, paid })
    const taken = lots.reduce((units, lot) => units + lot.revoked - lot.givenBack, 0)
    const owed = lots.reduce((units, lot) => units + owedToRefund(lot), 0)
    if (owed === Math.max(0, target - taken)) continue
    const repair = (await look.lost()) ? null : 'take_refund'
    const expected = `${target} asked for by refunds, taken or owed`
    look.findings.add('S3', 'purchase', saleId, expected, `${taken} taken and ${owed} owed`, repair)
  }
}

type LotsOfSale = [RefundedLot, ...RefundedLot[]]

/** Rows that come one sale after the other. */
function bySale(rows: readonly RefundedLot[]): LotsOfSale[] {
  const sales: LotsOfSale[] = []
  for (const row of rows) {
    const last = sales.at(-1)
    if (last?.[0].saleId === row.saleId) last.push(row)
    else sales.push([row])
  }
  return sales
}

/** S4: receipts are counted without a gap. */
export async function checkReceipts({ q, findings }: Look): Promise<void> {
  for (const { id, receiptNo, before } of await listReceiptGaps(q)) {
    findings.add('S4', 'purchase', id, `receipt ${before + 1} after ${before}`, `receipt ${receiptNo}`)
  }
}

/** S5: what a sale covers has left the drawer, and that sale is there. */
export async function checkDrawer({ q, findings }: Look): Promise<void> {
  for (const { id, purchaseId, isOpen, isCovered } of await listOddItems(q)) {
    if (!isCovered) {
      findings.add('S5', 'drawer_item', id, `purchase ${purchaseId} of the same client`, 'none')
    } else if (isOpen) {
      const expected = `gone with purchase ${purchaseId}`
      findings.add('S5', 'drawer_item', id, expected, 'still in the drawer', 'clear_item')
    }
  }
}
