import { z } from 'zod'
import { PLAN_STATUSES } from '../domain/plan-states.ts'
import { PURCHASE_PROVIDERS, PURCHASE_STATUSES } from '../domain/purchases.ts'
import { command, query } from './define.ts'
import { amount, count, id, limit, offset, optionalText, plainData, requiredText, version } from './fields.ts'

const purchaseView = z.object({
  id: z.int(),
  clientId: z.int(),
  packageId: z.int(),
  status: z.enum(PURCHASE_STATUSES),
  amount: z.int(),
  /** All that was given back so far. */
  refundedAmount: z.int(),
  currency: z.string(),
  createdAt: z.string(),
  version: z.int(),
})

const listedPurchase = purchaseView.extend({
  clientName: z.string(),
  /** As it was called when it was sold. */
  packageName: z.string(),
  provider: z.enum(PURCHASE_PROVIDERS),
  externalId: z.string().nullable(),
  subscriptionId: z.int().nullable(),
})

export const purchasesContract = {
  /** The sale of a package: money, a subscription and its grant, in one unit of work. */
  'purchases.create': command(
    'sales.write',
    z.strictObject({
      clientId: id,
      packageId: id,
      paid: z.boolean().default(true),
      externalId: requiredText(255).optional(),
      provider: z.enum(['front_desk', 'import']).default('front_desk'),
      /** What the seller's system says of the sale besides; kept as it came. */
      metadata: plainData(8_000).optional(),
    }),
    z.object({
      purchase: purchaseView,
      grant: z.object({ id: z.int(), subscriptionId: z.int(), units: count }),
      availableSessions: z.int(),
      /** What became of the sessions that the sale asked for; null where it asked for none. */
      plan: z
        .object({ id: z.int(), status: z.enum(PLAN_STATUSES), count: z.int(), placed: z.int() })
        .nullable(),
    }),
    ['purchases', 'credits', 'clients', 'plans', 'schedule', 'bookings', 'attention'],
  ),
  /** Sales, the newest first; of one client, or of all. */
  'purchases.list': query(
    'sales.write',
    z.strictObject({ clientId: id.optional(), limit, offset }),
    z.object({ rows: z.array(listedPurchase), total: z.int() }),
  ),
  /**
   * Records money given back now, and takes the share of the units that all refunds so far ask for. What is not there
   * to be taken waits as a matter to decide.
   */
  'purchases.refund': command(
    'sales.refund',
    z.strictObject({
      purchaseId: id,
      /** Minor units of the currency of the sale. */
      amount: amount.min(1),
      reason: optionalText(255),
      version: version.optional(),
    }),
    z.object({
      purchase: purchaseView,
      /** Units taken now. */
      revoked: z.int(),
      /** Units that all refunds so far ask for and that are not there to be taken. */
      owed: z.int(),
      availableSessions: z.int(),
    }),
    ['purchases', 'credits', 'clients', 'attention'],
  ),
}
