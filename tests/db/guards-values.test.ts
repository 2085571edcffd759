import { expect, it } from 'vitest'
import { describeOnBothDialects, type TestDatabase } from '../support/databases.ts'
import { expectRefused } from '../support/refusals.ts'
import {
  aRow,
  HOUR,
  insertBooking,
  insertRow,
  insertSession,
  insertStudio,
  MORNING,
  type RawStudio,
  type Row,
  sessionRow,
} from '../support/rows.ts'

const text = (length: number) => 'x'.repeat(length)

const WEEKLY: Row = { weekday: 1, from_minute: 0, until_minute: 1440 }
const DAYS: Row = { from_day: '2027-03-01', until_day: '2027-03-01', created_at: 0 }
const VIEW: Row = { name: 'Mornings', name_key: 'mornings', settings: '{}', is_default: false, created_at: 0 }
/** Instants instead of the days. */
const INSTANTS: Row = { from_day: null, until_day: null, starts_at: 0, ends_at: 1 }

/** A valid row of each table over one studio, made just before the insert. */
const VALID: Record<string, (studio: RawStudio) => Promise<Row> | Row> = {
  clients: () => aRow.client(),
  staff: () => aRow.staff(),
  families: () => aRow.family({ name_key: 'other' }),
  services: ({ familyId }) => aRow.service({ family_id: familyId }),
  locations: () => ({ name: 'Annex', active: true }),
  rooms: ({ locationId }) => ({ location_id: locationId, name: 'Loft', active: true }),
  packages: () => aRow.package(),
  purchases: async ({ raw, clientId }) =>
    aRow.purchase({ client_id: clientId, package_id: await insertRow(raw, 'packages', aRow.package()) }),
  subscriptions: ({ clientId }) => aRow.subscription({ client_id: clientId, status: 'queued' }),
  grants: ({ clientId, subscriptionId }) =>
    aRow.grant({ client_id: clientId, subscription_id: subscriptionId }),
  sessions: (studio) => sessionRow(studio),
  bookings: async (studio) =>
    aRow.booking({ client_id: studio.clientId, session_id: await insertSession(studio) }),
  opening_hours: () => WEEKLY,
  availability: ({ trainerId }) => ({ ...WEEKLY, trainer_id: trainerId, from_day: '2027-03-01' }),
  time_off: ({ trainerId }) => ({ ...DAYS, trainer_id: trainerId }),
  closures: ({ roomId }) => ({ ...DAYS, room_id: roomId, reason: 'New floor' }),
  schedule_views: () => VIEW,
  assignments: ({ clientId, trainerId }) => ({
    client_id: clientId,
    trainer_id: trainerId,
    from_day: '2027-03-01',
    created_at: 0,
  }),
}

const REFUSED: readonly [table: string, change: Row, guard: string][] = [
  ['clients', { first_name: '', last_name: '' }, 'clients_named'],
  ['clients', { first_name: text(101) }, 'clients_first_name'],
  ['clients', { last_name: text(101) }, 'clients_last_name'],
  ['clients', { status: 'gone' }, 'clients_status'],
  ['clients', { status: 'merged' }, 'clients_merged'],
  ['clients', { merged_into: 1 }, 'clients_merged'],
  ['clients', { email: 'ada@example.com' }, 'clients_email_key'],
  ['staff', { name: '' }, 'staff_name'],
  ['staff', { role: 'admin' }, 'staff_role'],
  ['families', { name: text(81) }, 'families_name'],
  ['services', { name: '' }, 'services_name'],
  ['services', { minutes: 4 }, 'services_minutes'],
  ['services', { minutes: 1441 }, 'services_minutes'],
  ['services', { kind: 'yoga' }, 'services_kind'],
  ['services', { capacity: 0 }, 'services_capacity'],
  ['services', { credit_cost: -1 }, 'services_cost'],
  ['services', { buffer_minutes: 241 }, 'services_buffer'],
  ['services', { delivery: 'post' }, 'services_delivery'],
  ['services', { colour: 10 }, 'services_colour'],
  ['locations', { name: '' }, 'locations_name'],
  ['rooms', { name: text(81) }, 'rooms_name'],
  ['packages', { kind: 'bundle' }, 'packages_kind'],
  ['packages', { credits: 0 }, 'packages_credits'],
  ['packages', { price_amount: -1 }, 'packages_price'],
  ['packages', { currency: 'EURO' }, 'packages_currency'],
  ['packages', { validity_days: 0 }, 'packages_validity'],
  ['purchases', { provider: 'cash' }, 'purchases_provider'],
  ['purchases', { status: 'lost' }, 'purchases_status'],
  ['purchases', { amount: -1 }, 'purchases_amount'],
  ['subscriptions', { status: 'paused' }, 'subscriptions_status'],
  ['subscriptions', { kind: 'bundle' }, 'subscriptions_kind'],
  ['subscriptions', { status: 'ended' }, 'subscriptions_ended'],
  ['subscriptions', { ended_at: 1 }, 'subscriptions_ended'],
  ['subscriptions', { activated_on: '2027-1-1' }, 'subscriptions_activated'],
  ['grants', { source: 'gift' }, 'grants_source'],
  ['grants', { category: 'free' }, 'grants_category'],
  ['grants', { effective_from: 'tomorrow' }, 'grants_effective'],
  ['grants', { expires_on: '20270101' }, 'grants_expires'],
  ['grants', { reason: text(256) }, 'grants_reason'],
  ['grants', { unit_amount: -1 }, 'grants_unit_amount'],
  ['sessions', { kind: 'yoga' }, 'sessions_kind'],
  ['sessions', { starts_at: MORNING + 1 }, 'sessions_whole_minute'],
  ['sessions', { ends_at: MORNING, busy_until: MORNING }, 'sessions_length'],
  ['sessions', { ends_at: MORNING + 25 * HOUR, busy_until: MORNING + 25 * HOUR }, 'sessions_length'],
  ['sessions', { busy_until: MORNING + HOUR - 1 }, 'sessions_length'],
  ['sessions', { busy_until: MORNING + 6 * HOUR }, 'sessions_length'],
  ['sessions', { capacity: 0 }, 'sessions_capacity'],
  ['sessions', { capacity: 501 }, 'sessions_capacity'],
  ['sessions', { credit_cost: -1 }, 'sessions_cost'],
  ['sessions', { status: 'full' }, 'sessions_status'],
  ['sessions', { status: 'cancelled' }, 'sessions_cancelled'],
  ['sessions', { wall_kind: 'odd' }, 'sessions_wall_kind'],
  ['sessions', { platform: 'fax' }, 'sessions_platform'],
  ['sessions', { studio_date: 'Friday' }, 'sessions_date'],
  ['sessions', { amount: -1, currency: 'EUR' }, 'sessions_amount'],
  ['sessions', { amount: 100 }, 'sessions_amount'],
  ['bookings', { status: 'maybe' }, 'bookings_status'],
  ['bookings', { funding: 'barter' }, 'bookings_funding'],
  ['bookings', { payment_status: 'late' }, 'bookings_payment'],
  ['bookings', { source: 'phone' }, 'bookings_source'],
  ['bookings', { cancelled_by: 'rain' }, 'bookings_cancelled_by'],
  ['bookings', { pardon: 'mercy' }, 'bookings_pardon'],
  ['bookings', { cost: -1 }, 'bookings_cost'],
  ['bookings', { cost: 101 }, 'bookings_cost'],
  ['bookings', { amount: -1 }, 'bookings_amount'],
  ['bookings', { reason: text(256) }, 'bookings_reason'],
  ['assignments', { from_day: 'soon' }, 'assignments_from'],
  ['assignments', { until_day: '20270301' }, 'assignments_until'],
  ['assignments', { until_day: '2027-02-28' }, 'assignments_days'],
  ['assignments', { note: text(256) }, 'assignments_note'],
  ['assignments', { note: '' }, 'assignments_note'],
  ['opening_hours', { weekday: 0 }, 'opening_hours_week'],
  ['opening_hours', { weekday: 8 }, 'opening_hours_week'],
  ['opening_hours', { from_minute: -1 }, 'opening_hours_week'],
  ['opening_hours', { until_minute: 1441 }, 'opening_hours_week'],
  ['opening_hours', { from_minute: 600, until_minute: 600 }, 'opening_hours_rising'],
  ['availability', { weekday: 8 }, 'availability_week'],
  ['availability', { from_minute: 600, until_minute: 540 }, 'availability_rising'],
  ['availability', { from_day: 'Monday' }, 'availability_from'],
  ['availability', { until_day: 'Sunday' }, 'availability_until'],
  ['availability', { until_day: '2027-02-28' }, 'availability_days'],
  ['time_off', { until_day: 'Sunday' }, 'time_off_until'],
  ['time_off', { from_day: 'Monday', until_day: 'Sunday' }, 'time_off_from'],
  ['time_off', { until_day: null }, 'time_off_stretch'],
  ['time_off', { starts_at: 0, ends_at: 1 }, 'time_off_stretch'],
  ['time_off', { from_day: null, until_day: null }, 'time_off_stretch'],
  ['time_off', { ...INSTANTS, ends_at: null }, 'time_off_stretch'],
  ['time_off', { until_day: '2027-02-28' }, 'time_off_order'],
  ['time_off', { ...INSTANTS, ends_at: 0 }, 'time_off_order'],
  ['time_off', { note: text(256) }, 'time_off_note'],
  ['closures', { from_day: 'Monday', until_day: 'Sunday' }, 'closures_from'],
  ['closures', { until_day: 'today' }, 'closures_until'],
  ['closures', { ...INSTANTS, starts_at: null }, 'closures_stretch'],
  ['closures', { ...INSTANTS, ends_at: 0 }, 'closures_order'],
  ['closures', { reason: '' }, 'closures_reason'],
  ['closures', { reason: text(121) }, 'closures_reason'],
  ['schedule_views', { name: '' }, 'schedule_views_name'],
  ['schedule_views', { name: text(61) }, 'schedule_views_name'],
]

const STUDIO: Row = {
  id: 1,
  name: 'Studio Nord',
  zone: 'Europe/Berlin',
  currency: 'EUR',
  is_demo: false,
  late_window_minutes: 1440,
  late_rule: 'capture',
  late_forgiven: 0,
  no_show_rule: 'capture',
  grace_days: 7,
  pending_timeout_hours: 48,
  low_credits: 3,
  expiring_days: 14,
  created_at: 0,
}

const REFUSED_STUDIOS: readonly [change: Row, guard: string][] = [
  [{ id: 2 }, 'studio_is_one'],
  [{ name: '' }, 'studio_name'],
  [{ currency: '€' }, 'studio_currency'],
  [{ late_window_minutes: -1 }, 'studio_late_window'],
  [{ late_rule: 'shout' }, 'studio_late_rule'],
  [{ late_forgiven: 31 }, 'studio_late_forgiven'],
  [{ no_show_rule: 'shout' }, 'studio_no_show_rule'],
  [{ grace_days: 61 }, 'studio_grace'],
  [{ pending_timeout_hours: 0 }, 'studio_pending'],
  [{ low_credits: -1 }, 'studio_low'],
  [{ expiring_days: 366 }, 'studio_expiring'],
]

describeOnBothDialects('a value', (open) => {
  async function openStudio(): Promise<TestDatabase & RawStudio> {
    const database = await open()
    return { ...database, ...(await insertStudio(database.raw)) }
  }

  it.each(Object.keys(VALID))('that is valid is taken by %s', async (table) => {
    const studio = await openStudio()

    expect(await insertRow(studio.raw, table, (await VALID[table]?.(studio)) ?? {})).toBeGreaterThan(0)
  })

  it.each(Object.keys(VALID))('that is out of range is refused by %s', async (table) => {
    const studio = await openStudio()
    const row = (await VALID[table]?.(studio)) ?? {}

    for (const [, change, guard] of REFUSED.filter(([of]) => of === table)) {
      await expectRefused(studio, guard, () => insertRow(studio.raw, table, { ...row, ...change }))
    }
  })

  it('that is out of range is refused by the studio', async () => {
    const database = await open()

    for (const [change, guard] of REFUSED_STUDIOS) {
      await expectRefused(database, guard, () => insertRow(database.raw, 'studio', { ...STUDIO, ...change }))
    }
    await insertRow(database.raw, 'studio', STUDIO)

    expect(await database.raw.rows('select id from studio')).toEqual([{ id: 1 }])
  })

  it('of another type is refused', async () => {
    const studio = await openStudio()
    const insert = (value: string) => () =>
      studio.raw.exec(`update services set minutes = ${value} where id = ${studio.serviceId}`)

    await expectRefused(
      studio,
      {
        sqlite: 'cannot store TEXT value in INTEGER column services.minutes',
        postgres: 'invalid input syntax for type bigint: "abc"',
      },
      insert("'abc'"),
    )
  })

  it('that is missing is refused', async () => {
    const studio = await openStudio()

    await expectRefused(
      studio,
      {
        sqlite: 'NOT NULL constraint failed: clients.first_name',
        postgres: 'null value in column "first_name" of relation "clients" violates not-null constraint',
      },
      () => studio.raw.exec('update clients set first_name = null'),
    )
  })

  it('of an e-mail belongs to one client', async () => {
    const studio = await openStudio()
    const client = aRow.client({ email: 'Ada@example.com', email_key: 'ada@example.com' })
    await insertRow(studio.raw, 'clients', client)

    await expectRefused(studio, { sqlite: 'clients.email_key', postgres: 'clients_email_unique' }, () =>
      insertRow(studio.raw, 'clients', client),
    )
  })

  it('of a booking amount may be absent, and a reason may have 255 characters', async () => {
    const studio = await openStudio()
    const session_id = await insertSession(studio)

    await insertBooking(studio.raw, { session_id, client_id: studio.clientId, reason: text(255) })

    expect(await studio.raw.rows('select amount from bookings')).toEqual([{ amount: null }])
  })
})
