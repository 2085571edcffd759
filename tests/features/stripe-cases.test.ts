import { expect, it } from 'vitest'
import {
  addCustomer,
  addInvoice,
  addPrice,
  deleteCustomer,
  refund,
  type SoldLine,
  sellCheckout,
  TEST_KEY,
  takePayment,
} from '../support/fake-stripe/index.ts'
import { allRows } from '../support/refusals.ts'
import { connectStripe, type outsideOver, type StripeStudio } from '../support/stripe-studio.ts'
import { aClient, aPackage, describeStudio } from '../support/studio.ts'

function aPrice({ fake, packageId }: StripeStudio, more: { amount?: number; currency?: string } = {}) {
  const metadata = { package_id: String(packageId) }
  return addPrice(fake.world, { name: 'Ten sessions', amount: 50_000, metadata, ...more })
}

async function lots({ studio }: StripeStudio, clientId: number) {
  const { rows } = await studio.call('purchases.list', { clientId })
  return rows.map(({ amount, currency, quantity }) => ({ amount, currency, quantity }))
}

const waiting = async ({ studio }: StripeStudio) => (await studio.call('purchases.unmatched', {})).rows

describeStudio('every sort of sale in Stripe', (open) => {
  it('is of any currency, in the coins that the studio counts it in', async () => {
    const stripe = await connectStripe(open)
    const email = 'ada@example.org'
    const { id } = await aClient(stripe.studio, { email })
    for (const [currency, amount] of [
      ['eur', 5000],
      ['usd', 5001],
      ['jpy', 5002],
      ['kwd', 50_030],
      ['isk', 500_000],
    ] as const) {
      sellCheckout(stripe.fake.world, {
        email,
        currency,
        lines: [{ price: aPrice(stripe, { amount, currency }) }],
      })
    }
    await stripe.look()

    expect(await lots(stripe, id)).toEqual([
      { amount: 5_000, currency: 'ISK', quantity: 1 },
      { amount: 50_030, currency: 'KWD', quantity: 1 },
      { amount: 5_002, currency: 'JPY', quantity: 1 },
      { amount: 5_001, currency: 'USD', quantity: 1 },
      { amount: 5_000, currency: 'EUR', quantity: 1 },
    ])
    expect(await stripe.studio.call('integrity.check', {})).toMatchObject({ ok: true, findings: [] })
  })

  it('gives all of a hundred and one lines, and what costs nothing', async () => {
    const stripe = await connectStripe(open)
    const email = 'ada@example.org'
    const { id } = await aClient(stripe.studio, { email })
    const price = aPrice(stripe, { amount: 100 })
    const lines: SoldLine[] = Array.from({ length: 101 }, () => ({ price }))
    sellCheckout(stripe.fake.world, { email, lines })
    const free = sellCheckout(stripe.fake.world, { email, lines: [{ price, quantity: 3, discount: 300 }] })
    await stripe.sweep()

    expect(stripe.fake.world.sessions.get(free)?.payment_status).toBe('no_payment_required')
    const { total } = await stripe.studio.call('purchases.list', { clientId: id })
    expect(total).toBe(102)
    expect(await stripe.studio.call('credits.summary', { clientId: id })).toMatchObject({ remaining: 1040 })
  })

  it('waits for somebody when a guest or a deleted customer bought, or the evidence contradicts itself', async () => {
    const stripe = await connectStripe(open)
    const { world } = stripe.fake
    const price = aPrice(stripe)
    const ada = await aClient(stripe.studio, { email: 'ada@example.org' })
    const bea = await aClient(stripe.studio, { firstName: 'Bea', email: 'bea@example.org' })
    sellCheckout(world, { lines: [{ price }] })
    const customer = addCustomer(world, { name: 'Gone' })
    sellCheckout(world, { customer, lines: [{ price }] })
    deleteCustomer(world, customer)
    sellCheckout(world, { email: 'ada@example.org', clientReferenceId: String(bea.id), lines: [{ price }] })
    sellCheckout(world, { email: 'new@example.org', clientReferenceId: String(bea.id), lines: [{ price }] })
    sellCheckout(world, {
      email: 'new@example.org',
      metadata: { client_id: String(ada.id) },
      lines: [{ price }],
    })
    await stripe.look()

    const rows = await waiting(stripe)
    expect(rows.map(({ missing, contradiction }) => [missing, contradiction])).toEqual([
      ['client', true],
      ['client', false],
      ['client', false],
    ])
    expect(await lots(stripe, ada.id)).toHaveLength(1)
    expect(await lots(stripe, bea.id)).toHaveLength(1)
  })

  it('never takes one payment for two sales', async () => {
    const stripe = await connectStripe(open)
    const { world } = stripe.fake
    const email = 'ada@example.org'
    const { id } = await aClient(stripe.studio, { email })
    const customer = addCustomer(world, { email })
    const price = aPrice(stripe)
    addInvoice(world, { customer, lines: [{ price }], billingReason: 'manual' })
    sellCheckout(world, { customer, lines: [{ price }], subscribe: true })
    sellCheckout(world, { email, lines: [{ price }] })
    takePayment(world, { email, amount: 50_000, metadata: { package_id: String(stripe.packageId) } })
    await stripe.look()
    await stripe.sweep()

    expect(await lots(stripe, id)).toHaveLength(4)
    expect(await waiting(stripe)).toEqual([])
  })

  it('gives the units of a paid period of a membership that Stripe bills, and no others', async () => {
    const stripe = await connectStripe(open)
    const { world } = stripe.fake
    const email = 'ada@example.org'
    const { id } = await aClient(stripe.studio, { email })
    const membership = await aPackage(stripe.studio, {
      name: 'Monthly',
      kind: 'membership',
      credits: 8,
      period: 'month',
    })
    const price = addPrice(world, {
      name: 'Monthly',
      amount: 8_000,
      metadata: { package_id: String(membership.id) },
    })
    sellCheckout(world, { email, lines: [{ price }], subscribe: true })
    await stripe.look()
    stripe.pass(75 * 86_400_000)
    await stripe.studio.call('upkeep.run', {})

    expect(await lots(stripe, id)).toHaveLength(1)
    expect(await stripe.studio.call('credits.summary', { clientId: id })).toMatchObject({
      remaining: 0,
      expired: 8,
    })
  })

  it('gives money back where it was paid, and not by hand besides', async () => {
    const stripe = await connectStripe(open)
    const email = 'ada@example.org'
    const { id } = await aClient(stripe.studio, { email })
    const session = sellCheckout(stripe.fake.world, { email, lines: [{ price: aPrice(stripe) }] })
    await stripe.look()
    const [sale] = (await stripe.studio.call('purchases.list', { clientId: id })).rows
    const byHand = { purchaseId: sale?.id ?? 0, amount: 1_000 }

    expect(await stripe.studio.refused('purchases.refund', byHand)).toMatchObject({
      code: 'INVALID_TRANSITION',
      message: 'This was paid in Stripe. Give the money back there; it arrives here by itself.',
    })
    await stripe.studio.call('stripe.removeKey', {})
    await stripe.studio.call('purchases.refund', byHand)
    await stripe.studio.call('stripe.setKey', { key: TEST_KEY })
    const paymentIntent = stripe.fake.world.sessions.get(session)?.payment_intent as string
    refund(stripe.fake.world, { paymentIntent, amount: 4_000 })
    await stripe.sweep()

    const [after] = (await stripe.studio.call('purchases.list', { clientId: id })).rows
    // What Stripe tells since may be the money that was recorded by hand: it is not taken twice, and somebody is asked.
    expect(after).toMatchObject({ status: 'partially_refunded', refundedAmount: 4_000 })
    const { rows: asked } = await stripe.studio.call('attention.list', { kind: 'refund_unclear' })
    expect(asked.map(({ title }) => title)).toEqual([
      'Is the refund of 10 sessions of Ada Berg the one that was recorded by hand?',
    ])
    expect(await stripe.studio.call('credits.summary', { clientId: id })).toMatchObject({ remaining: 9 })
  })

  it('follows a client who was merged into another', async () => {
    const stripe = await connectStripe(open)
    const { world } = stripe.fake
    const kept = await aClient(stripe.studio, { firstName: 'Kim' })
    const merged = await aClient(stripe.studio, { email: 'kim@example.org' })
    const customer = addCustomer(world, { email: 'kim@example.org' })
    const price = aPrice(stripe)
    sellCheckout(world, { customer, lines: [{ price }] })
    await stripe.look()
    await stripe.studio.call('clients.merge', { keepId: kept.id, mergeId: merged.id })
    sellCheckout(world, { customer, lines: [{ price }] })
    await stripe.look()

    expect(await lots(stripe, kept.id)).toHaveLength(2)
    expect(await stripe.studio.call('integrity.check', {})).toMatchObject({ ok: true })
  })
})

describeStudio('the key', (open) => {
  it('is restricted, of one account, and nowhere but where it is kept', async () => {
    const stripe = await connectStripe(open)
    const { studio, fake } = stripe
    const refusal = async (key: string) => (await studio.refused('stripe.setKey', { key })).message

    expect(await refusal('sk_live_51NorthStudioMovesMoney')).toContain('restricted key')
    expect(await refusal('pk_test_51NorthStudioShowsForms')).toContain('reads no sales')
    expect(await refusal('hello')).toContain('rk_live_')
    fake.world.accountId = 'acct_2South'
    expect(await refusal(TEST_KEY)).toContain('another account')
    fake.world.accountId = 'acct_1North'
    await stripe.sweep()
    expect((await allText(stripe)).includes(TEST_KEY)).toBe(false)
    expect(JSON.stringify(studio.pushes).includes(TEST_KEY)).toBe(false)
    expect(await studio.call('stripe.removeKey', {})).toEqual({ removed: true })
    expect(await studio.call('stripe.status', {})).toMatchObject({ state: 'off', key: null })
  })

  it('that is refused stops the looks, tells somebody, and goes on with another one', async () => {
    const stripe = await connectStripe(open)
    const { studio, fake } = stripe
    fake.access.keys.add('rk_test_51AnotherKeyAltogether99')
    await stripe.look()
    const matters = async () => (await studio.call('attention.list', { kind: 'stripe_stopped' })).rows.length
    const stopped = await studio.call('stripe.status', {})
    const told = await matters()
    fake.access.keys.clear()
    await studio.call('stripe.setKey', { key: TEST_KEY })
    await stripe.sweep()

    expect(stopped).toMatchObject({ state: 'stopped', problem: { kind: 'unauthorized' } })
    expect([told, await matters()]).toEqual([1, 0])
    expect(await studio.call('stripe.status', {})).toMatchObject({ state: 'idle', problem: null })
  })

  it('is nothing where there is no Stripe', async () => {
    const studio = await open()
    expect(await studio.call('stripe.status', {})).toMatchObject({ possible: false, state: 'off' })
    expect((await studio.refused('stripe.setKey', { key: TEST_KEY })).code).toBe('INVALID_TRANSITION')
    expect(await studio.call('system.health', {})).toMatchObject({ lastSyncAt: null })
  })
})

describeStudio('a look at Stripe', (open) => {
  it('is told of and answered within moments', async () => {
    const stripe = await connectStripe(open)
    const { studio, fake } = stripe
    const email = 'ada@example.org'
    const { id } = await aClient(studio, { email })
    await studio.call('stripe.listen', { secret: 'whsec_northstudio0123456789' })
    sellCheckout(fake.world, { email, lines: [{ price: aPrice(stripe) }] })
    const outside = studio.core.deps.stripe as ReturnType<typeof outsideOver>
    for (const { event } of [...fake.world.events, ...fake.world.events]) {
      const { id: objectId, object: objectType } = event.data.object as { id: string; object: string }
      outside.poke({ eventId: event.id, type: event.type, objectId, objectType })
    }
    await studio.core.deps.stripeDesk.tick()

    expect(await lots(stripe, id)).toHaveLength(1)
    expect((await studio.call('stripe.status', {})).listener).toEqual({ port: 4242 })
  })

  it('tells every window that it was, though nothing is new', async () => {
    const stripe = await connectStripe(open)
    const { studio } = stripe
    const told = () => studio.pushes.filter((push) => JSON.stringify(push).includes('"stripe"')).length
    const status = () => studio.call('stripe.status', {})
    const [before, first] = [told(), await status()]
    stripe.pass(60_000)
    await stripe.look()

    expect(told()).toBe(before + 1)
    expect((await status()).lastSyncAt).not.toBe(first.lastSyncAt)
  })

  it('tells when it was, to everybody', async () => {
    const stripe = await connectStripe(open)
    await stripe.sweep()
    expect(await stripe.studio.call('system.health', {})).toMatchObject({
      lastSyncAt: '2026-03-02T08:00:00.000Z',
    })
  })
})

/** Every row of every table, as text. */
async function allText({ studio }: StripeStudio): Promise<string> {
  return JSON.stringify(await allRows({ raw: studio.raw, dialect: studio.engine.dialect }))
}
