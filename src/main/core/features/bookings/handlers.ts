import type { HandlersOf } from '../../context.ts'
import { bookSession, cancelBooking, listBookingsOfClient, setOutcome } from './service.ts'

export const bookingsHandlers: HandlersOf<
  'bookings.create' | 'bookings.cancel' | 'bookings.setOutcome' | 'bookings.list'
> = {
  'bookings.create': bookSession,
  'bookings.cancel': cancelBooking,
  'bookings.setOutcome': setOutcome,
  'bookings.list': listBookingsOfClient,
}
