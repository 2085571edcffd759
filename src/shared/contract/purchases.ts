import { z } from 'zod'
import { PACKAGE_KINDS } from '../domain/catalogue.ts'
import { SUBSCRIPTION_STATUSES } from '../domain/credits.ts'
import { PLAN_STATUSES } from '../domain/plan-states.ts'
import { PAYMENT_METHODS, PURCHASE_PROVIDERS, PURCHASE_STATUSES } from '../domain/purchases.ts'
import { SALE_DEEDS } from '../domain/sales.ts'
import { DISPUTE_OUTCOMES } from '../domain/stripe.ts'
import { command, query, task } from './define.ts'
import {
  amount,
  count,
  id,
  limit,
  line,
  offset,
  optionalText,
  plainData,
  requiredText,
  scheduleDay,
  token,
  version,
} from './fields.ts'

const purchaseView = z.object({
  id: z.int(),
  clientId: z.int(),
  packageId: z.int(),
  status: z.enum(PURCHASE_STATUSES),
  /** What is or was to be paid: the price less the discount. */
  amount: z.int(),
  /** All that was given back so far. */
  refundedAmount: z.int(),
  currency: z.string(),
  /** How many of the package. */
  quantity: z.int(),
  discountAmount: z.int(),
  discountReason: z.string().nullable(),
  /** How it was paid at the desk; null where nobody said, and elsewhere. */
  paymentMethod: z.enum(PAYMENT_METHODS).nullable(),
  /** When the money came; null while it is owed, and where nobody knows. */
  paidAt: z.string().nullable(),
  /** Counted within the studio without a gap, from the first payment at the desk; null where there is none. */
  receiptNo: z.int().nullable(),
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

/** The money of sales of one currency: `sold` is the sum of the others. */
const saleTotals = z.object({
  currency: z.string(),
  sales: count,
  sold: count,
  /** Received and neither given back nor disputed. */
  paid: count,
  owed: count,
  refunded: count,
  disputed: count,
  /** Voided, or the payment failed. */
  voided: count,
})

/** What became of the units that a sale gave. */
const soldUnits = z.object({
  granted: count,
  available: count,
  held: count,
  used: count,
  expired: count,
  revoked: count,
  /** What refunds ask for and have not got. */
  owedToRefund: count,
})

/** Units available on the subscription of a sale that it did not give. */
const addedUnits = z.object({
  /** Given as a gift: by staff, or again with a refund. */
  gifts: count,
  /** Added otherwise. */
  others: count,
})

/** The subscription that a sale gave, as it is now. */
const soldSubscription = z.object({
  id: z.int(),
  name: z.string(),
  kind: z.enum(PACKAGE_KINDS),
  status: z.enum(SUBSCRIPTION_STATUSES),
  family: z.string().nullable(),
  /** The last day of what was sold, once it is known. */
  expiresOn: z.string().nullable(),
})

/** What a pack or membership that has to wait waits for. */
const turn = z.object({
  /** What has its place. */
  behind: z.string(),
  kind: z.enum(PACKAGE_KINDS),
  /** How many more wait before it. */
  ahead: count,
  /** The last day on which its place can be taken, as things stand; null while nobody can tell. */
  lastDay: z.string().nullable(),
})

/** What happened to a sale, as it was written down when it did. */
const saleDeed = z.object({
  at: z.string(),
  deed: z.enum(SALE_DEEDS),
  /** Who did it; null for what came from elsewhere. */
  actor: z.string().nullable(),
  /** The money that it is about, where it is about money. */
  amount: z.int().nullable(),
  method: z.enum(PAYMENT_METHODS).nullable(),
  receiptNo: z.int().nullable(),
  reason: z.string().nullable(),
  /** Units that were taken with it; those that came back with it are below zero. */
  taken: z.int(),
  /** Of these, those that the client was left as a gift. */
  kept: z.int(),
})

/** Units of what waited for the place and can be used now, because what had it has ended. */
const activatedUnits = count

const EITHER = 'A discount is either an amount or a share of the price.'

/** What is taken off the price: minor units of its currency, or whole per cent; never more than the price. */
export const discount = z
  .strictObject({
    amount: amount.min(1).optional(),
    percent: z.int().min(1).max(100).optional(),
    reason: optionalText(255),
  })
  .refine(({ amount, percent }) => (amount === undefined) !== (percent === undefined), EITHER)
  .transform(({ amount, percent, reason }) =>
    percent === undefined ? { amount: amount ?? 0, reason } : { percent, reason },
  )

const saleFilter = {
  /** Any part of the client's name, e-mail or phone, the package, the number of the receipt, or the seller's id. */
  query: line(200).optional(),
  clientId: id.optional(),
  status: z.enum(PURCHASE_STATUSES).optional(),
  /** Studio days of the sale, both included. */
  from: scheduleDay.optional(),
  to: scheduleDay.optional(),
  provider: z.enum(PURCHASE_PROVIDERS).optional(),
  method: z.enum(PAYMENT_METHODS).optional(),
  /** Only those that money is still to come for. */
  owing: z.boolean().optional(),
}

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
      discount: discount.optional(),
      /** How it is paid; only where it is. */
      paymentMethod: z.enum(PAYMENT_METHODS).optional(),
      /** What of the client's drawer this sale covers. */
      drawerItemIds: z.array(id).max(100).default([]),
      /** What the seller's system says of the sale besides; kept as it came. */
      metadata: plainData(8_000).optional(),
    }),
    z.object({
      purchase: purchaseView,
      grant: z.object({ id: z.int(), subscriptionId: z.int(), units: count }),
      /** What it waits for; null for what can be used at once. */
      waits: turn.nullable(),
      availableSessions: z.int(),
      /** What became of the sessions that the sale asked for; null where it asked for none. */
      plan: z
        .object({ id: z.int(), status: z.enum(PLAN_STATUSES), count: z.int(), placed: z.int() })
        .nullable(),
    }),
    ['purchases', 'credits', 'clients', 'plans', 'schedule', 'bookings', 'attention'],
  ),
  /** Sales, the newest first, with the money of all that match, currency by currency. */
  'purchases.list': query(
    'sales.write',
    z.strictObject({ ...saleFilter, limit, offset }),
    z.object({ rows: z.array(listedPurchase), total: z.int(), totals: z.array(saleTotals) }),
  ),
  /** One sale with what it gave; `subscription` is null while it has given nothing. */
  'purchases.get': query(
    'sales.write',
    z.strictObject({ purchaseId: id }),
    z.object({
      purchase: listedPurchase,
      units: soldUnits,
      added: addedUnits,
      subscription: soldSubscription.nullable(),
      /** What it waits for; null for what does not. */
      waits: turn.nullable(),
      /** What happened to it since it was sold, the oldest first. */
      history: z.array(saleDeed),
      /** Whether Stripe tells what happens to it: it is given back there, and nowhere else. */
      followed: z.boolean(),
      /** How its dispute can be settled by hand; empty where there is none, or Stripe will tell. */
      settleableAs: z.array(z.enum(DISPUTE_OUTCOMES)),
      /** Whether nobody has paid and nothing of it is held or used, so that it can be voided. */
      voidable: z.boolean(),
    }),
  ),
  /** The sales that match, in the same order, as a file for a spreadsheet; who took it is written down. */
  'purchases.export': task(
    'reports.read',
    z.strictObject({ ...saleFilter, task: token(128).optional() }),
    z.object({ fileName: z.string(), csv: z.string(), rows: z.int() }),
    [],
    { alsoNeeds: () => ['sales.write'] },
  ),
  /** Records that a sale which was to be paid later is paid at the desk. It gets a receipt. */
  'purchases.pay': command(
    'sales.write',
    z.strictObject({ purchaseId: id, method: z.enum(PAYMENT_METHODS), version: version.optional() }),
    z.object({ purchase: purchaseView }),
    ['purchases', 'clients'],
  ),
  /**
   * Takes back a sale that was a mistake: nobody has paid for it, and nothing of it is held or used. What it gave is
   * taken away, its pack ends, and it counts as failed.
   */
  'purchases.void': command(
    'sales.write',
    z.strictObject({ purchaseId: id, reason: requiredText(255), version: version.optional() }),
    z.object({
      purchase: purchaseView,
      /** Units taken away. */
      revoked: z.int(),
      activated: activatedUnits,
      availableSessions: z.int(),
    }),
    ['purchases', 'credits', 'clients'],
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
      /** Gives the units that are taken now again as a gift: money back out of goodwill. */
      keepSessions: z.boolean().default(false),
      version: version.optional(),
    }),
    z.object({
      purchase: purchaseView,
      /** Units taken now. */
      revoked: z.int(),
      /** Of these, those that were given again as a gift. */
      kept: count,
      /** Units that all refunds so far ask for and that are not there to be taken. */
      owed: z.int(),
      activated: activatedUnits,
      availableSessions: z.int(),
    }),
    ['purchases', 'credits', 'clients', 'attention'],
    { alsoNeeds: ({ keepSessions }) => (keepSessions ? ['bookings.comp'] : []) },
  ),
}
