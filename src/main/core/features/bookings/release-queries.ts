/** What a release asks of the grants that units go back to. */
import { and, asc, eq, gt } from 'drizzle-orm'
import type { GrantSource } from '../../../../shared/domain/credits.ts'
import type { LocalDate } from '../../../../shared/domain/time.ts'
import type { Context } from '../../context.ts'
import type { Reader, Writer } from '../../engine/engine.ts'
import { rowChanged } from '../undo/steps.ts'

export type HeldGrant = {
  readonly grantId: number
  readonly subscriptionId: number
  /** Units that the booking holds of it. */
  readonly units: number
  readonly source: GrantSource
  readonly available: number
  readonly expiresOn: LocalDate | null
  readonly lapsedOn: LocalDate | null
  /** Whether it came from a sale of which money was given back, which may still ask for units. */
  readonly refunded: boolean
}

/** The grants that a booking holds units of, in the order in which they were held. */
export async function listHeldGrants(q: Reader, bookingId: number): Promise<HeldGrant[]> {
  const { bookingHolds, grants, subscriptions, purchases } = q.t
  const rows = await q
    .select({
      grantId: grants.id,
      subscriptionId: grants.subscriptionId,
      units: bookingHolds.held,
      source: grants.source,
      available: grants.available,
      expiresOn: grants.expiresOn,
      lapsedOn: grants.lapsedOn,
      refundedAmount: purchases.refundedAmount,
    })
    .from(bookingHolds)
    .innerJoin(grants, eq(grants.id, bookingHolds.grantId))
    .innerJoin(subscriptions, eq(subscriptions.id, grants.subscriptionId))
    .leftJoin(purchases, eq(purchases.id, subscriptions.purchaseId))
    .where(and(eq(bookingHolds.bookingId, bookingId), gt(bookingHolds.held, 0)))
    .orderBy(asc(bookingHolds.lastSeq))
  return rows.map(({ refundedAmount, ...row }) => ({
    ...row,
    refunded: (refundedAmount ?? 0) > 0 && (row.source === 'purchase' || row.source === 'rollover'),
  }))
}

/** Moves the last valid day of a grant to which units came back; its buckets stay. */
export async function updateGrantDays(
  q: Writer,
  context: Context,
  grant: Pick<HeldGrant, 'grantId' | 'expiresOn' | 'lapsedOn'>,
  days: { readonly expiresOn: LocalDate | null; readonly lapsedOn: LocalDate | null },
): Promise<void> {
  const { expiresOn, lapsedOn } = days
  await q.update(q.t.grants).set({ expiresOn, lapsedOn }).where(eq(q.t.grants.id, grant.grantId))
  context.undoable(rowChanged('grant', grant.grantId, grant, { expiresOn, lapsedOn }))
}
