import { expect, it } from 'vitest'
import { dispute, loseDispute, TEST_KEY, winDispute } from '../support/fake-stripe/index.ts'
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

describeStudio('a dispute whose end Stripe does not tell', (open) => {
  const disputed = async (stripe: StripeStudio) => {
    const sale = await aStripeSale(stripe)
    await stripe.look()
    const id = dispute(stripe.fake.world, { paymentIntent: sale.paymentIntent })
    await stripe.look()
    const purchaseId = (await salesOf(stripe, sale.clientId))[0]?.id ?? 0
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
    expect(await packsOf(stripe, clientId)).toMatchObject([{ status: 'active' }])
    expect(await balanceOf(stripe, clientId)).toBe(10)
    expect(await allMatters(stripe)).toEqual([])
    const again = { purchaseId, outcome: 'won', reason: 'Again' } as const
    expect(await stripe.studio.refused('purchases.settleDispute', again)).toMatchObject({
      code: 'INVALID_TRANSITION',
      details: { why: 'No dispute of this sale is open.' },
    })
    expect(await findingsOf(stripe)).toEqual([])
  })

  it('is settled as lost by staff, and counts once when Stripe tells the same later', async () => {
    const stripe = await connectStripe(open)
    const { clientId, purchaseId, disputeId } = await disputed(stripe)
    await stripe.studio.call('stripe.removeKey', {})

    expect(await settle(stripe, purchaseId, 'lost')).toMatchObject({ status: 'refunded', revoked: 10 })
    expect(await salesOf(stripe, clientId)).toMatchObject([{ status: 'refunded', refundedAmount: 50_000 }])
    expect(await balanceOf(stripe, clientId)).toBe(0)
    expect(await allMatters(stripe)).toEqual([])
    expect((await stripe.studio.call('audit.list', { entity: 'stripe_sale' })).rows[0]).toMatchObject({
      method: 'purchases.settleDispute',
      after: { settled: 'lost', reason: 'The bank wrote so' },
    })
    const { history } = await stripe.studio.call('purchases.get', { purchaseId })
    expect(history.at(-1)).toMatchObject({ deed: 'refunded', amount: 50_000, reason: 'The bank wrote so' })
    await setKeyAgain(stripe)
    expect(await salesOf(stripe, clientId)).toMatchObject([{ status: 'refunded' }])
    loseDispute(stripe.fake.world, disputeId)
    await stripe.sweep()

    expect(await salesOf(stripe, clientId)).toMatchObject([{ status: 'refunded', refundedAmount: 50_000 }])
    expect(await balanceOf(stripe, clientId)).toBe(0)
    expect(await allMatters(stripe)).toEqual([])
    expect(await findingsOf(stripe)).toEqual([])
  })

  it('follows the bank where Stripe tells the contrary later, and asks somebody', async () => {
    const stripe = await connectStripe(open)
    const { clientId, purchaseId, disputeId } = await disputed(stripe)
    await stripe.studio.call('stripe.removeKey', {})
    await settle(stripe, purchaseId, 'lost')
    stripe.pass(60_000)
    winDispute(stripe.fake.world, disputeId)
    await setKeyAgain(stripe)

    expect(await salesOf(stripe, clientId)).toMatchObject([{ status: 'paid', refundedAmount: 0 }])
    expect(await balanceOf(stripe, clientId)).toBe(10)
    expect((await unclearRefunds(stripe)).map(({ title }) => title)).toEqual([
      'The dispute of Package 1 of Ada Berg ended otherwise than was recorded',
    ])
    await stripe.sweep()
    expect(await unclearRefunds(stripe)).toHaveLength(1)
    expect(await findingsOf(stripe)).toEqual([])
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
    const { clientId, paymentIntent } = await aStripeSale(stripe)
    await stripe.look()
    const { world } = stripe.fake
    const first = dispute(world, { paymentIntent })
    Object.assign(world.disputes.get(first) ?? {}, { currency: 'usd' })
    loseDispute(world, first)
    await stripe.look()
    const purchaseId = (await salesOf(stripe, clientId))[0]?.id ?? 0
    const won = { purchaseId, outcome: 'won', reason: 'A hope' } as const
    expect((await stripe.studio.refused('purchases.settleDispute', won)).code).toBe('INVALID_TRANSITION')

    expect(await settle(stripe, purchaseId, 'lost')).toMatchObject({ status: 'refunded', revoked: 10 })
    await stripe.sweep()

    expect(await salesOf(stripe, clientId)).toMatchObject([{ status: 'refunded', refundedAmount: 50_000 }])
    expect(await allMatters(stripe)).toEqual([])
    expect(await findingsOf(stripe)).toEqual([])
  })
})
