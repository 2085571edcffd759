import { useMemo } from 'react'
import type { Instant } from '../../../shared/domain/time.ts'
import { type Answer, useQuery } from '../api/use-query.ts'
import { type SplitBookings, splitBookings } from './client-bookings-view.ts'

/** How many bookings are asked for at once: more than anybody has before them. */
export const BOOKINGS_AT_ONCE = 500

type Bookings = SplitBookings & {
  /** How many there are in all; the oldest beyond the first page are not here. */
  readonly total: number
}

/** A client's bookings, split into what is to come and what has been. */
export function useClientBookings(clientId: number, now: Instant): Answer<Bookings> {
  const answer = useQuery('bookings.list', { clientId, limit: BOOKINGS_AT_ONCE })
  const { value } = answer
  const split = useMemo(
    () => (value === undefined ? undefined : { ...splitBookings(value.rows, now), total: value.total }),
    [value, now],
  )
  return { ...answer, value: split }
}
