/** What a sale in Stripe is kept as, and what can become of it. */

/** The canonical source of a payment: its invoice if any, else its Checkout Session, else the PaymentIntent itself. */
export const STRIPE_SALE_KINDS = ['invoice', 'checkout_session', 'payment_intent'] as const
export type StripeSaleKind = (typeof STRIPE_SALE_KINDS)[number]

/** `unpaid` is a payment that is still under way, as of a bank debit: it gives nothing yet. */
export const STRIPE_SALE_STATES = ['open', 'unpaid', 'paid', 'failed', 'expired', 'void'] as const
export type StripeSaleState = (typeof STRIPE_SALE_STATES)[number]

/** `waiting` for payment, `unmatched` until somebody says what or whose it is, `granted`, or `ignored` by decision. */
export const STRIPE_LINE_STATES = ['waiting', 'unmatched', 'granted', 'ignored'] as const
export type StripeLineState = (typeof STRIPE_LINE_STATES)[number]

/** What a bank has decided of a dispute, as staff say it where Stripe does not: the money stays, or it goes back. */
export const DISPUTE_OUTCOMES = ['won', 'lost'] as const
export type DisputeOutcome = (typeof DISPUTE_OUTCOMES)[number]

/**
 * What somebody can do with what a sale has just given: spend it `now`, wait until a pack before it is used up, wait until
 * a dispute is decided, or nothing any more, because its last day is past or all of it was given back.
 */
export const GIVEN_USES = ['now', 'queued', 'frozen', 'over'] as const
export type GivenUse = (typeof GIVEN_USES)[number]
