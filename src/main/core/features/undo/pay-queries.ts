import { and, eq, gt, lt, not, or } from 'drizzle-orm'
import type { LocalDate } from '../../../../shared/domain/time.ts'
import type { Reader } from '../../engine/engine.ts'
import { notFrozenOn } from '../credits/freeze-queries.ts'

export type Unpaying = {
  readonly pack: string
  readonly expiresOn: LocalDate | null
  readonly frozen: boolean
}

/**
 * A pack that a booking holds units of and that cannot pay for its day any more: it is frozen on that day, or neither
 * that day nor today is within its validity; null when all of them can.
 */
export async function findUnpaying(
  q: Reader,
  bookingId: number,
  days: { readonly session: LocalDate; readonly today: LocalDate },
): Promise<Unpaying | null> {
  const { bookingHolds, grants, subscriptions } = q.t
  const frozen = not(notFrozenOn(q, bookingHolds.subscriptionId, days.session))
  const over = and(lt(grants.expiresOn, days.session), lt(grants.expiresOn, days.today))
  const [row] = await q
    .select({ pack: subscriptions.name, expiresOn: grants.expiresOn })
    .from(bookingHolds)
    .innerJoin(grants, eq(grants.id, bookingHolds.grantId))
    .innerJoin(subscriptions, eq(subscriptions.id, bookingHolds.subscriptionId))
    .where(and(eq(bookingHolds.bookingId, bookingId), gt(bookingHolds.held, 0), or(frozen, over)))
    .limit(1)
  if (row === undefined) return null
  const { pack, expiresOn } = row
  const lapsed = expiresOn !== null && expiresOn < days.session && expiresOn < days.today
  return { pack, expiresOn, frozen: !lapsed }
}
