import type { Parsed, Value } from '../../../../shared/contract/index.ts'
import { formatInstant } from '../../../../shared/domain/time.ts'
import { ok, type Result, refuse } from '../../../../shared/result.ts'
import type { Context } from '../../context.ts'
import type { Reader, Writer } from '../../engine/engine.ts'
import { listAudit } from '../audit/queries.ts'
import { loadStudio } from '../studio/queries.ts'
import { leftOutAlways } from './always.ts'
import {
  countBack,
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
import { lineViews, MOST_ALIKE } from './unmatched.ts'
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
  const waiting = await listLeftOutLines(q, input)
  const byItself = waiting.filter(({ line }) => line.matchedBy !== 'staff')
  const decided = await findLeftOutByHand(
    q,
    byItself.map(({ line }) => line),
  )
  const always = await leftOutAlways(
    q,
    waiting.map(({ line }) => line),
  )
  const said = new Map<number, Said>()
  const rows: LeftOut[] = []
  for (const one of waiting) {
    const itself = byItself.includes(one)
    const by = itself ? decided.get(one.line.id) : one.line.id
    // What followed by itself follows mostly from the same line.
    if (by !== undefined && !said.has(by)) said.set(by, await saidOf(q, by))
    const why = (by === undefined ? undefined : said.get(by)) ?? NOT_KNOWN
    rows.push({ ...leftOutView(one, itself, why), always: always.has(one.line.id) })
  }
  return ok({ rows, total: await countLeftOut(q) })
}

function leftOutView({ line, sale }: WaitingLine, itself: boolean, said: Said): Omit<LeftOut, 'always'> {
  const { customerId, email, name, phone } = sale
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
    ...said,
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
 * Takes back that a line gives nothing. Where all of its product is left out, that ends, and what was left out for that
 * reason alone comes back as well. Each then waits for somebody, or gives what the evidence of today says.
 */
export async function bringBack(
  q: Writer,
  context: Context,
  { lineId }: Parsed<'purchases.bringBack'>,
): Promise<Result<Value<'purchases.bringBack'>>> {
  const [leftOut] = await listLeftOutLines(q, { lineId })
  if (leftOut === undefined) return refuse('NOT_FOUND', { entity: 'purchase', id: lineId })
  const { line } = leftOut
  // One that was left out alone comes back alone.
  const isRule = (await leftOutAlways(q, [line])).has(line.id)
  const others = isRule ? await listLeftOutWith(q, line) : []
  if (isRule) await forgetLeftOut(q, stripeIdsOf(line))
  await reopenLines(q, [line.id, ...others.map(({ id }) => id)])
  const settledNow = others.slice(0, MOST_ALIKE)
  await settleAnew(q, context, [line.saleId, ...settledNow.map(({ saleId }) => saleId)])
  // What is left out under another price too stays so.
  const back = await countBack(
    q,
    others.map(({ id }) => id),
  )
  context.note({
    entity: 'stripe_line',
    entityId: line.id,
    before: { ignored: true },
    after: { ignored: false, others: back },
  })
  const waiting = (await listWaiting(q, { lineId })).filter((after) => after.line.state === 'unmatched')
  const [open] = await lineViews(q, waiting)
  return ok({ line: open ?? null, others: back, always: isRule })
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
