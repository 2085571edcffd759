/** Which rows of the list of sessions stand on a page. */
import { and, eq, isNull, type SQL, sql } from 'drizzle-orm'
import type { Parsed } from '../../../../shared/contract/index.ts'
import type { Reader } from '../../engine/engine.ts'
import { rememberedUnchanged } from '../../engine/remembered.ts'
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
export async function listKeys(
  q: Reader,
  filter: ListFilter,
  page: Page,
  unbooked: number,
): Promise<ListedKey[]> {
  const keys: ListedKey[] = []
  let { limit, offset } = page
  for (const stretch of stretchesOf(q, filter, page.sort)) {
    const known = stretch.isUnbooked ? unbooked : null
    const found =
      known === null || known > offset
        ? await q.rows<ListedKey>(selectStretch(stretch, { ...page, limit, offset }))
        : []
    keys.push(...found)
    limit -= found.length
    if (limit === 0) break
    const passed = found.length === 0 && offset > 0
    offset = passed ? offset - (known ?? (await countStretch(q, stretch, filter, page.sort))) : 0
  }
  return keys
}

/** What `listKeys` runs, one after the other until the page is full. */
export function selectKeys(q: Reader, filter: ListFilter, page: Page): SQL[] {
  return stretchesOf(q, filter, page.sort).map((stretch) => selectStretch(stretch, page))
}

/** The stretches of a list in the order in which they are read. */
function stretchesOf(q: Reader, filter: ListFilter, sort: Page['sort']): readonly Stretch[] {
  const parts = partsOf(filter.found).filter((part) => hasBooked(filter) || hasUnbooked(filter, part))
  const all = SORTS[sort.replace('-', '') as SortName](q, filter, parts).filter(
    ({ lists }) => lists.length > 0,
  )
  return sort.startsWith('-') ? all.toReversed() : all
}

/**
 * Joins are written in the order in which they are to run, so that an index gives the order of the list wherever one can,
 * and a page ends early. Of several lists in one order SQLite takes the next of each in turn.
 */
function selectStretch({ lists, columns }: Stretch, { sort, limit, offset }: Page): SQL {
  const direction = sql.raw(sort.startsWith('-') ? 'desc' : 'asc')
  const order = columns.map((column) => sql`${sql.raw(column)} ${direction}`)
  return sql`${sql.join([...lists], sql` union all `)} order by ${sql.join(order, sql`, `)} limit ${limit} offset ${offset}`
}

/** How many rows a stretch has: asked only by pages that lie behind it. */
function countStretch(q: Reader, { lists }: Stretch, filter: ListFilter, sort: string): Promise<number> {
  const count = async () => {
    const all = sql.join([...lists], sql` union all `)
    const [row] = await q.rows<{ rows: number }>(sql`select count(*) as rows from (${all}) stretch`)
    return Number(row?.rows ?? 0)
  }
  return rememberedUnchanged(q, `stretch ${sort.replace('-', '')} ${JSON.stringify(filter)}`, count)
}

type SortName = 'startsAt' | 'client' | 'title' | 'trainer'

/**
 * A list is one stretch, or two of which all rows of the first come before those of the second: each has an order of its
 * own, and with it an index that gives the order.
 */
type Stretch = {
  readonly lists: readonly SQL[]
  /** Only those that differ: one that is the same everywhere would keep an index from giving the order. */
  readonly columns: readonly string[]
  /** Whether it has the sessions that nobody has booked and nothing else. */
  readonly isUnbooked?: boolean
}

type Sort = (q: Reader, filter: ListFilter, parts: readonly ListPart[]) => readonly Stretch[]

const START = ['start', 'session', 'booking']

const SORTS: Record<SortName, Sort> = {
  startsAt: (q, filter, parts) => [
    { lists: parts.flatMap((part) => byStart(q, filter, part)), columns: START },
  ],
  title: (q, filter, parts) => [
    { lists: parts.flatMap((part) => byTitle(q, filter, part)), columns: ['name', ...START] },
  ],
  client: byClient,
  trainer: byTrainer,
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
function byClient(q: Reader, filter: ListFilter, parts: readonly ListPart[]): readonly Stretch[] {
  const nobodys = parts.filter((part) => hasUnbooked(filter, part)).map((part) => unbooked(q, filter, part))
  const somebodys = hasBooked(filter) ? parts.map((part) => ofClients(q, filter, part)) : []
  return [
    { lists: nobodys, columns: START, isUnbooked: true },
    { lists: somebodys, columns: ['name', 'owner', ...START] },
  ]
}

function ofClients(q: Reader, filter: ListFilter, part: ListPart): SQL {
  const { sessions, bookings, clients } = q.t
  const before = { name: sql`${clients.searchName}`, owner: sql`${clients.id}` }
  const isTheirs = eq(bookings.clientId, clients.id)
  const where = and(isTheirs, bookedWhere(q, filter, part))
  const with_ = asksSession(filter, part) ? sql`cross join ${sessions}` : sql``
  const from = isByBooking(filter, part)
    ? sql`${bookings} cross join ${clients}`
    : sql`${clients} cross join ${bookings}`
  return sql`${fromBookings(q, before)} ${from} ${with_} where ${where}`
}

function unbooked(q: Reader, filter: ListFilter, part: ListPart): SQL {
  const { sessions, bookings } = q.t
  const status = filter.status === undefined ? undefined : eq(sessions.status, statusOfUnbooked(filter))
  const where = and(isNull(bookings.id), status, sessionPasses(q, filter), wordsPassUnbooked(q, part))
  return sql`${fromSessions(q)} ${sessions} left join ${bookings} on ${bookings.sessionId} = ${sessions.id} where ${where}`
}

const statusOfUnbooked = ({ status }: ListFilter) => (status === 'open' ? 'open' : 'cancelled')

/** Sessions of nobody first; then trainer by trainer, by name. */
function byTrainer(q: Reader, filter: ListFilter, parts: readonly ListPart[]): readonly Stretch[] {
  return [
    { lists: parts.map((part) => ofNobody(q, filter, part)), columns: START },
    { lists: parts.map((part) => ofTrainers(q, filter, part)), columns: ['name', 'owner', ...START] },
  ]
}

function ofNobody(q: Reader, filter: ListFilter, part: ListPart): SQL {
  const { sessions, bookings } = q.t
  if (!isByBooking(filter, part)) {
    return sql`${fromSessions(q)} ${sessionsFirst(q, filter, part)} and ${isNull(sessions.trainerId)}`
  }
  const where = and(eq(bookings.sessionId, sessions.id), bookedWhere(q, filter, part))
  return sql`${fromBookings(q)} ${bookings} cross join ${sessions} where ${and(isNull(sessions.trainerId), where)}`
}

function ofTrainers(q: Reader, filter: ListFilter, part: ListPart): SQL {
  const { sessions, bookings, staff } = q.t
  const before = { name: sql`${staff.name}`, owner: sql`${staff.id}` }
  const isTheirs = eq(sessions.trainerId, staff.id)
  if (!isByBooking(filter, part)) {
    return sql`${fromSessions(q, before)} ${staff} cross join ${sessionsFirst(q, filter, part)} and ${isTheirs}`
  }
  const where = and(eq(bookings.sessionId, sessions.id), bookedWhere(q, filter, part))
  return sql`${fromBookings(q, before)} ${bookings} cross join ${sessions} cross join ${staff} where ${and(isTheirs, where)}`
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
