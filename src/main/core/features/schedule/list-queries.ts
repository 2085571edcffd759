/** Sessions as a list: a row per booking, or per session without one. */
import { and, asc, desc, eq, gte, inArray, isNull, lt, or, type SQL, sql } from 'drizzle-orm'
import type { Parsed } from '../../../../shared/contract/index.ts'
import type { ListedStatus } from '../../../../shared/domain/schedule.ts'
import type { Instant } from '../../../../shared/domain/time.ts'
import type { Reader } from '../../engine/engine.ts'

type Asked = Parsed<'sessions.list'>

export type ListFilter = Pick<Asked, 'status' | 'kind' | 'paymentStatus' | 'clientId'> & {
  readonly from?: Instant | undefined
  readonly to?: Instant | undefined
  readonly trainerIds?: readonly number[] | undefined
  /** One for each word that was searched for; all must be found. */
  readonly found: readonly Found[]
}

/** Where a word was found: a row matches by any of the three. */
export type Found = {
  /** The word itself, when it begins a word of some client. */
  readonly clientWord: string | null
  readonly titles: readonly string[]
  readonly trainerIds: readonly number[]
}

/** One page of the rows that pass. Ties are in the order of session and booking; `-` turns the whole list around. */
export async function listSessionRows(
  q: Reader,
  filter: ListFilter,
  page: Pick<Asked, 'sort' | 'limit' | 'offset'>,
) {
  const { sessions, bookings, clients, services, staff, rooms } = q.t
  return (
    q
      .select({
        sessionId: sessions.id,
        bookingId: bookings.id,
        clientId: bookings.clientId,
        firstName: clients.firstName,
        lastName: clients.lastName,
        title: sessions.title,
        serviceId: sessions.serviceId,
        kind: sessions.kind,
        colour: services.colour,
        trainerId: sessions.trainerId,
        trainerName: staff.name,
        roomId: sessions.roomId,
        roomName: rooms.name,
        startsAt: sessions.startsAt,
        endsAt: sessions.endsAt,
        capacity: sessions.capacity,
        sessionStatus: sessions.status,
        bookingStatus: bookings.status,
        funding: bookings.funding,
        paymentStatus: bookings.paymentStatus,
        paymentMethod: bookings.paymentMethod,
        bookingAmount: bookings.amount,
        bookingCurrency: bookings.currency,
        amount: sessions.amount,
        currency: sessions.currency,
        seriesId: sessions.seriesId,
        seriesIndex: sessions.seriesIndex,
        sessionVersion: sessions.version,
        bookingVersion: bookings.version,
      })
      .from(sessions)
      .leftJoin(bookings, eq(bookings.sessionId, sessions.id))
      // Outer joins keep the sessions first, so that their index gives the order and a page ends early.
      .leftJoin(services, eq(services.id, sessions.serviceId))
      .leftJoin(clients, eq(clients.id, bookings.clientId))
      .leftJoin(staff, eq(staff.id, sessions.trainerId))
      .leftJoin(rooms, eq(rooms.id, sessions.roomId))
      .where(and(passes(q, filter), hasStatus(q, filter.status)))
      .orderBy(...order(q, page.sort))
      .limit(page.limit)
      .offset(page.offset)
  )
}

/** How many rows of each status pass all filters but that of the status. */
export async function countListed(
  q: Reader,
  filter: ListFilter,
): Promise<{ readonly status: ListedStatus; readonly rows: number }[]> {
  const { sessions, bookings } = q.t
  const status = sql<ListedStatus>`coalesce(${bookings.status}, ${sessions.status})`
  return q
    .select({ status, rows: sql<number>`count(*)`.mapWith(Number) })
    .from(sessions)
    .leftJoin(bookings, eq(bookings.sessionId, sessions.id))
    .where(passes(q, filter))
    .groupBy(status)
}

function passes(q: Reader, filter: ListFilter): SQL | undefined {
  const { sessions, bookings } = q.t
  const { from, to, kind, paymentStatus, trainerIds, clientId } = filter
  return and(
    from === undefined ? undefined : gte(sessions.startsAt, from),
    to === undefined ? undefined : lt(sessions.startsAt, to),
    kind === undefined ? undefined : eq(sessions.kind, kind),
    trainerIds === undefined ? undefined : inArray(sessions.trainerId, [...trainerIds]),
    clientId === undefined ? undefined : eq(bookings.clientId, clientId),
    paymentStatus === undefined ? undefined : eq(bookings.paymentStatus, paymentStatus),
    ...filter.found.map((one) => isFound(q, one)),
  )
}

function hasStatus(q: Reader, status: ListedStatus | undefined): SQL | undefined {
  const { sessions, bookings } = q.t
  if (status === undefined) return undefined
  const without = and(isNull(bookings.id), eq(sessions.status, status === 'open' ? 'open' : 'cancelled'))
  if (status === 'open') return without
  return status === 'cancelled' ? or(eq(bookings.status, status), without) : eq(bookings.status, status)
}

/** No character sorts after it, so that `[word, word + LAST)` holds exactly the words that begin with the word. */
const LAST = '\u{10ffff}'

function isFound(q: Reader, { clientWord, titles, trainerIds }: Found): SQL | undefined {
  const { sessions, bookings, clientWords: words } = q.t
  return or(
    clientWord === null
      ? undefined
      : sql`${bookings.clientId} in (select ${words.clientId} from ${words} where ${words.word} >= ${clientWord} and ${words.word} < ${clientWord + LAST})`,
    titles.length === 0 ? undefined : inArray(sessions.title, [...titles]),
    trainerIds.length === 0 ? undefined : inArray(sessions.trainerId, [...trainerIds]),
  )
}

function order(q: Reader, sort: Asked['sort']): SQL[] {
  const { sessions, bookings, clients, staff } = q.t
  const direction = sort.startsWith('-') ? desc : asc
  const start = [sessions.startsAt, sessions.id, bookings.id]
  const by = {
    startsAt: start,
    // Whoever is not there comes first, on every database.
    client: [sql`coalesce(${clients.searchName}, '')`, ...start],
    title: [sessions.title, ...start],
    trainer: [sql`coalesce(${staff.name}, '')`, ...start],
  }[sort.replace('-', '') as 'startsAt' | 'client' | 'title' | 'trainer']
  return by.map((column) => direction(column))
}

/** Whether a word begins one of the words of some client. */
export async function isClientWord(q: Reader, word: string): Promise<boolean> {
  const { clientWords: words } = q.t
  const rows = await q
    .select({ word: words.word })
    .from(words)
    .where(and(gte(words.word, word), lt(words.word, word + LAST)))
    .limit(1)
  return rows.length > 0
}

/** Every title that some session has, each once: from one to the next in the index, however many sessions share one. */
export async function listTitles(q: Reader): Promise<string[]> {
  const rows = await q.rows<{ title: string }>(sql`
    with recursive titles(title) as (
      select min(title) from sessions
      union all
      select (select min(s.title) from sessions s where s.title > titles.title) from titles where titles.title is not null
    )
    select title from titles where title is not null`)
  return rows.map(({ title }) => title)
}
