import { expect, it } from 'vitest'
import {
  addCustomer,
  addPrice,
  dispute,
  failRefund,
  loseDispute,
  payAsync,
  refund,
  sellCheckout,
  winDispute,
} from '../support/fake-stripe/index.ts'
import { connectStripe, type StripeStudio } from '../support/stripe-studio.ts'
import { aClient, describeStudio } from '../support/studio.ts'

const MINUTE = 60_000
const DAY = 86_400_000

/** Somebody whom the studio knows by e-mail buys ten sessions. */
async function aSale({ studio, fake, packageId }: StripeStudio, more: { quantity?: number } = {}) {
  const email = `${crypto.randomUUID()}@example.org`
  const client = await aClient(studio, { email })
  const price = addPrice(fake.world, {
    name: 'Ten sessions',
    amount: 50_000,
    metadata: { package_id: String(packageId) },
  })
  const session = sellCheckout(fake.world, { email, name: 'Ada Berg', lines: [{ price, ...more }] })
  const intent = fake.world.sessions.get(session)?.payment_intent as string
  return { client, price, session, intent, email }
}

const balance = async ({ studio }: StripeStudio, clientId: number) =>
  (await studio.call('credits.summary', { clientId })).available

async function sales({ studio }: StripeStudio, clientId: number) {
  return (await studio.call('purchases.list', { clientId })).rows
}

async function isSound({ studio }: StripeStudio) {
  expect(await studio.call('integrity.check', {})).toMatchObject({ ok: true, findings: [] })
}

describeStudio('a purchase in Stripe', (open) => {
  it('gives its credits once, however often it is looked at', async () => {
    const stripe = await connectStripe(open)
    const { client, session } = await aSale(stripe, { quantity: 3 })

    await stripe.look()
    await stripe.look()
    await stripe.sweep()
    await stripe.sweep()

    expect(await balance(stripe, client.id)).toBe(30)
    const [sale, ...others] = await sales(stripe, client.id)
    expect(others).toEqual([])
    expect(sale).toMatchObject({ provider: 'stripe', status: 'paid', amount: 150_000, currency: 'EUR' })
    expect(sale?.externalId).toContain(`stripe:${session}:li_`)
    expect(await stripe.studio.call('stripe.status', {})).toMatchObject({
      possible: true,
      state: 'idle',
      key: { hint: 'rk_test_…a1b2', kept: 'system' },
      account: { id: 'acct_1North', livemode: false },
      problem: null,
      totals: { sales: 1, unmatched: 0, awaitingPayment: 0, disputed: 0 },
    })
    await isSound(stripe)
  })

  it('gives nothing before the bank has paid', async () => {
    const stripe = await connectStripe(open)
    const email = 'ada@example.org'
    const client = await aClient(stripe.studio, { email })
    const metadata = { package_id: String(stripe.packageId) }
    const price = addPrice(stripe.fake.world, { name: 'Ten', amount: 50_000, metadata })
    const session = sellCheckout(stripe.fake.world, { email, lines: [{ price }], pay: 'async' })
    await stripe.look()
    const before = await balance(stripe, client.id)
    const waiting = (await stripe.studio.call('stripe.status', {})).totals.awaitingPayment
    stripe.pass(3 * DAY)
    payAsync(stripe.fake.world, session)
    await stripe.look()

    expect([before, waiting]).toEqual([0, 1])
    expect(await balance(stripe, client.id)).toBe(10)
    await isSound(stripe)
  })

  it('takes back what was refunded in all, and gives it back when a refund fails', async () => {
    const stripe = await connectStripe(open)
    const { client, intent } = await aSale(stripe)
    await stripe.look()
    const first = refund(stripe.fake.world, { paymentIntent: intent, amount: 12_500 })
    await stripe.look()
    const afterFirst = await balance(stripe, client.id)
    refund(stripe.fake.world, { paymentIntent: intent, amount: 12_500 })
    await stripe.look()
    const afterSecond = await balance(stripe, client.id)
    stripe.pass(MINUTE)
    failRefund(stripe.fake.world, first)
    await stripe.look()

    expect([afterFirst, afterSecond]).toEqual([7, 5])
    expect(await balance(stripe, client.id)).toBe(7)
    const [sale] = await sales(stripe, client.id)
    expect(sale).toMatchObject({ status: 'partially_refunded', refundedAmount: 12_500 })
    await isSound(stripe)
  })

  it('holds what is left while it is disputed, frees it when it is won and takes it when it is lost', async () => {
    const stripe = await connectStripe(open)
    const { client, intent } = await aSale(stripe)
    await stripe.look()
    const first = dispute(stripe.fake.world, { paymentIntent: intent })
    await stripe.look()
    const status = async () =>
      (await stripe.studio.call('subscriptions.list', { clientId: client.id })).rows[0]?.status
    const held = [await status(), (await sales(stripe, client.id))[0]?.status]
    const { rows: matters } = await stripe.studio.call('attention.list', { kind: 'dispute_opened' })
    stripe.pass(5 * DAY)
    winDispute(stripe.fake.world, first)
    await stripe.look()
    const freed = [await status(), (await sales(stripe, client.id))[0]?.status]
    const second = dispute(stripe.fake.world, { paymentIntent: intent })
    await stripe.look()
    stripe.pass(MINUTE)
    loseDispute(stripe.fake.world, second)
    await stripe.look()

    expect(held).toEqual(['frozen', 'disputed'])
    expect(matters).toHaveLength(1)
    expect(freed).toEqual(['active', 'paid'])
    expect(await balance(stripe, client.id)).toBe(0)
    expect((await sales(stripe, client.id))[0]).toMatchObject({ status: 'refunded', refundedAmount: 50_000 })
    expect((await stripe.studio.call('attention.list', { kind: 'dispute_opened' })).rows).toEqual([])
    await isSound(stripe)
  })

  it('waits for somebody when nothing tells whose it is, and knows it the next time', async () => {
    const stripe = await connectStripe(open)
    const { world } = stripe.fake
    const customer = addCustomer(world, { name: 'Nora New' })
    const price = addPrice(world, { name: 'Mystery box', amount: 9_900 })
    sellCheckout(world, { customer, lines: [{ price }] })
    await stripe.look()
    const { rows } = await stripe.studio.call('purchases.unmatched', {})
    const { rows: matters } = await stripe.studio.call('attention.list', { kind: 'unmatched_purchase' })
    const [line] = rows
    const half = await stripe.studio.call('purchases.match', {
      lineId: line?.lineId ?? 0,
      newClient: { firstName: 'Nora', lastName: 'New' },
    })
    const whole = await stripe.studio.call('purchases.match', {
      lineId: line?.lineId ?? 0,
      packageId: stripe.packageId,
    })
    sellCheckout(world, { customer, lines: [{ price }] })
    await stripe.look()

    expect(line).toMatchObject({
      missing: 'both',
      description: 'Mystery box',
      amount: 9_900,
      contradiction: false,
    })
    expect(matters[0]?.title).toBe('Nora New paid for Mystery box')
    expect(half).toMatchObject({ line: { missing: 'package', client: { name: 'Nora New' } }, granted: [] })
    expect(whole).toMatchObject({ line: null, granted: [{ clientName: 'Nora New', units: 10 }] })
    const clientId = whole.granted[0]?.clientId ?? 0
    expect(await stripe.studio.call('credits.summary', { clientId })).toMatchObject({ remaining: 20 })
    expect((await stripe.studio.call('purchases.unmatched', {})).total).toBe(0)
    expect((await stripe.studio.call('attention.list', { kind: 'unmatched_purchase' })).rows).toEqual([])
    await isSound(stripe)
  })

  it('is left out when somebody says that it gives nothing, and so is the next where they say so', async () => {
    const stripe = await connectStripe(open)
    const { world } = stripe.fake
    const price = addPrice(world, { name: 'Towel', amount: 1_500 })
    sellCheckout(world, { name: 'Gil Guest', lines: [{ price }] })
    await stripe.look()
    const [line] = (await stripe.studio.call('purchases.unmatched', {})).rows
    const said = await stripe.studio.call('purchases.match', {
      ...{ lineId: line?.lineId ?? 0, ignore: true, always: true },
    })
    sellCheckout(world, { name: 'Gil Guest', lines: [{ price }] })
    await stripe.look()

    expect(said).toEqual({
      ...{ line: null, granted: [] },
      always: { others: 0, later: true, replaces: null },
    })
    expect((await stripe.studio.call('purchases.unmatched', {})).total).toBe(0)
    expect((await stripe.studio.call('attention.list', { kind: 'unmatched_purchase' })).rows).toEqual([])
    expect((await stripe.studio.call('purchases.list', {})).total).toBe(0)
    await isSound(stripe)
  })
})
