import { z } from 'zod'
import { BOOKING_FUNDINGS, PAYMENT_STATUSES } from '../domain/bookings.ts'
import { SERVICE_KINDS } from '../domain/catalogue.ts'
import { LISTED_STATUSES, SESSION_STATUSES } from '../domain/schedule.ts'
import { query } from './define.ts'
import { id, instantIn, limit, line, offset } from './fields.ts'

const SESSION_SORTS = [
  'startsAt',
  '-startsAt',
  'client',
  '-client',
  'title',
  '-title',
  'trainer',
  '-trainer',
] as const

/** One booking, or one session that nobody has ever booked: then all that a booking has is null. */
const sessionRow = z.object({
  sessionId: z.int(),
  bookingId: z.int().nullable(),
  clientId: z.int().nullable(),
  clientName: z.string().nullable(),
  title: z.string(),
  serviceId: z.int(),
  kind: z.enum(SERVICE_KINDS),
  colour: z.int(),
  trainerId: z.int().nullable(),
  trainerName: z.string().nullable(),
  roomId: z.int().nullable(),
  roomName: z.string().nullable(),
  startsAt: z.string(),
  endsAt: z.string(),
  minutes: z.int(),
  capacity: z.int(),
  sessionStatus: z.enum(SESSION_STATUSES),
  /** The booking's state; the session's own without a booking. */
  status: z.enum(LISTED_STATUSES),
  funding: z.enum(BOOKING_FUNDINGS).nullable(),
  paymentStatus: z.enum(PAYMENT_STATUSES).nullable(),
  paymentMethod: z.string().nullable(),
  /** What the booking was made at; the session's price without one. */
  amount: z.object({ amount: z.int(), currency: z.string() }).nullable(),
  seriesId: z.int().nullable(),
  seriesIndex: z.int().nullable(),
  sessionVersion: z.int(),
  bookingVersion: z.int().nullable(),
})

export const sessionListContract = {
  /**
   * Sessions as a list: a row per booking, or per session without one. `from` and `to` are about the start, half-open.
   * `query` finds clients, titles and trainers, every word by prefix, whatever the case and accents. Whoever may not
   * read clients gets their own sessions only. `unmarked` are the live bookings of sessions that are over and that
   * whoever asks may mark: a trainer their own. `counts` are the rows of each status that pass all the other filters.
   */
  'sessions.list': query(
    'schedule.read',
    z.strictObject({
      from: instantIn.optional(),
      to: instantIn.optional(),
      status: z.enum(LISTED_STATUSES).optional(),
      kind: z.enum(SERVICE_KINDS).optional(),
      paymentStatus: z.enum(PAYMENT_STATUSES).optional(),
      trainerId: id.optional(),
      clientId: id.optional(),
      unmarked: z.boolean().default(false),
      query: line(200).optional(),
      sort: z.enum(SESSION_SORTS).default('-startsAt'),
      limit,
      offset,
    }),
    z.object({
      rows: z.array(sessionRow),
      total: z.int(),
      counts: z.record(z.enum(LISTED_STATUSES), z.int()),
    }),
  ),
}
