import { and, asc, eq, inArray, isNull, sql } from 'drizzle-orm'
import { OCCUPYING_STATUSES } from '../../../../shared/domain/bookings.ts'
import type { PackageKind } from '../../../../shared/domain/catalogue.ts'
import type { GrantSource, SubscriptionStatus } from '../../../../shared/domain/credits.ts'
import { LONGEST_SESSION } from '../../../../shared/domain/schedule.ts'
import type { Instant, LocalDate } from '../../../../shared/domain/time.ts'
import type { Reader, Writer } from '../../engine/engine.ts'
import { piecesOf } from '../../engine/pieces.ts'
import { quoted } from '../../engine/schema/kit.ts'

const OCCUPYING = sql.raw(quoted(OCCUPYING_STATUSES))
const PLACED = sql.raw(quoted([...OCCUPYING_STATUSES, 'waitlisted']))

export type ClashRow = {
  readonly keptId: number
  readonly keptTitle: string
  readonly keptStart: Instant
  readonly keptEnd: Instant
  readonly mergedId: number
  readonly mergedTitle: string
  readonly mergedStart: Instant
  readonly mergedEnd: Instant
}

/**
 * Sessions that one person could not both be in: bookings of two clients that take time at once, or two places in
 * one session, waiting ones too. The earliest first.
 */
export async function listClashes(q: Reader, keptId: number, mergedId: number): Promise<ClashRow[]> {
  return q.rows<ClashRow>(sql`
    select ks.id as "keptId", ks.title as "keptTitle", k.starts_at as "keptStart", k.ends_at as "keptEnd",
      ms.id as "mergedId", ms.title as "mergedTitle", m.starts_at as "mergedStart", m.ends_at as "mergedEnd"
    from bookings m
    join bookings k on k.client_id = ${keptId}
      and k.starts_at < m.ends_at and k.starts_at >= m.starts_at - ${LONGEST_SESSION} and k.ends_at > m.starts_at
    join sessions ks on ks.id = k.session_id join sessions ms on ms.id = m.session_id
    where m.client_id = ${mergedId} and (
      (k.status in (${OCCUPYING}) and m.status in (${OCCUPYING}))
      or (k.session_id = m.session_id and k.status in (${PLACED}) and m.status in (${PLACED})))
    order by k.starts_at, k.id, m.id`)
}

export type OwnedSubscription = {
  readonly id: number
  readonly name: string
  readonly familyId: number | null
  readonly kind: PackageKind
  readonly status: SubscriptionStatus
  readonly validityDays: number | null
  readonly activatedOn: LocalDate | null
}

export type OwnedGrant = {
  readonly id: number
  readonly subscriptionId: number
  readonly source: GrantSource
  readonly expiresOn: LocalDate | null
}

export type OwnedHold = { readonly bookingId: number; readonly grantId: number }

/** Everything that names a client, in the order of the ids. */
export type Belongings = {
  readonly subscriptions: readonly OwnedSubscription[]
  readonly grants: readonly OwnedGrant[]
  readonly bookings: readonly { readonly id: number }[]
  readonly holds: readonly OwnedHold[]
  readonly purchases: readonly { readonly id: number }[]
  readonly series: readonly { readonly id: number }[]
  /** What the client means to buy, and what left the drawer. */
  readonly drawerItems: readonly { readonly id: number }[]
  /** Those of days on which the other client has no trainer. */
  readonly assignments: readonly { readonly id: number }[]
}

export async function listOwnedSubscriptions(q: Reader, clientId: number): Promise<OwnedSubscription[]> {
  const { id, name, familyId, kind, status, validityDays, activatedOn } = q.t.subscriptions
  return q
    .select({ id, name, familyId, kind, status, validityDays, activatedOn })
    .from(q.t.subscriptions)
    .where(eq(q.t.subscriptions.clientId, clientId))
    .orderBy(asc(id))
}

export async function listBelongings(q: Reader, clientId: number): Promise<Omit<Belongings, 'assignments'>> {
  const { grants, bookings, bookingHolds, purchases, series, saleDrawer } = q.t
  return {
    subscriptions: await listOwnedSubscriptions(q, clientId),
    grants: await q
      .select({
        id: grants.id,
        subscriptionId: grants.subscriptionId,
        source: grants.source,
        expiresOn: grants.expiresOn,
      })
      .from(grants)
      .where(eq(grants.clientId, clientId))
      .orderBy(asc(grants.id)),
    bookings: await q
      .select({ id: bookings.id })
      .from(bookings)
      .where(eq(bookings.clientId, clientId))
      .orderBy(asc(bookings.id)),
    holds: await q
      .select({ bookingId: bookingHolds.bookingId, grantId: bookingHolds.grantId })
      .from(bookingHolds)
      .where(eq(bookingHolds.clientId, clientId))
      .orderBy(asc(bookingHolds.bookingId), asc(bookingHolds.grantId)),
    purchases: await q
      .select({ id: purchases.id })
      .from(purchases)
      .where(eq(purchases.clientId, clientId))
      .orderBy(asc(purchases.id)),
    series: await q
      .select({ id: series.id })
      .from(series)
      .where(eq(series.clientId, clientId))
      .orderBy(asc(series.id)),
    drawerItems: await q
      .select({ id: saleDrawer.id })
      .from(saleDrawer)
      .where(eq(saleDrawer.clientId, clientId))
      .orderBy(asc(saleDrawer.id)),
  }
}

/** Rows by their ids. */
export type Ids = {
  readonly subscriptions: readonly number[]
  readonly grants: readonly number[]
  readonly bookings: readonly number[]
  readonly holds: readonly OwnedHold[]
  readonly purchases: readonly number[]
  readonly series: readonly number[]
  readonly drawerItems: readonly number[]
  readonly assignments: readonly number[]
}

/**
 * Gives rows to another client, inside a unit of work whose foreign keys wait for its end. Screens that hold an older
 * version of a row learn of it.
 */
export async function giveTo(q: Writer, clientId: number, ids: Ids): Promise<void> {
  const { subscriptions, grants, bookings, bookingHolds, purchases, series, assignments, saleDrawer } = q.t
  for (const piece of piecesOf(ids.subscriptions)) {
    await q
      .update(subscriptions)
      .set({ clientId, version: sql`${subscriptions.version} + 1` })
      .where(inArray(subscriptions.id, [...piece]))
  }
  for (const piece of piecesOf(ids.grants)) {
    await q
      .update(grants)
      .set({ clientId, version: sql`${grants.version} + 1` })
      .where(inArray(grants.id, [...piece]))
  }
  for (const piece of piecesOf(ids.bookings)) {
    await q
      .update(bookings)
      .set({ clientId, version: sql`${bookings.version} + 1` })
      .where(inArray(bookings.id, [...piece]))
  }
  const holders = [...new Set(ids.holds.map((hold) => hold.bookingId))]
  for (const piece of piecesOf(holders)) {
    await q
      .update(bookingHolds)
      .set({ clientId })
      .where(inArray(bookingHolds.bookingId, [...piece]))
  }
  for (const piece of piecesOf(ids.purchases)) {
    await q
      .update(purchases)
      .set({ clientId, version: sql`${purchases.version} + 1` })
      .where(inArray(purchases.id, [...piece]))
  }
  for (const piece of piecesOf(ids.series)) {
    await q
      .update(series)
      .set({ clientId })
      .where(inArray(series.id, [...piece]))
  }
  for (const piece of piecesOf(ids.drawerItems)) {
    await q
      .update(saleDrawer)
      .set({ clientId, version: sql`${saleDrawer.version} + 1` })
      .where(inArray(saleDrawer.id, [...piece]))
  }
  for (const piece of piecesOf(ids.assignments)) {
    await q
      .update(assignments)
      .set({ clientId, version: sql`${assignments.version} + 1` })
      .where(inArray(assignments.id, [...piece]))
  }
}

export async function setSubscription(
  q: Writer,
  id: number,
  state: Partial<Pick<OwnedSubscription, 'status' | 'activatedOn'>>,
): Promise<void> {
  const { subscriptions } = q.t
  await q
    .update(subscriptions)
    .set({ ...state, version: sql`${subscriptions.version} + 1` })
    .where(eq(subscriptions.id, id))
}

/** Opens the last valid day of a lot that begins to wait. */
export async function openGrant(q: Writer, id: number): Promise<void> {
  await q.update(q.t.grants).set({ expiresOn: null }).where(eq(q.t.grants.id, id))
}

/** Closes it again, unless somebody has set a day meanwhile. */
export async function closeGrant(q: Writer, id: number, expiresOn: LocalDate | null): Promise<void> {
  const { grants } = q.t
  await q
    .update(grants)
    .set({ expiresOn })
    .where(and(eq(grants.id, id), isNull(grants.expiresOn)))
}

/** How many rows of a table are this client's, among those with these ids. */
export async function countOwned(
  q: Reader,
  table: 'subscriptions' | 'grants' | 'bookings' | 'purchases' | 'series' | 'assignments' | 'saleDrawer',
  clientId: number,
  ids: readonly number[],
): Promise<number> {
  const rows = q.t[table]
  let owned = 0
  for (const piece of piecesOf(ids)) {
    const found = await q
      .select({ id: rows.id })
      .from(rows)
      .where(and(eq(rows.clientId, clientId), inArray(rows.id, [...piece])))
    owned += found.length
  }
  return owned
}
