import { expect, it } from 'vitest'
import type { Input } from '../../src/shared/contract/index.ts'
import {
  addPrice,
  dispute,
  failRefund,
  loseDispute,
  refund,
  sellCheckout,
  TEST_KEY,
  winDispute,
} from '../support/fake-stripe/index.ts'
import { connectStripe, type StripeStudio } from '../support/stripe-studio.ts'
import { aClient, aPackage, describeStudio } from '../support/studio.ts'

const DAY = 86_400_000

/** Somebody buys these packages with one payment, each for so much. */
async function aSale(
  { studio, fake, packageId }: StripeStudio,
  lines: readonly { readonly packageId?: number; readonly amount?: number }[] = [{}],
) {
  const email = `${crypto.randomUUID()}@example.org`
  const client = await aClient(studio, { email })
  const prices = lines.map((line) =>
    addPrice(fake.world, {
      name: `Package ${line.packageId ?? packageId}`,
      amount: line.amount ?? 50_000,
      metadata: { package_id: String(line.packageId ?? packageId) },
    }),
  )
  const session = sellCheckout(fake.world, { email, lines: prices.map((price) => ({ price })) })
  const paymentIntent = String(fake.world.sessions.get(session)?.payment_intent)
  return { clientId: client.id, email, paymentIntent }
}

const balance = async ({ studio }: StripeStudio, clientId: number) =>
  (await studio.call('credits.summary', { clientId })).available

const sales = async ({ studio }: StripeStudio, clientId: number) =>
  (await studio.call('purchases.list', { clientId })).rows.toReversed()

const packs = async ({ studio }: StripeStudio, clientId: number) =>
  (await studio.call('subscriptions.list', { clientId })).rows

const matters = async ({ studio }: StripeStudio) =>
  (await studio.call('attention.list', { kind: 'refund_unclear' })).rows

async function isSound({ studio }: StripeStudio) {
  expect(await studio.call('integrity.check', {})).toMatchObject({ ok: true, findings: [] })
}

describeStudio('a membership whose price was given back in Stripe', (open) => {
  const aMembership = async (stripe: StripeStudio) => {
    const more = { name: 'Monthly', kind: 'membership', credits: 8, period: 'month' } as const
    const { id } = await aPackage(stripe.studio, more)
    const sale = await aSale(stripe, [{ packageId: id }])
    await stripe.look()
    return { ...sale, packageId: id }
  }

  it('is back when the refund fails, with what it gives', async () => {
    const stripe = await connectStripe(open)
    const { clientId, paymentIntent } = await aMembership(stripe)
    const first = refund(stripe.fake.world, { paymentIntent })
    await stripe.look()
    const ended = (await packs(stripe, clientId)).map(({ status }) => status)
    stripe.pass(40 * DAY)
    failRefund(stripe.fake.world, first)
    await stripe.sweep()
    await stripe.studio.call('upkeep.run', {})

    expect(ended).toEqual(['ended'])
    expect(await packs(stripe, clientId)).toMatchObject([{ status: 'active' }])
    // The period of that day: what came before it is over, as it would be without the refund.
    expect(await balance(stripe, clientId)).toBe(8)
    await isSound(stripe)

    refund(stripe.fake.world, { paymentIntent })
    await stripe.look()
    expect(await packs(stripe, clientId)).toMatchObject([{ status: 'ended' }])
  })

  it('waits for its place where another one has it by then', async () => {
    const stripe = await connectStripe(open)
    const { clientId, email, packageId, paymentIntent } = await aMembership(stripe)
    const first = refund(stripe.fake.world, { paymentIntent })
    await stripe.look()
    const metadata = { package_id: String(packageId) }
    const price = addPrice(stripe.fake.world, { name: 'Monthly', amount: 50_000, metadata })
    sellCheckout(stripe.fake.world, { email, lines: [{ price }] })
    await stripe.look()
    failRefund(stripe.fake.world, first)
    await stripe.look()

    const statuses = (await packs(stripe, clientId)).map(({ status }) => status)
    expect(statuses.toSorted()).toEqual(['active', 'queued'])
    await isSound(stripe)
  })

  it('stays ended where staff have ended it', async () => {
    const stripe = await connectStripe(open)
    const { clientId, paymentIntent } = await aMembership(stripe)
    const [pack] = await packs(stripe, clientId)
    await stripe.studio.call('subscriptions.end', { subscriptionId: pack?.id ?? 0, reason: 'Moved away' })
    const first = refund(stripe.fake.world, { paymentIntent })
    await stripe.look()
    failRefund(stripe.fake.world, first)
    await stripe.look()

    expect(await packs(stripe, clientId)).toMatchObject([{ status: 'ended' }])
    expect(await balance(stripe, clientId)).toBe(0)
    await isSound(stripe)
  })
})

describeStudio('a refund that was recorded by hand while Stripe was not connected', (open) => {
  async function byHand(stripe: StripeStudio, clientId: number, amount: number) {
    const [sale] = await sales(stripe, clientId)
    await stripe.studio.call('stripe.removeKey', {})
    await stripe.studio.call('purchases.refund', { purchaseId: sale?.id ?? 0, amount })
    await stripe.studio.call('stripe.setKey', { key: TEST_KEY })
  }

  it('is not taken twice when Stripe tells of it', async () => {
    const stripe = await connectStripe(open)
    const { clientId, paymentIntent } = await aSale(stripe)
    await stripe.look()
    await byHand(stripe, clientId, 20_000)
    await stripe.sweep()
    const before = [await balance(stripe, clientId), (await matters(stripe)).length]
    const first = refund(stripe.fake.world, { paymentIntent, amount: 20_000 })
    await stripe.sweep()
    await stripe.sweep()

    expect(before).toEqual([6, 0])
    expect(await balance(stripe, clientId)).toBe(6)
    expect(await sales(stripe, clientId)).toMatchObject([{ refundedAmount: 20_000 }])
    expect(await matters(stripe)).toHaveLength(1)

    failRefund(stripe.fake.world, first)
    await stripe.look()
    expect(await sales(stripe, clientId)).toMatchObject([{ refundedAmount: 20_000 }])
    expect(await matters(stripe)).toEqual([])
    await isSound(stripe)
  })

  it('comes on top of what Stripe had told of before, and is covered by what it tells later', async () => {
    const stripe = await connectStripe(open)
    const { clientId, paymentIntent } = await aSale(stripe)
    refund(stripe.fake.world, { paymentIntent, amount: 10_000 })
    await stripe.look()
    await byHand(stripe, clientId, 5_000)
    await stripe.sweep()
    const before = (await sales(stripe, clientId))[0]?.refundedAmount
    refund(stripe.fake.world, { paymentIntent, amount: 15_000 })
    await stripe.sweep()

    expect(before).toBe(15_000)
    expect(await sales(stripe, clientId)).toMatchObject([{ refundedAmount: 25_000 }])
    expect(await balance(stripe, clientId)).toBe(5)
    const [asked] = await matters(stripe)
    expect(asked?.why).toContain('€50.00 was recorded by hand')
    expect(asked?.why).toContain('€150.00 went back where it was paid')
    await stripe.studio.call('attention.resolve', { id: asked?.id ?? 0 })
    await stripe.sweep()
    expect(await matters(stripe)).toEqual([])
    await isSound(stripe)
  })
})

describeStudio('money that went back in another currency', (open) => {
  it('takes nothing by itself, and is put before somebody once', async () => {
    const stripe = await connectStripe(open)
    const { clientId, paymentIntent } = await aSale(stripe)
    await stripe.look()
    const { world } = stripe.fake
    const first = refund(world, { paymentIntent, amount: 5_500 })
    Object.assign(world.refunds.get(first) ?? {}, { currency: 'usd' })
    await stripe.look()

    expect(await balance(stripe, clientId)).toBe(10)
    const [asked, ...others] = await matters(stripe)
    expect([asked?.title, others]).toEqual([
      'US$55.00 of Package 1 of Ada Berg went back in another currency',
      [],
    ])
    await stripe.studio.call('attention.resolve', { id: asked?.id ?? 0 })
    refund(world, { paymentIntent, amount: 5_000 })
    await stripe.look()
    expect(await matters(stripe)).toEqual([])
    expect(await sales(stripe, clientId)).toMatchObject([{ refundedAmount: 5_000 }])
    await isSound(stripe)
  })

  it('is off the list when it fails', async () => {
    const stripe = await connectStripe(open)
    const { paymentIntent } = await aSale(stripe)
    await stripe.look()
    const { world } = stripe.fake
    const first = refund(world, { paymentIntent, amount: 5_500 })
    Object.assign(world.refunds.get(first) ?? {}, { currency: 'usd' })
    await stripe.look()
    const before = await matters(stripe)
    failRefund(world, first)
    await stripe.look()

    expect(before).toHaveLength(1)
    expect(await matters(stripe)).toEqual([])
  })

  it('holds what is left where a bank took it, until staff end that', async () => {
    const stripe = await connectStripe(open)
    const { clientId, paymentIntent } = await aSale(stripe)
    await stripe.look()
    const { world } = stripe.fake
    const first = dispute(world, { paymentIntent })
    Object.assign(world.disputes.get(first) ?? {}, { currency: 'usd' })
    await stripe.look()
    loseDispute(world, first)
    await stripe.look()

    expect(await packs(stripe, clientId)).toMatchObject([{ status: 'frozen' }])
    expect(await sales(stripe, clientId)).toMatchObject([{ refundedAmount: 0, status: 'disputed' }])
    expect(await matters(stripe)).toHaveLength(1)
  })
})

describeStudio('a dispute whose end Stripe does not tell', (open) => {
  const disputed = async (stripe: StripeStudio) => {
    const sale = await aSale(stripe)
    await stripe.look()
    const id = dispute(stripe.fake.world, { paymentIntent: sale.paymentIntent })
    await stripe.look()
    const purchaseId = (await sales(stripe, sale.clientId))[0]?.id ?? 0
    return { ...sale, disputeId: id, purchaseId }
  }
  const settle = ({ studio }: StripeStudio, purchaseId: number, outcome: 'won' | 'lost') =>
    studio.call('purchases.settleDispute', { purchaseId, outcome, reason: 'The bank wrote so' })
  const allMatters = async ({ studio }: StripeStudio) => (await studio.call('attention.list', {})).rows
  const setKeyAgain = async (stripe: StripeStudio) => {
    await stripe.studio.call('stripe.setKey', { key: TEST_KEY })
    await stripe.sweep()
  }

  it('is settled as won by staff, once: the sale is paid, what is left can be used', async () => {
    const stripe = await connectStripe(open)
    const { clientId, purchaseId } = await disputed(stripe)
    await stripe.studio.call('stripe.removeKey', {})
    const [matter] = await allMatters(stripe)
    expect(matter?.why).toContain('say at the sale how the dispute has ended')
    expect(await stripe.studio.call('purchases.get', { purchaseId })).toMatchObject({
      settleableAs: ['won', 'lost'],
    })

    expect(await settle(stripe, purchaseId, 'won')).toMatchObject({ status: 'paid', revoked: 0 })
    expect(await packs(stripe, clientId)).toMatchObject([{ status: 'active' }])
    expect(await balance(stripe, clientId)).toBe(10)
    expect(await allMatters(stripe)).toEqual([])
    const again = { purchaseId, outcome: 'won', reason: 'Again' } as const
    expect(await stripe.studio.refused('purchases.settleDispute', again)).toMatchObject({
      code: 'INVALID_TRANSITION',
      details: { why: 'No dispute of this sale is open.' },
    })
    await isSound(stripe)
  })

  it('is settled as lost by staff, and counts once when Stripe tells the same later', async () => {
    const stripe = await connectStripe(open)
    const { clientId, purchaseId, disputeId } = await disputed(stripe)
    await stripe.studio.call('stripe.removeKey', {})

    expect(await settle(stripe, purchaseId, 'lost')).toMatchObject({ status: 'refunded', revoked: 10 })
    expect(await sales(stripe, clientId)).toMatchObject([{ status: 'refunded', refundedAmount: 50_000 }])
    expect(await balance(stripe, clientId)).toBe(0)
    expect(await allMatters(stripe)).toEqual([])
    expect((await stripe.studio.call('audit.list', { entity: 'stripe_sale' })).rows[0]).toMatchObject({
      method: 'purchases.settleDispute',
      after: { settled: 'lost', reason: 'The bank wrote so' },
    })
    await setKeyAgain(stripe)
    expect(await sales(stripe, clientId)).toMatchObject([{ status: 'refunded' }])
    loseDispute(stripe.fake.world, disputeId)
    await stripe.sweep()

    expect(await sales(stripe, clientId)).toMatchObject([{ status: 'refunded', refundedAmount: 50_000 }])
    expect(await balance(stripe, clientId)).toBe(0)
    expect(await allMatters(stripe)).toEqual([])
    await isSound(stripe)
  })

  it('follows the bank where Stripe tells the contrary later, and asks somebody', async () => {
    const stripe = await connectStripe(open)
    const { clientId, purchaseId, disputeId } = await disputed(stripe)
    await stripe.studio.call('stripe.removeKey', {})
    await settle(stripe, purchaseId, 'lost')
    stripe.pass(60_000)
    winDispute(stripe.fake.world, disputeId)
    await setKeyAgain(stripe)

    expect(await sales(stripe, clientId)).toMatchObject([{ status: 'paid', refundedAmount: 0 }])
    expect(await balance(stripe, clientId)).toBe(10)
    expect((await matters(stripe)).map(({ title }) => title)).toEqual([
      'The dispute of Package 1 of Ada Berg ended otherwise than was recorded',
    ])
    await stripe.sweep()
    expect(await matters(stripe)).toHaveLength(1)
    await isSound(stripe)
  })

  it('is not settled by hand while Stripe will tell', async () => {
    const stripe = await connectStripe(open)
    const { purchaseId } = await disputed(stripe)
    const input = { purchaseId, outcome: 'won', reason: 'A hunch' } as const

    expect(await stripe.studio.call('purchases.get', { purchaseId })).toMatchObject({ settleableAs: [] })
    expect(await stripe.studio.refused('purchases.settleDispute', input)).toMatchObject({
      details: { why: expect.stringMatching(/^Stripe tells what the bank decides/) },
    })
  })

  it('is settled as lost where the bank took it in another currency, also with its key', async () => {
    const stripe = await connectStripe(open)
    const { clientId, paymentIntent } = await aSale(stripe)
    await stripe.look()
    const { world } = stripe.fake
    const first = dispute(world, { paymentIntent })
    Object.assign(world.disputes.get(first) ?? {}, { currency: 'usd' })
    loseDispute(world, first)
    await stripe.look()
    const purchaseId = (await sales(stripe, clientId))[0]?.id ?? 0
    const won = { purchaseId, outcome: 'won', reason: 'A hope' } as const
    expect((await stripe.studio.refused('purchases.settleDispute', won)).code).toBe('INVALID_TRANSITION')

    expect(await settle(stripe, purchaseId, 'lost')).toMatchObject({ status: 'refunded', revoked: 10 })
    await stripe.sweep()

    expect(await sales(stripe, clientId)).toMatchObject([{ status: 'refunded', refundedAmount: 50_000 }])
    expect(await allMatters(stripe)).toEqual([])
    await isSound(stripe)
  })
})

describeStudio('a second dispute of a sale', (open) => {
  it('freezes anew where staff have ended the freeze of the first, and is lifted by itself', async () => {
    const stripe = await connectStripe(open)
    const { clientId, paymentIntent } = await aSale(stripe)
    await stripe.look()
    const { world } = stripe.fake
    const status = async () => (await packs(stripe, clientId))[0]?.status
    const first = dispute(world, { paymentIntent })
    await stripe.look()
    const [pack] = await packs(stripe, clientId)
    stripe.pass(2 * DAY)
    await stripe.studio.call('subscriptions.unfreeze', { subscriptionId: pack?.id ?? 0 })
    await stripe.look()
    const byStaff = await status()
    stripe.pass(2 * DAY)
    const second = dispute(world, { paymentIntent })
    await stripe.look()
    const anew = await status()
    stripe.pass(2 * DAY)
    winDispute(world, second)
    await stripe.look()
    const won = await status()
    winDispute(world, first)
    await stripe.look()

    expect([byStaff, anew, won, await status()]).toEqual(['active', 'frozen', 'active', 'active'])
    await isSound(stripe)
  })

  it('shares the freeze of the first, which ends with the last of them', async () => {
    const stripe = await connectStripe(open)
    const { clientId, paymentIntent } = await aSale(stripe)
    await stripe.look()
    const { world } = stripe.fake
    const status = async () => (await packs(stripe, clientId))[0]?.status
    const [first, second] = [dispute(world, { paymentIntent }), dispute(world, { paymentIntent })]
    await stripe.look()
    winDispute(world, first)
    await stripe.look()
    const before = await status()
    winDispute(world, second)
    await stripe.look()

    expect([before, await status()]).toEqual(['frozen', 'active'])
    await isSound(stripe)
  })
})

describeStudio('what each line bears of a refund', (open) => {
  async function twoLines(stripe: StripeStudio) {
    const five = await aPackage(stripe.studio, { name: 'Five', credits: 5 })
    const sale = await aSale(stripe, [{ amount: 60_000 }, { packageId: five.id, amount: 40_000 }])
    refund(stripe.fake.world, { paymentIntent: sale.paymentIntent, amount: 40_000 })
    await stripe.look()
    const [purchase] = await sales(stripe, sale.clientId)
    const { split } = await stripe.studio.call('purchases.refundSplit', { purchaseId: purchase?.id ?? 0 })
    if (split === null) throw new Error('It was bought in Stripe.')
    const say = (...amounts: number[]): Input<'purchases.assignRefund'> => ({
      saleId: split.saleId,
      lines: split.lines.map(({ lineId }, index) => ({ lineId, amount: amounts[index] ?? 0 })),
    })
    const borne = async () => (await sales(stripe, sale.clientId)).map(({ refundedAmount }) => refundedAmount)
    return { ...sale, split, say, borne }
  }

  it('is split by amount until somebody says otherwise, and then as they said', async () => {
    const stripe = await connectStripe(open)
    const { split, say, borne, clientId } = await twoLines(stripe)
    const before = await borne()
    const moved = await stripe.studio.call('purchases.assignRefund', say(0, 40_000))
    const after = await borne()
    const again = await stripe.studio.call('purchases.assignRefund', say(0, 40_000))

    expect(split).toMatchObject({ refunded: 40_000, assigned: false, currency: 'EUR' })
    expect(split.lines.map(({ amount, refunded }) => [amount, refunded])).toEqual([
      [60_000, 24_000],
      [40_000, 16_000],
    ])
    expect([before, after]).toEqual([
      [24_000, 16_000],
      [0, 40_000],
    ])
    expect(moved).toMatchObject({ revoked: 3, givenBack: 4, split: { assigned: true, refunded: 40_000 } })
    expect(again).toMatchObject({ revoked: 0, givenBack: 0 })
    expect(await stripe.studio.call('credits.summary', { clientId })).toMatchObject({ remaining: 10 })
    await stripe.sweep()
    expect(await borne()).toEqual([0, 40_000])
    await isSound(stripe)
  })

  it('follows what is given back later, and is by amount again when that is said', async () => {
    const stripe = await connectStripe(open)
    const { say, borne, split, paymentIntent } = await twoLines(stripe)
    await stripe.studio.call('purchases.assignRefund', say(0, 40_000))
    const later = refund(stripe.fake.world, { paymentIntent, amount: 30_000 })
    await stripe.look()
    const more = await borne()
    failRefund(stripe.fake.world, later)
    await stripe.look()
    const back = await borne()
    await stripe.studio.call('purchases.assignRefund', { saleId: split.saleId, lines: null })

    expect([more, back]).toEqual([
      [30_000, 40_000],
      [0, 40_000],
    ])
    expect(await borne()).toEqual([24_000, 16_000])
    await isSound(stripe)
  })

  it('comes to what was given back, and to no more than each cost', async () => {
    const stripe = await connectStripe(open)
    const { say, split } = await twoLines(stripe)
    const refusal = async (input: Input<'purchases.assignRefund'>) =>
      (await stripe.studio.refused('purchases.assignRefund', input)).message

    expect(await refusal(say(0, 39_999))).toContain('€400.00')
    expect(await refusal(say(0, 40_001))).toContain('more than it cost')
    const stranger = await stripe.studio.refused('purchases.assignRefund', {
      saleId: split.saleId,
      lines: [{ lineId: 99, amount: 40_000 }],
    })
    expect(stranger.code).toBe('NOT_FOUND')
  })

  it('is nothing of what was sold at the desk', async () => {
    const { studio, packageId } = await connectStripe(open)
    const { purchase } = await studio.call('purchases.create', {
      clientId: (await aClient(studio)).id,
      packageId,
    })
    expect(await studio.call('purchases.refundSplit', { purchaseId: purchase.id })).toEqual({ split: null })
  })
})

describeStudio('a client who is merged', (open) => {
  it('has what comes from Stripe with whom they were merged into, and by themselves once that is taken back', async () => {
    const stripe = await connectStripe(open)
    const { world } = stripe.fake
    const { studio } = stripe
    const kept = await aClient(studio, { firstName: 'Kim' })
    const { clientId, email } = await aSale(stripe)
    const mystery = addPrice(world, { name: 'Mystery box', amount: 9_900 })
    sellCheckout(world, { email, lines: [{ price: mystery }] })
    await stripe.look()
    const waiting = async () => (await studio.call('purchases.unmatched', {})).rows[0]
    const own = (await waiting())?.client?.id
    await studio.call('clients.merge', { keepId: kept.id, mergeId: clientId })
    const merged = (await waiting())?.client?.id
    await studio.call('undo.last', {})
    const apart = await waiting()
    const { granted } = await studio.call('purchases.match', {
      lineId: apart?.lineId ?? 0,
      packageId: stripe.packageId,
    })

    expect([own, merged, apart?.client?.id]).toEqual([clientId, kept.id, clientId])
    expect(granted).toMatchObject([{ clientId }])
    expect(await sales(stripe, clientId)).toHaveLength(2)
    await isSound(stripe)
  })
})
