import { and, eq, gt, lt, not, or } from 'drizzle-orm'
import type { LocalDate } from '../../../../shared/domain/time.ts'
import type { Reader } from '../../engine/engine.ts'
import { notFrozenOn } from '../credits/freeze-queries.ts'

export type Unpaying = {
  readonly pack: string
  readonly effectiveFrom: LocalDate
  readonly expiresOn: LocalDate | null
  /** What stands in the way: the pack's last day, its first day, or a freeze. */
  readonly problem: 'over' | 'early' | 'frozen'
}

/**
 * A pack that a booking holds units of and that cannot pay for its day any more: it is frozen on that day, or neither
 * that day nor today is within its validity; null when all of them can. What was settled after its day is paid for by
 * a pack of the day of settling: hence today.
 */
export async function findUnpaying(
  q: Reader,
  bookingId: number,
  days: { readonly session: LocalDate; readonly today: LocalDate },
): Promise<Unpaying | null> {
  const { bookingHolds, grants, subscriptions } = q.t
  const frozen = not(notFrozenOn(q, bookingHolds.subscriptionId, days.session))
  const over = and(lt(grants.expiresOn, days.session), lt(grants.expiresOn, days.today))
  const early = and(gt(grants.effectiveFrom, days.session), gt(grants.effectiveFrom, days.today))
  const { effectiveFrom, expiresOn } = grants
  const [row] = await q
    .select({ pack: subscriptions.name, effectiveFrom, expiresOn })
    .from(bookingHolds)
    .innerJoin(grants, eq(grants.id, bookingHolds.grantId))
    .innerJoin(subscriptions, eq(subscriptions.id, bookingHolds.subscriptionId))
    .where(and(eq(bookingHolds.bookingId, bookingId), gt(bookingHolds.held, 0), or(frozen, over, early)))
    .limit(1)
  if (row === undefined) return null
  return { ...row, problem: problemOf(row, days) }
}

function problemOf(
  { effectiveFrom, expiresOn }: Pick<Unpaying, 'effectiveFrom' | 'expiresOn'>,
  { session, today }: { readonly session: LocalDate; readonly today: LocalDate },
): Unpaying['problem'] {
  if (expiresOn !== null && expiresOn < session && expiresOn < today) return 'over'
  return effectiveFrom > session && effectiveFrom > today ? 'early' : 'frozen'
}
