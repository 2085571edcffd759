import { MOST_PRINTED_DAYS, type PrintedSheet } from '../../../../shared/contract/print.ts'
import { paperOf } from '../../../../shared/domain/sales.ts'
import { daysBetween } from '../../../../shared/domain/time.ts'
import { ok, type Result, refuse } from '../../../../shared/result.ts'
import type { HandlersOf, Printer } from '../../context.ts'
import { words } from '../../speaking.ts'
import { findPurchase } from '../purchases/queries.ts'

export const printHandlers: HandlersOf<'print.schedule' | 'print.callList' | 'print.receipt'> = {
  'print.schedule': async ({ printer }, _context, sheet) => {
    const { from, until } = sheet
    const days = daysBetween(from, until) + 1
    if (days < 1) return unfit('The last day is the first one or comes after it.')
    if (days > MOST_PRINTED_DAYS) return unfit(`At most ${MOST_PRINTED_DAYS} days are printed at once.`)
    return draw(printer, sheet, words().scheduleFileName(from, until))
  },
  'print.callList': async ({ printer }, _context, list) =>
    draw(printer, { ...list, sheet: 'calls' }, words().callListFileName(list.date)),
  'print.receipt': async ({ engine, printer }, _context, { purchaseId }) => {
    const sale = await engine.read((q) => findPurchase(q, purchaseId))
    if (sale === null) return refuse('NOT_FOUND', { entity: 'purchase', id: purchaseId })
    // Gapless numbers mean that what was voided stays printable; what others were paid for was never ours to prove.
    if (paperOf(sale) === null) {
      const why = words().RECEIPT_ELSEWHERE
      return refuse('INVALID_TRANSITION', { from: sale.status, to: 'paper', why })
    }
    return draw(
      printer,
      { sheet: 'receipt', purchaseId },
      words().receiptFileName(sale.receiptNo, purchaseId),
    )
  },
}

async function draw(
  printer: Printer | null,
  sheet: PrintedSheet,
  fileName: string,
): Promise<Result<{ readonly fileName: string; readonly pdf: string }>> {
  if (printer === null) {
    const why = 'The command line draws no pages. Print from the window.'
    return refuse('INVALID_TRANSITION', { from: 'schedule', to: 'paper', why })
  }
  const pdf = await printer(sheet)
  return ok({ fileName, pdf: Buffer.from(pdf).toString('base64') })
}

function unfit(message: string) {
  return refuse('VALIDATION', { issues: [{ path: 'until', message }] })
}
