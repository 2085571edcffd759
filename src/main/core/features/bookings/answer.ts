import type { Context } from '../../context.ts'
import type { Reader } from '../../engine/engine.ts'
import { availableOf } from '../credits/figures-queries.ts'
import { type Studio, studioToday } from '../studio/queries.ts'
import { type BookingRecord, listHolds } from './queries.ts'
import { type BookingView, bookingView } from './views.ts'

/** A booking after a command, with what its client can still hold today. */
export async function bookedView(
  q: Reader,
  context: Context,
  studio: Studio,
  booking: BookingRecord,
): Promise<{ readonly booking: BookingView; readonly availableSessions: number }> {
  return {
    booking: bookingView(booking, await listHolds(q, booking.id)),
    availableSessions: await availableOf(q, booking.clientId, studioToday(studio, context.now)),
  }
}
