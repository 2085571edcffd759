import type { HandlersOf } from '../../context.ts'
import { cancelBookings, setOutcomes, setPayments } from './bulk.ts'
import { changeOutcome, setOutcome } from './outcome-service.ts'
import { setPayment, settleBooking } from './payment-service.ts'
import { bookSession, cancelBooking, confirmBooking, listBookingsOfClient } from './service.ts'
import { promoteBooking } from './waitlist.ts'

export const bookingsHandlers: HandlersOf<
  | 'bookings.create'
  | 'bookings.confirm'
  | 'bookings.cancel'
  | 'bookings.promote'
  | 'bookings.setOutcome'
  | 'bookings.changeOutcome'
  | 'bookings.setPayment'
  | 'bookings.settle'
  | 'bookings.list'
  | 'bulk.setOutcome'
  | 'bulk.setPayment'
  | 'bulk.cancel'
> = {
  'bookings.create': bookSession,
  'bookings.confirm': confirmBooking,
  'bookings.cancel': cancelBooking,
  'bookings.promote': promoteBooking,
  'bookings.setOutcome': setOutcome,
  'bookings.changeOutcome': changeOutcome,
  'bookings.setPayment': setPayment,
  'bookings.settle': settleBooking,
  'bookings.list': listBookingsOfClient,
  'bulk.setOutcome': setOutcomes,
  'bulk.setPayment': setPayments,
  'bulk.cancel': cancelBookings,
}
