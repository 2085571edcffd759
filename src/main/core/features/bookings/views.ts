import type { Value } from '../../../../shared/contract/index.ts'
import { formatInstant } from '../../../../shared/domain/time.ts'
import type { BookingRecord, Hold } from './queries.ts'

export type BookingView = Value<'bookings.create'>['booking']

/** A booking as callers see it; its grant and subscription are those of the first hold that stands, or once stood. */
export function bookingView(booking: BookingRecord, holds: readonly Hold[]): BookingView {
  const paying = holds.find((hold) => hold.held > 0 || hold.captured > 0) ?? holds[0]
  return {
    id: booking.id,
    sessionId: booking.sessionId,
    clientId: booking.clientId,
    startsAt: formatInstant(booking.startsAt),
    status: booking.status,
    funding: booking.funding,
    cost: booking.cost,
    paymentStatus: booking.paymentStatus,
    paymentMethod: booking.paymentMethod,
    amount:
      booking.amount === null || booking.currency === null
        ? null
        : { amount: booking.amount, currency: booking.currency },
    grantId: paying?.grantId ?? null,
    subscriptionId: paying?.subscriptionId ?? null,
    bookedAt: formatInstant(booking.bookedAt),
    pendingUntil: booking.pendingUntil === null ? null : formatInstant(booking.pendingUntil),
    late: booking.late,
    pardon: booking.pardon,
    skipReason: booking.skipReason,
    version: booking.version,
  }
}
