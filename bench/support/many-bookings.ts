import { openConnection } from '../../src/main/core/engine/sqlite-open.ts'
import { fullName } from '../../src/shared/domain/clients.ts'
import { foldForSearch, searchWords } from '../../src/shared/domain/text.ts'
import type { TestStudio } from '../../tests/support/studio.ts'
import { aService, aTrainer } from '../../tests/support/studio.ts'

const TRAINERS = 24
const FIRST_NAMES = [
  'Ada',
  'Bea',
  'Cleo',
  'Dora',
  'Emil',
  'Finn',
  'Gita',
  'Hugo',
  'Ida',
  'Jan',
  'Kemal',
  'Lea',
]
const LAST_NAMES = [
  'Berg',
  'Åström',
  'Öz',
  'Novak',
  'Silva',
  'Kowalski',
  'Meyer',
  'Tanaka',
  'Dubois',
  'Rossi',
]

export type Many = {
  readonly clients: number
  readonly sessions: number
  /** The first start; a session begins every half hour, trainers in turn. */
  readonly from: number
  /** Bookings before it have an outcome. */
  readonly now: number
}

/**
 * Fills a new studio with sessions and bookings of every status, written as rows because through the use cases a
 * million of them take hours: of 20 sessions one has nobody, one has seven clients and the others have one.
 */
export async function giveManyBookings(studio: TestStudio, file: string, many: Many): Promise<void> {
  const services = [
    await aService(studio),
    await aService(studio, { name: 'Flow Café', kind: 'group', family: 'Classes', capacity: 8 }),
    await aService(studio, { name: 'Trial lesson', kind: 'trial' }),
  ].map(({ id }) => id)
  const trainers: number[] = []
  for (let n = 0; n < TRAINERS; n += 1) trainers.push((await aTrainer(studio, { name: `Trainer ${n}` })).id)
  const db = openConnection(file, { readonly: false })
  // Everything that is written fits, so that no index is written page by page as clients come in turn.
  db.pragma('cache_size = -1000000')
  // The guards look at each row for overlaps, which these rows do not have by the way they are made.
  const guards = db
    .prepare<[], { name: string; sql: string }>("select name, sql from sqlite_schema where type = 'trigger'")
    .all()
  for (const { name } of guards) db.exec(`drop trigger "${name}"`)
  db.exec('begin')
  insertClients(db, many)
  db.prepare(SESSIONS).run({ ...whole(many), ...idsOf(services, trainers) })
  db.prepare(BOOKINGS).run(whole(many))
  for (const { sql } of guards) db.exec(sql)
  db.exec('commit')
  db.pragma('wal_checkpoint(truncate)')
  db.close()
}

/** The driver binds numbers as fractions, and a division of them is one too. */
function whole(many: Many) {
  return Object.fromEntries(Object.entries(many).map(([name, value]) => [name, BigInt(value)]))
}

function idsOf(services: readonly number[], trainers: readonly number[]) {
  return {
    services: JSON.stringify(services),
    trainers: JSON.stringify(trainers),
    of: BigInt(trainers.length),
  }
}

function insertClients(db: ReturnType<typeof openConnection>, { clients, from }: Many): void {
  const client = db.prepare(`
    insert into clients (id, first_name, last_name, email, email_key, status, search_name, created_at)
    values (@id, @firstName, @lastName, @email, @email, 'active', @searchName, @from)`)
  const words = db.prepare('insert into client_words (word, client_id) values (?, ?)')
  for (let n = 0; n < clients; n += 1) {
    const firstName = FIRST_NAMES[n % FIRST_NAMES.length] ?? ''
    const lastName = `${LAST_NAMES[n % LAST_NAMES.length] ?? ''}${Math.floor(n / 60)}`
    const email = `${foldForSearch(firstName)}.${n}@example.org`
    const searchName = foldForSearch(fullName({ firstName, lastName }))
    client.run({ id: n + 1, firstName, lastName, email, searchName, from })
    for (const word of searchWords(firstName, lastName, email)) words.run(word, n + 1)
  }
}

/** Of 20 sessions one is a class, one is a trial, one is cancelled and the others are personal. */
const SESSIONS = `
  with recursive numbers(n) as (select 0 union all select n + 1 from numbers where n + 1 < @sessions)
  insert into sessions (service_id, kind, trainer_id, location_id, title, starts_at, ends_at, busy_until, zone,
    wall_start, wall_kind, studio_date, capacity, credit_cost, status, cancelled_at, created_at)
  select json_extract(@services, case n % 20 when 1 then '$[1]' when 2 then '$[2]' else '$[0]' end),
    case n % 20 when 1 then 'group' when 2 then 'trial' else 'personal' end,
    json_extract(@trainers, '$[' || (n % @of) || ']'), 1,
    case n % 20 when 1 then 'Flow Café' when 2 then 'Trial lesson' else 'Personal training' end,
    start, start + 3600000, start + 3600000, 'Europe/Berlin',
    strftime('%Y-%m-%dT%H:%M', start / 1000, 'unixepoch'), 'exact', strftime('%Y-%m-%d', start / 1000, 'unixepoch'),
    case n % 20 when 1 then 8 else 1 end, 1, case n % 20 when 3 then 'cancelled' else 'open' end,
    case n % 20 when 3 then start end, @from
  from (select n, @from + (n / @of) * 3600000 as start from numbers)`

/** Nobody is booked into every 20th session; of the clients each comes in turn. */
const BOOKINGS = `
  insert into bookings (session_id, client_id, starts_at, ends_at, status, funding, cost, payment_status, policy,
    policy_anchor, source, booked_at, late)
  select id, (id * 7 + place * 1009) % @clients + 1, starts_at, ends_at,
    case when status = 'cancelled' then 'cancelled' when starts_at >= @now then 'confirmed'
      when draw < 4 then 'confirmed' when draw < 54 then 'no_show' when draw < 154 then 'cancelled'
      when draw < 184 then 'late_cancelled' else 'completed' end,
    case when draw % 10 = 0 then 'unpaid' else 'none' end, 0,
    case when draw % 10 <> 0 then 'not_due' when draw % 30 = 0 then 'pending' else 'paid' end,
    '{}', starts_at, 'staff', created_at, 0
  from (
    select s.*, places.value as place, (s.id * 7919 + places.value * 104729) % 1000 as draw
    from sessions s join json_each('[0,1,2,3,4,5,6]') places
      on s.id % 20 <> 0 and (places.value = 0 or s.kind = 'group'))`
