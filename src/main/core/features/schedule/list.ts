import type { Parsed, Value } from '../../../../shared/contract/index.ts'
import { settlesOwnOnly } from '../../../../shared/domain/attention.ts'
import { MINUTE } from '../../../../shared/domain/calendar.ts'
import { fullName } from '../../../../shared/domain/clients.ts'
import { may } from '../../../../shared/domain/permissions.ts'
import { LISTED_STATUSES } from '../../../../shared/domain/schedule.ts'
import { searchTerms, searchWords } from '../../../../shared/domain/text.ts'
import { formatInstant } from '../../../../shared/domain/time.ts'
import { ok, type Result, refuse } from '../../../../shared/result.ts'
import type { Context } from '../../context.ts'
import type { Reader } from '../../engine/engine.ts'
import { rememberedUnchanged } from '../../engine/remembered.ts'
import { frequencyOf } from '../clients/words-queries.ts'
import { listNames } from '../staff/name-queries.ts'
import { type Counted, countListed } from './list-counts-queries.ts'
import { listKeys } from './list-keys-queries.ts'
import type { Found, ListFilter } from './list-parts.ts'
import { findListed, listTitles } from './list-queries.ts'

type Listed = Value<'sessions.list'>
type Row = Awaited<ReturnType<typeof findListed>>[number]

/** Sessions as a list: a row per booking, or per session without one, with how many there are of each status. */
export async function listSessions(
  q: Reader,
  context: Context,
  input: Parsed<'sessions.list'>,
): Promise<Result<Listed>> {
  if (input.from !== undefined && input.to !== undefined && input.to <= input.from) {
    return refuse('VALIDATION', { issues: [{ path: 'to', message: 'The end comes after the start.' }] })
  }
  const terms = searchTerms(input.query ?? '')
  const found = terms.length === 0 ? [] : await findWords(q, terms)
  if (found.some(isNowhere)) return ok({ rows: [], total: 0, counts: countsOf({ booked: [], unbooked: [] }) })
  // What is asked of the rows, apart from which of them stand on the page.
  const { sort: _sort, limit: _limit, offset: _offset, ...asked } = input
  const filter = {
    ...asked,
    found,
    trainerIds: trainersShown(context, input),
    unmarkedAt: input.unmarked ? context.now : undefined,
  }
  const counted = await countRemembered(q, filter)
  const counts = countsOf(counted)
  const total =
    input.status === undefined
      ? Object.values(counts).reduce((sum, count) => sum + count, 0)
      : counts[input.status]
  // Whoever looks for what is not there would otherwise look through everything.
  const keys =
    input.offset < total ? await listKeys(q, filter, input, rowsOf(counted.unbooked, input.status)) : []
  return ok({ rows: (await findListed(q, keys)).map(rowView), total, counts })
}

/**
 * How many rows there are of each status. It takes many times as long as a page of the rows, and every page, every order
 * and every status that is looked at asks for the same.
 */
function countRemembered(q: Reader, filter: ListFilter): Promise<Counted> {
  const count = () => countListed(q, filter)
  // What is over is another question every moment.
  if (filter.unmarkedAt !== undefined) return count()
  return rememberedUnchanged(q, `sessions.list ${JSON.stringify({ ...filter, status: undefined })}`, count)
}

/**
 * Who may not read clients sees who comes to their own sessions, and nobody else's. What nobody has marked is work: it is
 * listed for whoever may mark it, and a trainer marks their own sessions whatever else they may.
 */
function trainersShown(
  { actor }: Context,
  { trainerId: asked, unmarked }: Parsed<'sessions.list'>,
): readonly number[] | undefined {
  if (unmarked && !may(actor, 'bookings.outcome')) return []
  const ownOnly = unmarked ? settlesOwnOnly(actor) : !may(actor, 'clients.read')
  if (!ownOnly) return asked === undefined ? undefined : [asked]
  if (actor.staffId === null || (asked !== undefined && asked !== actor.staffId)) return []
  return [actor.staffId]
}

/** Where each word is found: among clients, titles and trainers, by prefix; what fewest clients have first. */
async function findWords(q: Reader, terms: readonly string[]): Promise<Found[]> {
  const titles = (await listTitles(q)).map((title) => ({ title, words: searchWords(title) }))
  const trainers = (await listNames(q)).map(({ id, name }) => ({ id, words: searchWords(name) }))
  const found: { readonly one: Found; readonly times: number }[] = []
  for (const term of terms) {
    const begins = ({ words }: { readonly words: readonly string[] }) =>
      words.some((word) => word.startsWith(term))
    const times = await frequencyOf(q, term)
    const one = {
      clientWord: times > 0 ? term : null,
      titles: titles.filter(begins).map(({ title }) => title),
      trainerIds: trainers.filter(begins).map(({ id }) => id),
    }
    found.push({ one, times })
  }
  return found.toSorted((a, b) => a.times - b.times).map(({ one }) => one)
}

function isNowhere({ clientWord, titles, trainerIds }: Found): boolean {
  return clientWord === null && titles.length === 0 && trainerIds.length === 0
}

function countsOf({ booked, unbooked }: Counted): Listed['counts'] {
  const all = [...booked, ...unbooked]
  const entries = LISTED_STATUSES.map((status) => [status, rowsOf(all, status)])
  return Object.fromEntries(entries) as Listed['counts']
}

/** All of them without a status. */
function rowsOf(counts: Counted['booked'], status: ListFilter['status']): number {
  const passing = counts.filter((one) => status === undefined || one.status === status)
  return passing.reduce((sum, { rows }) => sum + rows, 0)
}

function rowView({ session, booking }: Row): Listed['rows'][number] {
  const { version: sessionVersion, status: sessionStatus, amount, currency, ...kept } = session
  return {
    ...kept,
    bookingId: booking?.bookingId ?? null,
    clientId: booking?.clientId ?? null,
    clientName: booking === null ? null : fullName(booking),
    startsAt: formatInstant(session.startsAt),
    endsAt: formatInstant(session.endsAt),
    minutes: (session.endsAt - session.startsAt) / MINUTE,
    sessionStatus,
    status: booking?.status ?? sessionStatus,
    funding: booking?.funding ?? null,
    paymentStatus: booking?.paymentStatus ?? null,
    paymentMethod: booking?.paymentMethod ?? null,
    amount: booking === null ? priceView(amount, currency) : priceView(booking.amount, booking.currency),
    sessionVersion,
    bookingVersion: booking?.version ?? null,
  }
}

function priceView(amount: number | null, currency: string | null) {
  return amount === null || currency === null ? null : { amount, currency }
}
