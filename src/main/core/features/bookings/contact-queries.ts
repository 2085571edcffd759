import { eq } from 'drizzle-orm'
import { among, idList } from '../../engine/among.ts'
import type { Reader } from '../../engine/engine.ts'

export type Contact = {
  readonly clientId: number
  readonly firstName: string
  readonly lastName: string
  readonly phone: string | null
  readonly email: string | null
}

/** Who has some bookings and how to reach them, by booking. */
export async function listContacts(
  q: Reader,
  bookingIds: readonly number[],
): Promise<ReadonlyMap<number, Contact>> {
  const { bookings, clients } = q.t
  const { id: clientId, firstName, lastName, phone, email } = clients
  const rows = await q
    .select({ bookingId: bookings.id, clientId, firstName, lastName, phone, email })
    .from(bookings)
    .innerJoin(clients, eq(clients.id, bookings.clientId))
    .where(among(q, bookings.id, idList(bookingIds)))
  return new Map(rows.map(({ bookingId, ...contact }) => [bookingId, contact]))
}
