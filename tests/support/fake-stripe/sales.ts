import type Stripe from 'stripe'
import { makeInvoice, makeInvoiceLine, makeInvoicePayment } from './billing-objects.ts'
import {
  type ItemFacts,
  makeCharge,
  makeCustomer,
  makeIntent,
  makeItem,
  makePrice,
  makeProduct,
  makeSession,
} from './objects.ts'
import { found, type World } from './world.ts'

/** What happens at Stripe when something is sold there. Each function also tells the events that Stripe would tell. */

export type SoldLine = {
  /** Id of a price; without one the line is worth `amount` and nobody knows what it is. */
  readonly price?: string
  readonly amount?: number
  readonly quantity?: number
  /** Off the line in all. */
  readonly discount?: number
  readonly description?: string
  /** Part of a period, as of a subscription that was changed in the middle of a month. */
  readonly proration?: boolean
}

type Buyer = {
  readonly customer?: string
  readonly email?: string
  readonly name?: string
  readonly phone?: string
}

type Words = { readonly metadata?: Record<string, string>; readonly currency?: string }

export function addCustomer(world: World, given: Buyer & Words = {}): string {
  const { email = null, name = null, phone = null, metadata = {} } = given
  const customer = makeCustomer(world.made('cus'), { email, name, phone, metadata })
  world.customers.set(customer.id, customer)
  return customer.id
}

export function changeCustomer(world: World, id: string, given: Partial<Stripe.Customer>): void {
  const customer = Object.assign(found(world.customers, id), given)
  world.emit('customer.updated', customer)
}

export function deleteCustomer(world: World, id: string): void {
  const gone = { id, object: 'customer', deleted: true } as const
  world.customers.set(id, gone)
  world.emit('customer.deleted', gone)
}

export type Offer = {
  readonly name: string
  readonly amount: number
  readonly currency?: string
  readonly lookupKey?: string
  readonly metadata?: Record<string, string>
  readonly productMetadata?: Record<string, string>
}

/** A product with one price; the price's id. */
export function addPrice(world: World, offer: Offer): string {
  const product = makeProduct(world.made('prod'), { name: offer.name, metadata: offer.productMetadata ?? {} })
  const price = makePrice(world.made('price'), {
    product: product.id,
    unit_amount: offer.amount,
    currency: offer.currency ?? 'eur',
    lookup_key: offer.lookupKey ?? null,
    metadata: offer.metadata ?? {},
  })
  world.products.set(product.id, product)
  world.prices.set(price.id, price)
  return price.id
}

export function deleteProduct(world: World, id: string): void {
  world.products.set(id, { id, object: 'product', deleted: true })
}

function factsOf(world: World, line: SoldLine, currency: string): ItemFacts {
  const price = line.price === undefined ? null : found(world.prices, line.price)
  const quantity = line.quantity ?? 1
  const product = price === null ? null : found(world.products, price.product as string)
  const name = product !== null && 'name' in product ? product.name : 'Something'
  return {
    price: price?.id ?? null,
    description: line.description ?? name,
    quantity,
    amount: line.amount ?? (price?.unit_amount ?? 0) * quantity,
    discount: line.discount ?? 0,
    currency,
    proration: line.proration ?? false,
  }
}

const totalOf = (lines: readonly ItemFacts[]) =>
  lines.reduce((sum, line) => sum + line.amount - line.discount, 0)

export type CheckoutSale = Buyer &
  Words & {
    readonly lines: readonly SoldLine[]
    readonly clientReferenceId?: string
    readonly paymentLink?: string
    /** `async`: ordered, and the bank has yet to pay. `open`: the page is open. Left out, it is paid at once. */
    readonly pay?: 'paid' | 'async' | 'open'
    readonly subscribe?: boolean
  }

/** Somebody buys on the website; the session's id. What costs nothing is complete without a payment. */
export function sellCheckout(world: World, sale: CheckoutSale): string {
  const currency = sale.currency ?? 'eur'
  const facts = sale.lines.map((line) => factsOf(world, line, currency))
  const session = makeSession(world.made('cs_test'), {
    amount_total: totalOf(facts),
    currency,
    customer: sale.customer ?? null,
    client_reference_id: sale.clientReferenceId ?? null,
    metadata: sale.metadata ?? {},
    mode: sale.subscribe === true ? 'subscription' : 'payment',
    payment_link: sale.paymentLink ?? null,
  })
  world.sessions.set(session.id, session)
  world.items.set(
    session.id,
    facts.map((item) => makeItem(world.nextId('li'), item)),
  )
  if (sale.pay !== 'open') order(world, session, sale)
  return session.id
}

/** Somebody finishes the page that was open. */
export function finishCheckout(world: World, id: string, buyer: Buyer = {}): void {
  order(world, found(world.sessions, id), buyer)
}

function order(
  world: World,
  session: Stripe.Checkout.Session,
  buyer: Buyer & { pay?: string | undefined },
): void {
  const known = session.customer === null ? null : found(world.customers, session.customer as string)
  const given = known !== null && 'email' in known ? known : null
  const email = buyer.email ?? given?.email ?? null
  const name = buyer.name ?? given?.name ?? null
  const phone = buyer.phone ?? null
  session.status = 'complete'
  session.customer_details = {
    address: null,
    business_name: null,
    email,
    individual_name: null,
    name,
    phone,
    tax_exempt: 'none',
    tax_ids: [],
  }
  if (session.mode === 'subscription') subscribe(world, session)
  else if (session.amount_total === 0) session.payment_status = 'no_payment_required'
  else {
    const later = buyer.pay === 'async'
    const intent = addIntent(world, intentOf(session, { email, later }))
    session.payment_intent = intent.id
    if (!later) {
      session.payment_status = 'paid'
      charge(world, intent, { email, name })
    }
  }
  world.emit('checkout.session.completed', session)
}

function intentOf(session: Stripe.Checkout.Session, { later }: { email: string | null; later: boolean }) {
  return {
    amount: session.amount_total ?? 0,
    currency: session.currency ?? 'eur',
    customer: session.customer as string | null,
    status: later ? 'processing' : 'succeeded',
  } as const
}

function subscribe(world: World, session: Stripe.Checkout.Session): void {
  const items = found(world.items, session.id)
  const subscription = world.nextId('sub')
  const customer = (session.customer as string | null) ?? addCustomer(world, buyerOf(session))
  session.customer = customer
  session.subscription = subscription
  session.payment_status = 'paid'
  const lines = items.map((item) => ({
    price: item.price as unknown as string,
    amount: item.amount_subtotal,
    discount: item.amount_discount,
    quantity: item.quantity ?? 1,
  }))
  session.invoice = addInvoice(world, {
    customer,
    subscription,
    lines,
    currency: session.currency ?? 'eur',
    billingReason: 'subscription_create',
  })
}

const buyerOf = ({ customer_details: details }: Stripe.Checkout.Session): Buyer => ({
  ...(details?.email ? { email: details.email } : {}),
  ...(details?.name ? { name: details.name } : {}),
})

/** The bank pays what was ordered before. */
export function payAsync(world: World, sessionId: string): void {
  const session = found(world.sessions, sessionId)
  session.payment_status = 'paid'
  const { email = null, name = null } = session.customer_details ?? {}
  charge(world, found(world.intents, session.payment_intent as string), { email, name })
  world.emit('checkout.session.async_payment_succeeded', session)
}

/** The bank does not pay what was ordered before. */
export function failAsync(world: World, sessionId: string): void {
  const session = found(world.sessions, sessionId)
  const intent = found(world.intents, session.payment_intent as string)
  intent.status = 'requires_payment_method'
  world.emit('payment_intent.payment_failed', intent)
  world.emit('checkout.session.async_payment_failed', session)
}

/** Nobody finished the page in time. */
export function expireCheckout(world: World, sessionId: string): void {
  const session = found(world.sessions, sessionId)
  session.status = 'expired'
  world.emit('checkout.session.expired', session)
}

function addIntent(world: World, given: Partial<Stripe.PaymentIntent>): Stripe.PaymentIntent {
  const intent = makeIntent(world.made('pi'), given)
  world.intents.set(intent.id, intent)
  return intent
}

function charge(
  world: World,
  intent: Stripe.PaymentIntent,
  who: { readonly email: string | null; readonly name: string | null },
): void {
  const { amount, currency, customer } = intent
  const given = { amount, currency, customer, payment_intent: intent.id }
  const taken = makeCharge(world.made('ch'), given, who)
  world.charges.set(taken.id, taken)
  intent.status = 'succeeded'
  intent.amount_received = amount
  intent.latest_charge = taken.id
  world.emit('charge.succeeded', taken)
  world.emit('payment_intent.succeeded', intent)
}

/** Money taken without a page of Stripe's and without an invoice, as by a program of the studio's own; the intent's id. */
export function takePayment(
  world: World,
  given: Buyer & Words & { readonly amount: number; readonly description?: string; readonly later?: boolean },
): string {
  const { email = null, name = null } = given
  const intent = addIntent(world, {
    amount: given.amount,
    currency: given.currency ?? 'eur',
    customer: given.customer ?? null,
    receipt_email: email,
    description: given.description ?? null,
    metadata: given.metadata ?? {},
    status: given.later === true ? 'processing' : 'succeeded',
  })
  if (given.later !== true) charge(world, intent, { email, name })
  return intent.id
}

/** A payment that was under way arrives. */
export function payIntent(world: World, id: string): void {
  charge(world, found(world.intents, id), { email: null, name: null })
}

export type InvoiceSale = Words & {
  readonly customer: string
  readonly lines: readonly SoldLine[]
  readonly subscription?: string
  readonly billingReason?: string
  readonly paid?: boolean
}

/** Stripe writes an invoice, and unless told otherwise it is paid at once; the invoice's id. */
export function addInvoice(world: World, sale: InvoiceSale): string {
  const currency = sale.currency ?? 'eur'
  const facts = sale.lines.map((line) => factsOf(world, line, currency))
  const customer = found(world.customers, sale.customer)
  const buyer = 'email' in customer ? customer : null
  const invoice = makeInvoice(
    world.made('in'),
    {
      customer: sale.customer,
      customer_email: buyer?.email ?? null,
      customer_name: buyer?.name ?? null,
      currency,
      total: totalOf(facts),
      metadata: sale.metadata ?? {},
      ...(sale.billingReason === undefined
        ? {}
        : { billing_reason: sale.billingReason as Stripe.Invoice.BillingReason }),
    },
    sale.subscription ?? null,
  )
  world.invoices.set(invoice.id, invoice)
  world.invoiceLines.set(
    invoice.id,
    facts.map((line) => {
      const price = line.price === null ? null : found(world.prices, line.price)
      const product = (price?.product as string | undefined) ?? null
      return makeInvoiceLine(world.made('il'), { ...line, invoice: invoice.id, product })
    }),
  )
  if (sale.paid !== false) payInvoice(world, invoice.id)
  return invoice.id
}

export function payInvoice(world: World, id: string): void {
  const invoice = found(world.invoices, id)
  const { total, currency } = invoice
  if (total > 0) {
    const given = { amount: total, currency, customer: invoice.customer as string | null }
    const intent = addIntent(world, given)
    charge(world, intent, { email: invoice.customer_email, name: invoice.customer_name })
    const fresh = world.made('inpay')
    const paid = { invoice: id, amount: total, currency, intent: intent.id }
    world.invoicePayments.set(fresh.id, makeInvoicePayment(fresh, paid))
  }
  Object.assign(invoice, { status: 'paid', amount_paid: total, amount_remaining: 0, attempted: true })
  world.emit('invoice.paid', invoice)
}

export function voidInvoice(world: World, id: string): void {
  const invoice = Object.assign(found(world.invoices, id), { status: 'void' as const })
  world.emit('invoice.voided', invoice)
}
