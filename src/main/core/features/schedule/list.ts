import type { Parsed, Value } from '../../../../shared/contract/index.ts'
import { MINUTE } from '../../../../shared/domain/calendar.ts'
import { fullName } from '../../../../shared/domain/clients.ts'
import { may } from '../../../../shared/domain/permissions.ts'
import { LISTED_STATUSES } from '../../../../shared/domain/schedule.ts'
import { searchTerms, searchWords } from '../../../../shared/domain/text.ts'
import { formatInstant } from '../../../../shared/domain/time.ts'
import { ok, type Result, refuse } from '../../../../shared/result.ts'
import type { Context } from '../../context.ts'
import type { Reader } from '../../engine/engine.ts'
import { listStaff } from '../staff/queries.ts'
import { countListed, type Found, isClientWord, listSessionRows, listTitles } from './list-queries.ts'

type Listed = Value<'sessions.list'>
type Row = Awaited<ReturnType<typeof listSessionRows>>[number]

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
  if (found.some(isNowhere)) return ok({ rows: [], total: 0, counts: countsOf([]) })
  const filter = { ...input, found, trainerIds: trainersShown(context, input.trainerId) }
  const counts = countsOf(await countListed(q, filter))
  const rows = await listSessionRows(q, filter, input)
  const total =
    input.status === undefined
      ? Object.values(counts).reduce((sum, count) => sum + count, 0)
      : counts[input.status]
  return ok({ rows: rows.map(rowView), total, counts })
}

/** Who may not read clients sees who comes to their own sessions, and nobody else's. */
function trainersShown({ actor }: Context, asked: number | undefined): readonly number[] | undefined {
  if (may(actor, 'clients.read')) return asked === undefined ? undefined : [asked]
  if (actor.staffId === null || (asked !== undefined && asked !== actor.staffId)) return []
  return [actor.staffId]
}

/** Where each word is found: among clients, titles and trainers, by prefix. */
async function findWords(q: Reader, terms: readonly string[]): Promise<Found[]> {
  const titles = (await listTitles(q)).map((title) => ({ title, words: searchWords(title) }))
  const trainers = (await listStaff(q, undefined)).map(({ id, name }) => ({ id, words: searchWords(name) }))
  const found: Found[] = []
  for (const term of terms) {
    const begins = ({ words }: { readonly words: readonly string[] }) =>
      words.some((word) => word.startsWith(term))
    found.push({
      clientWord: (await isClientWord(q, term)) ? term : null,
      titles: titles.filter(begins).map(({ title }) => title),
      trainerIds: trainers.filter(begins).map(({ id }) => id),
    })
  }
  return found
}

function isNowhere({ clientWord, titles, trainerIds }: Found): boolean {
  return clientWord === null && titles.length === 0 && trainerIds.length === 0
}

function countsOf(found: Awaited<ReturnType<typeof countListed>>): Listed['counts'] {
  const known = new Map(found.map(({ status, rows }) => [status, rows]))
  const entries = LISTED_STATUSES.map((status) => [status, known.get(status) ?? 0])
  return Object.fromEntries(entries) as Listed['counts']
}

function rowView(row: Row): Listed['rows'][number] {
  const { firstName, lastName, bookingStatus, bookingAmount, bookingCurrency, amount, currency, ...kept } =
    row
  return {
    ...kept,
    clientName: firstName === null || lastName === null ? null : fullName({ firstName, lastName }),
    startsAt: formatInstant(row.startsAt),
    endsAt: formatInstant(row.endsAt),
    minutes: (row.endsAt - row.startsAt) / MINUTE,
    colour: row.colour ?? 0,
    status: bookingStatus ?? row.sessionStatus,
    amount: row.bookingId === null ? priceView(amount, currency) : priceView(bookingAmount, bookingCurrency),
  }
}

function priceView(amount: number | null, currency: string | null) {
  return amount === null || currency === null ? null : { amount, currency }
}
