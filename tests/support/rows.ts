import type { EntryKind } from '../../src/shared/domain/credits.ts'
import type { RawRunner, SqlValue } from './storages.ts'

export type Row = Readonly<Record<string, SqlValue>>

/** 15 January 2027, 08:00 UTC: a whole minute. */
export const MORNING = 1_800_000_000_000
export const HOUR = 3_600_000

/** Writes one row with plain SQL and answers its id. */
export async function insertRow(raw: RawRunner, table: string, row: Row): Promise<number> {
  const [written] = await raw.rows<{ id: number }>(`${insertOf(table, row)} returning id`, Object.values(row))
  if (written === undefined) throw new Error(`Nothing was written to ${table}.`)
  return written.id
}

/** The INSERT of a row, with a placeholder for each of its values. */
export function insertOf(table: string, row: Row): string {
  const columns = Object.keys(row)
  return `insert into ${table} (${columns.join(', ')}) values (${columns.map(() => '?').join(', ')})`
}

/** Rows that are valid and boring; a test overrides what it is about. */
export const aRow = {
  client: (row: Row = {}): Row => ({
    first_name: 'Ada',
    last_name: 'Berg',
    status: 'active',
    search_name: 'ada berg',
    created_at: 0,
    ...row,
  }),
  family: (row: Row = {}): Row => ({ name: 'Classes', name_key: 'classes', ...row }),
  service: (row: Row): Row => ({
    name: 'Pilates',
    minutes: 60,
    kind: 'group',
    capacity: 8,
    credit_cost: 1,
    delivery: 'studio',
    colour: 1,
    active: true,
    created_at: 0,
    ...row,
  }),
  staff: (row: Row = {}): Row => ({
    name: 'Tom Trainer',
    role: 'trainer',
    active: true,
    created_at: 0,
    ...row,
  }),
  session: (row: Row): Row => ({
    kind: 'group',
    title: 'Pilates',
    starts_at: MORNING,
    ends_at: MORNING + HOUR,
    busy_until: MORNING + HOUR,
    zone: 'UTC',
    wall_start: '2027-01-15T08:00',
    wall_kind: 'exact',
    studio_date: '2027-01-15',
    capacity: 2,
    credit_cost: 1,
    status: 'open',
    created_at: 0,
    ...row,
  }),
  booking: (row: Row): Row => ({
    starts_at: MORNING,
    ends_at: MORNING + HOUR,
    status: 'confirmed',
    funding: 'credit',
    cost: 1,
    payment_status: 'not_due',
    policy: '{}',
    policy_anchor: MORNING,
    source: 'staff',
    booked_at: 0,
    late: false,
    ...row,
  }),
  package: (row: Row = {}): Row => ({
    name: 'Ten classes',
    kind: 'pack',
    credits: 10,
    price_amount: 12_000,
    currency: 'EUR',
    active: true,
    created_at: 0,
    ...row,
  }),
  purchase: (row: Row): Row => ({
    provider: 'front_desk',
    amount: 12_000,
    currency: 'EUR',
    status: 'paid',
    terms: '{}',
    created_at: 0,
    ...row,
  }),
  subscription: (row: Row): Row => ({
    name: 'Ten classes',
    kind: 'pack',
    status: 'active',
    created_at: 0,
    ...row,
  }),
  grant: (row: Row): Row => ({
    source: 'purchase',
    category: 'paid',
    currency: 'EUR',
    effective_from: '2027-01-01',
    reason: 'Bought',
    created_at: 0,
    ...row,
  }),
}

/** One trainer, one room, one service and one client with an empty grant. */
export type RawStudio = {
  readonly raw: RawRunner
  readonly familyId: number
  readonly serviceId: number
  readonly locationId: number
  readonly roomId: number
  readonly trainerId: number
  readonly clientId: number
  readonly subscriptionId: number
  readonly grantId: number
}

export async function insertStudio(raw: RawRunner): Promise<RawStudio> {
  const familyId = await insertRow(raw, 'families', aRow.family())
  const serviceId = await insertRow(raw, 'services', aRow.service({ family_id: familyId }))
  const locationId = await insertRow(raw, 'locations', { name: 'Main', active: true })
  const roomId = await insertRow(raw, 'rooms', { location_id: locationId, name: 'Hall', active: true })
  const trainerId = await insertRow(raw, 'staff', aRow.staff())
  const clientId = await insertRow(raw, 'clients', aRow.client())
  const { subscriptionId, grantId } = await insertGrant(raw, clientId)
  return {
    raw,
    familyId,
    serviceId,
    locationId,
    roomId,
    trainerId,
    clientId,
    subscriptionId,
    grantId,
  }
}

/** An active subscription of general credits and its empty grant. */
export async function insertGrant(raw: RawRunner, clientId: number) {
  const subscriptionId = await insertRow(raw, 'subscriptions', aRow.subscription({ client_id: clientId }))
  const grantId = await insertRow(
    raw,
    'grants',
    aRow.grant({ client_id: clientId, subscription_id: subscriptionId }),
  )
  return { subscriptionId, grantId }
}

/** A session of the studio's service with its trainer, in its room. */
export function insertSession(studio: RawStudio, row: Row = {}): Promise<number> {
  return insertRow(studio.raw, 'sessions', sessionRow(studio, row))
}

export function sessionRow(studio: RawStudio, row: Row = {}): Row {
  const { serviceId, locationId, roomId, trainerId } = studio
  return aRow.session({
    service_id: serviceId,
    location_id: locationId,
    room_id: roomId,
    trainer_id: trainerId,
    ...row,
  })
}

/** A booking at the session's own time. */
export async function insertBooking(raw: RawRunner, row: Row & { session_id: number }): Promise<number> {
  return insertRow(raw, 'bookings', await bookingRow(raw, row))
}

export async function bookingRow(raw: RawRunner, row: Row & { session_id: number }): Promise<Row> {
  const [time] = await raw.rows<{ starts_at: number; ends_at: number }>(
    'select starts_at, ends_at from sessions where id = ?',
    [row.session_id],
  )
  return aRow.booking({ ...time, ...row })
}

export type Entry = {
  readonly grant: number
  readonly kind: EntryKind
  readonly units: number
  readonly booking?: number | null
}

/** The next line of the ledger, as the program would write it. */
export async function entryRow(raw: RawRunner, { grant, kind, units, booking = null }: Entry): Promise<Row> {
  const [last] = await raw.rows<{ seq: number; hash: string }>(
    'select seq, hash from entries order by seq desc limit 1',
  )
  const [own] = await raw.rows<{ n: number }>('select entry_count + 1 as n from grants where id = ?', [grant])
  const seq = (last?.seq ?? 0) + 1
  return {
    seq,
    grant_id: grant,
    grant_seq: own?.n ?? 1,
    kind,
    units,
    booking_id: booking,
    at: 0,
    prev_hash: last?.hash ?? '',
    hash: `hash-${seq}`,
  }
}

export async function appendEntry(raw: RawRunner, entry: Entry): Promise<void> {
  const row = await entryRow(raw, entry)
  await raw.exec(insertOf('entries', row), Object.values(row))
}
