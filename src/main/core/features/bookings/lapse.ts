import { fullName } from '../../../../shared/domain/clients.ts'
import { paymentAfter } from '../../../../shared/domain/payments.ts'
import type { Context } from '../../context.ts'
import type { Writer } from '../../engine/engine.ts'
import { raiseAttention } from '../attention/queries.ts'
import type { Studio } from '../studio/queries.ts'
import { type BookingParts, findParts } from './find.ts'
import { type BookingRecord, updateBooking } from './queries.ts'
import { releaseHolds } from './resolve.ts'
import { promoteWaiting } from './waitlist.ts'
import { listDueToLapse } from './waitlist-queries.ts'

const REASON = 'Not confirmed in time'

/** The matter that a booking which lapsed is filed under. */
export function lapsedKey(bookingId: number): string {
  return `booking_lapsed:${bookingId}`
}

/**
 * Gives up every booking that nobody has confirmed in time and whose session has not begun: what it holds comes back,
 * nothing is owed, a person is told, and whoever waits for the place is given it. A step of the upkeep; running it again
 * changes nothing. Answers with the bookings as they are now.
 */
export async function lapsePending(
  q: Writer,
  context: Context,
  studio: Studio,
): Promise<readonly BookingRecord[]> {
  const lapsed: BookingRecord[] = []
  for (const { id } of await listDueToLapse(q, context.now)) {
    const parts = await findParts(q, id)
    if (!parts.ok) continue
    lapsed.push(await lapse(q, context, studio, parts.value))
    await promoteWaiting(q, context, studio, parts.value.session.id)
  }
  return lapsed
}

async function lapse(
  q: Writer,
  context: Context,
  studio: Studio,
  { booking, session, client }: BookingParts,
): Promise<BookingRecord> {
  const paymentStatus = paymentAfter(booking, { from: booking.status, owed: false })
  const lapsed = await updateBooking(q, context, booking, { status: 'lapsed', paymentStatus, reason: REASON })
  const returned = await releaseHolds(q, context, studio, booking, REASON, REASON)
  context.note({
    entity: 'booking',
    entityId: booking.id,
    before: { status: booking.status, paymentStatus: booking.paymentStatus },
    after: { status: 'lapsed', paymentStatus, returned: returned.units, spendableUntil: returned.until },
  })
  await raiseAttention(q, context, {
    kind: 'booking_lapsed',
    key: lapsedKey(booking.id),
    entity: 'booking',
    entityId: booking.id,
    details: { clientName: fullName(client), sessionTitle: session.title, startsAt: session.startsAt },
  })
  return lapsed
}
