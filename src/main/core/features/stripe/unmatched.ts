import type { Parsed, Value } from '../../../../shared/contract/index.ts'
import { fullName } from '../../../../shared/domain/clients.ts'
import { missingOf } from '../../../../shared/domain/stripe-matching.ts'
import { refundShares } from '../../../../shared/domain/stripe-shares.ts'
import { reversalTarget } from '../../../../shared/domain/stripe-target.ts'
import { formatInstant } from '../../../../shared/domain/time.ts'
import { ok, type Result, refuse } from '../../../../shared/result.ts'
import type { Context } from '../../context.ts'
import type { Reader, Writer } from '../../engine/engine.ts'
import { findPackage } from '../catalogue/package-queries.ts'
import { refuseMerged } from '../clients/merged.ts'
import { findClient } from '../clients/queries.ts'
import { registerClient } from '../clients/register.ts'
import { loadStudio, studioToday } from '../studio/queries.ts'
import { type Always, alwaysOf } from './always.ts'
import { type KnownSale, nameOfLine } from './known-sale.ts'
import { Known, liveClient, rememberCustomer, rememberProduct } from './match-queries.ts'
import { findSales, type LineRow, listLines, listReversals, updateLine, updateSale } from './sale-queries.ts'
import { matchOf, settleSale, tellUnmatched, withNames } from './settle.ts'
import { countWaiting, listAlike, listOfProduct, listWaiting, type WaitingLine } from './unmatched-queries.ts'

type UnmatchedLine = Value<'purchases.unmatched'>['rows'][number]
type Match = Parsed<'purchases.match'>

/** Other sales that one answer settles in one step; the rest follow with the next look. */
export const MOST_ALIKE = 100

/** Other sales of a product that is left out always; what waits beyond them is left out with the next look. */
const MOST_LEFT_OUT = 1000

/** Lines that wait for somebody, the newest first. */
export async function listUnmatched(
  q: Reader,
  _context: Context,
  input: Parsed<'purchases.unmatched'>,
): Promise<Result<Value<'purchases.unmatched'>>> {
  return ok({ rows: await lineViews(q, await listWaiting(q, input)), total: await countWaiting(q) })
}

/** Lines as they wait for somebody. */
export async function lineViews(q: Reader, waiting: readonly WaitingLine[]): Promise<UnmatchedLine[]> {
  const saleIds = [...new Set(waiting.map(({ sale }) => sale.id))]
  const lines = await listLines(q, saleIds)
  const reversals = await listReversals(q, saleIds)
  const views: UnmatchedLine[] = []
  for (const { line, sale } of waiting) {
    const ofSale = ({ saleId }: { readonly saleId: number | null }) => saleId === sale.id
    const known = { row: sale, lines: lines.filter(ofSale), reversals: reversals.filter(ofSale) }
    views.push(await lineView(q, line, known))
  }
  return views
}

async function lineView(q: Reader, line: LineRow, known: KnownSale): Promise<UnmatchedLine> {
  const { row: sale, lines, reversals } = known
  const clientId = await liveClient(q, sale.clientId)
  const client = clientId === null ? null : await findClient(q, clientId)
  const found = line.packageId === null ? null : await findPackage(q, line.packageId)
  const { customerId, email, name, phone } = sale
  const shares = refundShares(sale.refundedAmount, sale.amount, lines)
  return {
    lineId: line.id,
    saleId: sale.id,
    sourceId: sale.sourceId,
    description: nameOfLine(line),
    quantity: line.quantity,
    amount: line.amount,
    currency: sale.currency,
    refundedAmount: shares[lines.findIndex(({ id }) => id === line.id)] ?? 0,
    disputed: reversalTarget(sale, reversals).disputed,
    boughtAt: formatInstant(sale.createdAt),
    buyer: { name, email, phone, customerId },
    missing: missingOf({ client: client !== null, package: found !== null }) ?? 'package',
    client: client === null ? null : { id: client.id, name: fullName(client) },
    package: found === null ? null : { id: found.id, name: found.name },
    contradiction: client === null && (await matchOf(q, sale)) === 'contradiction',
  }
}

/** Takes over what somebody says of a line, remembers it, and gives what can be given now. */
export async function matchPurchase(
  q: Writer,
  context: Context,
  input: Match,
): Promise<Result<Value<'purchases.match'>>> {
  const studio = await loadStudio(q)
  const [waiting] = await listWaiting(q, { lineId: input.lineId })
  if (waiting === undefined) return refuse('NOT_FOUND', { entity: 'purchase', id: input.lineId })
  if (waiting.line.state !== 'unmatched') {
    const why = 'This purchase has been settled already.'
    return refuse('INVALID_TRANSITION', { from: waiting.line.state, to: 'granted', why })
  }
  const always = input.always ? await alwaysOf(q, waiting.line) : null
  const said = input.ignore
    ? await leaveOut(q, context, waiting.line, { always, reason: input.reason })
    : await takeAnswer(q, context, waiting, input)
  if (!said.ok) return said
  const ids = [waiting.sale.id, ...(await listConcerned(q, waiting, input, always))]
  const knowledge = new Known(q)
  const given = []
  let others = 0
  for (const row of await findSales(q, ids)) {
    const lines = await listLines(q, [row.id])
    const reversals = await listReversals(q, [row.id])
    const known = { row, lines, reversals }
    const settled = await settleSale(q, context, studio, known, knowledge)
    given.push(...settled.given)
    others += settled.leftOut
    // A line that was said to give nothing is not open any more, so that settling does not look at it.
    if (row.id === waiting.sale.id) await tellUnmatched(q, context, known, false)
  }
  const after = await listWaiting(q, { lineId: input.lineId })
  const [open] = await lineViews(
    q,
    after.filter(({ line }) => line.state === 'unmatched'),
  )
  const granted = await withNames(q, given, studioToday(studio, context.now))
  // What was asked about comes first, whichever sale is older.
  const asked = after[0]?.line.purchaseId
  const first = granted.filter(({ purchaseId }) => purchaseId === asked)
  return ok({
    line: open ?? null,
    granted: [...first, ...granted.filter((one) => !first.includes(one))],
    always: input.always ? { others, later: always !== null, replaces: always?.replaces ?? null } : null,
  })
}

/** Other sales that an answer may settle. Leaving one line out says nothing of any other. */
async function listConcerned(
  q: Reader,
  waiting: WaitingLine,
  { ignore }: Match,
  always: Always | null,
): Promise<number[]> {
  if (!ignore) return listAlike(q, waiting, MOST_ALIKE)
  if (always === null) return []
  return listOfProduct(q, { line: waiting.line, stripeId: always.stripeId, limit: MOST_LEFT_OUT })
}

/** Leaves out one line, and from then on its product where that was said too. */
async function leaveOut(
  q: Writer,
  context: Context,
  { id }: LineRow,
  { always, reason }: { readonly always: Always | null } & Pick<Match, 'reason'>,
): Promise<Result<null>> {
  await updateLine(q, id, { state: 'ignored', packageId: null, matchedBy: 'staff' })
  if (always !== null) {
    await rememberProduct(q, always.stripeId, null, { actorId: context.actor.staffId, at: context.now })
  }
  const rule = always === null ? {} : { always: true, replaces: always.replaces ?? undefined }
  note(context, id, { ignored: true, ...rule, reason })
  return ok(null)
}

async function takeAnswer(
  q: Writer,
  context: Context,
  { line, sale }: WaitingLine,
  input: Match,
): Promise<Result<null>> {
  const by = { actorId: context.actor.staffId, at: context.now }
  const stripeId = line.priceId ?? line.productId
  const refusal = await refuseChosen(q, sale, input)
  if (!refusal.ok) return refusal
  const clientId = await clientOf(q, context, input)
  if (!clientId.ok) return clientId
  if (clientId.value !== null) {
    await updateSale(q, sale.id, { clientId: clientId.value, matchedBy: 'staff' })
    if (sale.customerId !== null) await rememberCustomer(q, sale.customerId, clientId.value, by)
  }
  const { packageId } = input
  if (packageId !== undefined) {
    if ((await findPackage(q, packageId)) === null)
      return refuse('NOT_FOUND', { entity: 'package', id: packageId })
    await updateLine(q, line.id, { packageId, matchedBy: 'staff' })
    if (stripeId !== null) await rememberProduct(q, stripeId, packageId, by)
  }
  note(context, line.id, { clientId: clientId.value ?? undefined, packageId, reason: input.reason })
  return ok(null)
}

/** Refuses a client who is not there, and then one of another part of the sale. */
async function refuseChosen(q: Reader, sale: WaitingLine['sale'], input: Match): Promise<Result<null>> {
  const { clientId } = input
  if (clientId !== undefined && (await findClient(q, clientId)) === null) {
    return refuse('USER_NOT_FOUND', { clientId })
  }
  if (!(await isOfAnother(q, sale, input))) return ok(null)
  const why = 'This purchase has been settled already.'
  return refuse('INVALID_TRANSITION', { from: 'granted', to: 'granted', why })
}

/** Whether a part of the sale was given to somebody else: one payment is one person's, and so is who bought it. */
async function isOfAnother(
  q: Reader,
  sale: WaitingLine['sale'],
  { clientId, newClient }: Match,
): Promise<boolean> {
  if (clientId === undefined && newClient === undefined) return false
  if (!(await listLines(q, [sale.id])).some(({ purchaseId }) => purchaseId !== null)) return false
  return newClient !== undefined || clientId !== (await liveClient(q, sale.clientId))
}

/** Whoever was chosen, or is added now; null when nobody was. */
async function clientOf(q: Writer, context: Context, input: Match): Promise<Result<number | null>> {
  const { clientId, newClient } = input
  if (newClient !== undefined) {
    const client = await registerClient(q, context, newClient)
    return client.ok ? ok(client.value.id) : client
  }
  if (clientId === undefined) return ok(null)
  const client = await findClient(q, clientId)
  if (client === null) return refuse('USER_NOT_FOUND', { clientId })
  const merged = await refuseMerged(q, client, 'given this purchase')
  return merged.ok ? ok(client.id) : merged
}

function note(context: Context, lineId: number, after: unknown): void {
  context.note({ entity: 'stripe_line', entityId: lineId, after })
}
