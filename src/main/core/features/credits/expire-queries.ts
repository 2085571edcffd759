/** What has expired and is still on its grant, and what rolled over. */
import { and, eq, inArray, lt, sql } from 'drizzle-orm'
import type { SubscriptionStatus } from '../../../../shared/domain/credits.ts'
import type { LocalDate } from '../../../../shared/domain/time.ts'
import type { Reader } from '../../engine/engine.ts'
import { piecesOf } from '../../engine/pieces.ts'

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
 * What is left on grants whose last valid day has passed, on all or on a few, but for what a freeze without an end is on: nobody knows yet
 * how long it moves that day. The condition is written as in the index of what expires, and the rows are sorted here,
 * because both databases would go through all grants to have them in the order of their ids.
 */
export async function listExpired(
  q: Reader,
  today: LocalDate,
  only: readonly number[] | null,
): Promise<ExpiredGrant[]> {
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
    .where(
      and(
        sql`${available} > 0`,
        lt(expiresOn, today),
        only === null ? undefined : inArray(id, [...only]),
        sql`not ${open}`,
      ),
    )
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
