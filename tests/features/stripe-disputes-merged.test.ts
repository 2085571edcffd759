import { expect, it } from 'vitest'
import { addPrice, dispute, sellCheckout, winDispute } from '../support/fake-stripe/index.ts'
import { aStripeSale, findingsOf, packsOf, salesOf } from '../support/stripe-sales.ts'
import { connectStripe } from '../support/stripe-studio.ts'
import { aClient, describeStudio } from '../support/studio.ts'

const DAY = 86_400_000

describeStudio('a second dispute of a sale', (open) => {
  it('freezes anew where staff have ended the freeze of the first, and is lifted by itself', async () => {
    const stripe = await connectStripe(open)
    const { clientId, paymentIntent } = await aStripeSale(stripe)
    await stripe.look()
    const { world } = stripe.fake
    const status = async () => (await packsOf(stripe, clientId))[0]?.status
    const first = dispute(world, { paymentIntent })
    await stripe.look()
    const [pack] = await packsOf(stripe, clientId)
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
    expect(await findingsOf(stripe)).toEqual([])
  })

  it('shares the freeze of the first, which ends with the last of them', async () => {
    const stripe = await connectStripe(open)
    const { clientId, paymentIntent } = await aStripeSale(stripe)
    await stripe.look()
    const { world } = stripe.fake
    const status = async () => (await packsOf(stripe, clientId))[0]?.status
    const [first, second] = [dispute(world, { paymentIntent }), dispute(world, { paymentIntent })]
    await stripe.look()
    winDispute(world, first)
    await stripe.look()
    const before = await status()
    winDispute(world, second)
    await stripe.look()

    expect([before, await status()]).toEqual(['frozen', 'active'])
    expect(await findingsOf(stripe)).toEqual([])
  })
})

describeStudio('a client who is merged', (open) => {
  it('has what comes from Stripe with whom they were merged into, and by themselves once that is taken back', async () => {
    const stripe = await connectStripe(open)
    const { world } = stripe.fake
    const { studio } = stripe
    const kept = await aClient(studio, { firstName: 'Kim' })
    const { clientId, email } = await aStripeSale(stripe)
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
    expect(await salesOf(stripe, clientId)).toHaveLength(2)
    expect(await findingsOf(stripe)).toEqual([])
  })
})
