import { expect, it } from 'vitest'
import type { StripePort } from '../../src/main/core/features/stripe/port.ts'
import { contract } from '../../src/shared/contract/index.ts'
import {
  addCustomer,
  addInvoice,
  addPrice,
  createFakeStripe,
  dispute,
  failRefund,
  loseDispute,
  payIntent,
  refund,
  sellCheckout,
  takePayment,
  winDispute,
} from '../support/fake-stripe/index.ts'
import { connectStripe, type StripeStudio } from '../support/stripe-studio.ts'
import { aClient, describeStudio } from '../support/studio.ts'

const HOUR = 3_600_000
const DAY = 24 * HOUR

const tenSessions = ({ fake, packageId }: StripeStudio) =>
  addPrice(fake.world, {
    name: 'Ten sessions',
    amount: 50_000,
    metadata: { package_id: String(packageId) },
  })

const money = async ({ studio }: StripeStudio, clientId: number) =>
  (await studio.call('purchases.list', { clientId })).rows.map(({ refundedAmount }) => refundedAmount)

const balance = async ({ studio }: StripeStudio, clientId: number) =>
  (await studio.call('credits.summary', { clientId })).available

describeStudio('a purchase in Stripe that is out of the ordinary', (open) => {
  it('gives nothing for a line that gives money back', async () => {
    const stripe = await connectStripe(open)
    const { world } = stripe.fake
    const email = 'ada@example.org'
    const { id } = await aClient(stripe.studio, { email })
    const customer = addCustomer(world, { email })
    const price = tenSessions(stripe)
    addInvoice(world, {
      customer,
      subscription: 'sub_1',
      billingReason: 'subscription_update',
      lines: [{ price, amount: -30_000, description: 'Unused time on Ten sessions' }, { price }],
    })
    await stripe.look()

    expect(await balance(stripe, id)).toBe(10)
    expect((await stripe.studio.call('purchases.list', { clientId: id })).total).toBe(1)
  })

  it('waits for somebody where a line is only part of what its price names', async () => {
    const stripe = await connectStripe(open)
    const { world } = stripe.fake
    const email = 'ada@example.org'
    const { id } = await aClient(stripe.studio, { email })
    const customer = addCustomer(world, { email })
    const price = tenSessions(stripe)
    addInvoice(world, {
      customer,
      subscription: 'sub_1',
      billingReason: 'subscription_update',
      lines: [
        { price, amount: 20_000, description: 'Remaining time on Ten sessions', proration: true },
        { price },
      ],
    })
    await stripe.look()

    expect(await balance(stripe, id)).toBe(10)
    expect(await stripe.studio.call('purchases.unmatched', {})).toMatchObject({
      rows: [{ description: 'Remaining time on Ten sessions', amount: 20_000, missing: 'package' }],
      total: 1,
    })
  })

  it('tells what is left of it where a part was given back before anybody said whose it is', async () => {
    const stripe = await connectStripe(open)
    const { world } = stripe.fake
    const { id: clientId } = await aClient(stripe.studio)
    const session = sellCheckout(world, {
      email: 'guest@example.org',
      lines: [{ price: tenSessions(stripe) }],
    })
    refund(world, { paymentIntent: String(world.sessions.get(session)?.payment_intent), amount: 25_000 })
    await stripe.look()
    const { rows } = await stripe.studio.call('purchases.unmatched', {})

    const { granted } = await stripe.studio.call('purchases.match', {
      lineId: rows[0]?.lineId ?? 0,
      clientId,
    })

    expect(rows).toMatchObject([{ amount: 50_000, refundedAmount: 25_000, disputed: false }])
    expect(granted).toMatchObject([{ clientId, units: 5, usable: 'now' }])
    expect(await balance(stripe, clientId)).toBe(5)
  })

  it('tells whether what it gave can be spent', async () => {
    const stripe = await connectStripe(open)
    const { world } = stripe.fake
    const { id: clientId } = await aClient(stripe.studio)
    const price = tenSessions(stripe)
    const guest = (name: string) => {
      const session = sellCheckout(world, { name, lines: [{ price }] })
      return String(world.sessions.get(session)?.payment_intent)
    }
    guest('First')
    guest('Second')
    dispute(world, { paymentIntent: guest('Third') })
    refund(world, { paymentIntent: guest('Fourth') })
    await stripe.look()
    const { rows } = await stripe.studio.call('purchases.unmatched', {})
    const usable = []
    for (const { lineId } of rows.toReversed()) {
      const { granted } = await stripe.studio.call('purchases.match', { lineId, clientId })
      usable.push(granted.map(({ units, usable: when }) => [units, when]))
    }

    expect(rows.map(({ buyer, disputed }) => [buyer.name, disputed])).toEqual([
      ['Fourth', false],
      ['Third', true],
      ['Second', false],
      ['First', false],
    ])
    expect(usable).toEqual([[[10, 'now']], [[10, 'queued']], [[10, 'frozen']], [[0, 'over']]])
  })

  it('is found when a payment that was begun long ago arrives while the computer is off', async () => {
    const stripe = await connectStripe(open)
    const { world } = stripe.fake
    const email = 'ada@example.org'
    const { id } = await aClient(stripe.studio, { email })
    const metadata = { package_id: String(stripe.packageId) }
    const payment = takePayment(world, { email, amount: 50_000, metadata, later: true })
    // Nobody has said yet how it is to be paid.
    Object.assign(world.intents.get(payment) ?? {}, { status: 'requires_payment_method' })
    stripe.pass(12 * DAY)
    await stripe.sweep()
    stripe.pass(6 * HOUR)
    payIntent(world, payment)
    stripe.pass(6 * HOUR)
    // Every run begins with a look at everything.
    stripe.studio.core.deps.stripeDesk.sweptAt = null
    await stripe.look()
    await stripe.look()

    expect(await balance(stripe, id)).toBe(10)
  })

  it('is found when it is paid while everything is looked at, after its list was read', async () => {
    const stripe = await connectStripe(open)
    const { world } = stripe.fake
    const email = 'ada@example.org'
    const { id } = await aClient(stripe.studio, { email })
    const metadata = { package_id: String(stripe.packageId) }
    const payment = takePayment(world, { email, amount: 50_000, metadata, later: true })
    Object.assign(world.intents.get(payment) ?? {}, { status: 'requires_payment_method' })
    const outside = stripe.studio.core.deps.stripe
    const port = outside?.port as StripePort
    const refunds: StripePort['refunds'] = (which) => {
      if (world.intents.get(payment)?.status !== 'succeeded') payIntent(world, payment)
      return port.refunds(which)
    }
    Object.defineProperty(outside, 'port', { value: { ...port, refunds } })
    await stripe.sweep()
    const during = await balance(stripe, id)
    await stripe.look()

    expect([during, await balance(stripe, id)]).toEqual([0, 10])
  })

  it('is off the list once somebody has said that it gives nothing', async () => {
    const stripe = await connectStripe(open)
    const { world } = stripe.fake
    const customer = addCustomer(world, { name: 'Nora New' })
    const price = addPrice(world, { name: 'A towel', amount: 900 })
    sellCheckout(world, { customer, lines: [{ price }] })
    await stripe.look()
    const [line] = (await stripe.studio.call('purchases.unmatched', {})).rows
    await stripe.studio.call('purchases.match', {
      lineId: line?.lineId ?? 0,
      ignore: true,
      reason: 'A towel',
    })

    expect((await stripe.studio.call('attention.list', { kind: 'unmatched_purchase' })).rows).toEqual([])
  })

  it('is not shared out among two clients, nor is who bought it', async () => {
    const stripe = await connectStripe(open)
    const { world } = stripe.fake
    const email = 'ada@example.org'
    const ada = await aClient(stripe.studio, { email })
    const bea = await aClient(stripe.studio, { firstName: 'Bea' })
    const price = tenSessions(stripe)
    const towel = addPrice(world, { name: 'A towel', amount: 900 })
    sellCheckout(world, {
      customer: addCustomer(world, { email }),
      email,
      lines: [{ price }, { price: towel }],
    })
    await stripe.look()
    const [line] = (await stripe.studio.call('purchases.unmatched', {})).rows
    const said = { lineId: line?.lineId ?? 0, packageId: stripe.packageId }

    const other = await stripe.studio.refused('purchases.match', { ...said, clientId: bea.id })
    expect(other.code).toBe('INVALID_TRANSITION')
    const { granted } = await stripe.studio.call('purchases.match', { ...said, clientId: ada.id })
    expect(granted).toMatchObject([{ clientId: ada.id }])
  })

  it('cannot be given back by hand before Stripe was first looked at in this run', async () => {
    const stripe = await connectStripe(open)
    const email = 'ada@example.org'
    const { id } = await aClient(stripe.studio, { email })
    sellCheckout(stripe.fake.world, { email, lines: [{ price: tenSessions(stripe) }] })
    await stripe.look()
    const [sale] = (await stripe.studio.call('purchases.list', { clientId: id })).rows
    stripe.studio.core.deps.stripeDesk.key = null

    const refused = await stripe.studio.refused('purchases.refund', { purchaseId: sale?.id, amount: 1_000 })
    expect(refused.code).toBe('INVALID_TRANSITION')
  })

  it('cannot be spent while it is disputed, though its turn comes meanwhile', async () => {
    const stripe = await connectStripe(open)
    const email = 'ada@example.org'
    const { id } = await aClient(stripe.studio, { email })
    const price = tenSessions(stripe)
    sellCheckout(stripe.fake.world, { email, lines: [{ price }] })
    const second = sellCheckout(stripe.fake.world, { email, lines: [{ price }] })
    await stripe.look()
    dispute(stripe.fake.world, {
      paymentIntent: stripe.fake.world.sessions.get(second)?.payment_intent as string,
    })
    await stripe.look()
    const first = stripe.fake.world.sessions.keys().next().value as string
    refund(stripe.fake.world, {
      paymentIntent: stripe.fake.world.sessions.get(first)?.payment_intent as string,
    })
    await stripe.look()

    expect(await balance(stripe, id)).toBe(0)
    expect(await stripe.studio.call('integrity.check', {})).toMatchObject({ ok: true, findings: [] })
  })
})

describeStudio('a look at everything', (open) => {
  it('asks for few events: what the lists tell is not asked for twice', async () => {
    const stripe = await connectStripe(open)
    const { world, asked } = stripe.fake
    const email = 'ada@example.org'
    await aClient(stripe.studio, { email })
    const price = tenSessions(stripe)
    for (let sale = 0; sale < 120; sale += 1) sellCheckout(world, { email, lines: [{ price }] })
    stripe.pass(HOUR)
    const before = asked.length
    await stripe.sweep()

    const pages = (path: string) => asked.slice(before).filter((url) => url.startsWith(path)).length
    // Two events a sale, of which one may tell something new.
    expect(pages('/v1/events')).toBe(pages('/v1/payment_intents'))
  })

  it('tells windows of what it found together, and of all of it', async () => {
    const stripe = await connectStripe(open)
    const { studio, fake } = stripe
    const email = 'ada@example.org'
    await aClient(studio, { email })
    const price = tenSessions(stripe)
    for (let sale = 0; sale < 120; sale += 1) sellCheckout(fake.world, { email, lines: [{ price }] })
    const before = studio.pushes.length
    const began = performance.now()
    await stripe.sweep()
    const told = studio.pushes.slice(before)
    const seconds = Math.ceil((performance.now() - began) / 1_000)

    // As it begins, once a second and at its end; and that it was asked for is told besides.
    expect(told.length).toBeLessThanOrEqual(seconds + 3)
    const topics = told.flatMap((push) => (push.kind === 'changed' ? push.topics : []))
    expect(new Set(topics)).toEqual(new Set(contract['stripe.record'].topics))
  })

  it('finds refunds of long ago that fail and disputes of long ago that end otherwise', async () => {
    const stripe = await connectStripe(open)
    const { world } = stripe.fake
    const email = 'ada@example.org'
    const { id } = await aClient(stripe.studio, { email })
    const sell = () => {
      const session = sellCheckout(world, { email, lines: [{ price: tenSessions(stripe) }] })
      return String(world.sessions.get(session)?.payment_intent)
    }
    const refunded = refund(world, { paymentIntent: sell(), amount: 25_000 })
    const disputed = dispute(world, { paymentIntent: sell() })
    await stripe.sweep()
    loseDispute(world, disputed)
    await stripe.sweep()
    const before = await money(stripe, id)
    stripe.pass(80 * DAY)
    await stripe.sweep()
    stripe.pass(HOUR)
    failRefund(world, refunded)
    winDispute(world, disputed)
    stripe.pass(HOUR)
    await stripe.sweep()

    expect(before.toSorted()).toEqual([25_000, 50_000])
    expect(await money(stripe, id)).toEqual([0, 0])
  })
})

describeStudio('a key that was taken away', (open) => {
  it('leaves nothing behind that speaks of Stripe', async () => {
    const stripe = await connectStripe(open)
    stripe.fake.access.keys.add('rk_test_51AnotherKeyAltogether99')
    await stripe.look()
    const before = (await stripe.studio.call('attention.list', { kind: 'stripe_stopped' })).rows.length
    await stripe.studio.call('stripe.removeKey', {})

    expect(before).toBe(1)
    expect((await stripe.studio.call('attention.list', { kind: 'stripe_stopped' })).rows).toEqual([])
  })

  it('leaves what waits where it can be decided, in words without Stripe, and whose purchases they are', async () => {
    const stripe = await connectStripe(open)
    const { world } = stripe.fake
    const email = 'ada@example.org'
    await aClient(stripe.studio, { email })
    const session = sellCheckout(world, { email, lines: [{ price: tenSessions(stripe) }] })
    const card = addPrice(world, { name: 'Summer card', amount: 9_900 })
    sellCheckout(world, { name: 'Nora New', lines: [{ price: card }] })
    sellCheckout(world, { lines: [{ price: card }] })
    await stripe.look()
    dispute(world, { paymentIntent: world.sessions.get(session)?.payment_intent as string })
    await stripe.look()
    const { rows: before } = await stripe.studio.call('attention.list', {})
    await stripe.studio.call('stripe.removeKey', {})
    const { rows: after } = await stripe.studio.call('attention.list', {})

    expect(before.map(({ why }) => why)).toContainEqual(expect.stringContaining('in Stripe'))
    expect(after.map(({ kind }) => kind)).toEqual(before.map(({ kind }) => kind))
    expect(JSON.stringify(after.map(({ title, why }) => [title, why]))).not.toMatch(
      /stripe|until it decides/i,
    )
    expect(await stripe.studio.call('stripe.status', {})).toMatchObject({
      state: 'off',
      account: { id: 'acct_1North', livemode: false, removed: true },
    })
    const { rows } = await stripe.studio.call('purchases.unmatched', {})
    await stripe.studio.call('purchases.match', {
      lineId: rows[0]?.lineId ?? 0,
      newClient: { firstName: 'Nora', lastName: 'New' },
      packageId: stripe.packageId,
    })
    expect((await stripe.studio.call('purchases.unmatched', {})).total).toBe(1)
  })
})

describeStudio("a computer's clock that runs ahead", (open) => {
  it('loses no sale and does not have everything read again and again', async () => {
    const fake = createFakeStripe({ now: Date.parse('2026-01-02T09:00:00+01:00') })
    const stripe = await connectStripe(open, { fake })
    const email = 'ada@example.org'
    const { id } = await aClient(stripe.studio, { email })
    sellCheckout(fake.world, { email, lines: [{ price: tenSessions(stripe) }] })
    await stripe.look()
    const asked = fake.asked.length
    await stripe.look()

    expect((await stripe.studio.call('purchases.list', { clientId: id })).total).toBe(1)
    expect(fake.asked.slice(asked).filter((path) => path.startsWith('/v1/disputes'))).toEqual([])
  })
})
