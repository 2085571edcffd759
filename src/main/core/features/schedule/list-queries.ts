/** What the list of sessions shows of each of its rows, and what its words are looked for in. */
import { and, eq, gte, lt, sql } from 'drizzle-orm'
import { among, idList } from '../../engine/among.ts'
import type { Reader } from '../../engine/engine.ts'
import { LAST } from './list-filters-queries.ts'
import type { ListedKey } from './list-keys-queries.ts'

/** These rows, in this order. */
export async function findListed(q: Reader, keys: readonly ListedKey[]) {
  const sessions = new Map(
    (await findSessions(q, new Set(keys.map(({ session }) => session)))).map((row) => [row.sessionId, row]),
  )
  const bookings = new Map(
    (await findBookings(q, new Set(keys.flatMap(({ booking }) => booking ?? [])))).map((row) => [
      row.bookingId,
      row,
    ]),
  )
  return keys.flatMap(({ session, booking }) => {
    const row = sessions.get(session)
    return row === undefined ? [] : [{ session: row, booking: bookings.get(booking ?? 0) ?? null }]
  })
}

async function findSessions(q: Reader, ids: ReadonlySet<number>) {
  if (ids.size === 0) return []
  const { sessions, services, staff, rooms } = q.t
  return q
    .select({
      sessionId: sessions.id,
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
      status: sessions.status,
      amount: sessions.amount,
      currency: sessions.currency,
      seriesId: sessions.seriesId,
      seriesIndex: sessions.seriesIndex,
      version: sessions.version,
    })
    .from(sessions)
    .innerJoin(services, eq(services.id, sessions.serviceId))
    .leftJoin(staff, eq(staff.id, sessions.trainerId))
    .leftJoin(rooms, eq(rooms.id, sessions.roomId))
    .where(among(q, sessions.id, idList(ids)))
}

async function findBookings(q: Reader, ids: ReadonlySet<number>) {
  if (ids.size === 0) return []
  const { bookings, clients } = q.t
  return q
    .select({
      bookingId: bookings.id,
      clientId: bookings.clientId,
      firstName: clients.firstName,
      lastName: clients.lastName,
      status: bookings.status,
      funding: bookings.funding,
      paymentStatus: bookings.paymentStatus,
      paymentMethod: bookings.paymentMethod,
      amount: bookings.amount,
      currency: bookings.currency,
      version: bookings.version,
    })
    .from(bookings)
    .innerJoin(clients, eq(clients.id, bookings.clientId))
    .where(among(q, bookings.id, idList(ids)))
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
