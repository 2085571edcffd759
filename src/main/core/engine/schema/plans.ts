import { sql } from 'drizzle-orm'
import {
  PLAN_COUNT_SOURCES,
  PLAN_SESSION_STATES,
  PLAN_STATUSES,
  type PlanCountSource,
  type PlanSessionState,
  type PlanStatus,
} from '../../../../shared/domain/plan-states.ts'
import type { PlainData } from '../../../../shared/domain/purchases.ts'
import type { servicesTable } from './catalogue.ts'
import type { grantsTable } from './credits.ts'
import { type Kit, oneOf } from './kit.ts'
import type { clientsTable, staffTable } from './people.ts'
import type { purchasesTable } from './purchases.ts'
import type { bookingsTable, sessionsTable } from './schedule.ts'

/** The sessions that follow a purchase: one plan for each, with everything that it takes to make them. */
export function plansTable(
  kit: Kit,
  refs: {
    purchases: ReturnType<typeof purchasesTable>
    grants: ReturnType<typeof grantsTable>
    clients: ReturnType<typeof clientsTable>
    services: ReturnType<typeof servicesTable>
    staff: ReturnType<typeof staffTable>
  },
) {
  return kit.table(
    'plans',
    {
      id: kit.id(),
      purchaseId: kit
        .int()
        .notNull()
        .references(() => refs.purchases.id),
      grantId: kit
        .int()
        .notNull()
        .references(() => refs.grants.id),
      clientId: kit
        .int()
        .notNull()
        .references(() => refs.clients.id),
      /** Null while nobody has said what is to be scheduled. */
      serviceId: kit.int().references(() => refs.services.id),
      status: kit.text().notNull().$type<PlanStatus>(),
      /** How many sessions, and what said so. */
      count: kit.int().notNull(),
      countSource: kit.text().notNull().$type<PlanCountSource>(),
      /** A count that nobody stated waits until somebody confirms it. */
      confirmed: kit.bool().notNull(),
      /** Wished times: first day, wall times, cadence. */
      pattern: kit.json<PlainData>().notNull(),
      /** What the sale said besides: group size, learning mode, course, place. Kept as it came. */
      payload: kit.json<PlainData>().notNull(),
      trainerId: kit.int().references(() => refs.staff.id),
      /** Why this trainer, and who came second. */
      trainerChoice: kit.json<PlainData>(),
      /** Why it failed or waits, as a code; null while nothing is wrong. */
      problem: kit.text(),
      createdAt: kit.int().notNull(),
      startedAt: kit.int(),
      finishedAt: kit.int(),
      version: kit.int().notNull().default(1),
    },
    (t) => [
      kit.check('plans_status', oneOf(t.status, PLAN_STATUSES)),
      kit.check('plans_count', sql`${t.count} between 1 and 100`),
      kit.check('plans_count_source', oneOf(t.countSource, PLAN_COUNT_SOURCES)),
      kit.uniqueIndex('plans_once_per_purchase').on(t.purchaseId),
      kit.index('plans_by_status').on(t.status, t.id),
      kit.index('plans_by_client').on(t.clientId, t.id),
    ],
  )
}

/** Each session of a plan by its number from 0: placed once, or listed as unplaced with the reason. */
export function planSessionsTable(
  kit: Kit,
  refs: {
    plans: ReturnType<typeof plansTable>
    sessions: ReturnType<typeof sessionsTable>
    bookings: ReturnType<typeof bookingsTable>
  },
) {
  return kit.table(
    'plan_sessions',
    {
      planId: kit
        .int()
        .notNull()
        .references(() => refs.plans.id),
      index: kit.int().notNull(),
      /** The wall time in the studio's zone that was wished. */
      wishedAt: kit.text().notNull(),
      state: kit.text().notNull().$type<PlanSessionState>(),
      sessionId: kit.int().references(() => refs.sessions.id),
      bookingId: kit.int().references(() => refs.bookings.id),
      /** The refusal that left it unplaced. */
      reason: kit.json<PlainData>(),
      version: kit.int().notNull().default(1),
    },
    (t) => [
      kit.primaryKey({ columns: [t.planId, t.index] }),
      kit.check('plan_sessions_index', sql`${t.index} between 0 and 99`),
      kit.check('plan_sessions_state', oneOf(t.state, PLAN_SESSION_STATES)),
      kit.check('plan_sessions_placed', sql`(${t.state} = 'placed') = (${t.bookingId} is not null)`),
      kit.uniqueIndex('plan_sessions_booking_once').on(t.bookingId).where(sql`booking_id is not null`),
      kit.index('plan_sessions_by_session').on(t.sessionId),
    ],
  )
}
