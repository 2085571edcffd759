import { z } from 'zod'
import { SESSION_STATUSES } from '../domain/schedule.ts'
import { command, query } from './define.ts'
import { commandId, id, optionalLine, optionalText, scheduleDay, startIn, version } from './fields.ts'
import { timeOffView } from './hours.ts'
import { minutes, sessionView } from './schedule.ts'
import { warnings } from './warnings.ts'

/** What becomes of one session: another trainer, time or room, or the studio's own cancellation. */
const change = z
  .strictObject({
    sessionId: id,
    version,
    trainerId: id.nullish(),
    startsAt: startIn.optional(),
    roomId: id.nullish(),
    minutes: minutes.optional(),
    cancel: z.literal(true).optional(),
    /** Of the cancellation. */
    reason: optionalText(255),
  })
  .refine(
    ({ cancel, trainerId, startsAt, roomId, minutes: length }) =>
      (cancel === undefined) !==
      [trainerId, startsAt, roomId, length].every((wanted) => wanted === undefined),
    'A session is either cancelled or given another trainer, time or room.',
  )

/** When and where a session is, and with whom. */
const placement = z.object({
  startsAt: z.string(),
  endsAt: z.string(),
  trainerId: z.int().nullable(),
  trainerName: z.string().nullable(),
  roomId: z.int().nullable(),
  roomName: z.string().nullable(),
})

/** Whom a change of a session concerns: everybody with a place or waiting for one. */
const concerned = z.array(z.object({ bookingId: z.int(), clientId: z.int(), waits: z.boolean() }))

export const rowRefusal = z.object({ code: z.string(), message: z.string() }).nullable()

/** What became of one session among many. */
export const sessionResult = z.object({
  sessionId: z.int(),
  session: sessionView.nullable(),
  /** As it was; null when it stays so. */
  before: placement.nullable(),
  bookings: concerned,
  refusal: rowRefusal,
  /** Of a cancellation: how many bookings go, and how many units come back. */
  cancelled: z.int(),
  returned: z.int(),
})

/** Of the answer of `schedule.reassign` or `closures.close` what a call list is made of. */
export const reassigned = z.object({
  results: z.array(
    z.object({
      session: placement
        .extend({ id: z.int(), title: z.string(), status: z.enum(SESSION_STATUSES) })
        .nullable(),
      before: placement.nullable(),
      bookings: concerned,
    }),
  ),
})

export const substitutesContract = {
  /**
   * Who could stand in for a trainer on a studio day: for each of their open sessions everybody who is qualified and
   * free, the best first. `proposed` can be taken all at once.
   */
  'schedule.substitutes': query(
    'schedule.write',
    z.strictObject({ trainerId: id, date: scheduleDay }),
    z.object({
      sessions: z.array(
        z.object({
          session: sessionView,
          proposed: z.int().nullable(),
          substitutes: z.array(
            z.object({
              trainerId: z.int(),
              trainerName: z.string(),
              /** Minutes of sessions that they have on the day already. */
              minutes: z.int(),
              warnings,
              reason: z.string(),
            }),
          ),
        }),
      ),
    }),
  ),
  /**
   * Every quarter of an hour of a studio day, still to come, at which a session could start instead: its room and its
   * clients are free, and so is the trainer, its own unless another is named. Hours warn, as everywhere.
   */
  'schedule.slots': query(
    'schedule.write',
    z.strictObject({ sessionId: id, trainerId: id.optional(), date: scheduleDay }),
    z.object({ slots: z.array(z.object({ startsAt: z.string(), warnings })) }),
  ),
  /**
   * Changes many sessions in one unit of work, taken back as one. Each by the rules of `sessions.move` and
   * `sessions.cancel`; one that cannot be changed is named with its refusal and the others are done. What stands in the
   * way of another on the list goes first. With `leave` the reason is entered as well: a trainer's whole days.
   */
  'schedule.reassign': command(
    'schedule.write',
    z.strictObject({
      changes: z.array(change).min(1).max(200),
      leave: z
        .strictObject({ trainerId: id, from: scheduleDay, until: scheduleDay, note: optionalLine(255) })
        .optional(),
    }),
    z.object({
      done: z.int(),
      leave: timeOffView.nullable(),
      /** In the order of the changes: the session as it is then, or why it stays as it is. */
      results: z.array(sessionResult.extend({ warnings })),
    }),
    ['schedule', 'bookings', 'credits', 'clients', 'hours'],
    { alsoNeeds: ({ leave }) => (leave === undefined ? [] : ['staff.write']) },
  ),
  /**
   * Whom to tell what a `schedule.reassign` or a `closures.close` did, by the id of its command. A change that was taken back since, or that
   * led elsewhere later, does not stand.
   */
  'schedule.callList': query(
    'clients.read',
    z.strictObject({ commandId }),
    z.object({
      changes: z.array(
        z.object({
          sessionId: z.int(),
          title: z.string(),
          was: placement,
          /** Null when it was cancelled. */
          now: placement.nullable(),
          stands: z.boolean(),
          clients: z.array(
            z.object({
              clientId: z.int(),
              clientName: z.string(),
              phone: z.string().nullable(),
              email: z.string().nullable(),
              /** Waited for a place. */
              waits: z.boolean(),
            }),
          ),
        }),
      ),
    }),
  ),
}
