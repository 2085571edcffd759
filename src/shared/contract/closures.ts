import { z } from 'zod'
import { command } from './define.ts'
import { id, requiredLine, version } from './fields.ts'
import { closureView, stretch } from './hours.ts'
import { rowRefusal, sessionResult } from './substitutes.ts'

/** The most sessions that one closure cancels. */
const MOST_CLOSED_SESSIONS = 2000

export const closuresContract = {
  /** A stretch is changed as a whole; no session is. A `roomId` of null makes it a closure of the whole studio. */
  'closures.update': command(
    'studio.write',
    z.strictObject({
      closureId: id,
      version,
      roomId: id.nullable().optional(),
      ...stretch,
      reason: requiredLine(120).optional(),
    }),
    z.object({ closure: closureView, sessions: z.int() }),
    ['hours'],
  ),
  /**
   * Closes the studio or a room and does what follows, as one step of undo: cancels as the studio the sessions that lie in
   * it and have not begun, those named or, with none named, all of them; gives back what their bookings hold; empties their
   * waitlists; and, with `extendPacks`, moves the last valid day of every pack with credits left by the days it loses and
   * that no other closure has given already. Each session and each lot that cannot be changed is named with its refusal, and
   * the others are done.
   */
  'closures.close': command(
    'studio.write',
    z.strictObject({
      roomId: id.nullish(),
      ...stretch,
      reason: requiredLine(120),
      sessions: z
        .array(z.strictObject({ sessionId: id, version }))
        .max(MOST_CLOSED_SESSIONS)
        .optional(),
      /** Only of whole days of the whole studio, at most a year. */
      extendPacks: z.boolean().default(false),
    }),
    z.object({
      closure: closureView,
      /** How many sessions were cancelled, and how many open ones to come lie in it all the same. */
      done: z.int(),
      staying: z.int(),
      /** In the order in which they begin, or in which they were named. */
      results: z.array(
        /** The version that was seen, which `sessions` takes. */
        sessionResult.extend({ version: z.int() }),
      ),
      /** Everybody whose place or wait is gone, by name: how many bookings and waits, and what came back. */
      clients: z.array(
        z.object({
          clientId: z.int(),
          clientName: z.string(),
          bookings: z.int(),
          waits: z.int(),
          returned: z.int(),
        }),
      ),
      /** Every lot that is extended, by client: its last valid day before and after. */
      packs: z.array(
        z.object({
          grantId: z.int(),
          clientId: z.int(),
          clientName: z.string(),
          name: z.string(),
          available: z.int(),
          days: z.int(),
          expiresOn: z.string(),
          extendedTo: z.string().nullable(),
          refusal: rowRefusal,
        }),
      ),
    }),
    ['hours', 'schedule', 'bookings', 'credits', 'clients', 'attention'],
    {
      alsoNeeds: ({ extendPacks }) => [
        'schedule.write',
        'clients.read',
        ...(extendPacks ? (['credits.allocate'] as const) : []),
      ],
    },
  ),
}
