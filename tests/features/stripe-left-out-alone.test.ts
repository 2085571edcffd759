import { expect, it } from 'vitest'
import { addPrice, sellCheckout } from '../support/fake-stripe/index.ts'
import { connectStripe, type StripeStudio } from '../support/stripe-studio.ts'
import { aClient, describeStudio } from '../support/studio.ts'

const waiting = async ({ studio }: StripeStudio) => (await studio.call('purchases.unmatched', {})).rows
const leftOut = async ({ studio }: StripeStudio) => (await studio.call('purchases.leftOut', {})).rows
const found = async ({ studio }: StripeStudio) => (await studio.call('stripe.status', {})).found

/** The line of this buyer that waits. */
async function lineOf(stripe: StripeStudio, name: string): Promise<number> {
  return (await waiting(stripe)).find(({ buyer }) => buyer.name === name)?.lineId ?? 0
}

/** A studio in which a product is known as a package, and two guests bought it of whom nobody knows who they are. */
async function withTwoGuests(open: Parameters<typeof connectStripe>[0]) {
  const stripe = await connectStripe(open)
  const { world } = stripe.fake
  const ada = await aClient(stripe.studio, { email: 'ada@example.org' })
  const price = addPrice(world, { name: 'Ten sessions', amount: 50_000 })
  const sell = (buyer: { name: string; email?: string }, quantity = 1) =>
    sellCheckout(world, { ...buyer, lines: [{ price, quantity }] })
  sell({ name: 'Ada', email: 'ada@example.org' })
  await stripe.look()
  const lineId = await lineOf(stripe, 'Ada')
  await stripe.studio.call('purchases.match', { lineId, packageId: stripe.packageId })
  sell({ name: 'Gil Guest' }, 2)
  sell({ name: 'Nora New' })
  await stripe.look()
  return { stripe, ada, sell }
}

describeStudio('what a look at Stripe brought', (open) => {
  it('counts each thing that was bought, as the list does, and the matter says how many there are', async () => {
    const stripe = await connectStripe(open)
    const { world } = stripe.fake
    const lines = [{ price: addPrice(world, { name: 'Towel', amount: 900 }) }]
    lines.push({ price: addPrice(world, { name: 'Mat', amount: 2_900 }) })
    sellCheckout(world, { name: 'Gil Guest', lines })
    await stripe.look()

    expect(await found(stripe)).toMatchObject({ unmatched: 2, seen: 1 })
    expect((await stripe.studio.call('stripe.status', {})).totals).toMatchObject({ sales: 1, unmatched: 2 })
    const { rows } = await stripe.studio.call('attention.list', { kind: 'unmatched_purchase' })
    expect(rows.map(({ title }) => title)).toEqual(['Gil Guest paid for Towel (2 items)'])
  })
})

describeStudio('a purchase that is left out', (open) => {
  it('is left out alone: what else waits, and what is known of its product, stays', async () => {
    const { stripe, ada, sell } = await withTwoGuests(open)
    const lineId = await lineOf(stripe, 'Gil Guest')
    const said = await stripe.studio.call('purchases.match', { lineId, ignore: true })
    sell({ name: 'Ada', email: 'ada@example.org' })
    await stripe.look()

    expect(said).toEqual({ line: null, granted: [], always: null })
    expect(await leftOut(stripe)).toMatchObject([{ lineId, itself: false, always: false }])
    expect((await waiting(stripe)).map(({ buyer, missing }) => [buyer.name, missing])).toEqual([
      ['Nora New', 'client'],
    ])
    expect(await found(stripe)).toMatchObject({ granted: 1, leftOut: 0 })
    expect(await stripe.studio.call('credits.summary', { clientId: ada.id })).toMatchObject({ remaining: 20 })
  })

  it('takes the rest of its product with it only where somebody says so, who is told what that does', async () => {
    const { stripe, sell } = await withTwoGuests(open)
    const lineId = await lineOf(stripe, 'Gil Guest')
    const all = { lineId, ignore: true, always: true }
    const before = await stripe.studio.call('purchases.match', { ...all, dryRun: true })
    expect(await waiting(stripe)).toHaveLength(2)
    await stripe.studio.call('purchases.match', all)
    sell({ name: 'Tom Tee' })
    sell({ name: 'Ada', email: 'ada@example.org' })
    await stripe.look()

    expect(before.always).toEqual({ others: 1, later: true, replaces: '10 sessions' })
    expect(await found(stripe)).toMatchObject({ granted: 0, unmatched: 0, leftOut: 2 })
    const rows = await leftOut(stripe)
    expect(rows.map(({ buyer, always, itself }) => [buyer.name, always, itself]).sort()).toEqual([
      ['Ada', true, true],
      ['Gil Guest', true, false],
      ['Nora New', true, true],
      ['Tom Tee', true, true],
    ])

    const back = await stripe.studio.call('purchases.bringBack', { lineId })
    expect(back).toMatchObject({ others: 3 })
    expect(await leftOut(stripe)).toEqual([])
  })

  it('comes back alone where it was left out alone', async () => {
    const { stripe } = await withTwoGuests(open)
    const gil = await lineOf(stripe, 'Gil Guest')
    const nora = await lineOf(stripe, 'Nora New')
    await stripe.studio.call('purchases.match', { lineId: gil, ignore: true })
    await stripe.studio.call('purchases.match', { lineId: nora, ignore: true })

    expect(await stripe.studio.call('purchases.bringBack', { lineId: gil })).toMatchObject({
      ...{ line: { lineId: gil, package: { name: '10 sessions' }, missing: 'client' }, others: 0 },
    })
    expect(await leftOut(stripe)).toMatchObject([{ lineId: nora }])
  })

  it('is no rule where Stripe names the package itself', async () => {
    const stripe = await connectStripe(open)
    const { world } = stripe.fake
    const metadata = { package_id: String(stripe.packageId) }
    const price = addPrice(world, { name: 'Ten sessions', amount: 50_000, metadata })
    for (const name of ['Gil Guest', 'Nora New']) sellCheckout(world, { name, lines: [{ price }] })
    await stripe.look()
    const lineId = await lineOf(stripe, 'Gil Guest')

    const said = await stripe.studio.call('purchases.match', { lineId, ignore: true, always: true })
    expect(said.always).toEqual({ others: 0, later: false, replaces: null })
    expect(await waiting(stripe)).toMatchObject([{ buyer: { name: 'Nora New' } }])
    expect(await leftOut(stripe)).toMatchObject([{ lineId, always: false }])
  })

  it('is not always left out unless it is left out', async () => {
    const { stripe } = await withTwoGuests(open)
    const lineId = await lineOf(stripe, 'Gil Guest')
    const refusal = await stripe.studio.refused('purchases.match', { lineId, always: true })
    expect(refusal.code).toBe('VALIDATION')
  })
})
