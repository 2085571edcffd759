import { z } from 'zod'
import { subscriptionView } from './credits.ts'
import { command } from './define.ts'
import { id, reason, version } from './fields.ts'

export const subscriptionsContract = {
  /**
   * Ends a subscription: what is available on it is taken back, holds stand, and the next that waits for its place
   * becomes active.
   */
  'subscriptions.end': command(
    'credits.revoke',
    z.strictObject({
      subscriptionId: id,
      reason: reason.refine((value) => value.trim() !== '', 'Say why.'),
      version: version.optional(),
    }),
    z.object({
      subscription: subscriptionView,
      /** Units taken back. */
      revoked: z.int(),
      /** The subscription that has the place now. */
      activated: z.int().nullable(),
      availableSessions: z.int(),
    }),
    ['credits', 'clients'],
  ),
}
