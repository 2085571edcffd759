import { sql } from 'drizzle-orm'
import type { PlainData } from '../../../../shared/domain/purchases.ts'
import {
  DISPUTE_OUTCOMES,
  type DisputeOutcome,
  STRIPE_LINE_STATES,
  STRIPE_SALE_KINDS,
  STRIPE_SALE_STATES,
  type StripeLineState,
  type StripeSaleKind,
  type StripeSaleState,
} from '../../../../shared/domain/stripe.ts'
import type { packagesTable } from './catalogue.ts'
import type { grantsTable, subscriptionsTable } from './credits.ts'
import { type Kit, oneOf } from './kit.ts'
import type { clientsTable, staffTable } from './people.ts'
import type { purchasesTable } from './purchases.ts'

/** The one Stripe account that this studio takes purchases from, and how far it was read. Times are epoch milliseconds. */
export function stripeAccountTable(kit: Kit) {
  return kit.table(
    'stripe_account',
    {
      id: kit.int().primaryKey(),
      /** Null where the key may not say whose it is. */
      accountId: kit.text(),
      livemode: kit.bool().notNull(),
      connectedAt: kit.int().notNull(),
      /** When its key was taken away; null while it is connected. */
      disconnectedAt: kit.int(),
      /** Events up to here, by Stripe's clock, have been seen. */
      watermark: kit.int(),
      /** The last pass that came to its end, of any sort. */
      lastSyncAt: kit.int(),
      /** The last one that read every list. */
      lastSweepAt: kit.int(),
      /** What the last pass found, and what stopped it, if anything. */
      lastPass: kit.json<PlainData>(),
    },
    (t) => [kit.check('stripe_account_one', sql`${t.id} = 1`)],
  )
}

/** Events that were read: a second reading of one does nothing. */
export function stripeEventsTable(kit: Kit) {
  return kit.table(
    'stripe_events',
    {
      id: kit.text().primaryKey(),
      type: kit.text().notNull(),
      objectId: kit.text().notNull(),
      createdAt: kit.int().notNull(),
      seenAt: kit.int().notNull(),
    },
    (t) => [kit.index('stripe_events_by_time').on(t.createdAt)],
  )
}

/** One sale in Stripe, under its canonical source: an invoice, else a Checkout Session, else a PaymentIntent. */
export function stripeSalesTable(kit: Kit, clients: ReturnType<typeof clientsTable>) {
  return kit.table(
    'stripe_sales',
    {
      id: kit.id(),
      sourceId: kit.text().notNull(),
      kind: kit.text().notNull().$type<StripeSaleKind>(),
      accountId: kit.text(),
      livemode: kit.bool().notNull(),
      state: kit.text().notNull().$type<StripeSaleState>(),
      paymentIntentId: kit.text(),
      subscriptionId: kit.text(),
      customerId: kit.text(),
      email: kit.text(),
      name: kit.text(),
      phone: kit.text(),
      amount: kit.int().notNull(),
      currency: kit.text().notNull(),
      metadata: kit.json<PlainData>().notNull(),
      /** Whose it is; null while nobody knows. `matchedBy` says by what evidence. */
      clientId: kit.int().references(() => clients.id),
      matchedBy: kit.text(),
      /** Succeeded refunds so far, in minor units. */
      refundedAmount: kit.int().notNull().default(0),
      /** By Stripe's clock. */
      createdAt: kit.int().notNull(),
      paidAt: kit.int(),
      /** A payment that is still under way is asked for again by its id until then. */
      checkUntil: kit.int(),
      /** When it was last fetched, by Stripe's clock: an older answer changes nothing. */
      fetchedAt: kit.int().notNull(),
      /** What it looked like when it was last settled: the same again is nothing to do. */
      fingerprint: kit.text(),
    },
    (t) => [
      kit.uniqueIndex('stripe_sales_source_unique').on(t.sourceId),
      kit.check('stripe_sales_kind', oneOf(t.kind, STRIPE_SALE_KINDS)),
      kit.check('stripe_sales_state', oneOf(t.state, STRIPE_SALE_STATES)),
      kit.check('stripe_sales_amount', sql`${t.amount} >= 0 and ${t.refundedAmount} >= 0`),
      kit.index('stripe_sales_by_intent').on(t.paymentIntentId),
      kit.index('stripe_sales_by_customer').on(t.customerId),
      kit.index('stripe_sales_by_client').on(t.clientId),
      kit.index('stripe_sales_to_check').on(t.checkUntil).where(sql`check_until is not null`),
    ],
  )
}

/** One line of a sale in Stripe: it becomes one purchase, once, or waits for somebody to say what it is. */
export function stripeLinesTable(
  kit: Kit,
  refs: {
    sales: ReturnType<typeof stripeSalesTable>
    packages: ReturnType<typeof packagesTable>
    purchases: ReturnType<typeof purchasesTable>
  },
) {
  return kit.table(
    'stripe_lines',
    {
      id: kit.id(),
      saleId: kit
        .int()
        .notNull()
        .references(() => refs.sales.id),
      lineId: kit.text().notNull(),
      description: kit.text(),
      quantity: kit.int().notNull(),
      amount: kit.int().notNull(),
      priceId: kit.text(),
      productId: kit.text(),
      productName: kit.text(),
      lookupKey: kit.text(),
      /** The package ids that the price and the product name, as they came. */
      pricePackage: kit.text(),
      productPackage: kit.text(),
      state: kit.text().notNull().$type<StripeLineState>(),
      packageId: kit.int().references(() => refs.packages.id),
      matchedBy: kit.text(),
      purchaseId: kit.int().references(() => refs.purchases.id),
      /** What of the sale's refunds somebody gave to this line; null leaves it to the split by amount. */
      refundAssigned: kit.int(),
      /** What staff have recorded by hand as given back while Stripe was not connected, and what it had asked for then. */
      byHand: kit.int().notNull().default(0),
      byHandAfter: kit.int().notNull().default(0),
      /** When refunds ended the membership that it gave; null while they have not, or once it is back. */
      endedAt: kit.int(),
    },
    (t) => [
      kit.uniqueIndex('stripe_lines_once').on(t.saleId, t.lineId),
      kit.uniqueIndex('stripe_lines_purchase_once').on(t.purchaseId).where(sql`purchase_id is not null`),
      kit.check('stripe_lines_state', oneOf(t.state, STRIPE_LINE_STATES)),
      kit.check('stripe_lines_quantity', sql`${t.quantity} >= 0 and ${t.amount} >= 0`),
      kit.check('stripe_lines_by_hand', sql`${t.byHand} >= 0 and ${t.byHandAfter} >= 0`),
      kit.check('stripe_lines_assigned', sql`${t.refundAssigned} between 0 and ${t.amount}`),
      kit.index('stripe_lines_by_state').on(t.state, t.id),
      kit.index('stripe_lines_by_price').on(t.priceId),
      kit.index('stripe_lines_by_product').on(t.productId),
    ],
  )
}

/** Refunds and disputes of a sale, as they were last fetched. */
export function stripeReversalsTable(kit: Kit, sales: ReturnType<typeof stripeSalesTable>) {
  return kit.table(
    'stripe_reversals',
    {
      /** `re_…` or `dp_…`. */
      id: kit.text().primaryKey(),
      kind: kit.text().notNull().$type<'refund' | 'dispute'>(),
      /** Null while its sale is not known: it is looked for again when one arrives. */
      saleId: kit.int().references(() => sales.id),
      paymentIntentId: kit.text(),
      status: kit.text().notNull(),
      amount: kit.int().notNull(),
      currency: kit.text().notNull(),
      createdAt: kit.int().notNull(),
      fetchedAt: kit.int().notNull(),
      /** How staff have settled a dispute by hand, because Stripe could not tell. Null where nobody had to. */
      settledAs: kit.text().$type<DisputeOutcome>(),
    },
    (t) => [
      kit.check('stripe_reversals_settled', oneOf(t.settledAs, DISPUTE_OUTCOMES)),
      kit.check('stripe_reversals_kind', oneOf(t.kind, ['refund', 'dispute'])),
      kit.check('stripe_reversals_amount', sql`${t.amount} >= 0`),
      kit.index('stripe_reversals_by_sale').on(t.saleId),
      kit.index('stripe_reversals_by_intent').on(t.paymentIntentId),
    ],
  )
}

/** What a dispute holds: the freeze of each subscription that its sale gave, so that winning it lifts those and no others. */
export function stripeHoldsTable(kit: Kit, refs: { subscriptions: ReturnType<typeof subscriptionsTable> }) {
  return kit.table(
    'stripe_holds',
    {
      disputeId: kit.text().notNull(),
      subscriptionId: kit
        .int()
        .notNull()
        .references(() => refs.subscriptions.id),
      freezeId: kit.int(),
      heldAt: kit.int().notNull(),
      liftedAt: kit.int(),
    },
    (t) => [kit.primaryKey({ columns: [t.disputeId, t.subscriptionId] })],
  )
}

/** What somebody said a price or product of Stripe is, for the next time. */
export function stripeProductsTable(
  kit: Kit,
  refs: { packages: ReturnType<typeof packagesTable>; staff: ReturnType<typeof staffTable> },
) {
  return kit.table('stripe_products', {
    /** `price_…` or `prod_…`. */
    stripeId: kit.text().primaryKey(),
    /** Null: it is nothing that gives credits, and is left out. */
    packageId: kit.int().references(() => refs.packages.id),
    actorId: kit.int().references(() => refs.staff.id),
    createdAt: kit.int().notNull(),
  })
}

/** Who a customer of Stripe is. */
export function stripeCustomersTable(
  kit: Kit,
  refs: { clients: ReturnType<typeof clientsTable>; staff: ReturnType<typeof staffTable> },
) {
  return kit.table(
    'stripe_customers',
    {
      /** `cus_…`. */
      customerId: kit.text().primaryKey(),
      clientId: kit
        .int()
        .notNull()
        .references(() => refs.clients.id),
      actorId: kit.int().references(() => refs.staff.id),
      createdAt: kit.int().notNull(),
    },
    (t) => [kit.index('stripe_customers_by_client').on(t.clientId)],
  )
}

/** Which lots a line of Stripe gave: the key is made of the line, so that no line gives twice. */
export function stripeGrantsTable(kit: Kit, grants: ReturnType<typeof grantsTable>) {
  return kit.table('stripe_grants', {
    sourceKey: kit.text().primaryKey(),
    grantId: kit
      .int()
      .notNull()
      .references(() => grants.id),
  })
}
