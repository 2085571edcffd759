import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Ajv, type ValidateFunction } from 'ajv'
import { beforeAll, describe, expect, test } from 'vitest'
import type { StripePort } from '../../src/main/core/features/stripe/port.ts'
import { portOver } from '../support/fake-stripe/in-process.ts'
import {
  addCustomer,
  addInvoice,
  addPrice,
  changeCustomer,
  changeDispute,
  createFakeStripe,
  dispute,
  expireCheckout,
  type FakeStripe,
  failAsync,
  failRefund,
  finishCheckout,
  loseDispute,
  payAsync,
  payIntent,
  payInvoice,
  refund,
  sellCheckout,
  settleRefund,
  TEST_KEY,
  takePayment,
  voidInvoice,
  winDispute,
} from '../support/fake-stripe/index.ts'

const FOLDER = join(import.meta.dirname, '../support/fake-stripe')
const readJson = (file: string) => JSON.parse(readFileSync(join(FOLDER, file), 'utf8'))

type Thing = Record<string, unknown> & { readonly object: string }

const schemas = readJson('schemas.json') as {
  readonly objects: Readonly<Record<string, { readonly $ref: string }>>
  readonly $defs: object
}
const checks = new Map<string, ValidateFunction>()

beforeAll(() => {
  const ajv = new Ajv({ strict: false })
  ajv.addSchema({ $id: 'stripe', $defs: schemas.$defs })
  for (const [object, { $ref }] of Object.entries(schemas.objects)) {
    checks.set(object, ajv.compile({ $ref: `stripe${$ref}` }))
  }
})

function problemsOf(thing: Thing): readonly string[] {
  const check = checks.get(thing.object)
  if (check === undefined) return [`nobody knows ${thing.object}`]
  check(thing)
  return (check.errors ?? []).map(({ instancePath, message }) => `${thing.object}${instancePath} ${message}`)
}

/** An account in which everything has happened that can. */
function busyAccount(): FakeStripe {
  const fake = createFakeStripe({ now: Date.UTC(2026, 2, 2, 9) })
  const { world } = fake
  const customer = addCustomer(world, { email: 'anna@example.com', name: 'Anna Berg', phone: '+49 30 1' })
  const price = addPrice(world, {
    name: 'Ten',
    amount: 9000,
    lookupKey: 'ten',
    metadata: { package_id: '1' },
  })
  const lines = [{ price, quantity: 2, discount: 100 }]
  sellCheckout(world, { customer, lines, clientReferenceId: '1', paymentLink: 'plink_1' })
  sellCheckout(world, { lines: Array.from({ length: 12 }, () => ({ price })), email: 'guest@example.com' })
  sellCheckout(world, { lines: [{ price, discount: 9000 }] })
  sellCheckout(world, { lines, subscribe: true, email: 'sub@example.com', name: 'Sub' })
  payAsync(world, sellCheckout(world, { lines, pay: 'async' }))
  failAsync(world, sellCheckout(world, { lines, pay: 'async' }))
  finishCheckout(world, sellCheckout(world, { lines, pay: 'open' }), { email: 'late@example.com' })
  expireCheckout(world, sellCheckout(world, { lines, pay: 'open' }))
  const intent = takePayment(world, { amount: 5000, customer, description: 'At the desk' })
  payIntent(world, takePayment(world, { amount: 100, later: true }))
  payInvoice(world, addInvoice(world, { customer, lines, paid: false, subscription: 'sub_1' }))
  voidInvoice(world, addInvoice(world, { customer, lines: [{ amount: 5 }], paid: false }))
  settleRefund(world, refund(world, { paymentIntent: intent, amount: 10, status: 'pending' }))
  failRefund(world, refund(world, { paymentIntent: intent, amount: 10 }))
  failRefund(world, refund(world, { paymentIntent: intent, amount: 10 }), 'canceled')
  const wanted = dispute(world, { paymentIntent: intent })
  changeDispute(world, wanted, 'under_review')
  winDispute(world, wanted)
  loseDispute(world, dispute(world, { paymentIntent: intent, status: 'warning_needs_response' }))
  changeCustomer(world, customer, { email: 'berg@example.com' })
  return fake
}

const LISTS = [
  'checkout/sessions?limit=100',
  'checkout/sessions?limit=100&expand[0]=data.line_items&expand[1]=data.customer&expand[2]=data.payment_intent',
  'payment_intents?limit=100&expand[]=data.latest_charge&expand[]=data.customer',
  'invoices?limit=100',
  'invoices?limit=100&expand[]=data.payments',
  'invoice_payments?limit=100',
  'refunds?limit=100&expand[]=data.charge',
  'disputes?limit=100&expand[]=data.payment_intent',
  'customers?limit=100',
  'charges?limit=100',
  'products?limit=100',
  'prices?limit=100&expand[]=data.product',
]

describe('what the fake says', () => {
  test.each(LISTS)("%s: every object is one by the types of Stripe's package", (path) => {
    const fake = busyAccount()
    const { status, body } = fake.answer(`/v1/${path}`, TEST_KEY)
    expect(status).toBe(200)
    const { data } = JSON.parse(body) as { data: readonly Thing[] }
    expect(data.length).toBeGreaterThan(0)
    expect(data.flatMap(problemsOf)).toEqual([])
  })

  test('lines of checkouts and invoices, and what events hold', () => {
    const fake = busyAccount()
    const { sessions, invoices, events } = fake.world
    const pages = [
      ...[...sessions.keys()].map((id) => `/v1/checkout/sessions/${id}/line_items?limit=100`),
      ...[...invoices.keys()].map((id) => `/v1/invoices/${id}/lines?limit=100`),
    ]
    const rows = pages.flatMap((page) => JSON.parse(fake.answer(page, TEST_KEY).body).data as Thing[])
    expect(rows.length).toBeGreaterThan(20)
    expect(rows.flatMap(problemsOf)).toEqual([])
    expect(new Set(events.map(({ event }) => event.type)).size).toBeGreaterThan(15)
  })

  test('a word that Stripe does not know, a field that is missing and a kind that is wrong are seen', () => {
    const fake = busyAccount()
    const { data } = JSON.parse(fake.answer('/v1/checkout/sessions', TEST_KEY).body)
    const [session] = data as Thing[]
    const { created: _, ...timeless } = session as Thing
    expect(problemsOf({ ...session, payment_status: 'payd' } as Thing)).toEqual([
      'checkout.session/payment_status must be equal to one of the allowed values',
    ])
    expect(problemsOf(timeless as Thing)).toHaveLength(1)
    expect(problemsOf({ ...session, amount_total: '90.00' } as Thing)).not.toEqual([])
  })
})

const fixtures = readJson('fixtures/resources.json') as Readonly<Record<string, Thing>>

/** Answers every question with one object, or with a list of it. */
function answering(object: Thing | undefined, list: boolean): StripePort {
  const rows = { object: 'list', has_more: false, url: '/v1', data: [object] }
  const fake = createFakeStripe()
  return portOver({
    ...fake,
    answer: (path) => {
      const asked = /^\/v1\/(products|prices)\//.exec(path)?.[1]
      const sold = asked === undefined ? null : fixtures[asked.slice(0, -1)]
      const body = sold ?? (list ? rows : object)
      return { status: 200, headers: { date: new Date(0).toUTCString() }, body: JSON.stringify(body) }
    },
  })
}

describe('what Stripe itself publishes as examples is read', () => {
  const since = { createdFrom: 0 }
  test.each([
    ['checkout.session', (port: StripePort) => port.checkoutSession('x')],
    ['payment_intent', (port: StripePort) => port.paymentIntent('x')],
    ['invoice', (port: StripePort) => port.invoice('x')],
    ['refund', (port: StripePort) => port.refund('x')],
    ['dispute', (port: StripePort) => port.dispute('x')],
    ['customer', (port: StripePort) => port.customer('x')],
    ['deleted_customer', (port: StripePort) => port.customer('x')],
    ['charge', (port: StripePort) => port.charge('x')],
  ] as const)('%s', async (name, read) => {
    // An invoice without its payments asks for them.
    const fixture = { payments: { object: 'list', has_more: false, data: [] }, ...fixtures[name] } as Thing
    const answer = await read(answering(fixture, false))
    expect(answer).toMatchObject({ ok: true, value: { id: fixtures[name]?.id } })
  })

  test.each([
    ['item', (port: StripePort) => port.lineItems('x')],
    ['event', (port: StripePort) => port.events({ ...since, types: [] })],
  ] as const)('a list of %s', async (name, read) => {
    const answer = await read(answering(fixtures[name], true))
    expect(answer).toMatchObject({ ok: true, value: { rows: [{ id: fixtures[name]?.id }] } })
  })

  test('the payment of an invoice', async () => {
    const port = answering(fixtures.invoice_payment, true)
    expect(await port.invoiceOfIntent('x')).toMatchObject({
      ok: true,
      value: fixtures.invoice_payment?.invoice,
    })
  })
})
