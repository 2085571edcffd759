import { z } from 'zod'
import { LONGEST_FREEZE } from '../domain/freezes.ts'
import { waitingClient } from './bookings.ts'
import { freezeView, subscriptionView } from './credits.ts'
import { command } from './define.ts'
import { day, id, optionalText, version } from './fields.ts'

/** What changes the days on which credits can be spent. */
export const validityContract = {
  /**
   * A later last valid day for one grant, or none at all: as a day, or as days more. What had expired on it is valid
   * again, but for what was carried over to the next period.
   */
  'credits.extend': command(
    'credits.allocate',
    z.strictObject({
      grantId: id,
      expiresOn: day.nullish(),
      days: z.int().min(1).max(LONGEST_FREEZE).optional(),
      reason: optionalText(255),
    }),
    z.object({
      grant: z.object({ id: z.int(), expiresOn: z.string().nullable() }),
      restored: z.int(),
      availableSessions: z.int(),
    }),
    ['credits', 'clients', 'attention'],
  ),
  /**
   * Freezes a subscription from a studio day until another, both included, and moves the validity of its grants on by as
   * many days. Live bookings inside refuse it unless it may cancel them as the studio.
   */
  'subscriptions.freeze': command(
    'credits.allocate',
    z.strictObject({
      subscriptionId: id,
      /** Today when absent. */
      from: day.optional(),
      until: day,
      reason: optionalText(255),
      cancelBookings: z.boolean().default(false),
      version: version.optional(),
    }),
    z.object({
      subscription: subscriptionView,
      freeze: freezeView,
      /** Bookings that were cancelled, and who was given the places that came free. */
      cancelled: z.int(),
      promoted: z.array(z.object(waitingClient)),
      availableSessions: z.int(),
    }),
    ['credits', 'clients', 'bookings', 'schedule', 'attention'],
  ),
  /** Ends a freeze early, or calls off one that lies ahead; `on` is the first day that can be used again. */
  'subscriptions.unfreeze': command(
    'credits.allocate',
    z.strictObject({ subscriptionId: id, on: day.optional(), version: version.optional() }),
    z.object({
      subscription: subscriptionView,
      /** Frozen days that were given and are not used. */
      takenBack: z.int(),
      availableSessions: z.int(),
    }),
    ['credits', 'clients'],
  ),
}
