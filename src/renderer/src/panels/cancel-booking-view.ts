import type { Value } from '../../../shared/contract/index.ts'

/** What the sentence about a cancellation needs of its answer. */
export type CancelAnswer = Pick<Value<'bookings.cancel'>, 'late' | 'returned'> & {
  readonly booking: Pick<Value<'bookings.cancel'>['booking'], 'funding'>
}

/**
 * What a cancellation does to the client's sessions: they go back, in time or late all the same; they stay used;
 * or there was nothing to give back, because the booking was a gift, a debt or free.
 */
export type CancelEffect = 'returned' | 'returnedLate' | 'charged' | 'comp' | 'unpaid' | 'free'

export function cancelEffect({ late, returned, booking }: CancelAnswer): CancelEffect {
  if (returned > 0) return late ? 'returnedLate' : 'returned'
  switch (booking.funding) {
    case 'credit':
      return 'charged'
    case 'comp':
      return 'comp'
    case 'unpaid':
      return 'unpaid'
    case 'none':
      return 'free'
  }
}

/** Whether staff have a choice: only of a late cancellation that would cost the client a session. */
export function canWaive(answer: CancelAnswer): boolean {
  return answer.late && answer.booking.funding === 'credit'
}
