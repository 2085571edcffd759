/** What has become due, over all clients. Every condition is one that an index answers. */
import { and, asc, eq, inArray, lt, sql } from 'drizzle-orm'
import type { PackageKind } from '../../../../shared/domain/catalogue.ts'
import type { SubscriptionStatus } from '../../../../shared/domain/credits.ts'
import type { LocalDate } from '../../../../shared/domain/time.ts'
import type { Reader, Writer } from '../../engine/engine.ts'
import { piecesOf } from '../../engine/pieces.ts'
import { notFrozenOn } from '../credits/freeze-queries.ts'

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
