import { z } from 'zod'
import {
  BOOKING_FUNDINGS,
  BOOKING_STATUSES,
  CANCELLED_BY,
  OUTCOMES,
  PAYMENT_STATUSES,
} from '../domain/bookings.ts'
import type { Permission } from '../domain/permissions.ts'
import { command, query } from './define.ts'
import { count, id, optionalText } from './fields.ts'

export const bookingView = z.object({
  id: z.int(),
  sessionId: z.int(),
  clientId: z.int(),
  status: z.enum(BOOKING_STATUSES),
  funding: z.enum(BOOKING_FUNDINGS),
  cost: z.int(),
  paymentStatus: z.enum(PAYMENT_STATUSES),
  grantId: z.int().nullable(),
  subscriptionId: z.int().nullable(),
  bookedAt: z.string(),
  version: z.int(),
})

export const funding = z.enum(['credit', 'comp', 'unpaid'])

/** To give a place away, or to trust somebody to pay later, takes a permission of its own. */
export function fundingNeeds(asked: z.output<typeof funding>): readonly Permission[] {
  return asked === 'credit' ? [] : [`bookings.${asked}`]
}

export const bookingsContract = {
  'bookings.create': command(
    'bookings.write',
    z
      .strictObject({
        sessionId: id,
        clientId: id,
        funding: funding.default('credit'),
        grantId: id.optional(),
      })
      .refine(({ funding: asked, grantId }) => asked === 'credit' || grantId === undefined, {
        path: ['grantId'],
        message: 'Only a booking that credits pay for names a pack.',
      }),
    z.object({ booking: bookingView, availableSessions: z.int() }),
    ['bookings', 'schedule', 'credits', 'clients'],
    { alsoNeeds: ({ funding: asked }) => fundingNeeds(asked) },
  ),
  /** With `dryRun` it tells the consequence: whether it is late, and how many units come back. */
  'bookings.cancel': command(
    'bookings.write',
    z.strictObject({
      bookingId: id,
      reason: optionalText(255),
      by: z.enum(CANCELLED_BY).default('client'),
      waive: z.boolean().default(false),
    }),
    z.object({
      booking: bookingView,
      late: z.boolean(),
      returned: z.int(),
      /** The last day on which what came back can be spent; null when it never expires or nothing came back. */
      spendableUntil: z.string().nullable(),
      availableSessions: z.int(),
    }),
    ['bookings', 'schedule', 'credits', 'clients'],
  ),
  'bookings.setOutcome': command(
    'bookings.outcome',
    z.strictObject({ bookingId: id, outcome: z.enum(OUTCOMES) }),
    z.object({ booking: bookingView, availableSessions: z.int() }),
    ['bookings', 'schedule', 'credits', 'clients'],
  ),
  /** One client's bookings, the newest start first. */
  'bookings.list': query(
    'clients.read',
    z.strictObject({ clientId: id, limit: z.int().min(1).max(500).default(100), offset: count.default(0) }),
    z.object({
      rows: z.array(
        bookingView.extend({
          title: z.string(),
          trainerName: z.string().nullable(),
          startsAt: z.string(),
          endsAt: z.string(),
          paidFrom: z.string().nullable(),
        }),
      ),
      total: z.int(),
    }),
  ),
}
