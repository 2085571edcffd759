import { openConnection, type RawDatabase } from '../../src/main/core/engine/sqlite-open.ts'
import { clientWords, sortName } from '../../src/shared/domain/clients.ts'
import {
  addDays,
  localDateOf,
  parseInstant,
  resolveWallTime,
  wallTimeOf,
} from '../../src/shared/domain/time.ts'
import { NOW } from '../../tests/support/studio.ts'
import { inserting, LargeBooks, type LargeSession } from './large-books.ts'
import { FIRST_NAMES, LAST_NAMES } from './large-names.ts'

const ZONE = 'Europe/Berlin'
const HOUR = 3_600_000
const OPENS = 7
const HOURS_A_DAY = 14
/** So many days of the history are still to come. */
const DAYS_AHEAD = 56
const PLACES = 7
const AT = parseInstant(NOW) ?? 0
const TODAY = localDateOf(AT, ZONE)

export type Large = {
  readonly clients: number
  readonly sessions: number
  readonly services: Readonly<Record<'personal' | 'group' | 'trial', number>>
  readonly trainers: readonly number[]
}

/**
 * Fills a new studio with clients, sessions and bookings of every status, and with what they leave in the ledger and the
 * audit log. They are written as rows, because through the use cases a million of them take hours; both checks of
 * integrity find them sound all the same. Of 20 sessions one has nobody, one is a class of seven, one is cancelled.
 */
export function fillLargeStudio(file: string, large: Large): void {
  const db = openConnection(file, { readonly: false })
  try {
    // Everything that is written fits, and nothing of it is looked at before it is all there.
    db.pragma('cache_size = -2000000')
    db.pragma('foreign_keys = off')
    db.pragma('synchronous = off')
    const asideOf = (kind: 'trigger' | 'index') =>
      db
        .prepare<[string], { name: string; sql: string }>(
          'select name, sql from sqlite_schema where type = ? and sql is not null',
        )
        .all(kind)
    const aside = (['trigger', 'index'] as const).flatMap((kind) =>
      asideOf(kind).map((one) => ({ ...one, kind })),
    )
    db.exec('begin')
    for (const { kind, name } of aside) db.exec(`drop ${kind} "${name}"`)
    const first = insertClients(db, large)
    const books = new LargeBooks(db, first, large.clients, TODAY, AT)
    insertSessions(db, large, books, first)
    books.close()
    for (const { sql } of aside.toReversed()) db.exec(sql)
    db.exec('commit')
    db.pragma('wal_checkpoint(truncate)')
  } finally {
    db.close()
  }
}

/** Answers when the first of them came. */
function insertClients(db: RawDatabase, { clients, sessions, trainers }: Large): number {
  const days = Math.ceil(sessions / (trainers.length * HOURS_A_DAY))
  const from = startOf(addDays(TODAY, DAYS_AHEAD - days), 0)
  const client = inserting(db, 'clients', {
    id: 0,
    first_name: '',
    last_name: '',
    email: '',
    email_key: '',
    status: '',
    search_name: '',
    created_at: 0,
  })
  const words = db.prepare('insert into client_words (word, client_id) values (?, ?)')
  for (let n = 0; n < clients; n += 1) {
    const firstName = FIRST_NAMES[n % FIRST_NAMES.length] ?? ''
    const lastName = `${LAST_NAMES[n % LAST_NAMES.length] ?? ''}${Math.floor(n / 60)}`
    const email = `${firstName.toLowerCase()}.${n}@example.org`
    client.run({
      id: n + 1,
      first_name: firstName,
      last_name: lastName,
      email,
      email_key: email,
      status: 'active',
      search_name: sortName({ firstName, lastName }),
      created_at: from + n * 60_000,
    })
    for (const word of clientWords({ firstName, lastName, email, phone: null })) words.run(word, n + 1)
  }
  return from
}

function startOf(date: string, slot: number): number {
  return resolveWallTime(`${date}T${String(OPENS + slot).padStart(2, '0')}:00`, ZONE).instant
}

type Kind = keyof Large['services']
const KINDS: Readonly<Record<number, Kind>> = { 1: 'group', 2: 'trial' }
const TITLES: Readonly<Record<Kind, string>> = {
  personal: 'Personal training',
  group: 'Flow Café',
  trial: 'Trial lesson',
}

/** Every trainer at every hour of the day, clients in turn. */
function insertSessions(db: RawDatabase, large: Large, books: LargeBooks, from: number): void {
  const insert = inserting(db, 'sessions', SESSION)
  const trainers = large.trainers.length
  const firstDay = localDateOf(from, ZONE)
  let [day, startsAt] = ['', 0]
  for (let n = 0; n < large.sessions; n += 1) {
    const slot = Math.floor(n / trainers)
    if (n % (trainers * HOURS_A_DAY) === 0) day = addDays(firstDay, slot / HOURS_A_DAY)
    if (n % trainers === 0) startsAt = startOf(day, slot % HOURS_A_DAY)
    const kind = KINDS[n % 20] ?? 'personal'
    const session = { id: n + 1, kind, startsAt, endsAt: startsAt + HOUR, day, isCancelled: n % 20 === 3 }
    insert.run({ ...sessionRow(session, large), created_at: from })
    for (const client of clientsOf(session, large.clients)) books.add(session, client)
  }
}

function sessionRow(session: LargeSession, { services, trainers }: Large): typeof SESSION {
  const { id, kind, startsAt, endsAt, day, isCancelled } = session
  return {
    ...SESSION,
    id,
    service_id: services[kind],
    kind,
    trainer_id: trainers[(id - 1) % trainers.length],
    title: TITLES[kind],
    starts_at: startsAt,
    ends_at: endsAt,
    busy_until: endsAt,
    wall_start: wallTimeOf(startsAt, ZONE),
    studio_date: day,
    capacity: kind === 'group' ? PLACES + 1 : 1,
    status: isCancelled ? 'cancelled' : 'open',
    cancelled_at: isCancelled ? startsAt : null,
  }
}

/** Nobody, one or a class; in the next round of clients each meets other sessions. */
function clientsOf({ id, kind }: LargeSession, clients: number): { clientId: number; place: number }[] {
  const places = id % 20 === 0 ? 0 : kind === 'group' ? PLACES : 1
  const turn = id * 7 + Math.floor(id / clients) * 13
  return Array.from({ length: places }, (_, place) => ({
    clientId: ((turn + place * 1009) % clients) + 1,
    place,
  }))
}

const SESSION = {
  id: 0,
  service_id: 0,
  kind: '',
  trainer_id: 0 as number | undefined,
  location_id: 1,
  title: '',
  starts_at: 0,
  ends_at: 0,
  busy_until: 0,
  zone: ZONE,
  wall_start: '',
  wall_kind: 'exact',
  studio_date: '',
  capacity: 1,
  credit_cost: 1,
  status: '',
  cancelled_at: null as number | null,
  created_at: 0,
}
