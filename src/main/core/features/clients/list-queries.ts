/** Lists of clients: who passes a filter, in which order. */
import {
  and,
  asc,
  desc,
  eq,
  gte,
  inArray,
  lt,
  lte,
  ne,
  not,
  type Placeholder,
  type SQL,
  type SQLWrapper,
  sql,
} from 'drizzle-orm'
import { CLIENT_ORDERS, type ClientOrder, type ClientSort } from '../../../../shared/contract/clients.ts'
import { OCCUPYING_STATUSES } from '../../../../shared/domain/bookings.ts'
import { foldForSearch, searchTerms } from '../../../../shared/domain/text.ts'
import type { Instant, LocalDate } from '../../../../shared/domain/time.ts'
import { assert } from '../../../../shared/errors.ts'
import { among, idList } from '../../engine/among.ts'
import type { Reader } from '../../engine/engine.ts'
import { hotQuery } from '../../engine/hot-query.ts'
import { quoted } from '../../engine/schema/kit.ts'
import {
  anyAvailable,
  availableSubquery,
  availableUnits,
  expiringClients,
  figureSubquery,
} from '../credits/figures-queries.ts'
import { revenueOf } from '../purchases/queries.ts'
import { type ClientRecord, columns } from './queries.ts'
import { type Beginning, beginningWith, isFoundUnder, rarestFirst } from './words-queries.ts'

export type ClientFilter = {
  /** Folded words (`searchTerms`), each the beginning of one of the client's; none is everybody. */
  readonly terms: readonly string[]
  readonly status: 'active' | 'inactive' | 'all'
  readonly minAvailable?: number | undefined
  readonly maxAvailable?: number | undefined
  /** Has units available of which some are last valid on this day at the latest. */
  readonly expiringBy?: LocalDate | undefined
  /** Bookings that took or take a place. */
  readonly minSessions?: number | undefined
  readonly maxSessions?: number | undefined
  /** Minor units. */
  readonly minRevenue?: number | undefined
  readonly maxRevenue?: number | undefined
  /** Spellings of one place. */
  readonly locations?: readonly string[] | undefined
  readonly createdFrom?: Instant | undefined
  readonly createdBefore?: Instant | undefined
}

export type ClientPage = {
  readonly sort: ClientSort
  readonly limit: number
  readonly offset: number
}

/** The terms of a query, the most selective first; null when there is a query but nothing in it to look for. */
export async function termsOf(q: Reader, query: string): Promise<string[] | null> {
  const terms = searchTerms(query)
  return terms.length === 0 && query !== '' ? null : rarestFirst(q, terms)
}

/** One page of the clients that pass the filter. Ties are in the order of the ids; `-` turns the whole list around. */
export async function listClients(
  q: Reader,
  filter: ClientFilter,
  page: ClientPage,
  today: LocalDate,
): Promise<ClientRecord[]> {
  return findClients(q, await selectIds(q, filter, page.sort, today).limit(page.limit).offset(page.offset))
}

/** The ids of all clients that pass the filter, in the same order. */
export async function listClientIds(
  q: Reader,
  filter: ClientFilter,
  sort: ClientSort,
  today: LocalDate,
): Promise<{ readonly id: number }[]> {
  return selectIds(q, filter, sort, today)
}

/** The ids alone can be sorted from indexes; only then are the rows of a page read. */
export function selectIds(q: Reader, filter: ClientFilter, sort: ClientSort, today: LocalDate) {
  const { clients } = q.t
  const ids = q.select({ id: clients.id }).from(clients).$dynamic()
  const by = orderOf(sort)
  const passing = ids.where(and(passes(q, filter, today), hasCredits(q, filter, today)))
  if (isStored(by)) return passing.orderBy(...order(q, sort, STORED(q)[by]))
  if (by === 'available') {
    const units = availableSubquery(q, today)
    const value = sql`coalesce(${units.available}, 0)`
    return passing.leftJoin(units, eq(units.clientId, clients.id)).orderBy(...order(q, sort, value))
  }
  const figure = figureSubquery(q, by)
  const value = sql`coalesce(${figure.value}, ${by === 'lastSession' ? sql`''` : sql`0`})`
  return passing.leftJoin(figure, eq(figure.clientId, clients.id)).orderBy(...order(q, sort, value))
}

const selectClients = hotQuery((q: Reader) =>
  q
    .select(columns(q))
    .from(q.t.clients)
    .where(among(q, q.t.clients.id, sql.placeholder('ids'))),
)

/** These clients, in this order. */
export async function findClients(
  q: Reader,
  ids: readonly { readonly id: number }[],
): Promise<ClientRecord[]> {
  const rows = await selectClients(q, { ids: idList(ids.map(({ id }) => id)) })
  const byId = new Map(rows.map((row) => [row.id, row]))
  return ids.flatMap(({ id }) => byId.get(id) ?? [])
}

export async function countClients(q: Reader, filter: ClientFilter, today: LocalDate): Promise<number> {
  const { clients } = q.t
  const [counted] = await q
    .select({ total: sql<number>`count(*)`.mapWith(Number) })
    .from(clients)
    .where(and(passes(q, filter, today), hasCredits(q, filter, today)))
  return counted?.total ?? 0
}

/** Of so many terms the query is built once; of more, which nobody types, anew each time. */
const USUAL_TERMS = 4

const searches = Array.from({ length: USUAL_TERMS + 1 }, (_, count) =>
  hotQuery((q: Reader) => {
    const places = Array.from({ length: count }, (_, term) => ({
      from: sql.placeholder(`from${term}`),
      to: sql.placeholder(`to${term}`),
    }))
    return selectFound(q, places, sql.placeholder('limit'))
  }),
)

/** The clients whose words begin with every term, active ones first, then by name. */
export async function searchClients(
  q: Reader,
  terms: readonly string[],
  limit: number,
): Promise<ClientRecord[]> {
  const search = searches[terms.length]
  const beginnings = terms.map(beginningWith)
  if (search === undefined) return selectFound(q, beginnings, limit)
  const values = beginnings.flatMap(({ from, to }, term) => [
    [`from${term}`, from],
    [`to${term}`, to],
  ])
  return search(q, { ...Object.fromEntries(values), limit })
}

function selectFound(q: Reader, terms: readonly Beginning[], limit: number | Placeholder) {
  const { clients } = q.t
  return (
    q
      .select(columns(q))
      .from(clients)
      .where(and(ne(clients.status, 'merged'), ...isFoundUnder(q, clients.id, terms)))
      // 'active' comes before 'inactive', so the index on status and name gives this order without a sort.
      .orderBy(asc(clients.status), asc(clients.searchName), asc(clients.id))
      .limit(limit)
  )
}

/** The spellings of a place that clients have, whatever case and accents it is asked for with. */
export async function listLocationSpellings(q: Reader, location: string): Promise<string[]> {
  const { clients } = q.t
  const rows = await q.selectDistinct({ location: clients.location }).from(clients)
  const wanted = foldForSearch(location)
  return rows.flatMap((row) =>
    row.location !== null && foldForSearch(row.location) === wanted ? [row.location] : [],
  )
}

/** Whether a client has as many units available today as is asked for. */
function hasCredits(q: Reader, { minAvailable, maxAvailable }: ClientFilter, today: LocalDate) {
  return and(
    minAvailable === undefined ? undefined : hasAtLeast(q, minAvailable, today),
    maxAvailable === undefined ? undefined : hasAtMost(q, maxAvailable, today),
  )
}

/** Who has any is told by one lot, and need not be summed up; in the same way who has none. */
function hasAtLeast(q: Reader, units: number, today: LocalDate): SQL {
  const { id } = q.t.clients
  return units === 1 ? anyAvailable(q, id, today) : sql`${availableUnits(q, id, today)} >= ${units}`
}

function hasAtMost(q: Reader, units: number, today: LocalDate): SQL {
  const { id } = q.t.clients
  return units === 0 ? not(anyAvailable(q, id, today)) : sql`${availableUnits(q, id, today)} <= ${units}`
}

/** `today` judges what expires; without it nothing is asked about that. */
function passes(q: Reader, filter: ClientFilter, today: LocalDate | null): SQL | undefined {
  const { clients } = q.t
  return and(
    filter.status === 'all' ? ne(clients.status, 'merged') : eq(clients.status, filter.status),
    filter.locations === undefined ? undefined : inArray(clients.location, [...filter.locations]),
    filter.createdFrom === undefined ? undefined : gte(clients.createdAt, filter.createdFrom),
    filter.createdBefore === undefined ? undefined : lt(clients.createdAt, filter.createdBefore),
    filter.minSessions === undefined ? undefined : gte(sessionsOf(q, clients.id), filter.minSessions),
    filter.maxSessions === undefined ? undefined : lte(sessionsOf(q, clients.id), filter.maxSessions),
    filter.minRevenue === undefined ? undefined : gte(revenueOf(q, clients.id), filter.minRevenue),
    filter.maxRevenue === undefined ? undefined : lte(revenueOf(q, clients.id), filter.maxRevenue),
    filter.expiringBy === undefined || today === null
      ? undefined
      : inArray(clients.id, expiringClients(q, today, filter.expiringBy)),
    ...isFoundUnder(q, clients.id, filter.terms.map(beginningWith)),
  )
}

type Stored = 'name' | 'created'

const isStored = (by: ClientOrder): by is Stored => by === 'name' || by === 'created'

/** What stands in the client's own row and is sorted from an index. */
const STORED = (q: Reader) => ({ name: q.t.clients.searchName, created: q.t.clients.createdAt })

function orderOf(sort: ClientSort): ClientOrder {
  const by = CLIENT_ORDERS.find((known) => known === sort || `-${known}` === sort)
  assert(by !== undefined, 'a sort is one of the orders, or one turned around')
  return by
}

function order(q: Reader, sort: ClientSort, by: SQLWrapper): SQL[] {
  const direction = sort.startsWith('-') ? desc : asc
  return [direction(by), direction(q.t.clients.id)]
}

/** How many bookings of a client took or take a place, inside a query over clients. */
function sessionsOf(q: Reader, clientId: SQLWrapper): SQL<number> {
  const { bookings } = q.t
  return sql`(select count(*) from ${bookings}
    where ${bookings.clientId} = ${clientId} and ${bookings.status} in (${OCCUPYING}))`
}

const OCCUPYING = sql.raw(quoted(OCCUPYING_STATUSES))

/** What everybody who was not merged is called, in the order of the ids. */
export async function listPeople(q: Reader) {
  const { clients } = q.t
  const { id, firstName, lastName, phone, status } = clients
  return q
    .select({ id, firstName, lastName, phone })
    .from(clients)
    .where(ne(status, 'merged'))
    .orderBy(asc(id))
}
