import { z } from 'zod'
import { PAYMENT_STATUSES } from '../../../../shared/domain/bookings.ts'
import { SERVICE_KINDS } from '../../../../shared/domain/catalogue.ts'
import { LISTED_STATUSES } from '../../../../shared/domain/schedule.ts'
import { isLocalDate } from '../../../../shared/domain/time.ts'

/** The orders that the columns offer. */
export const SHOWN_SORTS = [
  'startsAt',
  '-startsAt',
  'client',
  '-client',
  'title',
  '-title',
  'trainer',
  '-trainer',
] as const
export type ShownSort = (typeof SHOWN_SORTS)[number]

const day = z.string().refine(isLocalDate).optional().catch(undefined)
const id = z.coerce.number().int().positive().optional().catch(undefined)

/** What of the list of sessions is in its address, so that back and forward work and a view can be returned to. */
export const sessionsSearch = z.object({
  query: z.string().max(200).optional().catch(undefined),
  /** Only what is over and nobody has marked, the oldest first. */
  unmarked: z.literal(true).optional().catch(undefined),
  status: z.enum(LISTED_STATUSES).optional().catch(undefined),
  kind: z.enum(SERVICE_KINDS).optional().catch(undefined),
  payment: z.enum(PAYMENT_STATUSES).optional().catch(undefined),
  trainer: id,
  client: id,
  /** Studio days, both included. */
  from: day,
  until: day,
  sort: z.enum(SHOWN_SORTS).optional().catch(undefined),
  /** The row beside the list: its session, and its booking where it has one. */
  session: id,
  booking: id,
})

export type SessionsSearch = z.infer<typeof sessionsSearch>
