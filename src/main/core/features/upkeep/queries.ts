/** What has become due, over all clients. Every condition is one that an index answers. */
import { and, asc, eq, inArray, lt, sql } from 'drizzle-orm'
import type { PackageKind } from '../../../../shared/domain/catalogue.ts'
import type { SubscriptionStatus } from '../../../../shared/domain/credits.ts'
import type { LocalDate } from '../../../../shared/domain/time.ts'
import type { Reader, Writer } from '../../engine/engine.ts'
import { piecesOf } from '../../engine/pieces.ts'
import { notFrozenOn } from '../credits/freeze-queries.ts'

/** A grant whose last valid day has passed, with what is left on it and whose it is. */
export type ExpiredGrant = {
  readonly id: number
  readonly clientId: number
  readonly subscriptionId: number
  readonly available: number
  readonly effectiveFrom: LocalDate
  readonly expiresOn: LocalDate | null
  readonly lapsedOn: LocalDate | null
  readonly periodNo: number | null
  readonly rollover: number
  readonly status: SubscriptionStatus
}

/**
 * What is left on grants whose last valid day has passed, but for what a freeze without an end is on: nobody knows yet
 * how long it moves that day. The condition is written as in the index of what expires, and the rows are sorted here,
 * because both databases would go through all grants to have them in the order of their ids.
 */
export async function listExpired(q: Reader, today: LocalDate): Promise<ExpiredGrant[]> {
  const { grants, subscriptions, freezes } = q.t
  const { id, clientId, subscriptionId, available, effectiveFrom, expiresOn, lapsedOn, periodNo } = grants
  const open = sql`exists (select 1 from ${freezes} where ${freezes.subscriptionId} = ${subscriptionId}
    and ${freezes.untilDay} is null and ${freezes.cancelledAt} is null)`
  const rows = await q
    .select({
      id,
      clientId,
      subscriptionId,
      available,
      effectiveFrom,
      expiresOn,
      lapsedOn,
      periodNo,
      rollover: subscriptions.rollover,
      status: subscriptions.status,
    })
    .from(grants)
    .innerJoin(subscriptions, eq(subscriptions.id, subscriptionId))
    .where(and(sql`${available} > 0`, lt(expiresOn, today), sql`not ${open}`))
  return rows.sort((x, y) => x.id - y.id)
}

/** Which of these grants have been rolled over already. */
export async function listRolled(q: Reader, grantIds: readonly number[]): Promise<Set<number>> {
  const { grants } = q.t
  const rolled = new Set<number>()
  for (const piece of piecesOf(grantIds)) {
    const rows = await q
      .select({ from: grants.rolledFrom })
      .from(grants)
      .where(inArray(grants.rolledFrom, [...piece]))
    for (const { from } of rows) if (from !== null) rolled.add(from)
  }
  return rolled
}

/** The clients who have a pack with a place of which nothing remains. */
export async function listClientsWithUsedUp(q: Reader): Promise<number[]> {
  const { subscriptions, grants } = q.t
  const { id, clientId } = subscriptions
  const rows = await q
    .selectDistinct({ clientId })
    .from(subscriptions)
    .where(
      and(
        hasPlace(q),
        eq(subscriptions.kind, 'pack' satisfies PackageKind),
        sql`not exists (select 1 from ${grants} where ${grants.clientId} = ${clientId}
          and ${grants.available} > 0 and ${grants.subscriptionId} = ${id})`,
      ),
    )
  return rows.map((row) => row.clientId)
}

/** The memberships whose last day has passed. */
export async function listOver(
  q: Reader,
  today: LocalDate,
): Promise<{ readonly id: number; readonly clientId: number }[]> {
  const { id, clientId, kind, endsOn } = q.t.subscriptions
  return q
    .select({ id, clientId })
    .from(q.t.subscriptions)
    .where(and(hasPlace(q), eq(kind, 'membership' satisfies PackageKind), lt(endsOn, today)))
}

/** As written in the index of those that have a place. */
function hasPlace(q: Reader) {
  return sql`${q.t.subscriptions.status} in ('active', 'frozen')`
}

/** The active subscriptions that a freeze is on, and the frozen ones that none is on. */
export async function listStale(
  q: Reader,
  today: LocalDate,
): Promise<{ readonly id: number; readonly status: SubscriptionStatus }[]> {
  const { subscriptions, freezes } = q.t
  const { id, status } = subscriptions
  const free = notFrozenOn(q, id, today)
  return q
    .select({ id, status })
    .from(subscriptions)
    .where(
      and(
        inArray(id, q.select({ id: freezes.subscriptionId }).from(freezes)),
        sql`((${status} = 'frozen' and ${free}) or (${status} = 'active' and not ${free}))`,
      ),
    )
    .orderBy(asc(id))
}

export async function setStatus(
  q: Writer,
  subscriptionIds: readonly number[],
  status: SubscriptionStatus,
): Promise<void> {
  const { subscriptions } = q.t
  for (const piece of piecesOf(subscriptionIds)) {
    await q
      .update(subscriptions)
      .set({ status, version: sql`${subscriptions.version} + 1` })
      .where(inArray(subscriptions.id, [...piece]))
  }
}
