/** What was fetched of a sale, in the shape in which it is recorded; nothing of it depends on how it was found. */

import type { StripeSaleKind, StripeSaleState } from '../../../../shared/domain/stripe.ts'
import { fromStripeAmount } from '../../../../shared/domain/stripe-money.ts'
import { intentState, invoiceState, sessionState } from '../../../../shared/domain/stripe-target.ts'
import { checkUntil } from '../../../../shared/domain/stripe-times.ts'
import type { CheckoutSession, Dispute, Invoice, LineItem, Metadata, PaymentIntent, Refund } from './port.ts'

/** One line as it was sold. Amounts are in the minor units of our own table of currencies. */
export type LineFacts = {
  readonly lineId: string
  readonly description: string | null
  readonly quantity: number
  readonly amount: number
  readonly priceId: string | null
  readonly productId: string | null
  readonly productName: string | null
  readonly lookupKey: string | null
  /** The package ids that the price and the product name, as they came. */
  readonly pricePackage: string | null
  readonly productPackage: string | null
}

/** Who bought, as the sale itself says. */
export type BuyerFacts = {
  readonly customerId: string | null
  readonly email: string | null
  readonly name: string | null
  readonly phone: string | null
}

/** What a Checkout Session says besides of a sale whose canonical source is its invoice. */
export type SessionWords = { readonly metadata: Metadata; readonly clientReference: string | null }

/** One sale under its canonical source, with all its lines. */
export type SaleFacts = {
  readonly sourceId: string
  readonly kind: StripeSaleKind
  readonly state: StripeSaleState
  readonly livemode: boolean
  /** The payments it was paid by; the first one is kept with it. */
  readonly intents: readonly string[]
  readonly subscriptionId: string | null
  readonly buyer: BuyerFacts
  readonly amount: number
  /** In capitals. */
  readonly currency: string
  readonly metadata: Metadata
  readonly clientReference: string | null
  readonly lines: readonly LineFacts[]
  readonly createdAt: number
  /** Until when a payment that is under way is asked for again; null for one that is settled. */
  readonly checkUntil: number | null
  /** When it was fetched, by Stripe's clock. */
  readonly fetchedAt: number
}

/** A refund or a dispute, with the payment that it is about. */
export type ReversalFacts = {
  readonly id: string
  readonly kind: 'refund' | 'dispute'
  readonly paymentIntentId: string | null
  /** The canonical source of that payment, where it was asked for. */
  readonly sourceId: string | null
  readonly status: string
  readonly amount: number
  readonly currency: string
  readonly createdAt: number
  readonly fetchedAt: number
}

/** The key of the metadata, of prices, products and payments, that names a package of the studio. */
const PACKAGE_KEY = 'package_id'

export function saleOfSession(session: CheckoutSession, lines: readonly LineItem[], at: number): SaleFacts {
  const currency = currencyOf(session.currency, lines)
  const state = sessionState(session)
  return {
    ...base(session, at),
    sourceId: session.id,
    kind: 'checkout_session',
    state,
    intents: session.paymentIntentId === null ? [] : [session.paymentIntentId],
    subscriptionId: session.subscriptionId,
    buyer: buyerOf(session),
    amount: fromStripeAmount(session.amountTotal ?? total(lines), currency),
    currency,
    metadata: session.metadata,
    clientReference: session.clientReferenceId,
    lines: lines.map((line) => lineFacts(line, currency)),
    checkUntil: checkUntil(state, session.createdAt),
  }
}

/** An invoice, with what the Checkout Session that it came from says besides, if any. */
export function saleOfInvoice(invoice: Invoice, words: SessionWords | null, at: number): SaleFacts {
  const currency = invoice.currency.toUpperCase()
  const state = invoiceState(invoice)
  return {
    ...base(invoice, at),
    sourceId: invoice.id,
    kind: 'invoice',
    state,
    intents: invoice.paymentIntentIds,
    subscriptionId: invoice.subscriptionId,
    buyer: buyerOf({ ...invoice, phone: null }),
    amount: fromStripeAmount(Math.max(0, invoice.amountPaid), currency),
    currency,
    metadata: { ...words?.metadata, ...invoice.metadata },
    clientReference: words?.clientReference ?? null,
    lines: invoice.lines.map((line) => lineFacts(line, currency)),
    checkUntil: checkUntil(state, invoice.createdAt),
  }
}

/** A payment that nothing stands behind: its only line is itself. */
export function saleOfIntent(intent: PaymentIntent, at: number): SaleFacts {
  const currency = intent.currency.toUpperCase()
  const state = intentState(intent)
  const amount = fromStripeAmount(state === 'paid' ? intent.amountReceived : intent.amount, currency)
  return {
    ...base(intent, at),
    sourceId: intent.id,
    kind: 'payment_intent',
    state,
    intents: [intent.id],
    subscriptionId: null,
    buyer: buyerOf({ ...intent, name: null, phone: null }),
    amount,
    currency,
    metadata: intent.metadata,
    clientReference: null,
    lines: [
      {
        lineId: intent.id,
        description: intent.description,
        quantity: 1,
        amount,
        ...{ priceId: null, productId: null, productName: null, lookupKey: null, productPackage: null },
        pricePackage: intent.metadata[PACKAGE_KEY] ?? null,
      },
    ],
    checkUntil: checkUntil(state, intent.createdAt),
  }
}

export function factsOfRefund(refund: Refund, sourceId: string | null, at: number): ReversalFacts {
  return { ...reversal(refund, sourceId, at), kind: 'refund', status: refund.status ?? 'pending' }
}

export function factsOfDispute(dispute: Dispute, sourceId: string | null, at: number): ReversalFacts {
  return { ...reversal(dispute, sourceId, at), kind: 'dispute', status: dispute.status }
}

function reversal(of: Refund | Dispute, sourceId: string | null, fetchedAt: number) {
  const currency = of.currency.toUpperCase()
  const { id, paymentIntentId, createdAt } = of
  return {
    id,
    paymentIntentId,
    sourceId,
    amount: fromStripeAmount(of.amount, currency),
    currency,
    createdAt,
    fetchedAt,
  }
}

function base({ livemode, createdAt }: { livemode: boolean; createdAt: number }, fetchedAt: number) {
  return { livemode, createdAt, fetchedAt }
}

/** Of a customer who was deleted the number is still good: it may be known from before. */
function buyerOf(of: BuyerFacts): BuyerFacts {
  return { customerId: of.customerId, email: of.email, name: of.name, phone: of.phone }
}

function lineFacts(line: LineItem, currency: string): LineFacts {
  // What part of a month is worth in credits, a person says: its price names a whole package.
  const price = line.proration ? null : line.price
  return {
    lineId: line.id,
    description: line.description ?? line.price?.productName ?? null,
    // A proration that gives money back sells nothing: of none of it a purchase is made.
    quantity: line.amountTotal < 0 ? 0 : Math.max(0, line.quantity),
    amount: fromStripeAmount(Math.max(0, line.amountTotal), currency),
    priceId: price?.id ?? null,
    productId: price?.productId ?? null,
    productName: price?.productName ?? null,
    lookupKey: price?.lookupKey ?? null,
    pricePackage: price?.metadata[PACKAGE_KEY] ?? null,
    productPackage: price?.productMetadata[PACKAGE_KEY] ?? null,
  }
}

const total = (lines: readonly LineItem[]) => lines.reduce((sum, line) => sum + line.amountTotal, 0)

function currencyOf(currency: string | null, lines: readonly LineItem[]): string {
  return (currency ?? lines[0]?.currency ?? 'xxx').toUpperCase()
}
