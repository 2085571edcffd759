import type { z } from 'zod'
import { hintOfKey, isLiveKey } from '../../../../shared/domain/stripe-key.ts'
import { type Ask, type Asking, createAsk } from './ask.ts'
import { createCatalogue } from './catalogue.ts'
import { type ClientOptions, createClient, type StripeClient } from './client.ts'
import { createLines, LIMIT, startingAfter } from './lines.ts'
import type { Asked, OfIntent, Page, Since, StripePort, StripeScope } from './port.ts'
import { readCharge, readCustomer, readDispute, readEvent, readIntent, readRefund } from './read-wire.ts'
import {
  wireAccount,
  wireAnything,
  wireCharge,
  wireCustomer,
  wireDispute,
  wireEvent,
  wireIntent,
  wireInvoice,
  wireInvoicePayments,
  wireItem,
  wireList,
  wireRefund,
  wireSession,
} from './wire.ts'

export type GatewayOptions = Asking & ClientOptions & { readonly key: string }

/** Stripe as the core knows it, asked with one key through Stripe's own package. */
export function createGateway(options: GatewayOptions): StripePort {
  const client = createClient(options.key, options)
  const ask = createAsk(options)
  const lines = createLines(
    client,
    ask,
    createCatalogue(client, ask, () => options.time.elapsed()),
  )
  const lists = rowsOf(ask)
  return {
    identity: () => identify(client, ask, options),
    probe: () => probe(client, ask, options.now()),
    events: async ({ types, ...which }) => {
      const page = await lists('events', wireEvent, () =>
        client.events.list({ types: [...types], ...since(which) }),
      )
      if (!page.ok) return page
      const rows = page.value.rows.map(readEvent).filter((event) => event !== null)
      return { ...page, value: { ...page.value, rows } }
    },
    checkoutSessions: async (which) => {
      const params = { ...filter(which), expand: ['data.line_items', 'data.customer'] }
      const page = await lists('checkout_sessions', wireSession, () => client.checkout.sessions.list(params))
      return page.ok ? eachOf(page, lines.session) : page
    },
    checkoutSession: async (id) => {
      const found = await ask('checkout_sessions', wireSession, () =>
        client.checkout.sessions.retrieve(id, { expand: ['line_items', 'customer'] }),
      )
      return found.ok ? at(found.at, await lines.session(found.value)) : found
    },
    lineItems: async (id, after) => {
      const which = { limit: LIMIT, expand: ['data.price.product'], ...startingAfter(after) }
      const page = await lists('checkout_sessions', wireItem, () =>
        client.checkout.sessions.listLineItems(id, which),
      )
      if (!page.ok) return page
      const rows = await lines.items(page.value.rows)
      return rows.ok ? { ...page, value: { ...page.value, rows: rows.value } } : rows
    },
    paymentIntents: async (which) => {
      const params = { ...filter(which), expand: ['data.latest_charge', 'data.customer'] }
      const page = await lists('payment_intents', wireIntent, () => client.paymentIntents.list(params))
      return mapped(page, readIntent)
    },
    paymentIntent: async (id) =>
      one(
        await ask('payment_intents', wireIntent, () =>
          client.paymentIntents.retrieve(id, { expand: ['latest_charge', 'customer'] }),
        ),
        readIntent,
      ),
    invoices: async ({ status, ...which }) => {
      const params = {
        ...since(which),
        ...(status === undefined ? {} : { status }),
        expand: ['data.payments'],
      }
      const page = await lists('invoices', wireInvoice, () => client.invoices.list(params))
      return page.ok ? eachOf(page, lines.invoice) : page
    },
    invoice: async (id) => {
      const found = await ask('invoices', wireInvoice, () =>
        client.invoices.retrieve(id, { expand: ['payments', 'customer'] }),
      )
      return found.ok ? at(found.at, await lines.invoice(found.value)) : found
    },
    invoiceOfIntent: async (id) =>
      one(
        await ask('invoices', wireInvoicePayments, () =>
          client.invoicePayments.list({ payment: { type: 'payment_intent', payment_intent: id }, limit: 1 }),
        ),
        (payments) => payments.data[0]?.invoice?.id ?? null,
      ),
    ...moneyBack(client, ask),
    customer: async (id) =>
      one(await ask('customers', wireCustomer, () => client.customers.retrieve(id)), readCustomer),
    charge: async (id) =>
      one(await ask('charges', wireCharge, () => client.charges.retrieve(id)), readCharge),
  }
}

type MoneyBack = Pick<StripePort, 'refunds' | 'refund' | 'disputes' | 'dispute'>

function moneyBack(client: StripeClient, ask: Ask): MoneyBack {
  const lists = rowsOf(ask)
  return {
    refunds: async (which) =>
      mapped(await lists('refunds', wireRefund, () => client.refunds.list(filter(which))), readRefund),
    refund: async (id) =>
      one(await ask('refunds', wireRefund, () => client.refunds.retrieve(id)), readRefund),
    disputes: async (which) =>
      mapped(await lists('disputes', wireDispute, () => client.disputes.list(filter(which))), readDispute),
    dispute: async (id) =>
      one(await ask('disputes', wireDispute, () => client.disputes.retrieve(id)), readDispute),
  }
}

/** A restricted key need not be allowed to read whose account it is; everything else still works then. */
async function identify(
  client: StripeClient,
  ask: Ask,
  { key, now }: GatewayOptions,
): ReturnType<StripePort['identity']> {
  const account = await ask(null, wireAccount, () => client.accounts.retrieveCurrent())
  const known = { livemode: isLiveKey(key), hint: hintOfKey(key) }
  if (account.ok) return { ...account, value: { ...known, accountId: account.value.id } }
  if (account.problem.kind !== 'forbidden') return account
  return { ok: true, at: now(), value: { ...known, accountId: null } }
}

async function probe(client: StripeClient, ask: Ask, now: number): ReturnType<StripePort['probe']> {
  const one = { limit: 1 }
  const lists: Record<StripeScope, () => Promise<object>> = {
    events: () => client.events.list(one),
    checkout_sessions: () => client.checkout.sessions.list(one),
    payment_intents: () => client.paymentIntents.list(one),
    charges: () => client.charges.list(one),
    refunds: () => client.refunds.list(one),
    disputes: () => client.disputes.list(one),
    customers: () => client.customers.list(one),
    products: () => client.products.list(one),
    prices: () => client.prices.list(one),
    invoices: () => client.invoices.list(one),
  }
  const ticks: { scope: StripeScope; ok: boolean }[] = []
  let last = now
  for (const [scope, list] of Object.entries(lists) as [StripeScope, () => Promise<object>][]) {
    const found = await ask(scope, wireList(wireAnything), list)
    if (!found.ok && found.problem.kind !== 'forbidden') return found
    ticks.push({ scope, ok: found.ok })
    if (found.ok) last = found.at
  }
  return { ok: true, value: ticks, at: last }
}

type Row = { readonly id: string }

/** Asks for a page of rows. */
function rowsOf(ask: Ask) {
  return async <T extends z.ZodType<Row>>(
    scope: StripeScope,
    row: T,
    request: () => Promise<object>,
  ): Promise<Asked<Page<z.output<T>>>> => {
    const page = await ask(scope, wireList(row), request)
    if (!page.ok) return page
    const { data, has_more } = page.value
    return { ...page, value: { rows: data, next: has_more ? (data.at(-1)?.id ?? null) : null } }
  }
}

function mapped<T, U>(page: Asked<Page<T>>, read: (row: T) => U): Asked<Page<U>> {
  return page.ok ? { ...page, value: { rows: page.value.rows.map(read), next: page.value.next } } : page
}

function one<T, U>(found: Asked<T>, read: (value: T) => U): Asked<U> {
  return found.ok ? { ...found, value: read(found.value) } : found
}

/** Completes the rows of a page one after the other, as long as it can. */
async function eachOf<T, U>(
  page: Extract<Asked<Page<T>>, { ok: true }>,
  complete: (row: T) => Promise<Asked<U>>,
): Promise<Asked<Page<U>>> {
  const rows: U[] = []
  for (const row of page.value.rows) {
    const found = await complete(row)
    if (!found.ok) return found
    rows.push(found.value)
  }
  return { ...page, value: { rows, next: page.value.next } }
}

/** The moment of the first answer: what was asked after it may be newer, and is asked again if it matters. */
const at = <T>(moment: number, found: Asked<T>): Asked<T> => (found.ok ? { ...found, at: moment } : found)

const since = ({ createdFrom, after }: Since) => ({
  created: { gte: Math.max(0, Math.floor(createdFrom / 1000)) },
  limit: LIMIT,
  ...startingAfter(after),
})

const filter = (which: Since | OfIntent) =>
  'paymentIntent' in which ? { payment_intent: which.paymentIntent, limit: LIMIT } : since(which)
