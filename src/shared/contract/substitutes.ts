import { z } from 'zod'
import { command, query } from './define.ts'
import { id, optionalText, scheduleDay, startIn, version } from './fields.ts'
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
   * Changes many sessions in one unit of work, taken back as one. Each by the rules of `sessions.move` and
   * `sessions.cancel`; one that cannot be changed is named with its refusal and the others are done. What stands in the
   * way of another on the list goes first.
   */
  'schedule.reassign': command(
    'schedule.write',
    z.strictObject({ changes: z.array(change).min(1).max(200) }),
    z.object({
      done: z.int(),
      /** In the order of the changes: the session as it is then, or why it stays as it is. */
      results: z.array(
        z.object({
          sessionId: z.int(),
          session: sessionView.nullable(),
          warnings,
          refusal: z.object({ code: z.string(), message: z.string() }).nullable(),
          /** Of a cancellation: how many bookings go, and how many units come back. */
          cancelled: z.int(),
          returned: z.int(),
        }),
      ),
    }),
    ['schedule', 'bookings', 'credits', 'clients'],
  ),
}
