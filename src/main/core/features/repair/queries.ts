import { and, asc, eq, inArray, sql } from 'drizzle-orm'
import { HOLD_ENTRY_KINDS } from '../../../../shared/domain/credits.ts'
import type { BookingPolicy } from '../../../../shared/domain/policies.ts'
import type { ResolvedWallTime } from '../../../../shared/domain/time.ts'
import { assert } from '../../../../shared/errors.ts'
import type { Reader, Writer } from '../../engine/engine.ts'
import { quoted } from '../../engine/schema/kit.ts'

const HOLD_KINDS = sql.raw(quoted(HOLD_ENTRY_KINDS))

type Sums = Readonly<
  Record<'granted' | 'available' | 'held' | 'used' | 'expired' | 'revoked' | 'entryCount', number>
>

/** Sets the buckets of a grant to what its ledger lines add up to; the guards refuse any other figure. */
export async function rebuildGrant(q: Writer, grantId: number): Promise<void> {
  const [sums] = await q.rows<Sums>(sql`
    select
      coalesce(sum(case kind when 'GRANT' then units else 0 end), 0) as granted,
      coalesce(sum(case when kind in ('GRANT', 'RELEASE', 'UNEXPIRE') then units
        when kind in ('HOLD', 'EXPIRE', 'REVOKE') then -units else 0 end), 0) as available,
      coalesce(sum(case when kind in ('HOLD', 'UNCAPTURE') then units
        when kind in ('RELEASE', 'CAPTURE') then -units else 0 end), 0) as held,
      coalesce(sum(case kind when 'CAPTURE' then units when 'UNCAPTURE' then -units else 0 end), 0) as used,
      coalesce(sum(case kind when 'EXPIRE' then units when 'UNEXPIRE' then -units else 0 end), 0) as expired,
      coalesce(sum(case kind when 'REVOKE' then units else 0 end), 0) as revoked,
      count(*) as "entryCount"
    from entries where grant_id = ${grantId}`)
  if (sums === undefined) throw new Error('A sum returned no row.')
  await q.update(q.t.grants).set(sums).where(eq(q.t.grants.id, grantId))
}

type HoldSums = {
  readonly grantId: number
  readonly held: number
  readonly captured: number
  readonly lastSeq: number
}

/** Sets what a booking holds to what its ledger lines add up to; what no line speaks of holds nothing. */
export async function rebuildHolds(q: Writer, bookingId: number): Promise<void> {
  const { bookingHolds, grants } = q.t
  const said = await q.rows<HoldSums>(sql`
    select grant_id as "grantId",
      sum(case when kind in ('HOLD', 'UNCAPTURE') then units else -units end) as held,
      sum(case kind when 'CAPTURE' then units when 'UNCAPTURE' then -units else 0 end) as captured,
      max(seq) as "lastSeq"
    from entries where booking_id = ${bookingId} and kind in (${HOLD_KINDS}) group by grant_id order by grant_id`)
  const stored = await q
    .select({ grantId: bookingHolds.grantId })
    .from(bookingHolds)
    .where(eq(bookingHolds.bookingId, bookingId))
  const known = new Set(stored.map((hold) => hold.grantId))
  for (const { grantId, held, captured, lastSeq } of said) {
    if (known.delete(grantId)) {
      await q
        .update(bookingHolds)
        .set({ held, captured, lastSeq })
        .where(and(eq(bookingHolds.bookingId, bookingId), eq(bookingHolds.grantId, grantId)))
      continue
    }
    const [grant] = await q
      .select({ clientId: grants.clientId, subscriptionId: grants.subscriptionId })
      .from(grants)
      .where(eq(grants.id, grantId))
    if (grant === undefined) throw new Error('A ledger line names a grant that does not exist.')
    await q.insert(bookingHolds).values({ bookingId, grantId, ...grant, held, captured, lastSeq })
  }
  for (const grantId of known) {
    await q
      .update(bookingHolds)
      .set({ held: 0, captured: 0 })
      .where(and(eq(bookingHolds.bookingId, bookingId), eq(bookingHolds.grantId, grantId)))
  }
}

export type OwnedGrant = {
  readonly id: number
  readonly clientId: number
  readonly subscriptionId: number
}

/** The grants that a booking holds or has used units of. */
export async function listGrantsHeldBy(q: Reader, bookingId: number): Promise<OwnedGrant[]> {
  const { bookingHolds, grants } = q.t
  return q
    .select({ id: grants.id, clientId: grants.clientId, subscriptionId: grants.subscriptionId })
    .from(bookingHolds)
    .innerJoin(grants, eq(grants.id, bookingHolds.grantId))
    .where(eq(bookingHolds.bookingId, bookingId))
    .orderBy(asc(grants.id))
}

/** Says again whose a grant is and of which pack. */
export async function ownGrant(q: Writer, grantId: number, owner: Omit<OwnedGrant, 'id'>): Promise<void> {
  const { clientId, subscriptionId } = owner
  await q.update(q.t.grants).set({ clientId, subscriptionId }).where(eq(q.t.grants.id, grantId))
}

export async function setBookingCost(q: Writer, bookingId: number, cost: number): Promise<void> {
  const { bookings } = q.t
  await q
    .update(bookings)
    .set({ cost, version: sql`${bookings.version} + 1` })
    .where(eq(bookings.id, bookingId))
}

export async function setBookingPolicy(q: Writer, bookingId: number, policy: BookingPolicy): Promise<void> {
  const { bookings } = q.t
  await q
    .update(bookings)
    .set({ policy, version: sql`${bookings.version} + 1` })
    .where(eq(bookings.id, bookingId))
}

/** Links a pack to the sale that it came from. */
export async function linkSale(q: Writer, subscriptionId: number, purchaseId: number): Promise<void> {
  await q.update(q.t.subscriptions).set({ purchaseId }).where(eq(q.t.subscriptions.id, subscriptionId))
}

/** The pack that a sale gave, the first one where there are several; null when it gave none. */
export async function findPackOfSale(q: Reader, saleId: number): Promise<number | null> {
  const [row] = await q.rows<{ id: number | null }>(sql`
    select min(s.id) as id from purchases p join subscriptions s on s.client_id = p.client_id and s.purchase_id = p.id
    where p.id = ${saleId}`)
  return row?.id ?? null
}

/** The name under which a line of Stripe gives, once. */
export async function findLineName(q: Reader, lineId: number): Promise<string> {
  const [row] = await q.rows<{ name: string }>(sql`
    select 'stripe:' || a.source_id || ':' || l.line_id as name
    from stripe_lines l join stripe_sales a on a.id = l.sale_id where l.id = ${lineId}`)
  assert(row !== undefined, 'a line of Stripe is of a sale')
  return row.name
}

/** A sale with what it was sold for. */
export async function findSale(q: Reader, id: number) {
  const { purchases } = q.t
  const [row] = await q
    .select({
      id: purchases.id,
      clientId: purchases.clientId,
      packageId: purchases.packageId,
      terms: purchases.terms,
      quantity: purchases.quantity,
      amount: purchases.amount,
    })
    .from(purchases)
    .where(eq(purchases.id, id))
  return row ?? null
}

/** Lots that took units over from another, the newest first. */
export async function listRolledLike(
  q: Reader,
  grantId: number,
): Promise<{ readonly id: number; readonly available: number; readonly moved: number }[]> {
  return q.rows<{ id: number; available: number; moved: number }>(sql`
    select id, available, granted - revoked as moved from grants
    where rolled_from = (select rolled_from from grants where id = ${grantId})
      and subscription_id = (select subscription_id from grants where id = ${grantId})
    order by id desc`)
}

/** How many units have expired on the lot that another took units over from; 0 when it is no lot of the same pack. */
export async function countExpiredBefore(q: Reader, grantId: number): Promise<number> {
  const [row] = await q.rows<{ expired: number }>(sql`
    select o.expired from grants r join grants o on o.id = r.rolled_from and o.subscription_id = r.subscription_id
    where r.id = ${grantId}`)
  return row?.expired ?? 0
}

/** Writes when a session is by the clock on the wall. */
export async function setWallTime(
  q: Writer,
  sessionId: number,
  wall: {
    readonly zone: string
    readonly wallStart: string
    readonly wallKind: ResolvedWallTime['kind']
    readonly studioDate: string
  },
): Promise<void> {
  const { sessions } = q.t
  await q
    .update(sessions)
    .set({ ...wall, version: sql`${sessions.version} + 1` })
    .where(eq(sessions.id, sessionId))
}

export type HeldPlace = {
  readonly id: number
  readonly name: string
  readonly familyId: number | null
  readonly kind: 'pack' | 'membership'
  readonly status: 'active' | 'frozen' | 'queued' | 'ended'
  readonly validityDays: number | null
  readonly activatedOn: string | null
}

/** A client's active and frozen subscriptions, those that were activated first before the others. */
export async function listPlacesHeld(q: Reader, clientId: number): Promise<HeldPlace[]> {
  const { subscriptions } = q.t
  const { id, name, familyId, kind, status, validityDays, activatedOn } = subscriptions
  return q
    .select({ id, name, familyId, kind, status, validityDays, activatedOn })
    .from(subscriptions)
    .where(and(eq(subscriptions.clientId, clientId), inArray(status, ['active', 'frozen'])))
    .orderBy(sql`coalesce(${activatedOn}, '9999')`, asc(id))
}

export async function findPack(q: Reader, id: number): Promise<{ readonly clientId: number } | null> {
  const { subscriptions } = q.t
  const [row] = await q
    .select({ clientId: subscriptions.clientId })
    .from(subscriptions)
    .where(eq(subscriptions.id, id))
  return row ?? null
}
