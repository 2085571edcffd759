/** Which subscriptions have a place or wait for one, and what follows when it is handed over. */
import { and, asc, eq, gt, inArray, isNull, or, sql } from 'drizzle-orm'
import type { SubscriptionStatus } from '../../../../shared/domain/credits.ts'
import type { Holding } from '../../../../shared/domain/subscriptions.ts'
import type { LocalDate } from '../../../../shared/domain/time.ts'
import type { Reader, Writer } from '../../engine/engine.ts'
import { piecesOf } from '../../engine/pieces.ts'

/** What these clients have and wait for, with the units available on all grants of each. */
export async function listHoldings(q: Reader, clientIds: readonly number[]): Promise<Holding[]> {
  const { subscriptions, grants } = q.t
  const { id, clientId, familyId, kind, status } = subscriptions
  const holdings: Holding[] = []
  for (const piece of piecesOf(clientIds)) {
    const rows = await q
      .select({
        id,
        clientId,
        familyId,
        kind,
        status,
        remaining: sql<number>`coalesce(sum(${grants.available}), 0)`.mapWith(Number),
      })
      .from(subscriptions)
      .leftJoin(grants, eq(grants.subscriptionId, id))
      .where(and(inArray(clientId, [...piece]), inArray(status, ['active', 'frozen', 'queued'])))
      .groupBy(id)
      .orderBy(asc(id))
    for (const row of rows) if (row.status !== 'ended') holdings.push({ ...row, status: row.status })
  }
  return holdings
}

/** The units available on these subscriptions of a client that have a place or wait for one. */
export async function unitsOf(q: Reader, clientId: number, ids: readonly number[]): Promise<number> {
  if (ids.length === 0) return 0
  const held = await listHoldings(q, [clientId])
  return held.reduce((units, { id, remaining }) => units + (ids.includes(id) ? remaining : 0), 0)
}

/** What an activation needs to know of a subscription that waits. */
export type QueuedRecord = Pick<Holding, 'id' | 'kind'> & {
  readonly validityDays: number | null
  /** Set when it was active before, and a merge made it wait. */
  readonly activatedOn: LocalDate | null
}

export async function findQueued(q: Reader, subscriptionId: number): Promise<QueuedRecord | null> {
  const { id, kind, validityDays, activatedOn } = q.t.subscriptions
  const [row] = await q
    .select({ id, kind, validityDays, activatedOn })
    .from(q.t.subscriptions)
    .where(eq(id, subscriptionId))
  return row ?? null
}

/** The studio's day of the last session that a subscription pays for or, with `used`, has paid for. */
export async function findLastSession(
  q: Reader,
  subscriptionId: number,
  { used }: { readonly used: boolean },
): Promise<LocalDate | null> {
  const { grants, bookingHolds, bookings, sessions } = q.t
  const held = gt(bookingHolds.held, 0)
  const [row] = await q
    .select({ last: sql<LocalDate | null>`max(${sessions.studioDate})` })
    .from(grants)
    .innerJoin(bookingHolds, eq(bookingHolds.grantId, grants.id))
    .innerJoin(bookings, eq(bookings.id, bookingHolds.bookingId))
    .innerJoin(sessions, eq(sessions.id, bookings.sessionId))
    .where(
      and(eq(grants.subscriptionId, subscriptionId), used ? or(held, gt(bookingHolds.captured, 0)) : held),
    )
  return row?.last ?? null
}

export async function endSubscriptions(
  q: Writer,
  subscriptionIds: readonly number[],
  endedAt: number,
): Promise<void> {
  const { subscriptions } = q.t
  for (const piece of piecesOf(subscriptionIds)) {
    await q
      .update(subscriptions)
      .set({ status: 'ended', endedAt, version: sql`${subscriptions.version} + 1` })
      .where(inArray(subscriptions.id, [...piece]))
  }
}

/** Gives a subscription the place it waited for. */
export async function activateSubscription(
  q: Writer,
  subscriptionId: number,
  activatedOn: LocalDate,
): Promise<void> {
  const { subscriptions } = q.t
  await q
    .update(subscriptions)
    .set({ status: 'active', activatedOn, version: sql`${subscriptions.version} + 1` })
    .where(eq(subscriptions.id, subscriptionId))
}

/**
 * Sets the last valid day of what was bought and had none while it waited; what was given without one keeps none.
 * Answers the grants that have one now.
 */
export async function beginValidity(
  q: Writer,
  subscriptionId: number,
  expiresOn: LocalDate,
): Promise<readonly { readonly id: number }[]> {
  const { grants } = q.t
  return q
    .update(grants)
    .set({ expiresOn, version: sql`${grants.version} + 1` })
    .where(
      and(eq(grants.subscriptionId, subscriptionId), eq(grants.source, 'purchase'), isNull(grants.expiresOn)),
    )
    .returning({ id: grants.id })
}

/** When a subscription ended, if it has, and the place that it had or waited for. */
export async function findEnding(q: Reader, subscriptionId: number) {
  const { id, clientId, familyId, kind, status, activatedOn, endedAt } = q.t.subscriptions
  const [row] = await q
    .select({ clientId, familyId, kind, status, activatedOn, endedAt })
    .from(q.t.subscriptions)
    .where(eq(id, subscriptionId))
  return row ?? null
}

/** Takes back that a subscription has ended. */
export async function reopenSubscription(
  q: Writer,
  subscriptionId: number,
  state: {
    readonly status: SubscriptionStatus
    readonly activatedOn: LocalDate | null
    readonly endedAt: null
  },
): Promise<void> {
  const { subscriptions } = q.t
  await q
    .update(subscriptions)
    .set({ ...state, version: sql`${subscriptions.version} + 1` })
    .where(eq(subscriptions.id, subscriptionId))
}
