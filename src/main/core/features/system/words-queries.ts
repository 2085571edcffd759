import { sql } from 'drizzle-orm'
import type { ClientFields, ClientStatus } from '../../../../shared/domain/clients.ts'
import type { Reader } from '../../engine/engine.ts'
import { PAGE } from './look.ts'
import type { KeyRange } from './schedule-queries.ts'

export type ClientRow = Pick<ClientFields, 'firstName' | 'lastName' | 'email' | 'phone'> & {
  readonly id: number
  readonly status: ClientStatus
}

export async function lastClientId(q: Reader): Promise<number> {
  const [row] = await q.rows<{ last: number }>(sql`select coalesce(max(id), 0) as last from clients`)
  return row?.last ?? 0
}

/** A page of clients, merged ones too, in the order of their ids. */
export async function listClientRows(q: Reader, after: number, limit = PAGE): Promise<ClientRow[]> {
  return q.rows<ClientRow>(sql`
    select id, first_name as "firstName", last_name as "lastName", email, phone, status
    from clients where id > ${after} order by id limit ${limit}`)
}

/** The words by which these clients are found. */
export async function listWords(
  q: Reader,
  clients: KeyRange,
): Promise<{ readonly clientId: number; readonly word: string }[]> {
  return q.rows<{ clientId: number; word: string }>(sql`
    select client_id as "clientId", word from client_words
    where client_id between ${clients.first} and ${clients.last}`)
}
