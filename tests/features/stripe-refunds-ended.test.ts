import { expect, it } from 'vitest'
import { addPrice, failRefund, refund, sellCheckout } from '../support/fake-stripe/index.ts'
import { aStripeSale, balanceOf, findingsOf, packsOf } from '../support/stripe-sales.ts'
import { connectStripe, type StripeStudio } from '../support/stripe-studio.ts'
import { aPackage, describeStudio } from '../support/studio.ts'

const DAY = 86_400_000

describeStudio('a membership whose price was given back in Stripe', (open) => {
  const aMembership = async (stripe: StripeStudio) => {
    const more = { name: 'Monthly', kind: 'membership', credits: 8, period: 'month' } as const
    const { id } = await aPackage(stripe.studio, more)
    const sale = await aStripeSale(stripe, [{ packageId: id }])
    await stripe.look()
    return { ...sale, packageId: id }
  }

  it('is back when the refund fails, with what it gives', async () => {
    const stripe = await connectStripe(open)
    const { clientId, paymentIntent } = await aMembership(stripe)
    const first = refund(stripe.fake.world, { paymentIntent })
    await stripe.look()
    const ended = (await packsOf(stripe, clientId)).map(({ status }) => status)
    stripe.pass(40 * DAY)
    failRefund(stripe.fake.world, first)
    await stripe.sweep()
    await stripe.studio.call('upkeep.run', {})

    expect(ended).toEqual(['ended'])
    expect(await packsOf(stripe, clientId)).toMatchObject([{ status: 'active' }])
    // The period of that day: what came before it is over, as it would be without the refund.
    expect(await balanceOf(stripe, clientId)).toBe(8)
    expect(await findingsOf(stripe)).toEqual([])

    refund(stripe.fake.world, { paymentIntent })
    await stripe.look()
    expect(await packsOf(stripe, clientId)).toMatchObject([{ status: 'ended' }])
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

    const statuses = (await packsOf(stripe, clientId)).map(({ status }) => status)
    expect(statuses.toSorted()).toEqual(['active', 'queued'])
    expect(await findingsOf(stripe)).toEqual([])
  })

  it('stays ended where staff have ended it', async () => {
    const stripe = await connectStripe(open)
    const { clientId, paymentIntent } = await aMembership(stripe)
    const [pack] = await packsOf(stripe, clientId)
    await stripe.studio.call('subscriptions.end', { subscriptionId: pack?.id ?? 0, reason: 'Moved away' })
    const first = refund(stripe.fake.world, { paymentIntent })
    await stripe.look()
    failRefund(stripe.fake.world, first)
    await stripe.look()

    expect(await packsOf(stripe, clientId)).toMatchObject([{ status: 'ended' }])
    expect(await balanceOf(stripe, clientId)).toBe(0)
    expect(await findingsOf(stripe)).toEqual([])
  })
})
