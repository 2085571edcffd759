import type { Value } from '../../../../shared/contract/index.ts'
import { formatInstant } from '../../../../shared/domain/time.ts'
import type { BookingRecord, Hold } from './queries.ts'

export type BookingView = Value<'bookings.create'>['booking']

/** A booking as callers see it; its grant and subscription are those of the first hold. */
export function bookingView(booking: BookingRecord, holds: readonly Hold[]): BookingView {
  const [first] = holds
  return {
    id: booking.id,
    sessionId: booking.sessionId,
    clientId: booking.clientId,
    status: booking.status,
    funding: booking.funding,
    cost: booking.cost,
    paymentStatus: booking.paymentStatus,
    grantId: first?.grantId ?? null,
    subscriptionId: first?.subscriptionId ?? null,
    bookedAt: formatInstant(booking.bookedAt),
    version: booking.version,
  }
}
