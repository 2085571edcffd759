import { z } from 'zod'
import { CHANGED_OUTCOMES } from '../domain/booking-moves.ts'
import {
  BOOKING_FUNDINGS,
  BOOKING_STATUSES,
  CANCELLED_BY,
  OUTCOMES,
  PARDONS,
  PAYMENT_STATUSES,
} from '../domain/bookings.ts'
import { isRefund, SETTABLE_PAYMENTS } from '../domain/payments.ts'
import type { Permission } from '../domain/permissions.ts'
import { command, query } from './define.ts'
import { count, id, optionalText, price, requiredText, version } from './fields.ts'
import type { Topic } from './topics.ts'

export const bookingView = z.object({
  id: z.int(),
  sessionId: z.int(),
  clientId: z.int(),
  startsAt: z.string(),
  status: z.enum(BOOKING_STATUSES),
  funding: z.enum(BOOKING_FUNDINGS),
  cost: z.int(),
  paymentStatus: z.enum(PAYMENT_STATUSES),
  paymentMethod: z.string().nullable(),
  amount: z.object({ amount: z.int(), currency: z.string() }).nullable(),
  grantId: z.int().nullable(),
  subscriptionId: z.int().nullable(),
  bookedAt: z.string(),
  /** When it lapses unless somebody confirms it; null for one that never waited for that. */
  pendingUntil: z.string().nullable(),
  late: z.boolean(),
  /** Why it was not charged although the policy charges it; null when it was, or when nothing was to be charged. */
  pardon: z.enum(PARDONS).nullable(),
  /** Why the client was passed over when a place came free; null for one who was not. */
  skipReason: z.string().nullable(),
  version: z.int(),
})

/** What every command about one booking takes: the booking, and the version that the caller has looked at. */
const oneBooking = { bookingId: id, version: version.optional() }

const booked = z.object({ booking: bookingView, availableSessions: z.int() })

/** With `dryRun` an outcome tells its consequence: how many units it uses up, and how many come back until when. */
const resolved = booked.extend({
  used: z.int(),
  returned: z.int(),
  spendableUntil: z.string().nullable(),
})

export const waitingClient = { bookingId: z.int(), clientId: z.int(), clientName: z.string() }

export const promotions = {
  /** Who was given a place that came free. */
  promoted: z.array(z.object(waitingClient)),
  /** Who waited and could not take it, and why. */
  skipped: z.array(z.object({ ...waitingClient, code: z.string(), reason: z.string() })),
}

export const funding = z.enum(['credit', 'comp', 'unpaid'])

/** To give a place away, or to trust somebody to pay later, takes a permission of its own. */
export function fundingNeeds(asked: z.output<typeof funding>): readonly Permission[] {
  return asked === 'credit' ? [] : [`bookings.${asked}`]
}

const TOPICS: readonly Topic[] = ['bookings', 'schedule', 'credits', 'clients']

export const bookingsContract = {
  'bookings.create': command(
    'bookings.write',
    z
      .strictObject({
        sessionId: id,
        clientId: id,
        funding: funding.default('credit'),
        grantId: id.optional(),
        /** False leaves it to somebody to confirm it in time. */
        confirmed: z.boolean().default(true),
        /** Waits for a place when there is none; credits are asked for when one comes free. */
        waitlist: z.boolean().default(false),
      })
      .refine(({ funding: asked, grantId }) => asked === 'credit' || grantId === undefined, {
        path: ['grantId'],
        message: 'Only a booking that credits pay for names a pack.',
      }),
    booked,
    TOPICS,
    { alsoNeeds: ({ funding: asked }) => fundingNeeds(asked) },
  ),
  /** Promises a place that waits for it, or takes up a cancelled one again: then it is tested and paid for anew. */
  'bookings.confirm': command('bookings.write', z.strictObject(oneBooking), booked, TOPICS),
  /** With `dryRun` it tells the consequence: whether it is late, and how many units come back. */
  'bookings.cancel': command(
    'bookings.write',
    z.strictObject({
      ...oneBooking,
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
      ...promotions,
    }),
    TOPICS,
  ),
  /** Gives somebody on the waitlist a place, paid for as at first asked unless another way is named. */
  'bookings.promote': command(
    'bookings.write',
    z
      .strictObject({ ...oneBooking, funding: funding.optional(), grantId: id.optional() })
      .refine(({ funding: asked, grantId }) => (asked ?? 'credit') === 'credit' || grantId === undefined, {
        path: ['grantId'],
        message: 'Only a booking that credits pay for names a pack.',
      }),
    booked,
    TOPICS,
    { alsoNeeds: ({ funding: asked }) => (asked === undefined ? [] : fundingNeeds(asked)) },
  ),
  'bookings.setOutcome': command(
    'bookings.outcome',
    z.strictObject({ ...oneBooking, outcome: z.enum(OUTCOMES) }),
    resolved,
    TOPICS,
  ),
  /** Corrects an outcome, or waives what it has charged; with `dryRun` it tells what would come back. */
  'bookings.changeOutcome': command(
    'bookings.change_outcome',
    z.strictObject({
      ...oneBooking,
      outcome: z.enum(CHANGED_OUTCOMES),
      reason: requiredText(255),
      waive: z.boolean().default(false),
    }),
    resolved,
    TOPICS,
  ),
  /** What became of the money for an unpaid booking. Credits settle it with `bookings.settle`. */
  'bookings.setPayment': command(
    'sales.write',
    z.strictObject({
      ...oneBooking,
      status: z.enum(SETTABLE_PAYMENTS),
      method: optionalText(60),
      reason: optionalText(255),
    }),
    z.object({ booking: bookingView }),
    TOPICS,
    { alsoNeeds: ({ status }) => (isRefund(status) ? ['sales.refund'] : []) },
  ),
  /** Pays an unpaid booking later: by credits, of a pack that is named or in spend order, or by money. */
  'bookings.settle': command(
    'bookings.write',
    z
      .strictObject({
        ...oneBooking,
        grantId: id.optional(),
        payment: z.strictObject({ method: optionalText(60), amount: price.optional() }).optional(),
      })
      .refine(({ grantId, payment }) => grantId === undefined || payment === undefined, {
        path: ['payment'],
        message: 'Settle it by credits or by money, not by both.',
      }),
    booked,
    TOPICS,
    { alsoNeeds: ({ payment }) => (payment === undefined ? [] : ['sales.write']) },
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
          endsAt: z.string(),
          paidFrom: z.string().nullable(),
        }),
      ),
      total: z.int(),
    }),
  ),
}
