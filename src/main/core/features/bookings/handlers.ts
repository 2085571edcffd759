import type { HandlersOf } from '../../context.ts'
import { changeOutcome, setOutcome } from './outcome-service.ts'
import { setPayment, settleBooking } from './payment-service.ts'
import { bookSession, cancelBooking, confirmBooking, listBookingsOfClient } from './service.ts'

export const bookingsHandlers: HandlersOf<
  | 'bookings.create'
  | 'bookings.confirm'
  | 'bookings.cancel'
  | 'bookings.setOutcome'
  | 'bookings.changeOutcome'
  | 'bookings.setPayment'
  | 'bookings.settle'
  | 'bookings.list'
> = {
  'bookings.create': bookSession,
  'bookings.confirm': confirmBooking,
  'bookings.cancel': cancelBooking,
  'bookings.setOutcome': setOutcome,
  'bookings.changeOutcome': changeOutcome,
  'bookings.setPayment': setPayment,
  'bookings.settle': settleBooking,
  'bookings.list': listBookingsOfClient,
}
