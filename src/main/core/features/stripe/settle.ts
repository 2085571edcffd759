import { fullName } from '../../../../shared/domain/clients.ts'
import { isFrozenOn } from '../../../../shared/domain/freezes.ts'
import type { GivenUse } from '../../../../shared/domain/stripe.ts'
import {
  type ClientMatch,
  idIn,
  isRemembered,
  matchClient,
  matchPackage,
  missingOf,
} from '../../../../shared/domain/stripe-matching.ts'
import type { LocalDate } from '../../../../shared/domain/time.ts'
import type { Context } from '../../context.ts'
import type { Reader, Writer } from '../../engine/engine.ts'
import { raiseAttention, renewAttention, settleAttention } from '../attention/queries.ts'
import { findClient } from '../clients/queries.ts'
import { freezesBySubscription } from '../credits/freeze-queries.ts'
import { findSoldSubscription, sumSoldUnits } from '../purchases/gave-queries.ts'
import type { Studio } from '../studio/queries.ts'
import { adjustSale } from './adjust.ts'
import { type Given, giveLine, isSellable } from './give.ts'
import { isUnwritten, type KeptMetadata, type KnownSale, nameOfLine, writeLine } from './known-sale.ts'
import {
  clientOfCustomer,
  clientsWithEmail,
  type Known,
  liveClient,
  rememberCustomer,
} from './match-queries.ts'
import { type LineRow, type SaleRow, updateSale } from './sale-queries.ts'
import { tellSettled } from './unclear.ts'

/** What settling a sale has come to. */
export type Settled = {
  readonly given: readonly Given[]
  /** Lines that somebody must say more about, which nobody was told of before. */
  readonly unmatched: number
  /** Lines that are left out by themselves from now on, because all of their product is. */
  readonly leftOut: number
  readonly adjusted: boolean
}

/**
 * Brings what the studio has done for a sale to what the sale asks for: gives its paid lines, once each, to whom and as
 * what the evidence says; puts before a person what it does not say; and takes, gives back and holds what its refunds and
 * disputes ask for. Does nothing where all of that is done.
 */
export async function settleSale(
  q: Writer,
  context: Context,
  studio: Studio,
  known: KnownSale,
  knowledge: Known,
): Promise<Settled> {
  const { given, unmatched, leftOut } =
    known.row.state === 'paid'
      ? await settleLines(q, context, studio, known, knowledge)
      : await writeWaiting(q, known)
  const givenNow = new Set(given.map(({ purchaseId }) => purchaseId))
  const { changed } = await adjustSale(q, context, studio, known, { given: givenNow })
  await tellSettled(q, context, known)
  return { given, unmatched, leftOut, adjusted: changed }
}

async function settleLines(
  q: Writer,
  context: Context,
  studio: Studio,
  known: KnownSale,
  knowledge: Known,
): Promise<Omit<Settled, 'adjusted'>> {
  const given: Given[] = []
  let unmatched = 0
  let leftOut = 0
  const isOpen = known.lines.some(({ state }) => state === 'waiting' || state === 'unmatched')
  const clientId = isOpen ? await findWhose(q, context, known) : null
  const lines: LineRow[] = []
  for (const line of known.lines) {
    const settled = await settleLine(q, context, studio, { known, line, clientId, knowledge })
    if (settled.given !== null) given.push(settled.given)
    if (settled.line.state === 'unmatched' && line.state !== 'unmatched') unmatched += 1
    if (settled.leftOut) leftOut += 1
    lines.push(settled.line)
  }
  known.lines = lines
  // What staff have left out is off the list too.
  const isSaid = lines.some(({ matchedBy }) => matchedBy === 'staff')
  if (isOpen || isSaid) await tellUnmatched(q, context, known, unmatched > 0)
  return { given, unmatched, leftOut }
}

/** What is not paid waits. */
async function writeWaiting(q: Writer, known: KnownSale): Promise<Omit<Settled, 'adjusted'>> {
  const lines: LineRow[] = []
  for (const line of known.lines) lines.push(isUnwritten(line) ? await writeLine(q, line, {}) : line)
  known.lines = lines
  return { given: [], unmatched: 0, leftOut: 0 }
}

/** Whose a sale is; remembered with the sale, and of the customer where the evidence is good enough. */
async function findWhose(q: Writer, context: Context, known: KnownSale): Promise<number | null> {
  const { row } = known
  if (row.clientId !== null) return liveClient(q, row.clientId)
  const match = await matchOf(q, row)
  if (match === null || match === 'contradiction') return null
  const { clientId, by } = match
  await updateSale(q, row.id, { clientId, matchedBy: by })
  known.row = { ...row, clientId, matchedBy: by }
  if (row.customerId !== null && by !== 'customer' && isRemembered(by)) {
    await rememberCustomer(q, row.customerId, clientId, { actorId: null, at: context.now })
  }
  return clientId
}

/** Whom the evidence of a sale names. */
export async function matchOf(q: Parameters<typeof liveClient>[0], row: SaleRow): Promise<ClientMatch> {
  const { own, reference } = row.metadata as KeptMetadata
  return matchClient({
    customer: await clientOfCustomer(q, row.customerId),
    metadata: await liveClient(q, idIn(own.client_id)),
    reference: await liveClient(q, idIn(reference)),
    email: await clientsWithEmail(q, row.email),
  })
}

/** Of a product that somebody has left out before. */
const LEFT_OUT_BY_ITSELF = { state: 'ignored', packageId: null, matchedBy: 'remembered' } as const

type SettledLine = { readonly line: LineRow; readonly given: Given | null; readonly leftOut?: true }

async function settleLine(
  q: Writer,
  context: Context,
  studio: Studio,
  {
    known,
    line,
    clientId,
    knowledge,
  }: {
    readonly known: KnownSale
    readonly line: LineRow
    readonly clientId: number | null
    readonly knowledge: Known
  },
): Promise<SettledLine> {
  if (line.state === 'granted' || line.state === 'ignored') return { line: await kept(q, line), given: null }
  const { row } = known
  const match = await packageOf(line, knowledge)
  if (match === 'ignored') {
    // Told apart from a line that is gone: what was left out can be brought back.
    return { line: await writeLine(q, line, LEFT_OUT_BY_ITSELF), given: null, leftOut: true }
  }
  if (line.quantity === 0) return { line: await writeLine(q, line, { state: 'ignored' }), given: null }
  const chosen = match === null ? null : { packageId: match.packageId, matchedBy: match.by }
  const terms = match === null ? null : await knowledge.package(match.packageId)
  if (clientId === null || terms === null || !isSellable(row, line)) {
    const isNews = line.state !== 'unmatched' || line.packageId !== (chosen?.packageId ?? null)
    const change = { state: 'unmatched', ...chosen } as const
    return { line: isNews ? await writeLine(q, line, change) : line, given: null }
  }
  const given = await giveLine(q, context, studio, { sale: row, line, clientId, terms })
  const change = { state: 'granted', ...chosen, purchaseId: given.purchaseId } as const
  return { line: await writeLine(q, line, change), given }
}

const kept = async (q: Writer, line: LineRow) => (isUnwritten(line) ? writeLine(q, line, {}) : line)

/** What staff said of this line, else what the evidence says. */
async function packageOf(line: LineRow, knowledge: Known) {
  if (line.packageId !== null && line.matchedBy === 'staff') {
    return { packageId: line.packageId, by: 'staff' as const }
  }
  const products = await knowledge.products()
  const ids = await knowledge.packageIds()
  return matchPackage(line, {
    isPackage: (id) => ids.has(id),
    remembered: (stripeId) => products.get(stripeId),
  })
}

/** Puts a sale before somebody, once, or takes it off the list when nothing of it is missing any more. */
export async function tellUnmatched(
  q: Writer,
  context: Context,
  known: KnownSale,
  isNews: boolean,
): Promise<void> {
  const { row, lines } = known
  const key = `unmatched_purchase:${row.id}`
  const open = lines.filter(({ state }) => state === 'unmatched')
  const missing = missingOf({
    client: row.clientId !== null,
    package: open.every(({ packageId }) => packageId !== null),
  })
  const [first] = open
  if (first === undefined || missing === null) return settleAttention(q, context, key)
  const matter = {
    kind: 'unmatched_purchase',
    key,
    entity: 'stripe_sale',
    entityId: row.id,
    details: { buyer: row.name ?? row.email, what: nameOfLine(first), items: open.length, missing },
  } as const
  if (isNews) await raiseAttention(q, context, matter)
  else await renewAttention(q, matter)
}

/** Gives to each of what was given the name of whom it was given to, what refunds have left of it, and when it can be used. */
export async function withNames(q: Reader, given: readonly Given[], today: LocalDate) {
  const named = []
  for (const { purchaseId, clientId, packageName, subscriptionId } of given) {
    const client = await findClient(q, clientId)
    const { granted, revoked } = await sumSoldUnits(q, { id: purchaseId, clientId })
    named.push({
      purchaseId,
      clientId,
      clientName: client === null ? '' : fullName(client),
      packageName,
      units: granted - revoked,
      usable:
        granted === revoked ? 'over' : await usableOf(q, { purchaseId, clientId, subscriptionId }, today),
    })
  }
  return named
}

/** When what a sale gave can be used. A pack that waits may be disputed as well. */
async function usableOf(
  q: Reader,
  { purchaseId, clientId, subscriptionId }: Omit<Given, 'packageName'>,
  today: LocalDate,
): Promise<GivenUse> {
  const sold = await findSoldSubscription(q, { id: purchaseId, clientId })
  const freezes = (await freezesBySubscription(q, [subscriptionId])).get(subscriptionId) ?? []
  if (isFrozenOn(freezes, today)) return 'frozen'
  if (sold?.status === 'queued') return 'queued'
  return sold?.expiresOn != null && sold.expiresOn < today ? 'over' : 'now'
}
