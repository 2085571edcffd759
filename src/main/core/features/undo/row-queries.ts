import { and, eq, gt, gte, inArray, isNull, ne, or, type SQL, sql } from 'drizzle-orm'
import { OCCUPYING_STATUSES } from '../../../../shared/domain/bookings.ts'
import type { Buckets } from '../../../../shared/domain/credits.ts'
import type { LocalDate } from '../../../../shared/domain/time.ts'
import { type Holding, holdingKey } from '../../../../shared/domain/undo.ts'
import { assert } from '../../../../shared/errors.ts'
import type { Reader, Writer } from '../../engine/engine.ts'
import { hotQuery } from '../../engine/hot-query.ts'
import { piecesOf } from '../../engine/pieces.ts'
import type { Tables } from '../../engine/schema/index.ts'
import type { Rows, UndoEntity, UndoFields } from './steps.ts'

const TABLES = {
  booking: 'bookings',
  session: 'sessions',
  subscription: 'subscriptions',
  grant: 'grants',
  freeze: 'freezes',
  client: 'clients',
  attention: 'attention',
  timeOff: 'timeOff',
  closure: 'closures',
  assignment: 'assignments',
  sale: 'purchases',
  drawerItem: 'saleDrawer',
} as const satisfies Record<UndoEntity, keyof Tables>

/** One of the tables whose rows can be put back, by what they have in common. */
function tableOf(q: Reader, entity: UndoEntity): Tables['bookings'] {
  return q.t[TABLES[entity]] as unknown as Tables['bookings']
}

const rowOf = (entity: UndoEntity) =>
  hotQuery((q: Reader) => {
    const table = tableOf(q, entity)
    return q
      .select()
      .from(table)
      .where(eq(table.id, sql.placeholder('id')))
  })

const SELECTS = {
  booking: rowOf('booking'),
  session: rowOf('session'),
  subscription: rowOf('subscription'),
  grant: rowOf('grant'),
  freeze: rowOf('freeze'),
  client: rowOf('client'),
  attention: rowOf('attention'),
  timeOff: rowOf('timeOff'),
  closure: rowOf('closure'),
  assignment: rowOf('assignment'),
  sale: rowOf('sale'),
  drawerItem: rowOf('drawerItem'),
} as const satisfies Record<UndoEntity, unknown>

/** A row as it is now. Rows are never deleted, so that what a step names is there. */
export async function loadRow<E extends UndoEntity>(q: Reader, entity: E, id: number): Promise<Rows[E]> {
  const [row] = await SELECTS[entity](q, { id })
  assert(row !== undefined, `${entity} ${id} of an undo step is there`)
  return row as unknown as Rows[E]
}

/** Puts fields of a row back, as a new version of it. */
export async function putBack<E extends UndoEntity>(
  q: Writer,
  entity: E,
  row: Rows[E] & { readonly id: number },
  fields: UndoFields<E>,
): Promise<void> {
  const table = tableOf(q, entity)
  const version = 'version' in row ? { version: row.version + 1 } : {}
  await q
    .update(table)
    .set({ ...fields, ...version })
    .where(eq(table.id, row.id))
}

/** The buckets of these grants now. */
export async function loadBuckets(q: Reader, grantIds: readonly number[]): Promise<Map<number, Buckets>> {
  const { grants } = q.t
  const { id, available, held, used, expired, revoked } = grants
  const buckets = new Map<number, Buckets>()
  for (const piece of piecesOf(grantIds)) {
    const rows = await q
      .select({ id, available, held, used, expired, revoked })
      .from(grants)
      .where(inArray(id, [...piece]))
    for (const { id: grantId, ...own } of rows) buckets.set(grantId, own)
  }
  return buckets
}

/** What these bookings hold and have used now, by `holdingKey`. */
export async function loadHoldings(q: Reader, bookingIds: readonly number[]): Promise<Map<string, Holding>> {
  const { bookingHolds } = q.t
  const { bookingId, grantId, held, captured } = bookingHolds
  const holdings = new Map<string, Holding>()
  for (const piece of piecesOf(bookingIds)) {
    const rows = await q
      .select({ bookingId, grantId, held, captured })
      .from(bookingHolds)
      .where(inArray(bookingId, [...piece]))
    for (const { bookingId: booking, grantId: grant, ...own } of rows) {
      holdings.set(holdingKey(booking, grant), own)
    }
  }
  return holdings
}

/** The latest day of a session that a grant holds or has paid for; null when there is none. */
export async function lastPaidDay(q: Reader, grantId: number): Promise<LocalDate | null> {
  const [row] = await selectPaidDay(
    q,
    sql`max(${q.t.sessions.studioDate})`,
    eq(q.t.bookingHolds.grantId, grantId),
  )
  return row?.day ?? null
}

/** The earliest day of a session that a grant holds or has paid for within its own days; null when there is none. */
export async function firstPaidDay(
  q: Reader,
  { id, effectiveFrom }: Pick<Rows['grant'], 'id' | 'effectiveFrom'>,
): Promise<LocalDate | null> {
  const { bookingHolds, sessions } = q.t
  const within = and(eq(bookingHolds.grantId, id), gte(sessions.studioDate, effectiveFrom))
  const [row] = await selectPaidDay(q, sql`min(${sessions.studioDate})`, within)
  return row?.day ?? null
}

function selectPaidDay(q: Reader, day: SQL, holds: SQL | undefined) {
  const { bookingHolds, bookings, sessions } = q.t
  return q
    .select({ day: day as SQL<LocalDate | null> })
    .from(bookingHolds)
    .innerJoin(bookings, eq(bookings.id, bookingHolds.bookingId))
    .innerJoin(sessions, eq(sessions.id, bookings.sessionId))
    .where(and(holds, or(gt(bookingHolds.held, 0), gt(bookingHolds.captured, 0))))
}

/** Whether a live booking that a subscription pays for lies on one of these days; no last day is without end. */
export async function isHeldWithin(
  q: Reader,
  subscriptionId: number,
  days: { readonly from: LocalDate; readonly until: LocalDate | null },
): Promise<boolean> {
  const { bookingHolds, bookings, sessions } = q.t
  const rows = await q
    .select({ id: bookings.id })
    .from(bookingHolds)
    .innerJoin(bookings, eq(bookings.id, bookingHolds.bookingId))
    .innerJoin(sessions, eq(sessions.id, bookings.sessionId))
    .where(
      and(
        eq(bookingHolds.subscriptionId, subscriptionId),
        gt(bookingHolds.held, 0),
        gte(sessions.studioDate, days.from),
        days.until === null ? undefined : sql`${sessions.studioDate} <= ${days.until}`,
      ),
    )
    .limit(1)
  return rows.length > 0
}

/** The name of another pack that has the place of a subscription; null when it is free. */
export async function findInPlace(q: Reader, subscription: Rows['subscription']): Promise<string | null> {
  const { subscriptions } = q.t
  const { id, clientId, familyId, kind } = subscription
  const [row] = await q
    .select({ name: subscriptions.name })
    .from(subscriptions)
    .where(
      and(
        eq(subscriptions.clientId, clientId),
        familyId === null ? isNull(subscriptions.familyId) : eq(subscriptions.familyId, familyId),
        eq(subscriptions.kind, kind),
        inArray(subscriptions.status, ['active', 'frozen']),
        ne(subscriptions.id, id),
      ),
    )
    .limit(1)
  return row?.name ?? null
}

/** Whether a matter waits for a decision. */
export async function isMatterOpen(q: Reader, key: string): Promise<boolean> {
  const { attention } = q.t
  const rows = await q
    .select({ id: attention.id })
    .from(attention)
    .where(and(eq(attention.key, key), isNull(attention.resolvedAt)))
  return rows.length > 0
}

/** Whether a subscription owns units that were not taken back. */
export async function ownsUnits(q: Reader, subscriptionId: number): Promise<boolean> {
  const { grants } = q.t
  const rows = await q
    .select({ id: grants.id })
    .from(grants)
    .where(and(eq(grants.subscriptionId, subscriptionId), gt(grants.granted, grants.revoked)))
    .limit(1)
  return rows.length > 0
}

/** Whether a client has a place anywhere or credits from anywhere, now. */
export async function standsInTheBooks(q: Reader, clientId: number): Promise<boolean> {
  const { bookings, grants } = q.t
  const places = await q
    .select({ id: bookings.id })
    .from(bookings)
    .where(
      and(
        eq(bookings.clientId, clientId),
        inArray(bookings.status, [...OCCUPYING_STATUSES, 'waitlisted', 'late_cancelled']),
      ),
    )
    .limit(1)
  if (places.length > 0) return true
  const credits = await q
    .select({ id: grants.id })
    .from(grants)
    .where(and(eq(grants.clientId, clientId), gt(grants.granted, grants.revoked)))
    .limit(1)
  return credits.length > 0
}
