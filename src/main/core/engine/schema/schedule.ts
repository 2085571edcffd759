import { sql } from 'drizzle-orm'
import {
  BOOKING_FUNDINGS,
  BOOKING_SOURCES,
  BOOKING_STATUSES,
  CANCELLED_BY,
  OCCUPYING_STATUSES,
  PARDONS,
  PAYMENT_STATUSES,
} from '../../../../shared/domain/bookings.ts'
import { SERVICE_KINDS } from '../../../../shared/domain/catalogue.ts'
import type { BookingPolicy } from '../../../../shared/domain/policies.ts'
import { PLATFORMS, SESSION_STATUSES, WALL_KINDS } from '../../../../shared/domain/schedule.ts'
import type { SeriesPattern } from '../../../../shared/domain/series.ts'
import type { locationsTable, roomsTable, servicesTable } from './catalogue.ts'
import type { grantsTable } from './credits.ts'
import { isDay, type Kit, oneOf, quoted } from './kit.ts'
import type { clientsTable, staffTable } from './people.ts'

const occupying = sql.raw(`status in (${quoted(OCCUPYING_STATUSES)})`)
const occupyingOrWaiting = sql.raw(`status in (${quoted([...OCCUPYING_STATUSES, 'waitlisted'])})`)

/** Sessions that were made together as one repetition. */
export function seriesTable(
  kit: Kit,
  refs: { services: ReturnType<typeof servicesTable>; clients: ReturnType<typeof clientsTable> },
) {
  return kit.table('series', {
    id: kit.id(),
    serviceId: kit
      .int()
      .notNull()
      .references(() => refs.services.id),
    clientId: kit.int().references(() => refs.clients.id),
    pattern: kit.json<SeriesPattern>().notNull(),
    createdAt: kit.int().notNull(),
  })
}

/**
 * A slot on the schedule. `busyUntil` is the end plus the service's buffer: trainer and room are taken for
 * `[startsAt, busyUntil)`. A session lasts at most a day, which keeps every overlap test a short index range.
 */
export function sessionsTable(
  kit: Kit,
  refs: {
    services: ReturnType<typeof servicesTable>
    staff: ReturnType<typeof staffTable>
    rooms: ReturnType<typeof roomsTable>
    locations: ReturnType<typeof locationsTable>
    series: ReturnType<typeof seriesTable>
  },
) {
  return kit.table(
    'sessions',
    {
      id: kit.id(),
      serviceId: kit
        .int()
        .notNull()
        .references(() => refs.services.id),
      kind: kit.text().notNull().$type<(typeof SERVICE_KINDS)[number]>(),
      trainerId: kit.int().references(() => refs.staff.id),
      roomId: kit.int().references(() => refs.rooms.id),
      locationId: kit
        .int()
        .notNull()
        .references(() => refs.locations.id),
      title: kit.text().notNull(),
      startsAt: kit.int().notNull(),
      endsAt: kit.int().notNull(),
      busyUntil: kit.int().notNull(),
      zone: kit.text().notNull(),
      wallStart: kit.text().notNull(),
      wallKind: kit.text().notNull().$type<(typeof WALL_KINDS)[number]>(),
      studioDate: kit.text().notNull(),
      capacity: kit.int().notNull(),
      creditCost: kit.int().notNull(),
      status: kit.text().notNull().$type<(typeof SESSION_STATUSES)[number]>(),
      cancelledAt: kit.int(),
      cancelReason: kit.text(),
      amount: kit.int(),
      currency: kit.text(),
      platform: kit.text().$type<(typeof PLATFORMS)[number]>(),
      meetingLink: kit.text(),
      notes: kit.text(),
      seriesId: kit.int().references(() => refs.series.id),
      /** Which occurrence of its series it is, from 0. */
      seriesIndex: kit.int(),
      createdAt: kit.int().notNull(),
      version: kit.int().notNull().default(1),
    },
    (t) => [
      kit
        .uniqueIndex('sessions_once_in_series')
        .on(t.seriesId, t.seriesIndex)
        .where(sql`series_id is not null`),
      kit.unique('sessions_time').on(t.id, t.startsAt, t.endsAt),
      kit.check('sessions_kind', oneOf(t.kind, SERVICE_KINDS)),
      kit.check('sessions_whole_minute', sql`${t.startsAt} % 60000 = 0`),
      kit.check(
        'sessions_length',
        sql`${t.endsAt} > ${t.startsAt} and ${t.endsAt} - ${t.startsAt} <= 86400000 and ${t.busyUntil} between ${t.endsAt} and ${t.endsAt} + 14400000`,
      ),
      kit.check('sessions_capacity', sql`${t.capacity} between 1 and 500`),
      kit.check('sessions_cost', sql`${t.creditCost} between 0 and 100`),
      kit.check('sessions_status', oneOf(t.status, SESSION_STATUSES)),
      kit.check('sessions_wall_kind', oneOf(t.wallKind, WALL_KINDS)),
      kit.check('sessions_platform', oneOf(t.platform, PLATFORMS)),
      kit.check('sessions_date', isDay(t.studioDate)),
      kit.check('sessions_cancelled', sql`(${t.status} = 'cancelled') = (${t.cancelledAt} is not null)`),
      kit.check('sessions_amount', sql`${t.amount} >= 0 and (${t.amount} is null) = (${t.currency} is null)`),
      kit.index('sessions_by_start').on(t.startsAt, t.id, t.status),
      kit.index('sessions_by_trainer').on(t.trainerId, t.startsAt),
      kit.index('sessions_by_room').on(t.roomId, t.startsAt),
      kit.index('sessions_by_title').on(t.title, t.startsAt),
      kit.index('sessions_by_kind').on(t.kind, t.startsAt),
    ],
  )
}

/**
 * One client's place in one session. Start and end repeat the session's, tied by a composite key that
 * follows a move, so that the database itself can refuse a client who would be in two places at once.
 */
export function bookingsTable(
  kit: Kit,
  refs: { sessions: ReturnType<typeof sessionsTable>; clients: ReturnType<typeof clientsTable> },
) {
  return kit.table(
    'bookings',
    {
      id: kit.id(),
      sessionId: kit.int().notNull(),
      clientId: kit
        .int()
        .notNull()
        .references(() => refs.clients.id),
      startsAt: kit.int().notNull(),
      endsAt: kit.int().notNull(),
      status: kit.text().notNull().$type<(typeof BOOKING_STATUSES)[number]>(),
      funding: kit.text().notNull().$type<(typeof BOOKING_FUNDINGS)[number]>(),
      cost: kit.int().notNull(),
      paymentStatus: kit.text().notNull().$type<(typeof PAYMENT_STATUSES)[number]>(),
      paymentMethod: kit.text(),
      amount: kit.int(),
      currency: kit.text(),
      policy: kit.json<BookingPolicy>().notNull(),
      policyAnchor: kit.int().notNull(),
      source: kit.text().notNull().$type<(typeof BOOKING_SOURCES)[number]>(),
      bookedAt: kit.int().notNull(),
      cancelledAt: kit.int(),
      cancelledBy: kit.text().$type<(typeof CANCELLED_BY)[number]>(),
      late: kit.bool().notNull(),
      /** Why it was not charged although the policy charges it; null when it was, or when nothing was to be charged. */
      pardon: kit.text().$type<(typeof PARDONS)[number]>(),
      outcomeAt: kit.int(),
      /** When a pending booking lapses unless it is confirmed; null for one that never waited. */
      pendingUntil: kit.int(),
      /** Why a waiting client was passed over at the last promotion. */
      skipReason: kit.text(),
      reason: kit.text(),
      version: kit.int().notNull().default(1),
    },
    (t) => [
      kit
        .foreignKey({
          name: 'bookings_follow_session',
          columns: [t.sessionId, t.startsAt, t.endsAt],
          foreignColumns: [refs.sessions.id, refs.sessions.startsAt, refs.sessions.endsAt],
        })
        .onUpdate('cascade'),
      kit.unique('bookings_of_client').on(t.id, t.clientId),
      kit.check('bookings_status', oneOf(t.status, BOOKING_STATUSES)),
      kit.check('bookings_funding', oneOf(t.funding, BOOKING_FUNDINGS)),
      kit.check('bookings_payment', oneOf(t.paymentStatus, PAYMENT_STATUSES)),
      kit.check('bookings_source', oneOf(t.source, BOOKING_SOURCES)),
      kit.check('bookings_cancelled_by', oneOf(t.cancelledBy, CANCELLED_BY)),
      kit.check('bookings_pardon', oneOf(t.pardon, PARDONS)),
      kit.check('bookings_cost', sql`${t.cost} between 0 and 100`),
      kit.check('bookings_amount', sql`${t.amount} >= 0`),
      kit.check('bookings_reason', sql`length(${t.reason}) <= 255`),
      kit.uniqueIndex('bookings_once_per_session').on(t.sessionId, t.clientId).where(occupyingOrWaiting),
      kit.index('bookings_occupying').on(t.clientId, t.startsAt).where(occupying),
      kit
        .index('bookings_waiting')
        .on(t.status, t.pendingUntil)
        .where(sql`status in ('pending', 'waitlisted')`),
      // Lists count and sort from these alone, without a look at the rows.
      kit.index('bookings_by_client').on(t.clientId, t.startsAt, t.sessionId, t.status),
      kit.index('bookings_by_session').on(t.sessionId, t.id, t.status),
      kit.index('bookings_by_status').on(t.status, t.startsAt, t.sessionId),
      kit.index('bookings_by_payment').on(t.paymentStatus, t.startsAt, t.sessionId, t.status),
    ],
  )
}

/**
 * Which grants pay for a booking. Moved only by the ledger's HOLD, RELEASE, CAPTURE and UNCAPTURE entries
 * (guards); the composite keys make a grant of another client impossible.
 */
export function bookingHoldsTable(
  kit: Kit,
  refs: { bookings: ReturnType<typeof bookingsTable>; grants: ReturnType<typeof grantsTable> },
) {
  return kit.table(
    'booking_holds',
    {
      bookingId: kit.int().notNull(),
      grantId: kit.int().notNull(),
      clientId: kit.int().notNull(),
      subscriptionId: kit.int().notNull(),
      held: kit.int().notNull(),
      captured: kit.int().notNull(),
      lastSeq: kit.int().notNull(),
    },
    (t) => [
      kit.primaryKey({ columns: [t.bookingId, t.grantId] }),
      kit.foreignKey({
        name: 'holds_booking_of_client',
        columns: [t.bookingId, t.clientId],
        foreignColumns: [refs.bookings.id, refs.bookings.clientId],
      }),
      kit.foreignKey({
        name: 'holds_grant_of_client',
        columns: [t.grantId, t.clientId, t.subscriptionId],
        foreignColumns: [refs.grants.id, refs.grants.clientId, refs.grants.subscriptionId],
      }),
      kit.check('holds_units', sql`${t.held} >= 0 and ${t.captured} >= 0`),
      kit.index('holds_by_grant').on(t.grantId, t.bookingId),
    ],
  )
}
