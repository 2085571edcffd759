/** Which rows of the list of sessions stand on a page. */
import { and, eq, isNull, type SQL, sql } from 'drizzle-orm'
import type { Parsed } from '../../../../shared/contract/index.ts'
import type { Reader } from '../../engine/engine.ts'
import {
  bookingIsWithin,
  bookingPasses,
  hasStatus,
  sessionPasses,
  wordsPass,
  wordsPassUnbooked,
} from './list-filters-queries.ts'
import {
  asksSession,
  hasBooked,
  hasUnbooked,
  isByBooking,
  type ListFilter,
  type ListPart,
  partsOf,
} from './list-parts.ts'

type Page = Pick<Parsed<'sessions.list'>, 'sort' | 'limit' | 'offset'>

/** A session with one of its bookings, or without any. */
export type ListedKey = { readonly session: number; readonly booking: number | null }

/** The rows of one page in their order. Ties are in the order of session and booking; `-` turns the whole list around. */
export async function listKeys(q: Reader, filter: ListFilter, page: Page): Promise<ListedKey[]> {
  return q.rows<ListedKey>(selectKeys(q, filter, page))
}

/**
 * Joins are written in the order in which they are to run, so that an index gives the order of the list wherever one can,
 * and a page ends early. Of several lists in one order SQLite takes the next of each in turn.
 */
export function selectKeys(q: Reader, filter: ListFilter, { sort, limit, offset }: Page): SQL {
  const { lists, columns } = SORTS[sort.replace('-', '') as SortName]
  const parts = partsOf(filter.found).filter((part) => hasBooked(filter) || hasUnbooked(filter, part))
  const direction = sql.raw(sort.startsWith('-') ? 'desc' : 'asc')
  const order = columns.map((column) => sql`${sql.raw(column)} ${direction}`)
  const all = parts.flatMap((part) => lists(q, filter, part))
  return sql`${sql.join(all, sql` union all `)} order by ${sql.join(order, sql`, `)} limit ${limit} offset ${offset}`
}

type SortName = 'startsAt' | 'client' | 'title' | 'trainer'
type Sort = {
  readonly lists: (q: Reader, filter: ListFilter, part: ListPart) => readonly SQL[]
  /** Only those that differ: one that is the same everywhere would keep an index from giving the order. */
  readonly columns: readonly string[]
}

const START = ['start', 'session', 'booking']

const SORTS: Record<SortName, Sort> = {
  startsAt: { lists: byStart, columns: START },
  title: { lists: byTitle, columns: ['name', ...START] },
  client: { lists: byClient, columns: ['name', 'owner', ...START] },
  trainer: { lists: byTrainer, columns: ['name', 'owner', ...START] },
}

/** What is sorted by before the start: a name, and whose it is. */
type Before = { readonly name: SQL; readonly owner: SQL }

const NOTHING: Before = { name: sql`''`, owner: sql`0` }

function fromSessions(q: Reader, { name, owner }: Before = NOTHING): SQL {
  const { sessions, bookings } = q.t
  return sql`select ${name} as name, ${owner} as owner, ${sessions.startsAt} as start, ${sessions.id} as session, ${bookings.id} as booking from`
}

function fromBookings(q: Reader, { name, owner }: Before = NOTHING): SQL {
  const { bookings } = q.t
  return sql`select ${name} as name, ${owner} as owner, ${bookings.startsAt} as start, ${bookings.sessionId} as session, ${bookings.id} as booking from`
}

function byStart(q: Reader, filter: ListFilter, part: ListPart): readonly SQL[] {
  const { sessions, bookings } = q.t
  if (isByBooking(filter, part) || isByStatus(filter, part)) {
    const with_ = asksSession(filter, part) ? sql`cross join ${sessions}` : sql``
    return [sql`${fromBookings(q)} ${bookings} ${with_} where ${bookedWhere(q, filter, part)}`]
  }
  return [sql`${fromSessions(q)} ${sessionsFirst(q, filter, part)}`]
}

/** A status that only bookings have, and nothing else is asked but a period. */
function isByStatus(filter: ListFilter, part: ListPart): boolean {
  return filter.status !== undefined && !asksSession(filter, part) && !hasUnbooked(filter, part)
}

function byTitle(q: Reader, filter: ListFilter, part: ListPart): readonly SQL[] {
  const { sessions, bookings } = q.t
  const before = { ...NOTHING, name: sql`${sessions.title}` }
  if (!isByBooking(filter, part)) return [sql`${fromSessions(q, before)} ${sessionsFirst(q, filter, part)}`]
  const joined = and(eq(bookings.sessionId, sessions.id), bookedWhere(q, filter, part))
  return [sql`${fromBookings(q, before)} ${bookings} cross join ${sessions} where ${joined}`]
}

/** Whoever is not there comes first, on every database. */
function byClient(q: Reader, filter: ListFilter, part: ListPart): readonly SQL[] {
  const { sessions, bookings, clients } = q.t
  const before = { name: sql`${clients.searchName}`, owner: sql`${clients.id}` }
  const isTheirs = eq(bookings.clientId, clients.id)
  const where = and(isTheirs, bookedWhere(q, filter, part))
  const with_ = asksSession(filter, part) ? sql`cross join ${sessions}` : sql``
  const from = isByBooking(filter, part)
    ? sql`${bookings} cross join ${clients}`
    : sql`${clients} cross join ${bookings}`
  const booked = hasBooked(filter) ? [sql`${fromBookings(q, before)} ${from} ${with_} where ${where}`] : []
  return hasUnbooked(filter, part) ? [unbooked(q, filter, part), ...booked] : booked
}

function unbooked(q: Reader, filter: ListFilter, part: ListPart): SQL {
  const { sessions, bookings } = q.t
  const status = filter.status === undefined ? undefined : eq(sessions.status, statusOfUnbooked(filter))
  const where = and(isNull(bookings.id), status, sessionPasses(q, filter), wordsPassUnbooked(q, part))
  return sql`${fromSessions(q)} ${sessions} left join ${bookings} on ${bookings.sessionId} = ${sessions.id} where ${where}`
}

const statusOfUnbooked = ({ status }: ListFilter) => (status === 'open' ? 'open' : 'cancelled')

/** Sessions of nobody first; then trainer by trainer, by name. */
function byTrainer(q: Reader, filter: ListFilter, part: ListPart): readonly SQL[] {
  const { sessions, bookings, staff } = q.t
  const before = { name: sql`${staff.name}`, owner: sql`${staff.id}` }
  const isTheirs = eq(sessions.trainerId, staff.id)
  if (isByBooking(filter, part)) {
    const where = and(eq(bookings.sessionId, sessions.id), bookedWhere(q, filter, part))
    const of = sql`${bookings} cross join ${sessions}`
    return [
      sql`${fromBookings(q)} ${of} where ${and(isNull(sessions.trainerId), where)}`,
      sql`${fromBookings(q, before)} ${of} cross join ${staff} where ${and(isTheirs, where)}`,
    ]
  }
  return [
    sql`${fromSessions(q)} ${sessionsFirst(q, filter, part)} and ${isNull(sessions.trainerId)}`,
    sql`${fromSessions(q, before)} ${staff} cross join ${sessionsFirst(q, filter, part)} and ${isTheirs}`,
  ]
}

/** From the sessions to their bookings; those without one stay, where they can be among the rows. */
function sessionsFirst(q: Reader, filter: ListFilter, part: ListPart): SQL {
  const { sessions, bookings } = q.t
  const where = and(
    hasStatus(q, filter.status),
    sessionPasses(q, filter),
    bookingPasses(q, filter, part),
    wordsPass(q, part),
  )
  // A join that keeps the order in which it is written, and one that keeps the sessions by its nature.
  return hasUnbooked(filter, part)
    ? sql`${sessions} left join ${bookings} on ${bookings.sessionId} = ${sessions.id} where ${where ?? sql`true`}`
    : sql`${sessions} cross join ${bookings} where ${and(eq(bookings.sessionId, sessions.id), where)}`
}

/** All that is asked of rows with a booking. */
function bookedWhere(q: Reader, filter: ListFilter, part: ListPart): SQL {
  const { sessions, bookings } = q.t
  const { status } = filter
  const ofSession = asksSession(filter, part)
    ? and(eq(bookings.sessionId, sessions.id), sessionPasses(q, filter))
    : undefined
  const isListed = status === undefined || status === 'open' ? undefined : eq(bookings.status, status)
  const where = and(
    bookingPasses(q, filter, part),
    isListed,
    bookingIsWithin(q, filter),
    ofSession,
    wordsPass(q, part),
  )
  return where ?? sql`true`
}
