import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createGateway } from '../../src/main/core/features/stripe/gateway.ts'
import { createPace } from '../../src/main/core/features/stripe/pace.ts'
import type { Asked, StripePort } from '../../src/main/core/features/stripe/port.ts'
import { noPace, portOver, swiftTime } from '../support/fake-stripe/in-process.ts'
import {
  addCustomer,
  addInvoice,
  addPrice,
  deleteCustomer,
  deleteProduct,
  dispute,
  payAsync,
  refund,
  type StripeServer,
  sellCheckout,
  startFakeStripe,
  TEST_KEY,
  takePayment,
} from '../support/fake-stripe/index.ts'

const START = Date.UTC(2026, 2, 2, 9)
const DAY = 24 * 60 * 60 * 1000

let stripe: StripeServer
let time: ReturnType<typeof swiftTime>
let closing: AbortController

beforeEach(async () => {
  stripe = await startFakeStripe({ now: START })
  time = swiftTime()
  closing = new AbortController()
})
afterEach(async () => {
  closing.abort()
  await stripe.close()
})

function portWith(key: string = TEST_KEY, timeout = 500): StripePort {
  const asking = { pace: noPace, time, signal: closing.signal, now: () => 0 }
  return createGateway({ key, host: stripe.host, timeout, ...asking })
}

function answerOf<T>(asked: Asked<T>): T {
  if (!asked.ok) throw new Error(`${asked.problem.kind}: ${asked.problem.message}`)
  return asked.value
}

const problemOf = <T>(asked: Asked<T>) => (asked.ok ? null : asked.problem)

describe('what is sold', () => {
  test('a checkout comes with its lines, its prices and its products', async () => {
    const { world } = stripe
    const price = addPrice(world, {
      name: 'Ten sessions',
      amount: 9000,
      lookupKey: 'ten',
      metadata: { package_id: '4' },
      productMetadata: { package_id: '7' },
    })
    const customer = addCustomer(world, { email: 'anna@example.com', name: 'Anna Berg' })
    const lines = [{ price, quantity: 2, discount: 500 }]
    const id = sellCheckout(world, { customer, lines, clientReferenceId: '12', metadata: { client_id: '3' } })
    const page = answerOf(await portWith().checkoutSessions({ createdFrom: START - DAY }))
    expect(page.next).toBeNull()
    expect(page.rows).toEqual([answerOf(await portWith().checkoutSession(id))])
    expect(page.rows[0]).toMatchObject({
      id,
      createdAt: START,
      status: 'complete',
      paymentStatus: 'paid',
      customerId: customer,
      customerDeleted: false,
      email: 'anna@example.com',
      name: 'Anna Berg',
      amountTotal: 17_500,
      currency: 'eur',
      clientReferenceId: '12',
      metadata: { client_id: '3' },
      livemode: false,
      lines: [
        {
          quantity: 2,
          amountTotal: 17_500,
          price: {
            id: price,
            lookupKey: 'ten',
            metadata: { package_id: '4' },
            productName: 'Ten sessions',
            productMetadata: { package_id: '7' },
          },
        },
      ],
    })
  })

  test('the lines of a long checkout are asked for page by page', async () => {
    const price = addPrice(stripe.world, { name: 'One', amount: 100 })
    const lines = Array.from({ length: 101 }, () => ({ price }))
    const id = sellCheckout(stripe.world, { lines })
    const port = portWith()
    expect(answerOf(await port.checkoutSession(id)).lines).toBeNull()
    const first = answerOf(await port.lineItems(id))
    const second = answerOf(await port.lineItems(id, first.next ?? ''))
    expect([first.rows.length, second.rows.length, second.next]).toEqual([100, 1, null])
    expect(new Set([...first.rows, ...second.rows].map((line) => line.id)).size).toBe(101)
  })

  test('an invoice has all its lines and the payment that paid it', async () => {
    const { world } = stripe
    const price = addPrice(world, { name: 'Month', amount: 500 })
    const customer = addCustomer(world, { email: 'anna@example.com' })
    const lines = Array.from({ length: 12 }, () => ({ price }))
    const id = addInvoice(world, { customer, lines, subscription: 'sub_1' })
    const port = portWith()
    const invoice = answerOf(await port.invoice(id))
    expect(invoice).toMatchObject({
      status: 'paid',
      amountPaid: 6000,
      subscriptionId: 'sub_1',
      email: 'anna@example.com',
      billingReason: 'subscription_cycle',
    })
    expect(invoice.lines).toHaveLength(12)
    expect(invoice.lines[11]?.price?.productName).toBe('Month')
    expect(answerOf(await port.invoices({ createdFrom: 0, status: 'paid' })).rows).toEqual([invoice])
    const [intent] = invoice.paymentIntentIds
    expect(answerOf(await port.invoiceOfIntent(intent ?? ''))).toBe(id)
    const alone = takePayment(world, { amount: 100 })
    expect(answerOf(await port.invoiceOfIntent(alone))).toBeNull()
  })

  test('a deleted customer and a deleted product are told, and nothing breaks', async () => {
    const { world } = stripe
    const price = addPrice(world, { name: 'Gone', amount: 100 })
    const customer = addCustomer(world, { email: 'anna@example.com' })
    const id = sellCheckout(world, { customer, lines: [{ price }] })
    deleteCustomer(world, customer)
    deleteProduct(world, (world.prices.get(price)?.product ?? '') as string)
    const port = portWith()
    const session = answerOf(await port.checkoutSession(id))
    expect(session).toMatchObject({ customerDeleted: true, email: 'anna@example.com' })
    expect(session.lines?.[0]?.price).toMatchObject({ id: price, productName: null })
    expect(answerOf(await port.customer(customer))).toMatchObject({ deleted: true, email: null })
  })

  test('a word that did not exist when this was written is passed on', async () => {
    const id = takePayment(stripe.world, { amount: 100 })
    Object.assign(stripe.world.intents.get(id) ?? {}, { status: 'requires_horoscope' })
    expect(answerOf(await portWith().paymentIntent(id)).status).toBe('requires_horoscope')
  })

  test('money that goes back is found by its payment and by its own date', async () => {
    const { world } = stripe
    const intent = takePayment(world, { amount: 100, email: 'anna@example.com' })
    world.advance(20 * DAY)
    const back = refund(world, { paymentIntent: intent, amount: 40 })
    const wanted = dispute(world, { paymentIntent: intent, amount: 60 })
    const port = portWith()
    expect(answerOf(await port.refunds({ paymentIntent: intent })).rows.map((row) => row.id)).toEqual([back])
    expect(answerOf(await port.refunds({ createdFrom: START + DAY })).rows).toHaveLength(1)
    expect(answerOf(await port.disputes({ createdFrom: START + DAY })).rows.map((row) => row.id)).toEqual([
      wanted,
    ])
    const charge = answerOf(await port.refund(back)).chargeId ?? ''
    expect(answerOf(await port.charge(charge))).toMatchObject({ amount: 100, amountRefunded: 40 })
    expect(answerOf(await port.paymentIntent(intent)).email).toBe('anna@example.com')
  })
})

describe('events', () => {
  test('are listed newest first, of the wanted types, page by page', async () => {
    const { world } = stripe
    stripe.access.pageSize = 1
    const price = addPrice(world, { name: 'One', amount: 100 })
    const first = sellCheckout(world, { lines: [{ price }], pay: 'async' })
    world.advance(60_000)
    payAsync(world, first)
    const types = ['checkout.session.completed', 'checkout.session.async_payment_succeeded']
    const port = portWith()
    const newest = answerOf(await port.events({ types, createdFrom: 0 }))
    const oldest = answerOf(await port.events({ types, createdFrom: 0, after: newest.next ?? '' }))
    expect([...newest.rows, ...oldest.rows].map((event) => [event.type, event.objectId])).toEqual([
      [types[1], first],
      [types[0], first],
    ])
    expect(oldest.next).toBeNull()
  })

  test('are gone after thirty days, and a page after a gone one is told apart', async () => {
    const { world } = stripe
    takePayment(world, { amount: 100 })
    const port = portWith()
    const [event] = answerOf(await port.events({ types: [], createdFrom: 0 })).rows
    world.advance(31 * DAY)
    const page = await port.events({ types: [], createdFrom: 0, after: event?.id ?? '' })
    expect(problemOf(page)?.kind).toBe('aged_out')
    expect(answerOf(await port.events({ types: [], createdFrom: 0 })).rows).toEqual([])
  })

  test('an answer says when it was given by the clock of Stripe', async () => {
    const page = await portWith().events({ types: [], createdFrom: 0 })
    expect(page.ok && page.at).toBe(START)
  })
})

describe('what goes wrong', () => {
  test.each([
    ['too_much', 'rate_limited', 7],
    ['broken', 'unreachable', 4],
    ['conflict', 'unreachable', 4],
    ['truncated', 'unreachable', 4],
    ['no_json', 'unexpected', 4],
    ['slow', 'unreachable', 4],
  ] as const)('%s is tried again, and told when it stays', async (fault, kind, tries) => {
    stripe.faults.next.push(fault)
    const port = portWith()
    expect((await port.refunds({ createdFrom: 0 })).ok).toBe(true)
    expect(stripe.asked).toHaveLength(2)
    stripe.asked.length = 0
    stripe.faults.next.push(...Array.from({ length: 20 }, () => fault))
    expect(problemOf(await port.refunds({ createdFrom: 0 }))?.kind).toBe(kind)
    expect(stripe.asked).toHaveLength(tries)
  })

  test('a connection that is cut is tried again', async () => {
    stripe.faults.next.push('reset', 'reset', 'reset', 'reset')
    expect((await portWith().refunds({ createdFrom: 0 })).ok).toBe(true)
  })

  test('pauses grow up to a minute, and Stripe may ask for more', async () => {
    stripe.faults.next.push(...Array.from({ length: 6 }, () => 'too_much' as const))
    await portWith().refunds({ createdFrom: 0 })
    expect(time.waits).toEqual([250, 500, 1000, 2000, 4000, 8000])
    time.waits.length = 0
    stripe.faults.next.push('too_much_wait')
    await portWith().refunds({ createdFrom: 0 })
    expect(time.waits).toEqual([2000])
  })

  test('a key that Stripe does not know is told at once', async () => {
    stripe.access.keys.add('rk_test_another1234')
    const problem = problemOf(await portWith().refunds({ createdFrom: 0 }))
    expect(problem?.kind).toBe('unauthorized')
    expect(JSON.stringify(problem)).not.toContain(TEST_KEY.slice(8))
    expect(stripe.asked).toHaveLength(1)
  })

  test('what a key may not read is named', async () => {
    stripe.access.forbidden.add('disputes').add('account')
    const port = portWith()
    const problem = problemOf(await port.disputes({ createdFrom: 0 }))
    expect(problem).toMatchObject({ kind: 'forbidden', scope: 'disputes' })
    expect(JSON.stringify(problem)).not.toContain(TEST_KEY.slice(8))
    const ticks = answerOf(await port.probe())
    expect(ticks.filter((tick) => !tick.ok)).toEqual([{ scope: 'disputes', ok: false }])
    expect(ticks).toHaveLength(10)
    expect(answerOf(await port.identity())).toEqual({
      accountId: null,
      livemode: false,
      hint: 'rk_test_…a1b2',
    })
  })

  test('what may not come along is named, not what it would have come along with', async () => {
    const port = portWith()
    for (const [forbidden, scope] of [
      ['customers', 'customers'],
      ['checkout/sessions', 'checkout_sessions'],
    ] as const) {
      stripe.access.forbidden.clear()
      stripe.access.forbidden.add(forbidden)
      const problem = problemOf(await port.checkoutSessions({ createdFrom: 0 }))
      expect(problem).toMatchObject({ kind: 'forbidden', scope })
    }
  })

  test('what is not there, and what has another shape', async () => {
    const port = portWith()
    expect(problemOf(await port.dispute('du_none'))?.kind).toBe('not_found')
    const id = takePayment(stripe.world, { amount: 100 })
    Object.assign(stripe.world.intents.get(id) ?? {}, { amount: 'a lot' })
    const problem = problemOf(await port.paymentIntent(id))
    expect(problem).toMatchObject({ kind: 'unexpected' })
    expect(problem?.message).toContain('amount')
    expect(problem?.message).not.toContain('a lot')
  })

  test('nothing is waited for once the file is closed', async () => {
    stripe.faults.next.push('broken')
    const asked = portWith().refunds({ createdFrom: 0 })
    closing.abort()
    expect(problemOf(await asked)?.kind).toBe('unreachable')
  })
})

describe('the pace', () => {
  test('five requests in any second, two at once, in the order they came', async () => {
    const swift = swiftTime()
    const pace = createPace(swift)
    const begun: [number, number][] = []
    let under = 0
    let most = 0
    const ask = (number: number) =>
      pace.run(closing.signal, async () => {
        begun.push([number, swift.elapsed()])
        under += 1
        most = Math.max(most, under)
        await new Promise((resolve) => setImmediate(resolve))
        under -= 1
      })
    await Promise.all(Array.from({ length: 23 }, (_, number) => ask(number)))
    expect(begun.map(([number]) => number)).toEqual(Array.from({ length: 23 }, (_, number) => number))
    expect(most).toBe(2)
    for (const [index, [, moment]] of begun.entries()) {
      const fifthAfter = begun[index + 5]
      if (fifthAfter !== undefined) expect(fifthAfter[1] - moment).toBeGreaterThanOrEqual(1000)
    }
  })
})

test('straight over its state the fake says the same as over HTTP', async () => {
  const { world } = stripe
  const price = addPrice(world, { name: 'One', amount: 100 })
  const id = sellCheckout(world, { lines: [{ price }], email: 'anna@example.com' })
  const direct = portOver(stripe)
  expect(await direct.checkoutSession(id)).toEqual(await portWith().checkoutSession(id))
  expect(await direct.identity()).toEqual(await portWith().identity())
})
