import { expect, it } from 'vitest'
import { dispute, failRefund, loseDispute, refund, TEST_KEY } from '../support/fake-stripe/index.ts'
import {
  aStripeSale,
  balanceOf,
  findingsOf,
  packsOf,
  salesOf,
  unclearRefunds,
} from '../support/stripe-sales.ts'
import { connectStripe, type StripeStudio } from '../support/stripe-studio.ts'
import { describeStudio } from '../support/studio.ts'

/** Gives so much of a line back while no key is kept, and connects Stripe again. */
async function recordByHand(stripe: StripeStudio, clientId: number, amount: number, line = 0) {
  const sale = (await salesOf(stripe, clientId))[line]
  await stripe.studio.call('stripe.removeKey', {})
  await stripe.studio.call('purchases.refund', { purchaseId: sale?.id ?? 0, amount })
  await stripe.studio.call('stripe.setKey', { key: TEST_KEY })
}

describeStudio('a refund that was recorded by hand while Stripe was not connected', (open) => {
  it('is not taken twice when Stripe tells of it', async () => {
    const stripe = await connectStripe(open)
    const { clientId, paymentIntent } = await aStripeSale(stripe)
    await stripe.look()
    await recordByHand(stripe, clientId, 20_000)
    await stripe.sweep()
    const before = [await balanceOf(stripe, clientId), (await unclearRefunds(stripe)).length]
    const first = refund(stripe.fake.world, { paymentIntent, amount: 20_000 })
    await stripe.sweep()
    await stripe.sweep()

    expect(before).toEqual([6, 0])
    expect(await balanceOf(stripe, clientId)).toBe(6)
    expect(await salesOf(stripe, clientId)).toMatchObject([{ refundedAmount: 20_000 }])
    expect(await unclearRefunds(stripe)).toHaveLength(1)

    failRefund(stripe.fake.world, first)
    await stripe.look()
    expect(await salesOf(stripe, clientId)).toMatchObject([{ refundedAmount: 20_000 }])
    expect(await unclearRefunds(stripe)).toEqual([])
    expect(await findingsOf(stripe)).toEqual([])
  })

  it('comes on top of what Stripe had told of before, and is covered by what it tells later', async () => {
    const stripe = await connectStripe(open)
    const { clientId, paymentIntent } = await aStripeSale(stripe)
    refund(stripe.fake.world, { paymentIntent, amount: 10_000 })
    await stripe.look()
    await recordByHand(stripe, clientId, 5_000)
    await stripe.sweep()
    const before = (await salesOf(stripe, clientId))[0]?.refundedAmount
    refund(stripe.fake.world, { paymentIntent, amount: 15_000 })
    await stripe.sweep()

    expect(before).toBe(15_000)
    expect(await salesOf(stripe, clientId)).toMatchObject([{ refundedAmount: 25_000 }])
    expect(await balanceOf(stripe, clientId)).toBe(5)
    const [asked] = await unclearRefunds(stripe)
    expect(asked?.why).toContain('€50.00 was recorded by hand')
    expect(asked?.why).toContain('€150.00 went back where it was paid')
    await stripe.studio.call('attention.resolve', { id: asked?.id ?? 0 })
    await stripe.sweep()
    expect(await unclearRefunds(stripe)).toEqual([])
    expect(await findingsOf(stripe)).toEqual([])
  })

  it('falls on the line it was recorded on, and what goes back besides on what is left', async () => {
    const stripe = await connectStripe(open)
    const two = [{ amount: 50_000 }, { amount: 50_000 }]
    const { clientId, paymentIntent } = await aStripeSale(stripe, two)
    await stripe.look()
    const borne = async () =>
      (await salesOf(stripe, clientId)).map(({ status, refundedAmount }) => [status, refundedAmount])
    await recordByHand(stripe, clientId, 50_000, 1)
    const first = refund(stripe.fake.world, { paymentIntent, amount: 50_000 })
    await stripe.sweep()
    const same = await borne()
    const [asked, ...others] = await unclearRefunds(stripe)
    expect(await findingsOf(stripe)).toEqual([])
    const second = refund(stripe.fake.world, { paymentIntent, amount: 20_000 })
    await stripe.sweep()
    const more = await borne()
    failRefund(stripe.fake.world, second)
    failRefund(stripe.fake.world, first)
    await stripe.sweep()

    expect(same).toEqual([
      ['paid', 0],
      ['refunded', 50_000],
    ])
    expect(asked?.why).toContain('€500.00 was recorded by hand')
    expect(asked?.why).toContain('€500.00 went back where it was paid')
    expect(others).toEqual([])
    expect(more).toEqual([
      ['partially_refunded', 20_000],
      ['refunded', 50_000],
    ])
    expect(await borne()).toEqual(same)
    expect(await balanceOf(stripe, clientId)).toBe(10)
    expect(await findingsOf(stripe)).toEqual([])
  })

  it('is no question any more once somebody has said what each line bears', async () => {
    const stripe = await connectStripe(open)
    const two = [{ amount: 50_000 }, { amount: 50_000 }]
    const { clientId, paymentIntent } = await aStripeSale(stripe, two)
    await stripe.look()
    await recordByHand(stripe, clientId, 50_000, 1)
    refund(stripe.fake.world, { paymentIntent, amount: 50_000 })
    await stripe.sweep()
    const before = (await unclearRefunds(stripe)).length
    const purchaseId = (await salesOf(stripe, clientId))[0]?.id ?? 0
    const { split } = await stripe.studio.call('purchases.refundSplit', { purchaseId })
    const lines = split?.lines.map(({ lineId }, index) => ({ lineId, amount: [50_000, 0][index] ?? 0 })) ?? []
    const { saleId = 0, version = 0 } = split ?? {}
    await stripe.studio.call('purchases.assignRefund', { saleId, version, lines })

    expect([before, split?.lines.map(({ refunded }) => refunded)]).toEqual([1, [0, 50_000]])
    expect((await salesOf(stripe, clientId)).map(({ refundedAmount }) => refundedAmount)).toEqual([50_000, 0])
    expect(await unclearRefunds(stripe)).toEqual([])
    refund(stripe.fake.world, { paymentIntent, amount: 10_000 })
    await stripe.sweep()
    expect((await salesOf(stripe, clientId)).map(({ refundedAmount }) => refundedAmount)).toEqual([
      50_000, 10_000,
    ])
    expect(await unclearRefunds(stripe)).toEqual([])
    expect(await findingsOf(stripe)).toEqual([])
  })
})

describeStudio('money that went back in another currency', (open) => {
  it('takes nothing by itself, and is put before somebody once', async () => {
    const stripe = await connectStripe(open)
    const { clientId, paymentIntent } = await aStripeSale(stripe)
    await stripe.look()
    const { world } = stripe.fake
    const first = refund(world, { paymentIntent, amount: 5_500 })
    Object.assign(world.refunds.get(first) ?? {}, { currency: 'usd' })
    await stripe.look()

    expect(await balanceOf(stripe, clientId)).toBe(10)
    const [asked, ...others] = await unclearRefunds(stripe)
    expect([asked?.title, others]).toEqual([
      'US$55.00 of Package 1 of Ada Berg went back in another currency',
      [],
    ])
    await stripe.studio.call('attention.resolve', { id: asked?.id ?? 0 })
    refund(world, { paymentIntent, amount: 5_000 })
    await stripe.look()
    expect(await unclearRefunds(stripe)).toEqual([])
    expect(await salesOf(stripe, clientId)).toMatchObject([{ refundedAmount: 5_000 }])
    expect(await findingsOf(stripe)).toEqual([])
  })

  it('is no matter where all of the sale was given back before', async () => {
    const stripe = await connectStripe(open)
    const { clientId, paymentIntent } = await aStripeSale(stripe)
    await stripe.look()
    await recordByHand(stripe, clientId, 50_000)
    const first = refund(stripe.fake.world, { paymentIntent, amount: 5_500 })
    Object.assign(stripe.fake.world.refunds.get(first) ?? {}, { currency: 'usd' })
    await stripe.sweep()

    expect(await unclearRefunds(stripe)).toEqual([])
    expect(await salesOf(stripe, clientId)).toMatchObject([{ refundedAmount: 50_000 }])
  })

  it('is off the list when it fails', async () => {
    const stripe = await connectStripe(open)
    const { paymentIntent } = await aStripeSale(stripe)
    await stripe.look()
    const { world } = stripe.fake
    const first = refund(world, { paymentIntent, amount: 5_500 })
    Object.assign(world.refunds.get(first) ?? {}, { currency: 'usd' })
    await stripe.look()
    const before = await unclearRefunds(stripe)
    failRefund(world, first)
    await stripe.look()

    expect(before).toHaveLength(1)
    expect(await unclearRefunds(stripe)).toEqual([])
  })

  it('holds what is left where a bank took it, until staff end that', async () => {
    const stripe = await connectStripe(open)
    const { clientId, paymentIntent } = await aStripeSale(stripe)
    await stripe.look()
    const { world } = stripe.fake
    const first = dispute(world, { paymentIntent })
    Object.assign(world.disputes.get(first) ?? {}, { currency: 'usd' })
    await stripe.look()
    loseDispute(world, first)
    await stripe.look()

    expect(await packsOf(stripe, clientId)).toMatchObject([{ status: 'frozen' }])
    expect(await salesOf(stripe, clientId)).toMatchObject([{ refundedAmount: 0, status: 'disputed' }])
    expect(await unclearRefunds(stripe)).toHaveLength(1)
  })
})
