import { type Day, dayAt, type Instant } from './calendar.ts'
import type { Line } from './ledger.ts'
import type {
  Booking,
  Client,
  Freeze,
  Grant,
  Hold,
  Package,
  Policies,
  Purchase,
  Series,
  Service,
  Session,
  Subscription,
} from './rows.ts'

/** The refusals that the model tells, by their codes. */
class Refused extends Error {
  readonly code: string
  constructor(code: string) {
    super(code)
    this.code = code
  }
}

export function refuse(code: string): never {
  throw new Refused(code)
}

type Key = number | string

/** Rows that never change in place, so that whatever was written can be taken back. */
export class Table<T> {
  readonly #rows = new Map<Key, T>()
  readonly #journal: Journal
  readonly name: string
  constructor(name: string, journal: Journal) {
    this.name = name
    this.#journal = journal
  }

  get(key: Key): T | undefined {
    return this.#rows.get(key)
  }

  all(): IterableIterator<T> {
    return this.#rows.values()
  }

  where(test: (row: T) => boolean): T[] {
    const found: T[] = []
    for (const row of this.#rows.values()) if (test(row)) found.push(row)
    return found
  }

  get size(): number {
    return this.#rows.size
  }

  put(key: Key, row: T): T {
    const before = this.#rows.get(key)
    this.#journal.push({
      table: this.name,
      key,
      before,
      after: row,
      undo: () => {
        if (before === undefined) this.#rows.delete(key)
        else this.#rows.set(key, before)
      },
    })
    this.#rows.set(key, row)
    return row
  }

  /** The number the next row gets: rows are numbered from 1 without a gap. */
  nextId(): number {
    return this.#rows.size + 1
  }
}

/** One row as it was and as it was written; `before` is undefined for a new one. */
export type Change = {
  readonly table: string
  readonly key: Key
  readonly before: unknown
  readonly after: unknown
  readonly undo: () => void
}
type Journal = Change[]

/** A studio as the rules see it. */
export type World = {
  readonly zone: string
  now: Instant
  policies: Policies
  ticks: number
  readonly journal: Journal
  readonly clients: Table<Client>
  readonly services: Table<Service>
  readonly packages: Table<Package>
  readonly purchases: Table<Purchase>
  readonly subscriptions: Table<Subscription>
  readonly freezes: Table<Freeze>
  readonly grants: Table<Grant>
  readonly sessions: Table<Session>
  readonly bookings: Table<Booking>
  readonly holds: Table<Hold>
  readonly series: Table<Series>
  readonly lines: Table<Line>
}

export function makeWorld(zone: string, now: Instant, policies: Policies): World {
  const journal: Journal = []
  const table = <T>(name: string) => new Table<T>(name, journal)
  return {
    zone,
    now,
    policies,
    ticks: 0,
    journal,
    clients: table('clients'),
    services: table('services'),
    packages: table('packages'),
    purchases: table('purchases'),
    subscriptions: table('subscriptions'),
    freezes: table('freezes'),
    grants: table('grants'),
    sessions: table('sessions'),
    bookings: table('bookings'),
    holds: table('holds'),
    series: table('series'),
    lines: table('lines'),
  }
}

export const todayOf = (world: World): Day => dayAt(world.now, world.zone)

/** Takes back everything since a mark in the journal. */
export function takeBack(world: World, mark: number): void {
  for (const change of world.journal.splice(mark).reverse()) change.undo()
}

/** A part that is kept whole or not at all; answers its refusal instead of throwing it. */
export function attempt<T>(
  world: World,
  work: () => T,
): { ok: true; value: T } | { ok: false; code: string } {
  const mark = world.journal.length
  try {
    return { ok: true, value: work() }
  } catch (error) {
    takeBack(world, mark)
    if (error instanceof Refused) return { ok: false, code: error.code }
    throw error
  }
}

/** The row that a command names; unknown clients have a code of their own. */
export function found<T>(table: Table<T>, id: number): T {
  const row = table.get(id)
  if (row !== undefined) return row
  return refuse(table.name === 'clients' ? 'USER_NOT_FOUND' : 'NOT_FOUND')
}

/** A row that must be there. */
export function known<T>(table: Table<T>, id: number): T {
  const row = table.get(id)
  if (row === undefined) throw new Error(`The model has no ${table.name} ${id}.`)
  return row
}

/** Writes some fields of a row anew. */
export function change<T extends { readonly id: number }>(table: Table<T>, row: T, fields: Partial<T>): T {
  return table.put(row.id, { ...row, ...fields })
}

export function add<T extends { readonly id: number }>(table: Table<T>, row: Omit<T, 'id'>): T {
  const id = table.nextId()
  return table.put(id, { ...row, id } as unknown as T)
}
