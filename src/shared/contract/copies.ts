import { z } from 'zod'
import { command } from './define.ts'
import { id, startIn } from './fields.ts'
import { sessionView } from './schedule.ts'
import { warnings } from './warnings.ts'

/** What becomes of the clients of a copied session. */
const COPIED_CLIENTS = ['none', 'rebook'] as const

const copy = z.strictObject({
  sessionId: id,
  startsAt: startIn,
  /** Left out, those of the session; null is nobody, or no room. */
  trainerId: id.nullish(),
  roomId: id.nullish(),
})

export const copiesContract = {
  /**
   * Makes copies of sessions in one unit of work, taken back as one: with their service, minutes, capacity, price,
   * platform, link and notes. None belongs to a series. One that cannot be made is named with its refusal and the others
   * are made. `rebook` books the clients who have a place in the session into its copy, by credits and by the rules of
   * `bookings.create`; who cannot be booked is named, and the copy is there all the same.
   */
  'sessions.copy': command(
    'schedule.write',
    z.strictObject({
      copies: z.array(copy).min(1).max(200),
      clients: z.enum(COPIED_CLIENTS).default('none'),
    }),
    z.object({
      done: z.int(),
      /** In the order of the copies: the session that was made, or why there is none. */
      results: z.array(
        z.object({
          /** The session that was to be copied. */
          sessionId: z.int(),
          session: sessionView.nullable(),
          warnings,
          refusal: z.object({ code: z.string(), message: z.string() }).nullable(),
          /** Units that are held for the clients who were booked; how many those are is in the session. */
          held: z.int(),
          notBooked: z.array(
            z.object({
              clientId: z.int(),
              clientName: z.string(),
              code: z.string(),
              message: z.string(),
            }),
          ),
        }),
      ),
    }),
    ['schedule', 'bookings', 'credits', 'clients'],
    { alsoNeeds: ({ clients }) => (clients === 'rebook' ? ['bookings.write'] : []) },
  ),
}
