import type { Outcome } from '../../../../shared/domain/bookings.ts'
import { assert } from '../../../../shared/errors.ts'
import type { Context } from '../../context.ts'
import type { Writer } from '../../engine/engine.ts'
import { listHoldsOf } from '../bookings/list-queries.ts'
import { type BookingRecord, updateBooking } from '../bookings/queries.ts'
import { appendEntries } from '../ledger/queries.ts'

/**
 * Marks a day's bookings as a trainer does, and charges what all of them hold with one append. The demo's policy
 * charges no-shows, so every outcome captures.
 */
export async function markOutcomes(
  q: Writer,
  context: Context,
  marked: readonly { readonly booking: BookingRecord; readonly outcome: Outcome }[],
): Promise<void> {
  const reasons = new Map<number, string | null>()
  for (const { booking, outcome } of marked) {
    assert(booking.policy.noShowRule === 'capture', 'the demo charges no-shows')
    await updateBooking(q, context, booking, { status: outcome, outcomeAt: context.now })
    reasons.set(booking.id, outcome === 'no_show' ? 'No-show' : null)
  }
  const holds = (await listHoldsOf(q, [...reasons.keys()])).filter((hold) => hold.held > 0)
  await appendEntries(
    q,
    context,
    holds.map(({ bookingId, grantId, held }) => ({
      grantId,
      kind: 'CAPTURE',
      units: held,
      bookingId,
      reason: reasons.get(bookingId) ?? null,
    })),
  )
}
