import { z } from 'zod'
import { BOOKING_FUNDINGS, BOOKING_STATUSES, CANCELLED_BY, PAYMENT_STATUSES } from '../domain/bookings.ts'
import { SERVICE_KINDS } from '../domain/catalogue.ts'
import { MAX_SESSION_MINUTES, PLATFORMS, SESSION_STATUSES, WALL_KINDS } from '../domain/schedule.ts'
import { bookingView, funding, fundingNeeds, promotions } from './bookings.ts'
import { clientView, newClientFields } from './clients.ts'
import { command, query } from './define.ts'
import { changedText, id, instantIn, optionalText, price, requiredLine, startIn, version } from './fields.ts'
import { warnings } from './warnings.ts'

export const minutes = z.int().min(5).max(MAX_SESSION_MINUTES)
export const capacity = z.int().min(1).max(500)

/** A booking as the schedule's roster shows it. `available` is the client's units that could be held today. */
export const rosterEntry = z.object({
  id: z.int(),
  clientId: z.int(),
  clientName: z.string(),
  status: z.enum(BOOKING_STATUSES),
  funding: z.enum(BOOKING_FUNDINGS),
  paymentStatus: z.enum(PAYMENT_STATUSES),
  available: z.int(),
  version: z.int(),
})

export const sessionView = z.object({
  id: z.int(),
  serviceId: z.int(),
  serviceName: z.string(),
  kind: z.enum(SERVICE_KINDS),
  colour: z.int(),
  title: z.string(),
  trainerId: z.int().nullable(),
  trainerName: z.string().nullable(),
  roomId: z.int().nullable(),
  roomName: z.string().nullable(),
  locationId: z.int(),
  startsAt: z.string(),
  endsAt: z.string(),
  /**
   * The wall time that was wished for in the studio's zone. With `gap` the clock jumps over it and the session starts
   * later, at `startsAt`; with `fold` the clock shows it twice.
   */
  wallStart: z.string(),
  wallKind: z.enum(WALL_KINDS),
  minutes: z.int(),
  capacity: z.int(),
  booked: z.int(),
  creditCost: z.int(),
  status: z.enum(SESSION_STATUSES),
  platform: z.enum(PLATFORMS).nullable(),
  meetingLink: z.string().nullable(),
  notes: z.string().nullable(),
  amount: z.object({ amount: z.int(), currency: z.string() }).nullable(),
  seriesId: z.int().nullable(),
  /** Which occurrence of its series it is, from 0. */
  seriesIndex: z.int().nullable(),
  version: z.int(),
})

const sessionWithRoster = sessionView.extend({ bookings: z.array(rosterEntry) })

/** Bookings that were funded anew by a move: the grants that paid, and those that pay now. */
export const refunded = z.array(
  z.object({
    bookingId: z.int(),
    clientId: z.int(),
    clientName: z.string(),
    from: z.array(z.int()),
    to: z.array(z.int()),
  }),
)

export const scheduleContract = {
  /** Every session that touches `[from, to)`, cancelled ones too, with its roster for those who may read it. */
  'schedule.range': query(
    'schedule.read',
    z.strictObject({
      from: instantIn,
      to: instantIn,
      trainerIds: z.array(id).max(500).optional(),
      roomIds: z.array(id).max(500).optional(),
    }),
    z.object({ sessions: z.array(sessionWithRoster) }),
  ),
  'sessions.get': query(
    'schedule.read',
    z.strictObject({ sessionId: id }),
    z.object({ session: sessionWithRoster }),
  ),
  /** With a client, session and booking are one unit of work; `newClient` is made in it too. */
  'sessions.create': command(
    'schedule.write',
    z.strictObject({
      serviceId: id,
      trainerId: id.nullish(),
      roomId: id.nullish(),
      startsAt: startIn,
      minutes: minutes.optional(),
      capacity: capacity.optional(),
      clientId: id.optional(),
      newClient: z.strictObject(newClientFields).optional(),
      funding: funding.default('credit'),
      amount: price.optional(),
      platform: z.enum(PLATFORMS).nullish(),
      meetingLink: optionalText(500),
      notes: optionalText(2000),
      paymentMethod: optionalText(60),
    }),
    z.object({
      session: sessionView,
      booking: bookingView.nullable(),
      client: clientView.nullable(),
      availableSessions: z.int().nullable(),
      warnings,
    }),
    ['schedule', 'bookings', 'credits', 'clients'],
    {
      alsoNeeds: ({ clientId, newClient, funding: asked }) => [
        ...(newClient === undefined ? [] : (['clients.write'] as const)),
        ...(newClient === undefined && clientId === undefined
          ? []
          : (['bookings.write', ...fundingNeeds(asked)] as const)),
      ],
    },
  ),
  /**
   * Moves a session in time, to another trainer or another room; what is left out stays as it is. Its bookings follow.
   * `by: "client"` inside the late window keeps the earliest start for the policy. Whose credits are not valid on the
   * new day is funded anew, in `refunded`, or the move is refused with GRANT_EXPIRED.
   */
  'sessions.move': command(
    'schedule.write',
    z.strictObject({
      sessionId: id,
      startsAt: startIn,
      trainerId: id.nullish(),
      roomId: id.nullish(),
      minutes: minutes.optional(),
      version,
      by: z.enum(CANCELLED_BY).default('studio'),
    }),
    z.object({
      session: sessionView,
      refunded,
      warnings,
    }),
    ['schedule', 'bookings', 'credits', 'clients'],
  ),
  /** Changes what a session is, not when: absent leaves a field as it is, null clears it. Who waits gets added places. */
  'sessions.update': command(
    'schedule.write',
    z.strictObject({
      sessionId: id,
      version,
      title: requiredLine(80).optional(),
      capacity: capacity.optional(),
      trainerId: id.nullish(),
      roomId: id.nullish(),
      amount: price.nullish(),
      platform: z.enum(PLATFORMS).nullish(),
      meetingLink: changedText(500),
      notes: changedText(2000),
    }),
    z.object({ session: sessionView, ...promotions, warnings }),
    ['schedule', 'bookings', 'credits', 'clients'],
  ),
  /** The studio's own cancellation: every live booking gets its units back, and nobody waits any more. */
  'sessions.cancel': command(
    'schedule.write',
    z.strictObject({ sessionId: id, reason: optionalText(255) }),
    z.object({
      session: sessionView,
      /** Bookings that were cancelled, and how many of them had been waiting. */
      cancelled: z.int(),
      waiting: z.int(),
      /** Bookings whose outcome was set already; they stay as they are. */
      kept: z.int(),
      returned: z.int(),
    }),
    ['schedule', 'bookings', 'credits', 'clients'],
  ),
}
