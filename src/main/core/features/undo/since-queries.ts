/** What has happened to credits after a step. */
import { and, between, eq, exists, gt, inArray, lt, not, or, sql } from 'drizzle-orm'
import type { LocalDate } from '../../../../shared/domain/time.ts'
import type { LineRange } from '../../context.ts'
import type { Reader } from '../../engine/engine.ts'
import { piecesOf } from '../../engine/pieces.ts'

/**
 * Whether a subscription pays for a booking that the lines of a step say nothing of and that was paid for after them;
 * for a step without lines, for any booking.
 */
export async function isBookedSince(
  q: Reader,
  subscriptionId: number,
  lines: LineRange | null,
): Promise<boolean> {
  const { bookingHolds, entries } = q.t
  const { bookingId, grantId, held, captured } = bookingHolds
  const ofBooking = (...conditions: Parameters<typeof and>) =>
    exists(
      q
        .select({ seq: entries.seq })
        .from(entries)
        .where(and(eq(entries.bookingId, bookingId), ...conditions)),
    )
  const rows = await q
    .select({ bookingId })
    .from(bookingHolds)
    .where(
      and(
        eq(bookingHolds.subscriptionId, subscriptionId),
        or(gt(held, 0), gt(captured, 0)),
        ...(lines === null
          ? []
          : [
              not(ofBooking(between(entries.seq, lines.first, lines.last))),
              ofBooking(eq(entries.grantId, grantId), eq(entries.kind, 'HOLD'), gt(entries.seq, lines.last)),
            ]),
      ),
    )
    .limit(1)
  return rows.length > 0
}

/** The last day of one of these grants that is over; null when none is. */
export async function findOver(
  q: Reader,
  grantIds: readonly number[],
  today: LocalDate,
): Promise<{ readonly grantId: number; readonly expiresOn: LocalDate } | null> {
  const { id, expiresOn } = q.t.grants
  for (const piece of piecesOf(grantIds)) {
    const [row] = await q
      .select({ grantId: id, expiresOn: sql<LocalDate>`${expiresOn}` })
      .from(q.t.grants)
      .where(and(inArray(id, [...piece]), lt(expiresOn, today)))
      .limit(1)
    if (row !== undefined) return row
  }
  return null
}
