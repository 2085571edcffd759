import type { z } from 'zod'
import type { Ask } from './ask.ts'
import type { Catalogue } from './catalogue.ts'
import type { StripeClient } from './client.ts'
import type { Asked, CheckoutSession, Invoice, LineItem } from './port.ts'
import { readInvoice, readInvoiceLine, readItem, readSession } from './read-wire.ts'
import {
  type wireInvoice,
  wireInvoiceLine,
  wireInvoicePayments,
  type wireItem,
  wireList,
  type wireSession,
} from './wire.ts'

/** As many rows as Stripe gives at once. */
export const LIMIT = 100

/** The rows that follow one; the first ones without it. */
export const startingAfter = (after: string | undefined) =>
  after === undefined ? {} : { starting_after: after }

/** What checkouts and invoices are made of, each with what was sold. */
export type Lines = {
  session(session: z.output<typeof wireSession>): Promise<Asked<CheckoutSession>>
  items(items: readonly z.output<typeof wireItem>[]): Promise<Asked<readonly LineItem[]>>
  /** With all its lines and the intents that paid it, however many. */
  invoice(invoice: z.output<typeof wireInvoice>): Promise<Asked<Invoice>>
}

type InvoiceLine = z.output<typeof wireInvoiceLine>
type InvoicePayments = z.output<typeof wireInvoicePayments>

export function createLines(client: StripeClient, ask: Ask, catalogue: Catalogue): Lines {
  async function items(given: readonly z.output<typeof wireItem>[]): Promise<Asked<readonly LineItem[]>> {
    const lines: LineItem[] = []
    for (const item of given) {
      if (item.price === null) lines.push(readItem(item, null))
      else {
        const price = await catalogue.priceOf(item.price)
        if (!price.ok) return price
        lines.push(readItem(item, price.value))
      }
    }
    return done(lines)
  }

  async function allLines(invoice: z.output<typeof wireInvoice>): Promise<Asked<readonly InvoiceLine[]>> {
    const rows = [...invoice.lines.data]
    for (let more = invoice.lines.has_more; more; ) {
      const which = { limit: LIMIT, ...startingAfter(rows.at(-1)?.id) }
      const page = await ask('invoices', wireList(wireInvoiceLine), () =>
        client.invoices.listLineItems(invoice.id, which),
      )
      if (!page.ok) return page
      rows.push(...page.value.data)
      // A page without rows that says there are more would never end.
      more = page.value.has_more && page.value.data.length > 0
    }
    return done(rows)
  }

  async function invoiceLines(given: readonly InvoiceLine[]): Promise<Asked<readonly LineItem[]>> {
    const lines: LineItem[] = []
    for (const line of given) {
      const details = line.pricing?.price_details
      if (details?.price == null) lines.push(readInvoiceLine(line, null))
      else {
        const price = await catalogue.priceById(details.price.id, details.product)
        if (!price.ok) return price
        lines.push(readInvoiceLine(line, price.value))
      }
    }
    return done(lines)
  }

  async function payments(invoice: z.output<typeof wireInvoice>): Promise<Asked<readonly string[]>> {
    if (invoice.payments !== undefined && !invoice.payments.has_more) return done(intentsOf(invoice.payments))
    const found = await ask('invoices', wireInvoicePayments, () =>
      client.invoicePayments.list({ invoice: invoice.id, limit: LIMIT }),
    )
    return found.ok ? { ...found, value: intentsOf(found.value) } : found
  }

  return {
    items,
    async session(session) {
      const given = session.line_items
      if (given === undefined || given.has_more) return done(readSession(session, null))
      const lines = await items(given.data)
      return lines.ok ? done(readSession(session, lines.value)) : lines
    },
    async invoice(invoice) {
      const all = await allLines(invoice)
      if (!all.ok) return all
      const lines = await invoiceLines(all.value)
      if (!lines.ok) return lines
      const paid = await payments(invoice)
      return paid.ok ? done(readInvoice(invoice, lines.value, paid.value)) : paid
    },
  }
}

const intentsOf = (payments: InvoicePayments): string[] =>
  payments.data.flatMap(({ payment }) => payment.payment_intent?.id ?? [])

/** The moment of an answer that was put together is that of the answer it came from; who asked knows it. */
const done = <T>(value: T): Extract<Asked<T>, { ok: true }> => ({ ok: true, value, at: 0 })
