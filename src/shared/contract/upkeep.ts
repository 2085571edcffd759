import { z } from 'zod'
import { command } from './define.ts'

export const upkeepContract = {
  /**
   * Does what has become due: what expired expires, periods begin, freezes begin and end, bookings that nobody
   * confirmed lapse. A second run finds nothing to do and keeps nothing.
   */
  'upkeep.run': command(
    'studio.write',
    z.strictObject({}),
    z.object({
      /** Units that expired, and those of them that moved on to the next period. */
      expired: z.int(),
      rolledOver: z.int(),
      /** Lots of memberships. */
      issued: z.int(),
      /** Subscriptions that ended, and those that took their places. */
      ended: z.int(),
      activated: z.int(),
      /** Subscriptions whose freeze began, and whose freeze is over. */
      frozen: z.int(),
      unfrozen: z.int(),
      /** Bookings that were not confirmed in time, and waits that were in vain. */
      lapsed: z.int(),
    }),
    ['credits', 'clients', 'bookings', 'schedule', 'attention'],
    { quiet: true },
  ),
}
