import { z } from 'zod'
import { PURCHASE_STATUSES } from '../domain/purchases.ts'
import { DISPUTE_OUTCOMES, GIVEN_USES } from '../domain/stripe.ts'
import { newClientFields } from './clients.ts'
import { command, query, task } from './define.ts'
import { amount, count, id, limit, offset, optionalText, requiredText, token, version } from './fields.ts'
import { foundView, keyView, problemView, scopeView, statusView } from './stripe-status.ts'

/** A line of a paid sale that nobody has said enough about yet. */
const unmatchedLine = z.object({
  lineId: z.int(),
  saleId: z.int(),
  /** As Stripe calls it: `cs_…`, `in_…` or `pi_…`. */
  sourceId: z.string(),
  /** What was bought, in the words of Stripe. */
  description: z.string(),
  quantity: z.int(),
  amount: z.int(),
  currency: z.string(),
  /** What refunds of the sale so far ask of this line: a match gives that much less. */
  refundedAmount: count,
  /** Whether the payment is disputed: what a match gives is frozen until the bank has decided. */
  disputed: z.boolean(),
  /** When it was bought. */
  boughtAt: z.string(),
  buyer: z.object({
    name: z.string().nullable(),
    email: z.string().nullable(),
    phone: z.string().nullable(),
    /** A guest has none. */
    customerId: z.string().nullable(),
  }),
  missing: z.enum(['client', 'package', 'both']),
  /** What is known already. */
  client: z.object({ id: z.int(), name: z.string() }).nullable(),
  package: z.object({ id: z.int(), name: z.string() }).nullable(),
  /** Whether two pieces of evidence name two clients. */
  contradiction: z.boolean(),
})

/** A line of a paid sale that gives nothing, because somebody said so of it or of what it is of. */
const leftOutLine = unmatchedLine
  .pick({
    lineId: true,
    saleId: true,
    sourceId: true,
    description: true,
    quantity: true,
    amount: true,
    currency: true,
    boughtAt: true,
    buyer: true,
  })
  .extend({
    /** Who said so; null where that is not known any more. */
    by: z.string().nullable(),
    at: z.string().nullable(),
    reason: z.string().nullable(),
    /** Nobody has looked at this line: it is of a product that was left out before. */
    itself: z.boolean(),
    /** Whether all that is bought of its product is left out: bringing this one back ends that too. */
    always: z.boolean(),
  })

/** What money that was given back in Stripe asks of each thing that was bought with one payment. */
const refundSplit = z.object({
  saleId: z.int(),
  /** Another one whenever what went back, or what a line bears of it, is not the same any more. */
  version: z.int(),
  currency: z.string(),
  /** What the lines bear together: as much as was given back, less the share of what was paid besides, as postage. */
  refunded: count,
  /** Whether somebody has said what each line bears; else it is split by amount. */
  assigned: z.boolean(),
  /** Every line of the sale, also one that gave nothing. */
  lines: z.array(
    z.object({
      lineId: z.int(),
      /** What was bought, in the words of Stripe. */
      description: z.string(),
      /** The purchase that it became; null for one that gave nothing, or waits for somebody. */
      purchaseId: z.int().nullable(),
      amount: count,
      /** What it bears now. */
      refunded: count,
    }),
  ),
})

/** Of a buyer often only one name is known; one is enough. */
const newClient = z.strictObject(newClientFields)

export const stripeContract = {
  /** How things stand with Stripe: whether it is connected, when it was last looked at, what was found and what stops it. */
  'stripe.status': query('stripe.write', z.strictObject({}), statusView),
  /**
   * Connects Stripe with a restricted key, which is tried first and then kept by the operating system, never in the
   * studio's file. Refused for a key of another account or of the other mode than the studio's purchases are from.
   */
  'stripe.setKey': task(
    'stripe.write',
    z.strictObject({ key: token(300) }),
    z.object({ key: keyView, scopes: z.array(scopeView) }),
    ['stripe', 'purchases', 'attention'],
  ),
  /** Forgets the key. What was bought stays; nothing is read any more. */
  'stripe.removeKey': task('stripe.write', z.strictObject({}), z.object({ removed: z.boolean() }), [
    'stripe',
    'attention',
  ]),
  /** Looks at everything in Stripe now and answers when it is done, with what it brought or what stopped it. */
  'stripe.sync': task(
    'stripe.write',
    z.strictObject({}),
    z.object({ found: foundView, problem: problemView.nullable() }),
    ['stripe'],
  ),
  /**
   * Takes webhooks that are forwarded to this computer, signed with this secret; null stops it. They only say that there
   * is something to look at. `port` 0 lets the system choose.
   */
  'stripe.listen': task(
    'stripe.write',
    z.strictObject({ secret: token(300).nullable(), port: z.int().min(0).max(65_535).default(0) }),
    z.object({ listener: z.object({ port: z.int() }).nullable() }),
    ['stripe'],
  ),
  /**
   * Takes over what was fetched from Stripe under this name: posts the difference between what the sales ask for and
   * what was done for them so far. Nothing that a caller sends is believed: only what Stripe has answered is.
   */
  'stripe.record': command(
    'stripe.write',
    z.strictObject({ batch: token(64) }),
    foundView,
    ['purchases', 'credits', 'clients', 'attention', 'stripe', 'bookings', 'schedule'],
    { quiet: true },
  ),
  /** Lines of paid sales in Stripe of which nobody can tell whose they are or what they are, the newest first. */
  'purchases.unmatched': query(
    'sales.write',
    z.strictObject({ limit, offset }),
    z.object({ rows: z.array(unmatchedLine), total: z.int() }),
  ),
  /** Lines of paid sales that were left out, the newest sale first, with who said so, when and why. */
  'purchases.leftOut': query(
    'sales.write',
    z.strictObject({ limit, offset }),
    z.object({ rows: z.array(leftOutLine), total: z.int() }),
  ),
  /**
   * Takes back that a line gives nothing: it waits again, or gives what can be given by now. Where all of its product is
   * left out, that ends, and what was left out for that reason alone comes back with it.
   */
  'purchases.bringBack': command(
    'sales.write',
    z.strictObject({ lineId: id }),
    z.object({
      /** The line as it waits now; null where it gave something at once. */
      line: unmatchedLine.nullable(),
      /** Other lines that came back with it. */
      others: count,
      /** Whether all of its product was left out until now. */
      always: z.boolean(),
    }),
    ['purchases', 'credits', 'clients', 'attention', 'stripe', 'bookings', 'schedule'],
  ),
  /**
   * Says whose such a sale is and what a line of it is. It is remembered: the same customer and the same product are known
   * from then on, and what waited for the same answer is settled as well. Or says that this one line gives nothing; only
   * with `always` is that remembered of its product, instead of the package it was known as.
   */
  'purchases.match': command(
    'sales.write',
    z
      .strictObject({
        lineId: id,
        clientId: id.optional(),
        newClient: newClient.optional(),
        packageId: id.optional(),
        ignore: z.boolean().default(false),
        /** With `ignore`: whatever else is bought of the product gives nothing either, what waits now and what comes. */
        always: z.boolean().default(false),
        /** Why so, for whoever asks later. */
        reason: optionalText(255),
      })
      .refine(({ clientId, newClient }) => clientId === undefined || newClient === undefined, {
        path: ['newClient'],
        message: 'Choose a client or make a new one, not both.',
      })
      .refine(({ ignore, always }) => ignore || !always, {
        path: ['always'],
        message: 'Only what is left out can be left out always.',
      }),
    z.object({
      /** The line as it is still waiting; null once it is settled. */
      line: unmatchedLine.nullable(),
      /** What was given, for this line and for others that waited for the same answer. */
      granted: z.array(
        z.object({
          purchaseId: z.int(),
          clientId: z.int(),
          clientName: z.string(),
          packageName: z.string(),
          /** What was given, less what refunds have taken back already. */
          units: count,
          /** Whether it can be spent now, or what it waits for. */
          usable: z.enum(GIVEN_USES),
        }),
      ),
      /** What `always` has come to; null where it was not said. */
      always: z
        .object({
          /** Other lines that waited and are left out with this one. */
          others: count,
          /** Whether later ones follow. Not where Stripe names nothing that a later one could be known by. */
          later: z.boolean(),
          /** The package that the product was known as until now. */
          replaces: z.string().nullable(),
        })
        .nullable(),
    }),
    ['purchases', 'credits', 'clients', 'attention', 'stripe', 'bookings', 'schedule'],
    { alsoNeeds: ({ newClient }) => (newClient === undefined ? [] : ['clients.write']) },
  ),
  /**
   * How refunds in Stripe are spread over what was bought with the same payment as this purchase; null for what was not
   * bought in Stripe.
   */
  'purchases.refundSplit': query(
    'sales.write',
    z.strictObject({ purchaseId: id }),
    z.object({ split: refundSplit.nullable() }),
  ),
  /**
   * Says what each line of a sale in Stripe bears of its refunds, which name no line; null has them split by amount again.
   * The amounts come to what the lines bear together, and none is more than its line cost. Credits follow: they are taken
   * from where the refund is now and given back where it was. The same again changes nothing. `version` is that of the split
   * that the caller has looked at: refused with STALE_VERSION when it is another by now.
   */
  'purchases.assignRefund': command(
    'sales.refund',
    z.strictObject({
      saleId: id,
      version,
      lines: z
        .array(z.strictObject({ lineId: id, amount }))
        .min(1)
        .max(500)
        .refine((lines) => new Set(lines.map(({ lineId }) => lineId)).size === lines.length, {
          message: 'Name each line once.',
        })
        .nullable(),
    }),
    z.object({
      split: refundSplit,
      /** Units taken, and units given back, now. */
      revoked: count,
      givenBack: count,
    }),
    ['purchases', 'credits', 'clients', 'attention', 'stripe', 'bookings', 'schedule'],
  ),
  /**
   * Says how the dispute of a sale has ended, where Stripe will not tell: it is not connected, or the bank took the money
   * back in another currency. Won, the sale is paid again and what is left can be used; lost, the money counts as given
   * back and its units are taken. What Stripe tells of it later counts once.
   */
  'purchases.settleDispute': command(
    'sales.refund',
    z.strictObject({ purchaseId: id, outcome: z.enum(DISPUTE_OUTCOMES), reason: requiredText(255) }),
    z.object({
      status: z.enum(PURCHASE_STATUSES),
      refundedAmount: count,
      /** Units taken now, of everything that was paid with the same payment. */
      revoked: count,
      availableSessions: z.int(),
    }),
    ['purchases', 'credits', 'clients', 'attention', 'stripe', 'bookings', 'schedule'],
  ),
}
