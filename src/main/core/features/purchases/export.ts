import type { Parsed, Value } from '../../../../shared/contract/index.ts'
import { decimalAmount } from '../../../../shared/domain/money.ts'
import { localDateOf } from '../../../../shared/domain/time.ts'
import { ok, type Result, refuse } from '../../../../shared/result.ts'
import type { Context, Deps } from '../../context.ts'
import { type CsvCell, writeCsv } from '../../csv.ts'
import type { Reader } from '../../engine/engine.ts'
import { words } from '../../speaking.ts'
import { appendAudit } from '../audit/queries.ts'
import { findClient } from '../clients/queries.ts'
import { loadStudio, studioToday } from '../studio/queries.ts'
import { salesWhere } from './list-queries.ts'
import { listPurchases, type PurchaseRecord } from './queries.ts'
import { filterOf } from './service.ts'

/** So many sales are read at a time. */
const PIECE = 500

/**
 * The sales of a list, in its order, as a CSV file; days are the studio's. Read beside other work, and written down: who
 * took the list away, and which.
 */
export async function exportSales(
  deps: Deps,
  context: Context,
  input: Parsed<'purchases.export'>,
): Promise<Result<Value<'purchases.export'>>> {
  const { clientId } = input
  const file = await deps.engine.readApart(async (q) => {
    const known = clientId === undefined || (await findClient(q, clientId)) !== null
    return known ? readList(q, context, input) : null
  })
  if (file === null) return refuse('USER_NOT_FOUND', { clientId: clientId ?? 0 })
  await deps.engine.write(async (q) => {
    const note = { entity: 'purchase', entityId: null, after: { exported: file.rows, ...input } }
    return { keep: true, value: await appendAudit(q, context, [note]) }
  })
  return ok(file)
}

async function readList(
  q: Reader,
  context: Context,
  input: Parsed<'purchases.export'>,
): Promise<Value<'purchases.export'>> {
  const studio = await loadStudio(q)
  const passing = await salesWhere(q, filterOf(studio, input))
  const rows: CsvCell[][] = []
  let piece: PurchaseRecord[]
  do {
    piece = await listPurchases(q, passing, { limit: PIECE, offset: rows.length })
    for (const sale of piece) rows.push(rowOf(sale, studio.zone))
    await context.pause()
  } while (piece.length === PIECE)
  const csv = writeCsv([[...words().SALE_LIST_HEADER], ...rows], words().csvSeparator())
  return { fileName: words().saleListFileName(studioToday(studio, context.now)), csv, rows: rows.length }
}

function rowOf(sale: PurchaseRecord, zone: string): CsvCell[] {
  const { currency, provider, status, paymentMethod, paidAt } = sale
  const money = (amount: number) => decimalAmount({ amount, currency }, words().LOCALE)
  return [
    sale.receiptNo,
    localDateOf(sale.createdAt, zone),
    sale.clientName,
    sale.packageName,
    money(sale.amount + sale.discountAmount),
    money(sale.discountAmount),
    money(sale.amount),
    money(sale.refundedAmount),
    currency,
    words().SALE_STATUS_WORDS[provider !== 'stripe' && status === 'failed' ? 'voided' : status],
    paymentMethod === null ? null : words().PAYMENT_METHOD_WORDS[paymentMethod],
    paidAt === null ? null : localDateOf(paidAt, zone),
    words().SALE_PROVIDER_WORDS[provider],
    sale.externalId,
  ]
}
