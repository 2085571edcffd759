/** How many rows of the list of sessions there are of each status. */
import { and, eq, inArray, type SQL, sql } from 'drizzle-orm'
import { BOOKING_STATUSES } from '../../../../shared/domain/bookings.ts'
import type { ListedStatus } from '../../../../shared/domain/schedule.ts'
import type { Reader } from '../../engine/engine.ts'
import {
  bookingIsWithin,
  bookingPasses,
  sessionPasses,
  wordsPass,
  wordsPassUnbooked,
} from './list-filters-queries.ts'
import {
  asksSession,
  hasUnbooked,
  isByBooking,
  type ListFilter,
  type ListPart,
  partsOf,
} from './list-parts.ts'

type Count = { readonly status: ListedStatus; readonly rows: number }

/** Rows with a booking and rows without one; a status may come more than once. */
export type Counted = { readonly booked: readonly Count[]; readonly unbooked: readonly Count[] }

/** How many rows of each status pass all filters but that of the status. */
export async function countListed(q: Reader, filter: ListFilter): Promise<Counted> {
  const every = { ...filter, status: undefined }
  const booked: Count[] = []
  const unbooked: Count[] = []
  for (const part of partsOf(filter.found)) {
    booked.push(...(await q.rows<Count>(countBooked(q, every, part))))
    if (hasUnbooked(every, part)) unbooked.push(...(await q.rows<Count>(countUnbooked(q, every, part))))
  }
  return { booked, unbooked }
}

/** Joins are written in the order in which they are to run: what leads to few rows first. */
export function countBooked(q: Reader, filter: ListFilter, part: ListPart): SQL {
  const { sessions, bookings } = q.t
  const of = sql`select ${bookings.status} as status, count(*) as rows from`
  const by = sql`group by ${bookings.status}`
  const passes = bookingPasses(q, filter, part)
  if (!asksSession(filter, part)) {
    // All statuses there are: each is a range of the index on status and start, which has all that is asked.
    const anyStatus = isByBooking(filter, part) ? undefined : inArray(bookings.status, [...BOOKING_STATUSES])
    const where = and(passes, anyStatus, bookingIsWithin(q, filter), wordsPass(q, part)) ?? sql`true`
    return sql`${of} ${bookings} where ${where} ${by}`
  }
  const both = and(eq(bookings.sessionId, sessions.id), passes, sessionPasses(q, filter), wordsPass(q, part))
  return isByBooking(filter, part)
    ? sql`${of} ${bookings} cross join ${sessions} where ${both} ${by}`
    : sql`${of} ${sessions} cross join ${bookings} where ${both} ${by}`
}

export function countUnbooked(q: Reader, filter: ListFilter, part: ListPart): SQL {
  const { sessions, bookings } = q.t
  const { trainerIds, from, to } = filter
  const narrow = trainerIds !== undefined || from !== undefined || to !== undefined || part.found.length > 0
  // One by one for few; for many, both lists of ids are in order, and what is left is read off them.
  const unbooked = narrow
    ? sql`not exists (select 1 from ${bookings} where ${bookings.sessionId} = ${sessions.id})`
    : sql`${sessions.id} in (select ${sessions.id} from ${sessions} except select ${bookings.sessionId} from ${bookings})`
  const where = and(unbooked, sessionPasses(q, filter), wordsPassUnbooked(q, part))
  return sql`select ${sessions.status} as status, count(*) as rows from ${sessions} where ${where} group by ${sessions.status}`
}
