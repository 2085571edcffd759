import { z } from 'zod'
import { BOOKING_STATUSES } from '../domain/bookings.ts'
import { TIMELINE_KINDS } from '../domain/timeline.ts'
import { query } from './define.ts'
import { id, instantIn } from './fields.ts'

/** completed + scheduled + remaining = total, as the ledger stood. */
const pastFigures = {
  completed: z.int(),
  scheduled: z.int(),
  remaining: z.int(),
  total: z.int(),
  expired: z.int(),
  revoked: z.int(),
}

/** What was: of one client, read from the ledger and the audit log. */
export const clientHistoryContract = {
  /**
   * What a client had at a moment that is past, folded from the ledger, and the bookings as they stood then. What came
   * to them by a merge since counts as theirs from its own beginning. What could be booked on that day is not told: the
   * ledger keeps no freezes.
   */
  'clients.asOf': query(
    'credits.read',
    z.strictObject({ clientId: id, at: instantIn }),
    z.object({
      at: z.string(),
      ...pastFigures,
      /** The packs that had a line by then. */
      subscriptions: z.array(
        z.object({ id: z.int(), packageName: z.string(), family: z.string().nullable(), ...pastFigures }),
      ),
      /** The last line of the ledger by then, as a sentence. */
      lastLine: z.object({ seq: z.int(), at: z.string(), sentence: z.string() }).nullable(),
      /** Those that were made by then, the latest start first: when and with whom they were to be, and the state they had. */
      bookings: z.array(
        z.object({
          id: z.int(),
          sessionId: z.int(),
          title: z.string(),
          startsAt: z.string(),
          trainerName: z.string().nullable(),
          status: z.enum(BOOKING_STATUSES),
        }),
      ),
    }),
  ),
  /**
   * What happened with a client, the newest first: bookings and lines of the ledger; sales for those who sell; and what
   * was done to the record and the packs for those who read the audit log. `hidden` are the kinds left out.
   */
  'clients.timeline': query(
    'credits.read',
    z.strictObject({
      clientId: id,
      kind: z.enum(TIMELINE_KINDS).optional(),
      limit: z.int().min(1).max(500).default(50),
      offset: z.int().min(0).default(0),
    }),
    z.object({
      rows: z.array(
        z.object({
          at: z.string(),
          kind: z.enum(TIMELINE_KINDS),
          sentence: z.string(),
          actor: z.string(),
          /** What it did to the units that are left; null where it is not about credits. */
          change: z.int().nullable(),
          sessionId: z.int().nullable(),
        }),
      ),
      total: z.int(),
      hidden: z.array(z.enum(TIMELINE_KINDS)),
    }),
  ),
}
