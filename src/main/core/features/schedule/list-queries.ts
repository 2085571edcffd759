/** What the list of sessions shows of each of its rows, and what its words are looked for in. */
import { eq, sql } from 'drizzle-orm'
import { among, idList } from '../../engine/among.ts'
import type { Reader } from '../../engine/engine.ts'
import { hotQuery } from '../../engine/hot-query.ts'
import type { ListedKey } from './list-keys-queries.ts'

const selectSessions = hotQuery((q: Reader) => {
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
    .where(among(q, sessions.id, sql.placeholder('ids')))
})

const selectBookings = hotQuery((q: Reader) => {
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
    .where(among(q, bookings.id, sql.placeholder('ids')))
})

/** These rows, in this order. */
export async function findListed(q: Reader, keys: readonly ListedKey[]) {
  if (keys.length === 0) return []
  const sessionIds = idList(new Set(keys.map(({ session }) => session)))
  const bookingIds = idList(keys.flatMap(({ booking }) => booking ?? []))
  const sessions = new Map((await selectSessions(q, { ids: sessionIds })).map((row) => [row.sessionId, row]))
  const bookings = new Map((await selectBookings(q, { ids: bookingIds })).map((row) => [row.bookingId, row]))
  return keys.flatMap(({ session, booking }) => {
    const row = sessions.get(session)
    return row === undefined ? [] : [{ session: row, booking: bookings.get(booking ?? 0) ?? null }]
  })
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
