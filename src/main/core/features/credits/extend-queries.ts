/** What an extension asks of one grant. */
import { and, eq, isNull, sql, sum } from 'drizzle-orm'
import type { GrantSource, SubscriptionStatus } from '../../../../shared/domain/credits.ts'
import type { LocalDate } from '../../../../shared/domain/time.ts'
import type { Reader, Writer } from '../../engine/engine.ts'

export type Extendable = {
  readonly id: number
  readonly clientId: number
  readonly subscriptionId: number
  readonly subscription: SubscriptionStatus
  readonly validityDays: number | null
  readonly source: GrantSource
  readonly expired: number
  /** Units that were carried over to the next period when this one ended. */
  readonly carriedOver: number
  readonly expiresOn: LocalDate | null
  readonly lapsedOn: LocalDate | null
}

export async function findExtendable(q: Reader, grantId: number): Promise<Extendable | null> {
  const { grants, subscriptions } = q.t
  const [row] = await q
    .select({
      id: grants.id,
      clientId: grants.clientId,
      subscriptionId: grants.subscriptionId,
      subscription: subscriptions.status,
      validityDays: subscriptions.validityDays,
      source: grants.source,
      expired: grants.expired,
      expiresOn: grants.expiresOn,
      lapsedOn: grants.lapsedOn,
    })
    .from(grants)
    .innerJoin(subscriptions, eq(subscriptions.id, grants.subscriptionId))
    .where(eq(grants.id, grantId))
  if (row === undefined) return null
  // What was taken from it by mistake and given again counts twice in what it was granted.
  const { entries } = q.t
  const [carried] = await q
    .select({ units: sum(entries.units).mapWith(Number) })
    .from(grants)
    .innerJoin(entries, eq(entries.grantId, grants.id))
    .where(and(eq(grants.rolledFrom, grantId), eq(entries.kind, 'GRANT'), isNull(entries.correctsSeq)))
  return { ...row, carriedOver: carried?.units ?? 0 }
}

/** Moves the last valid day of a grant; its buckets stay. */
export async function updateExpiry(
  q: Writer,
  grantId: number,
  days: { readonly expiresOn: LocalDate | null; readonly lapsedOn: LocalDate | null },
): Promise<void> {
  await q
    .update(q.t.grants)
    .set({ ...days, version: sql`${q.t.grants.version} + 1` })
    .where(eq(q.t.grants.id, grantId))
}
