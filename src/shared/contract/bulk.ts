import { z } from 'zod'
import { CANCELLED_BY, OUTCOMES } from '../domain/bookings.ts'
import { isRefund, SETTABLE_PAYMENTS } from '../domain/payments.ts'
import { command } from './define.ts'
import { id, optionalText } from './fields.ts'
import type { Topic } from './topics.ts'

/** The bookings it is about; one that is named twice counts once. */
const bookingIds = z.array(id).min(1).max(500)

const done = z.object({
  /** How many bookings it was done for. */
  done: z.int(),
  /** Those it could not be done for, in the order they were named, each with its own refusal. */
  refused: z.array(z.object({ bookingId: z.int(), code: z.string(), message: z.string() })),
})

const TOPICS: readonly Topic[] = ['bookings', 'schedule', 'credits', 'clients']

/** One thing for many bookings: each by the rules of the single command, and all of them taken back as one. */
export const bulkContract = {
  'bulk.setOutcome': command(
    'bookings.outcome',
    z.strictObject({ bookingIds, outcome: z.enum(OUTCOMES) }),
    /** The units that all of them together use up, and those that come back. */
    done.extend({ used: z.int(), returned: z.int() }),
    TOPICS,
  ),
  'bulk.setPayment': command(
    'sales.write',
    z.strictObject({ bookingIds, status: z.enum(SETTABLE_PAYMENTS), method: optionalText(60) }),
    done,
    TOPICS,
    { alsoNeeds: ({ status }) => (isRefund(status) ? ['sales.refund'] : []) },
  ),
  'bulk.cancel': command(
    'bookings.write',
    z.strictObject({
      bookingIds,
      reason: optionalText(255),
      by: z.enum(CANCELLED_BY).default('client'),
      waive: z.boolean().default(false),
    }),
    /** The units that come back for all of them together, and how many were too late to cancel in time. */
    done.extend({ returned: z.int(), late: z.int() }),
    TOPICS,
  ),
}
