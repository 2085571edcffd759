import { z } from 'zod'
import { CREDIT_WARNINGS } from '../domain/credits.ts'
import { query } from './define.ts'
import { id, scheduleDay } from './fields.ts'
import { rosterEntry, sessionView } from './schedule.ts'

/** A client as the trainer of their session knows them. */
const expectedClient = rosterEntry.extend({
  /** What is low or runs out, judged today; null when nothing is. */
  warning: z.enum(CREDIT_WARNINGS).nullable(),
  /** What the studio has written about the client; null for whoever does not come. */
  clientNotes: z.string().nullable(),
})

export const trainerDayContract = {
  /**
   * A trainer's own day: their sessions that touch it, with who comes, what they have left and what is written about
   * them; and how the next seven days begin. Somebody else's day takes the permission to read clients.
   */
  'trainers.day': query(
    'schedule.read',
    z.strictObject({ date: scheduleDay.optional(), trainerId: id.optional() }),
    z.object({
      trainer: z.object({ id: z.int(), name: z.string() }),
      date: z.string(),
      sessions: z.array(sessionView.extend({ bookings: z.array(expectedClient) })),
      /** The days of the week to come on which there is something open. */
      ahead: z.array(
        z.object({
          date: z.string(),
          sessions: z.int(),
          clients: z.int(),
          first: z.object({ title: z.string(), startsAt: z.string(), roomName: z.string().nullable() }),
        }),
      ),
    }),
  ),
}
