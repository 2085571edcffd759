import type { z } from 'zod'
import type {
  Charge,
  CheckoutSession,
  Customer,
  Dispute,
  Invoice,
  LineItem,
  PaymentIntent,
  Price,
  Refund,
  StripeEvent,
} from './port.ts'
import type {
  wireCharge,
  wireCustomer,
  wireDispute,
  wireEvent,
  wireIntent,
  wireInvoice,
  wireInvoiceLine,
  wireItem,
  wireProduct,
  wireRefund,
  wireSession,
} from './wire.ts'

/** From Stripe's objects to ours. Nothing is decided here: seconds become milliseconds, and what is missing null. */

const SECOND = 1000

type Reference = { readonly id: string } | null | undefined

const idOf = (reference: Reference): string | null => reference?.id ?? null
const isDeleted = (reference: Reference): boolean =>
  reference != null && 'deleted' in reference && reference.deleted === true
/** Stripe and people leave empty texts behind; an empty name is none. */
const orNull = (given: string | null | undefined): string | null => (given ? given : null)

/** Null for an event about something that has no id, like a change of the balance. */
export function readEvent(event: z.output<typeof wireEvent>): StripeEvent | null {
  const { id, object } = event.data.object
  if (id === undefined || object === undefined) return null
  return {
    id: event.id,
    type: event.type,
    createdAt: event.created * SECOND,
    objectId: id,
    objectType: object,
  }
}

export function readItem(item: z.output<typeof wireItem>, price: Price | null): LineItem {
  return {
    id: item.id,
    description: orNull(item.description),
    quantity: item.quantity ?? 1,
    amountTotal: item.amount_total,
    currency: item.currency,
    price,
    proration: false,
  }
}

export function readSession(
  session: z.output<typeof wireSession>,
  lines: readonly LineItem[] | null,
): CheckoutSession {
  const details = session.customer_details
  return {
    id: session.id,
    createdAt: session.created * SECOND,
    status: orNull(session.status),
    paymentStatus: session.payment_status,
    mode: session.mode,
    paymentIntentId: idOf(session.payment_intent),
    invoiceId: idOf(session.invoice),
    subscriptionId: idOf(session.subscription),
    customerId: idOf(session.customer),
    customerDeleted: isDeleted(session.customer),
    email: orNull(details?.email) ?? orNull(session.customer_email),
    name: orNull(details?.name),
    phone: orNull(details?.phone),
    amountTotal: session.amount_total,
    currency: session.currency,
    clientReferenceId: orNull(session.client_reference_id),
    metadata: session.metadata ?? {},
    paymentLinkId: idOf(session.payment_link),
    livemode: session.livemode,
    lines,
  }
}

export function readIntent(intent: z.output<typeof wireIntent>): PaymentIntent {
  const charge = typeof intent.latest_charge === 'object' ? intent.latest_charge : null
  return {
    id: intent.id,
    createdAt: intent.created * SECOND,
    status: intent.status,
    amount: intent.amount,
    amountReceived: intent.amount_received,
    currency: intent.currency,
    customerId: idOf(intent.customer),
    customerDeleted: isDeleted(intent.customer),
    email: orNull(intent.receipt_email) ?? orNull(charge?.billing_details?.email),
    metadata: intent.metadata ?? {},
    description: orNull(intent.description),
    livemode: intent.livemode,
  }
}

/** What a line of an invoice came to: Stripe's amount is before discounts, and before taxes that are added on top. */
export function readInvoiceLine(line: z.output<typeof wireInvoiceLine>, price: Price | null): LineItem {
  let amountTotal = line.amount
  for (const discount of line.discount_amounts ?? []) amountTotal -= discount.amount
  for (const tax of line.taxes ?? []) if (tax.tax_behavior === 'exclusive') amountTotal += tax.amount
  return {
    id: line.id,
    description: orNull(line.description),
    quantity: line.quantity ?? 1,
    amountTotal,
    currency: line.currency,
    price,
    proration:
      line.parent?.subscription_item_details?.proration === true ||
      line.parent?.invoice_item_details?.proration === true,
  }
}

export function readInvoice(
  invoice: z.output<typeof wireInvoice>,
  lines: readonly LineItem[],
  paymentIntentIds: readonly string[],
): Invoice {
  return {
    id: invoice.id,
    createdAt: invoice.created * SECOND,
    status: orNull(invoice.status),
    amountPaid: invoice.amount_paid,
    total: invoice.total,
    currency: invoice.currency,
    customerId: idOf(invoice.customer),
    customerDeleted: isDeleted(invoice.customer),
    email: orNull(invoice.customer_email),
    name: orNull(invoice.customer_name),
    metadata: invoice.metadata ?? {},
    subscriptionId: idOf(invoice.parent?.subscription_details?.subscription),
    billingReason: orNull(invoice.billing_reason),
    paymentIntentIds,
    lines,
    livemode: invoice.livemode,
  }
}

export function readRefund(refund: z.output<typeof wireRefund>): Refund {
  return {
    id: refund.id,
    createdAt: refund.created * SECOND,
    status: orNull(refund.status),
    amount: refund.amount,
    currency: refund.currency,
    paymentIntentId: idOf(refund.payment_intent),
    chargeId: idOf(refund.charge),
    metadata: refund.metadata ?? {},
  }
}

export function readDispute(dispute: z.output<typeof wireDispute>): Dispute {
  return {
    id: dispute.id,
    createdAt: dispute.created * SECOND,
    status: dispute.status,
    amount: dispute.amount,
    currency: dispute.currency,
    paymentIntentId: idOf(dispute.payment_intent),
    chargeId: idOf(dispute.charge),
  }
}

export function readCustomer(customer: z.output<typeof wireCustomer>): Customer {
  return {
    id: customer.id,
    deleted: customer.deleted === true,
    email: orNull(customer.email),
    name: orNull(customer.name),
    phone: orNull(customer.phone),
    metadata: customer.metadata ?? {},
  }
}

export function readCharge(charge: z.output<typeof wireCharge>): Charge {
  return {
    id: charge.id,
    createdAt: charge.created * SECOND,
    status: charge.status,
    amount: charge.amount,
    amountRefunded: charge.amount_refunded,
    currency: charge.currency,
    paymentIntentId: idOf(charge.payment_intent),
    customerId: idOf(charge.customer),
  }
}

/** What is sold under a price; null for a product that was deleted. */
export type ProductFacts = {
  readonly id: string
  readonly name: string | null
  readonly metadata: Readonly<Record<string, string>>
}

export function readProduct(product: z.output<typeof wireProduct>): ProductFacts {
  const deleted = product.deleted === true
  return { id: product.id, name: deleted ? null : orNull(product.name), metadata: product.metadata ?? {} }
}
