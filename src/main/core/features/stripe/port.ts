/**
 * What the core knows of Stripe: types of our own, so that nothing but the gateway depends on Stripe's package or on the
 * version of its API. Instants are epoch milliseconds, money is in minor units of a lower-case ISO currency, and what
 * Stripe may extend at any time (states, types, reasons) is text: a word we do not know must never stop a run.
 */
import type { StripeScope } from '../../../../shared/domain/stripe-states.ts'

export type { StripeScope } from '../../../../shared/domain/stripe-states.ts'

/** Why Stripe gave no answer. `message` is a sentence for a log; neither it nor anything else here holds the key. */
export type StripeProblem = {
  /**
   * `no_key`: none is kept, or it cannot be read today. `unauthorized`: Stripe does not know the key (any more).
   * `forbidden`: the key may not read `scope`. `aged_out`: Stripe does not keep events from that long ago.
   * `unexpected`: an answer that is none of those we know, also one that is malformed.
   */
  readonly kind:
    | 'no_key'
    | 'unauthorized'
    | 'forbidden'
    | 'rate_limited'
    | 'unreachable'
    | 'not_found'
    | 'aged_out'
    | 'unexpected'
  readonly scope?: StripeScope
  readonly retryAfterMs?: number
  readonly message: string
}

/** An answer of Stripe, with the moment it was given by Stripe's clock, which is the one to reckon with; or none. */
export type Asked<T> =
  | { readonly ok: true; readonly value: T; readonly at: number }
  | { readonly ok: false; readonly problem: StripeProblem }

/** Newest first, as Stripe lists. `next` is what to give as `after` to read on; null on the last page. */
export type Page<T> = { readonly rows: readonly T[]; readonly next: string | null }

export type Metadata = Readonly<Record<string, string>>

/** Whose Stripe it is. `hint` is all of the key that anybody may see: `rk_live_…a1b2`. */
export type StripeIdentity = {
  /** Null where the key may not read the account, which restricted keys need not. */
  readonly accountId: string | null
  readonly livemode: boolean
  readonly hint: string
}

/** That something happened to an object; what happened is asked of the object itself. */
export type StripeEvent = {
  readonly id: string
  readonly type: string
  readonly createdAt: number
  readonly objectId: string
  /** As Stripe calls it: `checkout.session`, `payment_intent`, `charge`, `refund`, `dispute`, `invoice` … */
  readonly objectType: string
}

export type Price = {
  readonly id: string
  readonly lookupKey: string | null
  readonly metadata: Metadata
  readonly productId: string
  /** Null for a product that was deleted. */
  readonly productName: string | null
  readonly productMetadata: Metadata
}

export type LineItem = {
  /** `li_…` of a checkout, `il_…` of an invoice. */
  readonly id: string
  readonly description: string | null
  readonly quantity: number
  /** What was asked for the line in all, after discounts and with tax. */
  readonly amountTotal: number
  readonly currency: string
  readonly price: Price | null
  /** Part of a period, as of a subscription that was changed in the middle of a month: no whole one of what it names. */
  readonly proration: boolean
}

export type CheckoutSession = {
  readonly id: string
  readonly createdAt: number
  /** `open`, `complete`, `expired`; null on very old ones. */
  readonly status: string | null
  /** `paid`, `unpaid`, `no_payment_required`. */
  readonly paymentStatus: string
  /** `payment`, `subscription`, `setup`. */
  readonly mode: string
  readonly paymentIntentId: string | null
  readonly invoiceId: string | null
  readonly subscriptionId: string | null
  /** Null for a guest. */
  readonly customerId: string | null
  readonly customerDeleted: boolean
  readonly email: string | null
  readonly name: string | null
  readonly phone: string | null
  readonly amountTotal: number | null
  readonly currency: string | null
  readonly clientReferenceId: string | null
  readonly metadata: Metadata
  readonly paymentLinkId: string | null
  readonly livemode: boolean
  /** All its lines where they came along; null where they did not, or not all: ask `lineItems` then. */
  readonly lines: readonly LineItem[] | null
}

export type PaymentIntent = {
  readonly id: string
  readonly createdAt: number
  readonly status: string
  readonly amount: number
  readonly amountReceived: number
  readonly currency: string
  readonly customerId: string | null
  readonly customerDeleted: boolean
  readonly email: string | null
  readonly metadata: Metadata
  readonly description: string | null
  readonly livemode: boolean
}

export type Invoice = {
  readonly id: string
  readonly createdAt: number
  /** `draft`, `open`, `paid`, `uncollectible`, `void`. */
  readonly status: string | null
  readonly amountPaid: number
  readonly total: number
  readonly currency: string
  readonly customerId: string | null
  readonly customerDeleted: boolean
  readonly email: string | null
  readonly name: string | null
  readonly metadata: Metadata
  readonly subscriptionId: string | null
  readonly billingReason: string | null
  /** The intents that paid it; more than one where it was paid in parts. */
  readonly paymentIntentIds: readonly string[]
  /** All of them, however many. */
  readonly lines: readonly LineItem[]
  readonly livemode: boolean
}

export type Refund = {
  readonly id: string
  readonly createdAt: number
  /** `pending`, `requires_action`, `succeeded`, `failed`, `canceled`. */
  readonly status: string | null
  readonly amount: number
  readonly currency: string
  readonly paymentIntentId: string | null
  readonly chargeId: string | null
  readonly metadata: Metadata
}

export type Dispute = {
  readonly id: string
  readonly createdAt: number
  /** `needs_response`, `under_review`, `won`, `lost`, `warning_…`, `prevented`. */
  readonly status: string
  readonly amount: number
  readonly currency: string
  readonly paymentIntentId: string | null
  readonly chargeId: string | null
}

/** Of one that was deleted, nothing but its id is left. */
export type Customer = {
  readonly id: string
  readonly deleted: boolean
  readonly email: string | null
  readonly name: string | null
  readonly phone: string | null
  readonly metadata: Metadata
}

export type Charge = {
  readonly id: string
  readonly createdAt: number
  readonly status: string
  readonly amount: number
  /** In all so far, also while a refund is under way. */
  readonly amountRefunded: number
  readonly currency: string
  readonly paymentIntentId: string | null
  readonly customerId: string | null
}

/** Rows made at or after `createdFrom`. */
export type Since = { readonly createdFrom: number; readonly after?: string }
/** Rows of one payment; there are never more of them than fit on a page. */
export type OfIntent = { readonly paymentIntent: string }

/**
 * Reads Stripe; never writes there. No method ever rejects because of what Stripe, the network or the key do: that is a
 * problem in the answer. Temporary problems have been tried again before they are told.
 */
export type StripePort = {
  identity(): Promise<Asked<StripeIdentity>>
  /** Reads a row of each scope; `forbidden` ones are answers here, other problems are problems. */
  probe(): Promise<Asked<readonly { readonly scope: StripeScope; readonly ok: boolean }[]>>
  events(which: Since & { readonly types: readonly string[] }): Promise<Asked<Page<StripeEvent>>>
  checkoutSessions(which: Since | OfIntent): Promise<Asked<Page<CheckoutSession>>>
  checkoutSession(id: string): Promise<Asked<CheckoutSession>>
  lineItems(sessionId: string, after?: string): Promise<Asked<Page<LineItem>>>
  paymentIntents(which: Since): Promise<Asked<Page<PaymentIntent>>>
  paymentIntent(id: string): Promise<Asked<PaymentIntent>>
  /** `status` may be left out for invoices of every state. */
  invoices(which: Since & { readonly status?: string }): Promise<Asked<Page<Invoice>>>
  invoice(id: string): Promise<Asked<Invoice>>
  /** The invoice that an intent pays; null for an intent without one. */
  invoiceOfIntent(paymentIntentId: string): Promise<Asked<string | null>>
  refunds(which: Since | OfIntent): Promise<Asked<Page<Refund>>>
  refund(id: string): Promise<Asked<Refund>>
  disputes(which: Since | OfIntent): Promise<Asked<Page<Dispute>>>
  dispute(id: string): Promise<Asked<Dispute>>
  customer(id: string): Promise<Asked<Customer>>
  charge(id: string): Promise<Asked<Charge>>
}

/** How a key is kept: by the operating system, or in memory until the app is closed where the system keeps no secrets. */
export type KeyKept = 'system' | 'session'

/** Keeps the one restricted key of this computer's studio, outside the database. */
export type StripeKeys = {
  /** What anybody may see of the key; null when none is kept. */
  hint(): Promise<{ readonly hint: string; readonly kept: KeyKept } | null>
  /** Keeps it instead of the one before. The caller has made sure that it is a restricted key that works. */
  set(key: string): Promise<KeyKept>
  forget(): Promise<void>
  /** Keeps what webhooks are signed with (`whsec_…`) in the same way as the key; null forgets it. */
  setListenSecret(secret: string | null): Promise<void>
}

/** A webhook that was forwarded and whose signature is right: something happened to an object. */
export type StripePoke = {
  readonly eventId: string
  readonly type: string
  readonly objectId: string
  readonly objectType: string
}

/** The Stripe of an open studio, as the core may use it. Made outside; see `Deps.stripe`. */
export type StripeOutside = {
  /** Asks with the key that is kept at that moment; `no_key` while none is. One object for as long as the file is open. */
  readonly port: StripePort
  /** Asks with a key that is not kept yet. */
  portWith(key: string): StripePort
  readonly keys: StripeKeys
  /**
   * Listens on this computer alone for webhooks that are forwarded to it, and calls `onPoke` for each that is genuine.
   * `port` 0 lets the system choose; which it was is kept. Null when no secret is kept, or the port is taken. Instead of
   * the listener before.
   */
  listen(port: number, onPoke: (poke: StripePoke) => void): Promise<{ readonly port: number } | null>
  /** Listens where it did when the app was closed; null where it did not. */
  listenAgain(onPoke: (poke: StripePoke) => void): Promise<{ readonly port: number } | null>
  /** Stops listening; resolves when the port is free again. */
  deafen(): Promise<void>
  /** Stops listening and asking; questions under way are answered as `unreachable`. */
  close(): Promise<void>
}
