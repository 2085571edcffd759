import type Stripe from 'stripe'

/**
 * Objects as Stripe would give them, with every field that its types ask for. They hold ids where Stripe gives ids;
 * `render.ts` puts the objects there that a request wants to come along.
 */

export type Made = { readonly id: string; readonly created: number; readonly livemode: boolean }

export function makeCustomer(made: Made, given: Partial<Stripe.Customer>): Stripe.Customer {
  return {
    object: 'customer',
    balance: 0,
    default_source: null,
    description: null,
    email: null,
    invoice_settings: {
      custom_fields: null,
      default_payment_method: null,
      footer: null,
      rendering_options: null,
    },
    metadata: {},
    name: null,
    phone: null,
    shipping: null,
    ...made,
    ...given,
  } as Stripe.Customer
}

export function makeProduct(made: Made, given: Partial<Stripe.Product>): Stripe.Product {
  return {
    object: 'product',
    active: true,
    description: null,
    images: [],
    marketing_features: [],
    metadata: {},
    name: 'Ten sessions',
    package_dimensions: null,
    shippable: null,
    tax_code: null,
    tax_details: null,
    type: 'service',
    updated: made.created,
    url: null,
    ...made,
    ...given,
  } as Stripe.Product
}

export function makePrice(made: Made, given: Partial<Stripe.Price> & { product: string }): Stripe.Price {
  const amount = given.unit_amount ?? 0
  return {
    object: 'price',
    active: true,
    billing_scheme: 'per_unit',
    currency: 'eur',
    custom_unit_amount: null,
    lookup_key: null,
    metadata: {},
    nickname: null,
    recurring: null,
    tax_behavior: 'unspecified',
    tiers_mode: null,
    transform_quantity: null,
    type: given.recurring ? 'recurring' : 'one_time',
    unit_amount: amount,
    unit_amount_decimal: String(amount),
    ...made,
    ...given,
  } as unknown as Stripe.Price
}

export type ItemFacts = {
  readonly price: string | null
  readonly description: string
  readonly quantity: number
  readonly amount: number
  readonly discount: number
  readonly currency: string
  readonly proration: boolean
}

export function makeItem(id: string, item: ItemFacts): Stripe.LineItem {
  return {
    id,
    object: 'item',
    adjustable_quantity: null,
    amount_discount: item.discount,
    amount_subtotal: item.amount,
    amount_tax: 0,
    amount_total: item.amount - item.discount,
    currency: item.currency,
    description: item.description,
    metadata: {},
    price: item.price as unknown as Stripe.Price,
    quantity: item.quantity,
  }
}

export function makeSession(made: Made, given: Partial<Stripe.Checkout.Session>): Stripe.Checkout.Session {
  return {
    object: 'checkout.session',
    adaptive_pricing: null,
    after_expiration: null,
    allow_promotion_codes: null,
    allowed_payment_method_types: null,
    amount_subtotal: given.amount_total ?? null,
    amount_total: null,
    automatic_tax: { enabled: false, liability: null, provider: null, status: null },
    billing_address_collection: null,
    cancel_url: null,
    client_reference_id: null,
    client_secret: null,
    collected_information: null,
    consent: null,
    consent_collection: null,
    currency: null,
    currency_conversion: null,
    custom_fields: [],
    custom_text: {
      after_submit: null,
      shipping_address: null,
      submit: null,
      terms_of_service_acceptance: null,
    },
    customer: null,
    customer_account: null,
    customer_creation: 'if_required',
    customer_details: null,
    customer_email: null,
    discounts: [],
    expires_at: made.created + 24 * 60 * 60,
    integration_identifier: null,
    invoice: null,
    invoice_creation: null,
    locale: null,
    managed_payments: null,
    metadata: {},
    mode: 'payment',
    origin_context: null,
    payment_intent: null,
    payment_link: null,
    payment_method_collection: 'if_required',
    payment_method_configuration_details: null,
    payment_method_options: {},
    payment_method_types: ['card'],
    payment_status: 'unpaid',
    permissions: null,
    recovered_from: null,
    saved_payment_method_options: null,
    setup_intent: null,
    shipping_address_collection: null,
    shipping_cost: null,
    shipping_options: [],
    status: 'open',
    submit_type: null,
    subscription: null,
    success_url: 'https://studio.example/thanks',
    total_details: null,
    ui_mode: null,
    url: null,
    wallet_options: null,
    ...made,
    ...given,
  } as Stripe.Checkout.Session
}

export function makeIntent(made: Made, given: Partial<Stripe.PaymentIntent>): Stripe.PaymentIntent {
  return {
    object: 'payment_intent',
    allowed_payment_method_types: null,
    amount: 0,
    amount_capturable: 0,
    amount_received: 0,
    application: null,
    application_fee_amount: null,
    automatic_payment_methods: null,
    canceled_at: null,
    cancellation_reason: null,
    capture_method: 'automatic',
    client_secret: null,
    confirmation_method: 'automatic',
    currency: 'eur',
    customer: null,
    customer_account: null,
    description: null,
    excluded_payment_method_types: null,
    last_payment_error: null,
    latest_charge: null,
    managed_payments: null,
    metadata: {},
    next_action: null,
    on_behalf_of: null,
    payment_method: null,
    payment_method_configuration_details: null,
    payment_method_options: {},
    payment_method_types: ['card'],
    payment_record: null,
    processing: null,
    receipt_email: null,
    review: null,
    setup_future_usage: null,
    shipping: null,
    source: null,
    statement_descriptor: null,
    statement_descriptor_suffix: null,
    status: 'requires_payment_method',
    transfer_group: null,
    ...made,
    ...given,
  } as Stripe.PaymentIntent
}

const NO_ADDRESS = { city: null, country: null, line1: null, line2: null, postal_code: null, state: null }

export function makeCharge(
  made: Made,
  given: Partial<Stripe.Charge>,
  who: { readonly email: string | null; readonly name: string | null },
): Stripe.Charge {
  return {
    object: 'charge',
    amount: 0,
    amount_captured: given.amount ?? 0,
    amount_refunded: 0,
    application: null,
    application_fee: null,
    application_fee_amount: null,
    balance_transaction: null,
    billing_details: { address: NO_ADDRESS, phone: null, tax_id: null, ...who },
    calculated_statement_descriptor: null,
    captured: true,
    currency: 'eur',
    customer: null,
    description: null,
    disputed: false,
    failure_balance_transaction: null,
    failure_code: null,
    failure_message: null,
    fraud_details: null,
    metadata: {},
    on_behalf_of: null,
    outcome: null,
    paid: true,
    payment_intent: null,
    payment_method: null,
    payment_method_details: null,
    presentment_details: undefined,
    radar_options: undefined,
    receipt_email: null,
    receipt_number: null,
    receipt_url: null,
    refunded: false,
    refunds: undefined,
    review: null,
    shipping: null,
    source: null,
    source_transfer: null,
    statement_descriptor: null,
    statement_descriptor_suffix: null,
    status: 'succeeded',
    transfer_data: null,
    transfer_group: null,
    ...made,
    ...given,
  } as unknown as Stripe.Charge
}
