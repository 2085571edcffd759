import { z } from 'zod'
import { SESSION_STATUSES } from '../domain/schedule.ts'
import { WALL_NAMES } from '../domain/wall.ts'
import { query } from './define.ts'

const wallSession = z.object({
  title: z.string(),
  startsAt: z.string(),
  endsAt: z.string(),
  /** The trainer's first name. */
  trainer: z.string().nullable(),
  room: z.string().nullable(),
  capacity: z.int(),
  free: z.int(),
  waiting: z.int(),
  status: z.enum(SESSION_STATUSES),
  /** Who comes, by first name and initial; empty unless it was asked for and the person at the desk may read it. */
  names: z.array(z.string()),
})

export const wallContract = {
  /**
   * What the screen on the studio's wall may show of today, and nothing more: no contact data and no ids. Answers
   * anybody, also while nobody is signed in, and before there is a studio. Internal sessions are left out.
   */
  'schedule.wall': query(
    'anyone',
    z.strictObject({ names: z.enum(WALL_NAMES).default('none') }),
    z.object({
      /** Null before the first run. */
      studio: z.object({ name: z.string(), zone: z.string(), today: z.string() }).nullable(),
      /** Those that touch today, in the order of their starts, cancelled ones too. */
      sessions: z.array(wallSession),
      /** The first one after today; null when none is planned. */
      next: wallSession.nullable(),
    }),
  ),
}
