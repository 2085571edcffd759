import { z } from 'zod'

/**
 * The fields of Stripe's objects that we read, and no others: an answer may hold more, and states may be words that did
 * not exist when this was written. What is missing or of another kind makes the whole answer one we do not know, which is
 * better than half a sale.
 */

const id = z.string().min(1).max(255)
/** Seconds since 1970. */
const seconds = z.int().nonnegative()
/** Minor units; lines of an invoice may be below zero. */
const minor = z.int()
const currency = z.string().length(3).toLowerCase()
const text = z.string().nullish()
const metadata = z.record(z.string(), z.string()).nullish()

/** An object that is an id unless it was asked to come along. */
const reference = z.union([id.transform((given) => ({ id: given })), z.looseObject({ id })]).nullish()

export const wireList = <T extends z.ZodType>(row: T) =>
  z.object({ object: z.literal('list'), data: z.array(row), has_more: z.boolean() })

export const wireAccount = z.object({ id, object: z.literal('account') })

/** An event tells which object it is about; the object as it was then is not looked at. */
export const wireEvent = z.object({
  id,
  object: z.literal('event'),
  created: seconds,
  type: z.string(),
  data: z.object({ object: z.looseObject({ id: id.optional(), object: z.string().optional() }) }),
})

export const wireProduct = z.object({
  id,
  object: z.literal('product'),
  deleted: z.boolean().optional(),
  name: text,
  metadata,
})

export const wirePrice = z.object({
  id,
  object: z.literal('price'),
  lookup_key: text,
  metadata,
  product: z.union([id.transform((given) => ({ id: given })), wireProduct]),
})

/** A line of a checkout. */
export const wireItem = z.object({
  id,
  object: z.literal('item'),
  description: text,
  quantity: z.int().nonnegative().nullable(),
  amount_total: minor,
  currency,
  price: wirePrice.nullable(),
})

export const wireSession = z.object({
  id,
  object: z.literal('checkout.session'),
  created: seconds,
  status: text,
  payment_status: z.string(),
  mode: z.string(),
  payment_intent: reference,
  invoice: reference,
  subscription: reference,
  payment_link: reference,
  customer: reference,
  customer_email: text,
  customer_details: z.object({ email: text, name: text, phone: text }).nullish(),
  amount_total: minor.nullable(),
  currency: currency.nullable(),
  client_reference_id: text,
  metadata,
  livemode: z.boolean(),
  line_items: wireList(wireItem).optional(),
})

export const wireIntent = z.object({
  id,
  object: z.literal('payment_intent'),
  created: seconds,
  status: z.string(),
  amount: minor,
  amount_received: minor,
  currency,
  customer: reference,
  receipt_email: text,
  latest_charge: z
    .union([id, z.object({ id, billing_details: z.object({ email: text }).nullish() })])
    .nullish(),
  metadata,
  description: text,
  livemode: z.boolean(),
})

const wireInvoicePayment = z.object({
  invoice: reference,
  payment: z.object({ payment_intent: reference }),
})
export const wireInvoicePayments = wireList(wireInvoicePayment)

const partOfPeriod = z.object({ proration: z.boolean() })

export const wireInvoiceLine = z.object({
  id,
  object: z.literal('line_item'),
  description: text,
  quantity: z.int().nonnegative().nullable(),
  amount: minor,
  discount_amounts: z.array(z.object({ amount: minor })).nullish(),
  taxes: z.array(z.object({ amount: minor, tax_behavior: z.string() })).nullish(),
  currency,
  pricing: z.object({ price_details: z.object({ price: reference, product: id }).optional() }).nullish(),
  parent: z
    .object({
      subscription_item_details: partOfPeriod.nullish(),
      invoice_item_details: partOfPeriod.nullish(),
    })
    .nullish(),
})

export const wireInvoice = z.object({
  id,
  object: z.literal('invoice'),
  created: seconds,
  status: text,
  amount_paid: minor,
  total: minor,
  currency,
  customer: reference,
  customer_email: text,
  customer_name: text,
  metadata,
  parent: z.object({ subscription_details: z.object({ subscription: reference }).nullish() }).nullish(),
  billing_reason: text,
  payments: wireInvoicePayments.optional(),
  lines: wireList(wireInvoiceLine),
  livemode: z.boolean(),
})

export const wireRefund = z.object({
  id,
  object: z.literal('refund'),
  created: seconds,
  status: text,
  amount: minor,
  currency,
  payment_intent: reference,
  charge: reference,
  metadata,
})

export const wireDispute = z.object({
  id,
  object: z.literal('dispute'),
  created: seconds,
  status: z.string(),
  amount: minor,
  currency,
  payment_intent: reference,
  charge: reference,
})

export const wireCustomer = z.object({
  id,
  object: z.literal('customer'),
  deleted: z.boolean().optional(),
  email: text,
  name: text,
  phone: text,
  metadata,
})

export const wireCharge = z.object({
  id,
  object: z.literal('charge'),
  created: seconds,
  status: z.string(),
  amount: minor,
  amount_refunded: minor,
  currency,
  payment_intent: reference,
  customer: reference,
})

/** A row of which nothing matters but that it could be read. */
export const wireAnything = z.looseObject({})
