import type Stripe from 'stripe'
import type { ItemFacts, Made } from './objects.ts'

/** Invoices, money back and events; see `objects.ts`. */

const PART_OF_A_PERIOD: Stripe.InvoiceLineItem['parent'] = {
  type: 'subscription_item_details',
  invoice_item_details: null,
  subscription_item_details: {
    invoice_item: null,
    proration: true,
    proration_details: null,
    subscription: 'sub_1',
    subscription_item: 'si_1',
  },
}

export function makeInvoiceLine(
  { id, created, livemode }: Made,
  line: ItemFacts & { readonly invoice: string; readonly product: string | null },
): Stripe.InvoiceLineItem {
  const { price, product } = line
  const details = price === null || product === null ? {} : { price_details: { price, product } }
  return {
    id,
    object: 'line_item',
    amount: line.amount,
    currency: line.currency,
    description: line.description,
    discount_amounts: line.discount > 0 ? [{ amount: line.discount, discount: 'di_1' }] : [],
    discountable: true,
    discounts: [],
    invoice: line.invoice,
    livemode,
    metadata: {},
    parent: line.proration ? PART_OF_A_PERIOD : null,
    period: { start: created, end: created },
    pretax_credit_amounts: [],
    pricing: { type: 'price_details', unit_amount_decimal: null, ...details },
    quantity: line.quantity,
    quantity_decimal: null,
    subscription: null,
    subtotal: line.amount,
    taxes: [],
  }
}

export function makeInvoice(
  made: Made,
  given: Partial<Stripe.Invoice>,
  subscription: string | null,
): Stripe.Invoice {
  const amount = given.total ?? 0
  return {
    object: 'invoice',
    account_country: 'DE',
    account_name: 'North',
    account_tax_ids: null,
    amount_due: amount,
    amount_overpaid: 0,
    amount_paid: 0,
    amount_remaining: amount,
    amount_shipping: 0,
    application: null,
    attempt_count: 0,
    attempted: false,
    automatic_tax: {
      enabled: false,
      liability: null,
      disabled_reason: null,
      provider: null,
      status: null,
    },
    automatically_finalizes_at: null,
    billing_reason: subscription === null ? 'manual' : 'subscription_cycle',
    collection_method: 'charge_automatically',
    currency: 'eur',
    custom_fields: null,
    customer: null,
    customer_account: null,
    customer_address: null,
    customer_email: null,
    customer_name: null,
    customer_phone: null,
    customer_shipping: null,
    customer_tax_exempt: 'none',
    default_payment_method: null,
    default_source: null,
    default_tax_rates: [],
    description: null,
    discounts: [],
    due_date: null,
    effective_at: made.created,
    ending_balance: 0,
    footer: null,
    from_invoice: null,
    issuer: { type: 'self' },
    last_finalization_error: null,
    latest_revision: null,
    metadata: {},
    next_payment_attempt: null,
    number: null,
    on_behalf_of: null,
    parent:
      subscription === null
        ? null
        : {
            type: 'subscription_details',
            quote_details: null,
            subscription_details: { metadata: {}, subscription },
          },
    payment_settings: { default_mandate: null, payment_method_options: null, payment_method_types: null },
    period_end: made.created,
    period_start: made.created,
    post_payment_credit_notes_amount: 0,
    pre_payment_credit_notes_amount: 0,
    receipt_number: null,
    rendering: null,
    shipping_cost: null,
    shipping_details: null,
    starting_balance: 0,
    statement_descriptor: null,
    status: 'open',
    status_transitions: {
      finalized_at: made.created,
      marked_uncollectible_at: null,
      paid_at: null,
      voided_at: null,
    },
    subtotal: amount,
    subtotal_excluding_tax: amount,
    test_clock: null,
    total: amount,
    total_discount_amounts: [],
    total_excluding_tax: amount,
    total_pretax_credit_amounts: [],
    total_taxes: [],
    webhooks_delivered_at: null,
    ...made,
    ...given,
  } as Stripe.Invoice
}

export function makeInvoicePayment(
  made: Made,
  given: { invoice: string; amount: number; currency: string; intent: string },
): Stripe.InvoicePayment {
  return {
    object: 'invoice_payment',
    amount_paid: given.amount,
    amount_requested: given.amount,
    currency: given.currency,
    invoice: given.invoice,
    is_default: true,
    payment: { type: 'payment_intent', payment_intent: given.intent },
    status: 'paid',
    status_transitions: { canceled_at: null, paid_at: made.created },
    ...made,
  }
}

export function makeRefund({ id, created }: Made, given: Partial<Stripe.Refund>): Stripe.Refund {
  return {
    id,
    created,
    object: 'refund',
    amount: 0,
    balance_transaction: null,
    charge: null,
    currency: 'eur',
    customer: null,
    customer_account: null,
    metadata: {},
    payment_intent: null,
    payment_method: null,
    reason: null,
    receipt_number: null,
    source_transfer_reversal: null,
    status: 'succeeded',
    transfer_reversal: null,
    ...given,
  }
}

const NO_EVIDENCE = Object.fromEntries(
  [
    'access_activity_log',
    'billing_address',
    'cancellation_policy',
    'cancellation_policy_disclosure',
    'cancellation_rebuttal',
    'customer_communication',
    'customer_email_address',
    'customer_name',
    'customer_purchase_ip',
    'customer_signature',
    'duplicate_charge_documentation',
    'duplicate_charge_explanation',
    'duplicate_charge_id',
    'product_description',
    'receipt',
    'refund_policy',
    'refund_policy_disclosure',
    'refund_refusal_explanation',
    'service_date',
    'service_documentation',
    'shipping_address',
    'shipping_carrier',
    'shipping_date',
    'shipping_documentation',
    'shipping_tracking_number',
    'uncategorized_file',
    'uncategorized_text',
  ].map((field) => [field, null]),
)

export function makeDispute(made: Made, given: Partial<Stripe.Dispute> & { charge: string }): Stripe.Dispute {
  return {
    object: 'dispute',
    amount: 0,
    balance_transactions: [],
    currency: 'eur',
    enhanced_eligibility_types: [],
    evidence: { ...NO_EVIDENCE, enhanced_evidence: {} },
    evidence_details: {
      due_by: null,
      enhanced_eligibility: {},
      has_evidence: false,
      past_due: false,
      submission_count: 0,
      submission_method: 'manual',
    },
    intended_submission_method: 'manual',
    is_charge_refundable: true,
    metadata: {},
    payment_intent: null,
    reason: 'general',
    status: 'needs_response',
    ...made,
    ...given,
  } as unknown as Stripe.Dispute
}

export function makeEvent(made: Made, type: string, object: unknown): Stripe.Event {
  return {
    object: 'event',
    account: undefined,
    api_version: '2020-08-27',
    data: { object },
    pending_webhooks: 0,
    request: { id: null, idempotency_key: null },
    type,
    ...made,
  } as unknown as Stripe.Event
}
