import { hash } from 'node:crypto'
import type { Parsed, Value } from '../../../../shared/contract/index.ts'
import { assignProblem, splitRefund } from '../../../../shared/domain/stripe-money.ts'
import { refundShares } from '../../../../shared/domain/stripe-shares.ts'
import { assert } from '../../../../shared/errors.ts'
import { ok, type Result, refuse } from '../../../../shared/result.ts'
import { canonicalJson } from '../../canonical-json.ts'
import type { Context } from '../../context.ts'
import type { Reader, Writer } from '../../engine/engine.ts'
import { words } from '../../speaking.ts'
import { findPurchase } from '../purchases/queries.ts'
import { loadStudio } from '../studio/queries.ts'
import { adjustSale } from './adjust.ts'
import { type KnownSale, loadKnownSale, nameOfLine } from './known-sale.ts'
import { findSaleOfPurchase, type LineRow, updateLine } from './sale-queries.ts'

type Split = Value<'purchases.assignRefund'>['split']

/** How the refunds of the sale that a purchase came from are spread over what was bought with it. */
export async function showRefundSplit(
  q: Reader,
  _context: Context,
  { purchaseId }: Parsed<'purchases.refundSplit'>,
): Promise<Result<Value<'purchases.refundSplit'>>> {
  if ((await findPurchase(q, purchaseId)) === null) {
    return refuse('NOT_FOUND', { entity: 'purchase', id: purchaseId })
  }
  const saleId = await findSaleOfPurchase(q, purchaseId)
  const known = saleId === null ? null : await loadKnownSale(q, saleId)
  return ok({ split: known === null ? null : splitOf(known) })
}

/**
 * Takes over what somebody says that each line bears of the refunds of its sale, and moves the units with the money. Null
 * leaves it to the amounts again.
 */
export async function assignRefund(
  q: Writer,
  context: Context,
  { saleId, version, lines: said }: Parsed<'purchases.assignRefund'>,
): Promise<Result<Value<'purchases.assignRefund'>>> {
  const studio = await loadStudio(q)
  const known = await loadKnownSale(q, saleId)
  if (known === null) return refuse('NOT_FOUND', { entity: 'purchase', id: saleId })
  const seen = splitOf(known)
  if (seen.version !== version) {
    return refuse('STALE_VERSION', { expected: version, found: seen.version, changes: seen })
  }
  const shares = new Map(said?.map(({ lineId, amount }) => [lineId, amount]))
  const stranger = [...shares.keys()].find((id) => known.lines.every((line) => line.id !== id))
  if (stranger !== undefined) return refuse('NOT_FOUND', { entity: 'purchase', id: stranger })
  const problem = said === null ? null : problemOf(known, shares)
  if (problem !== null) return refuse('VALIDATION', { issues: [{ path: 'lines', message: problem }] })
  const before = known.lines
  known.lines = await writeShares(q, before, said === null ? null : shares)
  const moved = await adjustSale(q, context, studio, known, { before })
  if (known.lines.some((line, index) => line !== before[index])) {
    const sharesOf = (lines: readonly LineRow[]) =>
      lines.map(({ lineId, refundAssigned }) => ({ lineId, refundAssigned }))
    const change = { before: sharesOf(before), after: sharesOf(known.lines) }
    context.note({ entity: 'stripe_sale', entityId: saleId, ...change })
  }
  return ok({ split: splitOf(known), revoked: moved.revoked, givenBack: moved.givenBack })
}

/** Why the lines cannot bear that, for a person; null when they can. */
function problemOf({ row, lines }: KnownSale, shares: ReadonlyMap<number, number>): string | null {
  const amount = borneOf({ row, lines })
  const problem = assignProblem(
    amount,
    lines.map((line) => ({ amount: line.amount, share: shares.get(line.id) ?? 0 })),
  )
  if (problem === null) return null
  return words().assignProblemSentence(problem, { amount, currency: row.currency })
}

async function writeShares(
  q: Writer,
  lines: readonly LineRow[],
  shares: ReadonlyMap<number, number> | null,
): Promise<LineRow[]> {
  const written: LineRow[] = []
  for (const line of lines) {
    const refundAssigned = shares === null ? null : (shares.get(line.id) ?? 0)
    const isSame = refundAssigned === line.refundAssigned
    if (!isSame) await updateLine(q, line.id, { refundAssigned })
    written.push(isSame ? line : { ...line, refundAssigned })
  }
  return written
}

/** What the lines bear together, however it is spread. */
function borneOf({ row, lines }: Pick<KnownSale, 'row' | 'lines'>): number {
  const amounts = lines.map(({ amount }) => amount)
  return splitRefund(row.refundedAmount, row.amount, amounts).reduce((all, share) => all + share, 0)
}

/**
 * What the split is told by, however often it changes: no row counts what refunds, recording by hand and staff make of it
 * together.
 */
function versionOf(shares: readonly number[], lines: readonly LineRow[]): number {
  const split = lines.map(({ id, refundAssigned }, index) => [id, refundAssigned, shares[index] ?? 0])
  return Number.parseInt(hash('sha256', canonicalJson(split)).slice(0, 12), 16)
}

function splitOf({ row, lines }: KnownSale): Split {
  const shares = refundShares(row.refundedAmount, row.amount, lines)
  return {
    saleId: row.id,
    version: versionOf(shares, lines),
    currency: row.currency,
    refunded: borneOf({ row, lines }),
    assigned: lines.some(({ refundAssigned }) => refundAssigned !== null),
    lines: lines.map((line, index) => {
      const refunded = shares[index]
      assert(refunded !== undefined, 'every line has its share')
      const { id: lineId, purchaseId, amount } = line
      return { lineId, description: nameOfLine(line), purchaseId, amount, refunded }
    }),
  }
}
