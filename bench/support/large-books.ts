import type { Statement } from 'better-sqlite3'
import type { RawDatabase } from '../../src/main/core/engine/sqlite-open.ts'
import { GENESIS } from '../../src/main/core/features/audit/chain.ts'
import { auditHash } from '../../src/main/core/features/audit/queries.ts'
import { entryHash } from '../../src/main/core/features/ledger/queries.ts'
import type { EntryKind } from '../../src/shared/domain/credits.ts'
import { bookingPolicy, DEFAULT_POLICIES } from '../../src/shared/domain/policies.ts'
import { addDays, type LocalDate } from '../../src/shared/domain/time.ts'

/** An INSERT into these columns by their names. */
export function inserting(db: RawDatabase, table: string, columns: object): Statement<[object]> {
  const names = Object.keys(columns)
  return db.prepare(
    `insert into ${table} (${names.map((name) => `"${name}"`).join(', ')}) values (${names.map((name) => `@${name}`).join(', ')})`,
  )
}

export type LargeSession = {
  readonly id: number
  readonly kind: 'personal' | 'group' | 'trial'
  readonly startsAt: number
  readonly endsAt: number
  readonly day: LocalDate
  readonly isCancelled: boolean
}

/** One lot of a client while it is written: units in each bucket and lines so far. */
type Lot = {
  id: number
  granted: number
  available: number
  held: number
  used: number
  revoked: number
  lines: number
}

const UNITS = 10
/** What nobody has marked is of the last month: four of a thousand. */
const UNMARKED_FOR = 30 * 86_400_000
const POLICY = JSON.stringify(bookingPolicy(DEFAULT_POLICIES))

/**
 * Bookings with what each leaves behind. Every client has two packs: one that their first ten sessions used up, and one
 * that holds up to two sessions to come; every seventh client has nothing left in it.
 */
export class LargeBooks {
  readonly #db: RawDatabase
  readonly #today: LocalDate
  readonly #now: number
  readonly #past: Lot[] = []
  readonly #present: Lot[] = []
  readonly #booking
  readonly #entry
  readonly #hold
  readonly #audit
  #bookings = 0
  #ledger = { seq: 0, hash: GENESIS }
  #log: { seq: number; hash: string }

  constructor(db: RawDatabase, from: number, clients: number, today: LocalDate, now: number) {
    this.#db = db
    this.#today = today
    this.#now = now
    this.#booking = inserting(db, 'bookings', BOOKING)
    this.#entry = inserting(db, 'entries', ENTRY)
    this.#hold = inserting(db, 'booking_holds', HOLD)
    this.#audit = inserting(db, 'audit', AUDIT)
    const head = db.prepare<[], { seq: number; hash: string }>(
      "select seq, hash from chain_heads where chain = 'audit'",
    )
    this.#log = head.get() ?? { seq: 0, hash: GENESIS }
    for (let clientId = 1; clientId <= clients; clientId += 1) {
      this.#past.push(this.#open(clientId * 2 - 1, from))
      this.#present.push(this.#open(clientId * 2, now))
    }
  }

  #open(id: number, at: number): Lot {
    const lot = { id, granted: 0, available: 0, held: 0, used: 0, revoked: 0, lines: 0 }
    this.#append(lot, 'GRANT', UNITS, null, at)
    return lot
  }

  /** A booking with the outcome that its number draws. */
  add(
    session: LargeSession,
    { clientId, place }: { readonly clientId: number; readonly place: number },
  ): void {
    this.#bookings += 1
    const id = this.#bookings
    const draw = (session.id * 7919 + place * 104_729) % 1000
    const status = statusOf(session, draw, this.#now)
    const isUnpaid = draw % 10 === 0 && session.kind !== 'trial'
    const lot = isUnpaid || session.kind !== 'personal' ? null : this.#lotFor(clientId, status, session.day)
    const isOff = status === 'cancelled' || status === 'late_cancelled'
    this.#booking.run({
      ...BOOKING,
      id,
      session_id: session.id,
      client_id: clientId,
      starts_at: session.startsAt,
      ends_at: session.endsAt,
      status,
      funding: isUnpaid ? 'unpaid' : lot === null ? 'none' : 'credit',
      cost: lot === null ? 0 : 1,
      payment_status: isUnpaid ? (draw % 30 === 0 ? 'pending' : 'paid') : 'not_due',
      policy_anchor: session.startsAt,
      booked_at: session.startsAt - 86_400_000,
      cancelled_at: isOff ? session.startsAt : null,
      outcome_at: status === 'completed' || status === 'no_show' ? session.endsAt : null,
    })
    if (lot !== null) this.#pay(lot, { id, clientId, status, at: session.startsAt })
    this.#note(id, status, session.startsAt)
  }

  /** What of a client pays; null when nothing does. */
  #lotFor(clientId: number, status: string, day: LocalDate): Lot | null {
    const [past, present] = [this.#past[clientId - 1], this.#present[clientId - 1]]
    if (past === undefined || present === undefined) return null
    if (status === 'completed' && past.available > 0) return past
    const fits = status === 'confirmed' && day >= this.#today && day <= expiryOf(clientId, this.#today)
    return fits && present.held < clientId % 3 ? present : null
  }

  #pay(
    lot: Lot,
    { id, clientId, status, at }: { id: number; clientId: number; status: string; at: number },
  ): void {
    this.#append(lot, 'HOLD', 1, id, at)
    const isUsed = status === 'completed'
    if (isUsed) this.#append(lot, 'CAPTURE', 1, id, at)
    this.#hold.run({
      booking_id: id,
      grant_id: lot.id,
      client_id: clientId,
      subscription_id: lot.id,
      held: isUsed ? 0 : 1,
      captured: isUsed ? 1 : 0,
      last_seq: this.#ledger.seq,
    })
  }

  #append(lot: Lot, kind: EntryKind, units: number, bookingId: number | null, at: number): void {
    lot.lines += 1
    move(lot, kind, units)
    const { hash: before } = this.#ledger
    const fields = {
      seq: this.#ledger.seq + 1,
      grantId: lot.id,
      grantSeq: lot.lines,
      kind,
      units,
      bookingId,
      correctsSeq: null,
      reason: null,
      actorId: 1,
      commandId: null,
      at,
    }
    this.#ledger = { seq: fields.seq, hash: entryHash(before, fields) }
    this.#entry.run({
      ...ENTRY,
      seq: fields.seq,
      grant_id: lot.id,
      grant_seq: lot.lines,
      kind,
      units,
      booking_id: bookingId,
      at,
      prev_hash: before,
      hash: this.#ledger.hash,
    })
  }

  #note(bookingId: number, status: string, at: number): void {
    const { hash: before } = this.#log
    const seq = this.#log.seq + 1
    const note = { status }
    const fields = { at, method: 'bookings.setOutcome', entity: 'booking' }
    const who = { actorId: 1, actorRole: 'owner', commandId: null }
    const hash = auditHash(before, { seq, ...fields, ...who, entityId: bookingId, before: null, after: note })
    this.#log = { seq, hash }
    this.#audit.run({
      ...AUDIT,
      ...fields,
      seq,
      entity_id: bookingId,
      after: JSON.stringify(note),
      prev_hash: before,
      hash,
    })
  }

  /** Takes back what is too much, and writes the packs as their lines left them and where both chains end. */
  close(): void {
    const subscription = inserting(this.#db, 'subscriptions', SUBSCRIPTION)
    const grant = inserting(this.#db, 'grants', GRANT)
    for (const [index, present] of this.#present.entries()) {
      const clientId = index + 1
      const past = this.#past[index] ?? present
      this.#leave(past, 0)
      this.#leave(present, clientId % 7 === 0 ? 0 : clientId % 6)
      for (const lot of [past, present]) {
        const isPast = lot === past
        const ids = { client_id: clientId, subscription_id: lot.id }
        const status = isPast
          ? { status: 'ended', ended_at: this.#now }
          : { status: 'active', ended_at: null }
        subscription.run({ ...SUBSCRIPTION, ...status, id: lot.id, client_id: clientId })
        const { granted, available, held, used, revoked, lines } = lot
        const days = isPast
          ? { effective_from: '2015-01-01', expires_on: null }
          : {
              effective_from: addDays(this.#today, -(clientId % 30)),
              expires_on: expiryOf(clientId, this.#today),
            }
        const buckets = { granted, available, held, used, revoked, entry_count: lines }
        grant.run({ ...GRANT, id: lot.id, ...ids, ...buckets, ...days })
      }
    }
    const end = this.#db.prepare('insert or replace into chain_heads (chain, seq, hash) values (?, ?, ?)')
    end.run('ledger', this.#ledger.seq, this.#ledger.hash)
    end.run('audit', this.#log.seq, this.#log.hash)
  }

  #leave(lot: Lot, units: number): void {
    if (lot.available > units) this.#append(lot, 'REVOKE', lot.available - units, null, this.#now)
  }
}

function expiryOf(clientId: number, today: LocalDate): LocalDate {
  return addDays(today, 1 + (clientId % 60))
}

function statusOf({ isCancelled, endsAt }: LargeSession, draw: number, now: number): string {
  if (isCancelled) return 'cancelled'
  if (endsAt > now || (draw < 4 && endsAt > now - UNMARKED_FOR)) return 'confirmed'
  if (draw < 54) return 'no_show'
  if (draw < 154) return 'cancelled'
  return draw < 184 ? 'late_cancelled' : 'completed'
}

function move(lot: Lot, kind: EntryKind, units: number): void {
  if (kind === 'GRANT') {
    lot.granted += units
    lot.available += units
  } else if (kind === 'HOLD') {
    lot.available -= units
    lot.held += units
  } else if (kind === 'CAPTURE') {
    lot.held -= units
    lot.used += units
  } else {
    lot.available -= units
    lot.revoked += units
  }
}

const BOOKING = {
  id: 0,
  session_id: 0,
  client_id: 0,
  starts_at: 0,
  ends_at: 0,
  status: '',
  funding: '',
  cost: 0,
  payment_status: '',
  policy: POLICY,
  policy_anchor: 0,
  source: 'staff',
  booked_at: 0,
  cancelled_at: null as number | null,
  late: 0,
  outcome_at: null as number | null,
}

const ENTRY = {
  seq: 0,
  grant_id: 0,
  grant_seq: 0,
  kind: '',
  units: 0,
  booking_id: null as number | null,
  actor_id: 1,
  at: 0,
  prev_hash: '',
  hash: '',
}

const HOLD = {
  booking_id: 0,
  grant_id: 0,
  client_id: 0,
  subscription_id: 0,
  held: 0,
  captured: 0,
  last_seq: 0,
}

const AUDIT = {
  seq: 0,
  at: 0,
  actor_id: 1,
  actor_role: 'owner',
  method: '',
  entity: '',
  entity_id: 0,
  after: '',
  prev_hash: '',
  hash: '',
}

const SUBSCRIPTION = {
  id: 0,
  client_id: 0,
  name: 'Ten',
  kind: 'pack',
  status: '',
  validity_days: 90,
  activated_on: '2025-12-01',
  ended_at: null as number | null,
  created_at: 0,
}

const GRANT = {
  id: 0,
  client_id: 0,
  subscription_id: 0,
  source: 'allocation',
  category: 'paid',
  granted: 0,
  available: 0,
  held: 0,
  used: 0,
  expired: 0,
  revoked: 0,
  entry_count: 0,
  currency: 'EUR',
  effective_from: '',
  expires_on: null as string | null,
  reason: 'Bench',
  created_at: 0,
}
