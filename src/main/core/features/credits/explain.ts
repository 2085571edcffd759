import type { Parsed, Value } from '../../../../shared/contract/index.ts'
import { takesCredits } from '../../../../shared/domain/catalogue.ts'
import { grantProblem, spendableToday } from '../../../../shared/domain/credits.ts'
import { explainSpending } from '../../../../shared/domain/spending.ts'
import { formatInstant, type LocalDate, localDateOf } from '../../../../shared/domain/time.ts'
import { ok, type Result, refuse } from '../../../../shared/result.ts'
import type { Context } from '../../context.ts'
import type { Reader } from '../../engine/engine.ts'
import { words } from '../../speaking.ts'
import { findClient } from '../clients/queries.ts'
import { type ClientEntry, listClientEntries } from '../ledger/queries.ts'
import { findSession, type SessionRecord } from '../schedule/queries.ts'
import { loadStudio, type Studio, studioToday } from '../studio/queries.ts'
import { type GrantPeriod, periodsOfGrants, type SaleRecord, salesBySubscription } from './explain-queries.ts'
import { packFacts } from './pack-facts.ts'
import { type GrantRecord, listGrants } from './queries.ts'
import { refuseOrigins } from './readers.ts'

type Explanation = Value<'credits.explain'>

/**
 * Why the figures are what they are: every grant with where it came from and what stands in its way, every line of the
 * ledger as a sentence, and which packs would pay for a session, or today.
 */
export async function explainCredits(
  q: Reader,
  context: Context,
  input: Parsed<'credits.explain'>,
): Promise<Result<Explanation>> {
  const unseen = refuseOrigins(context)
  if (unseen !== null) return unseen
  const studio = await loadStudio(q)
  const today = studioToday(studio, context.now)
  const client = await findClient(q, input.clientId)
  if (client === null) return refuse('USER_NOT_FOUND', { clientId: input.clientId })
  const session = input.sessionId === undefined ? null : await findSession(q, input.sessionId)
  if (input.sessionId !== undefined && session === null) {
    return refuse('NOT_FOUND', { entity: 'session', id: input.sessionId })
  }
  const grants = await listGrants(q, client.id)
  const entries = await listClientEntries(q, client.id)
  const book: Book = {
    studio,
    today,
    entries: new Map(entries.map((entry) => [entry.seq, entry])),
    first: new Map(entries.toReversed().map((entry) => [entry.grantId, entry])),
    sales: await salesBySubscription(q, client.id),
    periods: await periodsOfGrants(q, client.id),
  }
  return ok({
    grants: explainGrants(book, grants),
    entries: entries.map((entry) => entryView(book, entry)),
    spend: explainSpend(book, grants, session, input.familyId ?? null),
  })
}

/** What sentences about one client's account look up. */
type Book = {
  readonly studio: Studio
  readonly today: LocalDate
  readonly entries: ReadonlyMap<number, ClientEntry>
  /** The first line of each grant: the one that filled it. */
  readonly first: ReadonlyMap<number, ClientEntry>
  readonly sales: ReadonlyMap<number, SaleRecord>
  readonly periods: ReadonlyMap<number, GrantPeriod>
}

/** Who did what nobody did. */
const PRODUCT = 'Tallybook'

function explainGrants(book: Book, grants: readonly GrantRecord[]): Explanation['grants'] {
  const { today } = book
  const packs = packFacts(grants)
  return grants.map((grant) => {
    const problem = grantProblem(grant, { familyId: grant.familyId ?? 0, on: today })
    const pack = packs.get(grant.id)
    return {
      ...grant,
      subscriptionName: words().packName(grant.subscriptionName),
      availableToday: spendableToday(grant, today),
      problem,
      why:
        problem === null || pack === undefined
          ? null
          : words().problemSentence(pack, problem, { on: today, today }),
      origin: origin(book, grant),
    }
  })
}

function origin({ studio, first, sales, periods }: Book, grant: GrantRecord): string {
  const sale = sales.get(grant.subscriptionId)
  const period = periods.get(grant.id)
  const dayOf = (at: number) => localDateOf(at, studio.zone)
  return words().originSentence({
    ...grant,
    name: words().packName(grant.subscriptionName),
    actor: first.get(grant.id)?.actorName ?? PRODUCT,
    on: dayOf(grant.createdAt),
    sale:
      sale === undefined
        ? null
        : {
            on: dayOf(sale.createdAt),
            price: { amount: sale.amount, currency: sale.currency },
            refunded: sale.refundedAmount,
            paid: sale.status !== 'pending' && sale.status !== 'failed',
          },
    carriedFrom: period?.carriedFrom ?? null,
    period:
      period === undefined || period.periodNo === null
        ? null
        : { from: grant.effectiveFrom, until: grant.expiresOn },
  })
}

/** A line of the ledger, told as a sentence. */
export function entryView(
  book: Pick<Book, 'studio' | 'entries' | 'periods'>,
  entry: ClientEntry,
): Explanation['entries'][number] {
  const { sessionTitle: title, sessionStartsAt: startsAt, sessionMovedTo: movedTo } = entry
  const actor = entry.actorName ?? PRODUCT
  const corrected = entry.correctsSeq === null ? undefined : book.entries.get(entry.correctsSeq)
  const carriedFrom =
    entry.kind === 'GRANT' && corrected === undefined
      ? (book.periods.get(entry.grantId)?.carriedFrom ?? null)
      : null
  return {
    ...entry,
    at: formatInstant(entry.at),
    actor,
    sentence: words().entrySentence({
      kind: entry.kind,
      units: entry.units,
      actor,
      reason: entry.reason,
      session: title === null || startsAt === null ? null : { title, startsAt, movedTo },
      carriedFrom,
      corrects: corrected ?? null,
      zone: book.studio.zone,
    }),
  }
}

function explainSpend(
  { studio, today }: Book,
  grants: readonly GrantRecord[],
  session: SessionRecord | null,
  family: number | null,
): Explanation['spend'] {
  const packs = packFacts(grants)
  const on = session?.studioDate ?? today
  const familyId = session?.familyId ?? family
  const needed =
    session === null ? 1 : takesCredits(session.kind, session.creditCost) ? session.creditCost : 0
  const explained = explainSpending(grants, { familyId, on, units: needed })
  const booked = session === null ? null : words().sessionWords(session.title, session.startsAt, studio.zone)
  const facts = { on, today, needed, session: booked }
  return {
    sessionId: session?.id ?? null,
    on,
    familyId,
    needed,
    payable: explained.payable,
    parts: [...explained.parts],
    order: explained.order.flatMap((line) => {
      const pack = packs.get(line.grantId)
      if (pack === undefined) return []
      const { grantId, rank, problem } = line
      return [{ grantId, rank, problem, sentence: words().packSentence(pack, line, explained, facts) }]
    }),
    sentence: words().spendingSentence([...packs.values()], explained, facts),
  }
}
