import type { Parsed, Value } from '../../../../shared/contract/index.ts'
import { formatInstant } from '../../../../shared/domain/time.ts'
import { ok, type Result, refuse } from '../../../../shared/result.ts'
import type { Context } from '../../context.ts'
import type { Reader, Writer } from '../../engine/engine.ts'
import { listAudit } from '../audit/queries.ts'
import { loadStudio } from '../studio/queries.ts'
import {
  countLeftOut,
  findLeftOutByHand,
  listLeftOutLines,
  listLeftOutWith,
  reopenLines,
  stripeIdsOf,
} from './left-out-queries.ts'
import { forgetLeftOut, Known } from './match-queries.ts'
import { findSales, listLines, listReversals } from './sale-queries.ts'
import { settleSale, tellUnmatched } from './settle.ts'
import { lineViews } from './unmatched.ts'
import { listWaiting, type WaitingLine } from './unmatched-queries.ts'

type LeftOut = Value<'purchases.leftOut'>['rows'][number]
type Said = Pick<LeftOut, 'by' | 'at' | 'reason'>

const NOT_KNOWN: Said = { by: null, at: null, reason: null }
/** Of a line little is done: what was said of it last is among its newest. */
const NEWEST = 20

/** Lines that give nothing because somebody said so, with who it was, when and why. */
export async function listLeftOut(
  q: Reader,
  _context: Context,
  input: Parsed<'purchases.leftOut'>,
): Promise<Result<Value<'purchases.leftOut'>>> {
  const rows: LeftOut[] = []
  for (const waiting of await listLeftOutLines(q, input)) rows.push(await leftOutView(q, waiting))
  return ok({ rows, total: await countLeftOut(q) })
}

async function leftOutView(q: Reader, { line, sale }: WaitingLine): Promise<LeftOut> {
  const { customerId, email, name, phone } = sale
  const itself = line.matchedBy !== 'staff'
  const decided = itself ? await findLeftOutByHand(q, line) : line.id
  return {
    lineId: line.id,
    saleId: sale.id,
    sourceId: sale.sourceId,
    description: line.description ?? line.productName ?? line.lineId,
    quantity: line.quantity,
    amount: line.amount,
    currency: sale.currency,
    boughtAt: formatInstant(sale.createdAt),
    buyer: { name, email, phone, customerId },
    itself,
    ...(decided === null ? NOT_KNOWN : await saidOf(q, decided)),
  }
}

/** Who left a line out, when and why, as the audit log has it. */
async function saidOf(q: Reader, lineId: number): Promise<Said> {
  const rows = await listAudit(q, { entity: 'stripe_line', entityId: lineId, limit: NEWEST })
  const row = rows.find(({ after }) => (after as { ignored?: unknown } | null)?.ignored === true)
  if (row === undefined) return NOT_KNOWN
  const { reason } = row.after as { readonly reason?: string | null }
  return { by: row.actorName, at: formatInstant(row.at), reason: reason ?? null }
}

/**
 * Takes back that a line gives nothing: its product is no longer known as one that is left out, and what was left out for
 * that reason alone comes back as well. Each then waits for somebody, or gives what the evidence of today says.
 */
export async function bringBack(
  q: Writer,
  context: Context,
  { lineId }: Parsed<'purchases.bringBack'>,
): Promise<Result<Value<'purchases.bringBack'>>> {
  const [leftOut] = await listLeftOutLines(q, { lineId })
  if (leftOut === undefined) return refuse('NOT_FOUND', { entity: 'purchase', id: lineId })
  const { line } = leftOut
  const others = await listLeftOutWith(q, line)
  await forgetLeftOut(q, stripeIdsOf(line))
  await reopenLines(q, [line.id, ...others.map(({ id }) => id)])
  await settleAnew(q, context, [line.saleId, ...others.map(({ saleId }) => saleId)])
  context.note({
    entity: 'stripe_line',
    entityId: line.id,
    before: { ignored: true },
    after: { ignored: false, others: others.length },
  })
  const waiting = (await listWaiting(q, { lineId })).filter((after) => after.line.state === 'unmatched')
  const [open] = await lineViews(q, waiting)
  return ok({ line: open ?? null, others: others.length })
}

/** Settles sales of which a line waits again, and puts before somebody what still does. */
async function settleAnew(q: Writer, context: Context, saleIds: readonly number[]): Promise<void> {
  const studio = await loadStudio(q)
  const knowledge = new Known(q)
  for (const row of await findSales(q, [...new Set(saleIds)])) {
    const known = {
      row,
      lines: await listLines(q, [row.id]),
      reversals: await listReversals(q, [row.id]),
    }
    await settleSale(q, context, studio, known, knowledge)
    await tellUnmatched(q, context, known, true)
  }
}
