import type { RawDatabase } from '../../../src/main/core/engine/sqlite-open.ts'
import { availableToday, isFrozenOn, lastExpiry } from '../reference/spending.ts'
import { type Change, todayOf, type World } from '../reference/world.ts'

/** Compares what the product has stored with what the model says it must be. */

type Row = Record<string, unknown>

type Compared = {
  readonly table: string
  readonly sql: string
  /** How rows of this table are chosen when only some are compared. */
  readonly by: keyof Touched
  rows(world: World): Iterable<Row>
}

const COMPARED: readonly Compared[] = [
  {
    table: 'clients',
    by: 'client',
    sql: 'select id, id as client, status from clients',
    rows: ({ clients }) => clients.where(() => true).map((row) => ({ ...row, client: row.id })),
  },
  {
    table: 'subscriptions',
    by: 'client',
    sql: `select id, client_id as client, family_id as familyId, kind, status, activated_on as activatedOn,
      validity_days as validityDays, anchor_on as anchorOn, ends_on as endsOn from subscriptions`,
    rows: ({ subscriptions }) =>
      subscriptions
        .where(() => true)
        .map(({ id, clientId, familyId, kind, status, ...row }) => ({
          ...{ id, client: clientId, familyId, kind, status },
          ...{ activatedOn: row.activatedOn, validityDays: row.validityDays },
          ...{ anchorOn: row.anchorOn, endsOn: row.endsOn },
        })),
  },
  {
    table: 'freezes',
    by: 'subscription',
    sql: `select id, subscription_id as subscription, from_day as "from", until_day as until,
      cancelled_at is not null as cancelled from freezes`,
    rows: ({ freezes }) =>
      freezes
        .where(() => true)
        .map(({ subscriptionId, cancelled, createdAt: _at, ...row }) => ({
          ...{ ...row, subscription: subscriptionId, cancelled: cancelled ? 1 : 0 },
        })),
  },
  {
    table: 'purchases',
    by: 'client',
    sql: 'select id, client_id as client, amount, refunded_amount as refunded, status from purchases',
    rows: ({ purchases }) =>
      purchases
        .where(() => true)
        .map(({ id, clientId, amount, refunded, status }) => ({
          ...{ id, client: clientId, amount, refunded, status },
        })),
  },
  {
    table: 'grants',
    by: 'client',
    sql: `select id, client_id as client, subscription_id as subscriptionId, family_id as familyId, source, category,
      granted, available, held, used, expired, revoked, effective_from as effectiveFrom, expires_on as expiresOn,
      lapsed_on as lapsedOn, rolled_from as rolledFrom, period_no as periodNo from grants`,
    rows: ({ grants }) =>
      grants.where(() => true).map(({ clientId, createdAt: _at, ...row }) => ({ ...row, client: clientId })),
  },
  {
    table: 'bookings',
    by: 'booking',
    sql: `select id, id as booking, client_id as client, session_id as sessionId, status, funding, cost,
      payment_status as payment from bookings`,
    rows: ({ bookings }) =>
      bookings
        .where(() => true)
        .map(({ id, clientId, sessionId, status, funding, cost, payment }) => ({
          ...{ id, booking: id, client: clientId, sessionId, status, funding, cost, payment },
        })),
  },
  {
    table: 'holds',
    by: 'booking',
    sql: `select booking_id as booking, grant_id as grantId, held, captured from booking_holds
      where held + captured > 0`,
    rows: ({ holds }) =>
      holds
        .where((hold) => hold.held + hold.captured > 0)
        .map(({ bookingId, grantId, held, captured }) => ({ booking: bookingId, grantId, held, captured })),
  },
  {
    table: 'sessions',
    by: 'session',
    sql: `select id, id as session, starts_at as startsAt, ends_at as endsAt, busy_until as busyUntil,
      trainer_id as trainerId, room_id as roomId, capacity, status, studio_date as day, credit_cost as cost from sessions`,
    rows: ({ sessions }) =>
      sessions
        .where(() => true)
        .map(({ id, startsAt, endsAt, busyUntil, trainerId, roomId, ...row }) => ({
          ...{ id, session: id, startsAt, endsAt, busyUntil, trainerId, roomId },
          ...{ capacity: row.capacity, status: row.status, day: row.day, cost: row.cost },
        })),
  },
]

/** The ids of what a step touched; every row of a table where it is null. */
export type Touched = Readonly<Record<'client' | 'subscription' | 'booking' | 'session', ReadonlySet<number>>>

export function touchedBy(world: World, changes: readonly Change[]): Touched {
  const touched = {
    client: new Set<number>(),
    subscription: new Set<number>(),
    booking: new Set<number>(),
    session: new Set<number>(),
  }
  for (const { table, key } of changes) {
    for (const [kind, id] of ownersOf(world, table, key)) if (id !== undefined) touched[kind].add(id)
  }
  return touched
}

type Owner = readonly [kind: keyof Touched, id: number | undefined]

/** Whose figures a changed row belongs to. */
function ownersOf(world: World, table: string, key: number | string): readonly Owner[] {
  const id = Number(key)
  switch (table) {
    case 'clients':
      return [['client', id]]
    case 'sessions':
      return [['session', id]]
    case 'grants':
      return [['client', world.grants.get(id)?.clientId]]
    case 'subscriptions':
      return [['client', world.subscriptions.get(id)?.clientId]]
    case 'purchases':
      return [['client', world.purchases.get(id)?.clientId]]
    case 'freezes':
      return [['subscription', world.freezes.get(id)?.subscriptionId]]
    case 'bookings': {
      const booking = world.bookings.get(id)
      return [
        ['booking', id],
        ['client', booking?.clientId],
        ['session', booking?.sessionId],
      ]
    }
    case 'holds':
      return [['booking', Number(String(key).split('/')[0])]]
    default:
      return []
  }
}

const statements = new WeakMap<RawDatabase, Map<string, (ids?: string) => Row[]>>()

/** Rows of a statement, compiled once per connection; with ids, those of its first parameter. */
export function rowsOf(raw: RawDatabase, sql: string, ids?: ReadonlySet<number>): Row[] {
  let own = statements.get(raw)
  if (own === undefined) {
    own = new Map()
    statements.set(raw, own)
  }
  let run = own.get(sql)
  if (run === undefined) {
    const statement = raw.prepare<unknown[], Row>(sql)
    run = (asked) => (asked === undefined ? statement.all() : statement.all(asked))
    own.set(sql, run)
  }
  return run(ids === undefined ? undefined : JSON.stringify([...ids]))
}

/** The first difference between the product's rows and the model's, in words; null when there is none. */
export function findDifference(raw: RawDatabase, world: World, touched: Touched | null): string | null {
  for (const { table, sql, by, rows } of COMPARED) {
    const ids = touched?.[by]
    if (ids !== undefined && ids.size === 0) continue
    const chosen = `select * from (${sql}) where ${by} in (select value from json_each(?))`
    const found = ids === undefined ? rowsOf(raw, sql) : rowsOf(raw, chosen, ids)
    const all = [...rows(world)]
    const expected = ids === undefined ? all : all.filter((row) => ids.has(Number(row[by])))
    const difference = compareRows(table, found, expected)
    if (difference !== null) return difference
  }
  return null
}

function compareRows(table: string, found: readonly Row[], expected: readonly Row[]): string | null {
  const left = new Map(expected.map((row) => [keyOf(row), row]))
  for (const row of found) {
    const wanted = left.get(keyOf(row))
    if (wanted === undefined)
      return `${table}: the product has ${JSON.stringify(row)}, the model has no such row`
    left.delete(keyOf(row))
    const names = Object.keys(row).filter((name) => row[name] !== wanted[name])
    if (names.length > 0) {
      const say = (from: Row) => JSON.stringify(Object.fromEntries(names.map((name) => [name, from[name]])))
      return `${table} ${keyOf(row)}: the product has ${say(row)}, the model says ${say(wanted)}`
    }
  }
  const [missing] = left.values()
  return missing === undefined ? null : `${table}: the product lacks ${JSON.stringify(missing)}`
}

const keyOf = (row: Row): string => (row.id === undefined ? `${row.booking}/${row.grantId}` : String(row.id))

/** Where an answer is not what was predicted, in words; what was not predicted is not looked at. */
export function findUnexpected(answer: unknown, expected: unknown, path = 'value'): string | null {
  if (typeof expected !== 'object' || expected === null) {
    return Object.is(answer, expected) || expected === undefined
      ? null
      : `${path} is ${JSON.stringify(answer)}, the model says ${JSON.stringify(expected)}`
  }
  if (typeof answer !== 'object' || answer === null) return `${path} is ${JSON.stringify(answer)}`
  if (Array.isArray(expected) && Array.isArray(answer) && expected.length !== answer.length) {
    return `${path} has ${answer.length} items, the model says ${expected.length}: ${JSON.stringify(answer)}`
  }
  for (const [key, inner] of Object.entries(expected)) {
    const problem = findUnexpected((answer as Row)[key], inner, `${path}.${key}`)
    if (problem !== null) return problem
  }
  return null
}

/** What credits.summary must tell of a client. */
export function summaryOf(world: World, clientId: number) {
  const grants = world.grants.where((grant) => grant.clientId === clientId)
  const bookings = world.bookings.where((booking) => booking.clientId === clientId)
  const count = (status: string) => bookings.filter((booking) => booking.status === status).length
  const figures = totals(grants)
  return {
    ...figures,
    available: availableToday(world, clientId),
    cancelled: count('cancelled'),
    lateCancelled: count('late_cancelled'),
    noShow: count('no_show'),
    subscriptions: world.subscriptions
      .where((row) => row.clientId === clientId)
      .map(({ id, status }) => ({
        id,
        status: statusToday(world, id, status),
        ...totals(grants.filter((grant) => grant.subscriptionId === id)),
        expiresOn: lastExpiry(world, id),
      })),
  }
}

/** A screen tells whether today is frozen, whatever the row says until the next upkeep. */
function statusToday(world: World, id: number, status: string): string {
  if (status !== 'active' && status !== 'frozen') return status
  return isFrozenOn(world, id, todayOf(world)) ? 'frozen' : 'active'
}

type Buckets = {
  granted: number
  available: number
  held: number
  used: number
  expired: number
  revoked: number
}

function totals(grants: readonly Buckets[]) {
  const sum = (bucket: keyof Buckets) => grants.reduce((units, grant) => units + grant[bucket], 0)
  return {
    scheduled: sum('held'),
    completed: sum('used'),
    remaining: sum('available'),
    total: sum('granted') - sum('expired') - sum('revoked'),
    expired: sum('expired'),
    revoked: sum('revoked'),
  }
}
