import { expect, it } from 'vitest'
import { addPrice, sellCheckout } from '../support/fake-stripe/index.ts'
import { connectStripe, type StripeStudio } from '../support/stripe-studio.ts'
import { aClient, describeStudio } from '../support/studio.ts'

const waiting = async ({ studio }: StripeStudio) => (await studio.call('purchases.unmatched', {})).rows
const leftOut = async ({ studio }: StripeStudio) => (await studio.call('purchases.leftOut', {})).rows
const matters = async ({ studio }: StripeStudio) =>
  (await studio.call('attention.list', { kind: 'unmatched_purchase' })).rows

/** Says of the newest line that waits, and of all that is bought of its product, that it gives nothing. */
async function leaveOut(stripe: StripeStudio, reason?: string): Promise<number> {
  const lineId = (await waiting(stripe))[0]?.lineId ?? 0
  await stripe.studio.call('purchases.match', {
    lineId,
    ignore: true,
    always: true,
    ...(reason && { reason }),
  })
  return lineId
}

describeStudio('a purchase that was left out', (open) => {
  it('is listed with who said so, when and why; so is what followed by itself', async () => {
    const stripe = await connectStripe(open)
    const { world } = stripe.fake
    const price = addPrice(world, { name: 'Towel', amount: 1_500 })
    sellCheckout(world, { name: 'Gil Guest', email: 'gil@example.org', lines: [{ price }] })
    await stripe.look()
    const lineId = await leaveOut(stripe, 'Not a session')
    stripe.pass(60_000)
    sellCheckout(world, { name: 'Tom Towel', lines: [{ price, quantity: 2 }] })
    await stripe.look()

    const said = { by: 'Olga Owner', at: '2026-03-02T08:00:00.000Z', reason: 'Not a session' }
    expect(await leftOut(stripe)).toMatchObject([
      { buyer: { name: 'Tom Towel' }, quantity: 2, amount: 3_000, itself: true, ...said },
      { lineId, buyer: { name: 'Gil Guest' }, description: 'Towel', itself: false, ...said },
    ])
    expect((await stripe.studio.call('purchases.leftOut', { limit: 1, offset: 1 })).rows).toHaveLength(1)
  })

  it('comes back with what was left out because of it, and so does the next of its kind', async () => {
    const stripe = await connectStripe(open)
    const { world } = stripe.fake
    const price = addPrice(world, { name: 'Summer card', amount: 12_000 })
    const other = addPrice(world, { name: 'Towel', amount: 1_500 })
    const sell = () => sellCheckout(world, { name: 'Gil Guest', lines: [{ price }] })
    sellCheckout(world, { name: 'Gil Guest', lines: [{ price: other }] })
    await stripe.look()
    await leaveOut(stripe, 'A towel')
    sell()
    await stripe.look()
    const lineId = await leaveOut(stripe, 'By mistake')
    sell()
    await stripe.look()
    expect(await matters(stripe)).toEqual([])

    const back = await stripe.studio.call('purchases.bringBack', { lineId })
    sell()
    await stripe.look()

    expect(back).toMatchObject({ line: { lineId, missing: 'both' }, others: 1 })
    expect((await waiting(stripe)).map(({ description }) => description)).toEqual([
      'Summer card',
      'Summer card',
      'Summer card',
    ])
    expect(await matters(stripe)).toHaveLength(3)
    expect(await leftOut(stripe)).toMatchObject([{ description: 'Towel', reason: 'A towel' }])
    expect((await stripe.studio.call('audit.list', { entity: 'stripe_line' })).rows[0]).toMatchObject({
      ...{ method: 'purchases.bringBack', entityId: lineId },
      after: { ignored: false, others: 1 },
    })
  })

  it('gives its credits at once where all that was missing is known by now', async () => {
    const stripe = await connectStripe(open)
    const { world } = stripe.fake
    const metadata = { package_id: String(stripe.packageId) }
    const price = addPrice(world, { name: 'Ten sessions', amount: 50_000, metadata })
    sellCheckout(world, { email: 'ada@example.org', lines: [{ price }] })
    await stripe.look()
    const lineId = await leaveOut(stripe)
    const { id } = await aClient(stripe.studio, { email: 'ada@example.org' })
    await stripe.sweep()

    expect(await leftOut(stripe)).toMatchObject([{ lineId }])
    expect((await stripe.studio.call('purchases.bringBack', { lineId })).line).toBeNull()
    expect(await stripe.studio.call('credits.summary', { clientId: id })).toMatchObject({ available: 10 })
    expect(await matters(stripe)).toEqual([])
    expect(await stripe.studio.call('integrity.check', {})).toMatchObject({ ok: true, findings: [] })
  })

  it('comes back once: what waits or has given something is none that was left out', async () => {
    const stripe = await connectStripe(open)
    const { world } = stripe.fake
    sellCheckout(world, {
      name: 'Gil Guest',
      lines: [{ price: addPrice(world, { name: 'Towel', amount: 900 }) }],
    })
    await stripe.look()
    const lineId = await leaveOut(stripe)
    await stripe.studio.call('purchases.bringBack', { lineId })

    expect((await stripe.studio.refused('purchases.bringBack', { lineId })).code).toBe('NOT_FOUND')
    expect(await waiting(stripe)).toHaveLength(1)
  })

  it('stays left out where another price of it is, and is not counted as back', async () => {
    const stripe = await connectStripe(open)
    const { world } = stripe.fake
    const small = addPrice(world, { name: 'Small towel', amount: 900 })
    const large = addPrice(world, { name: 'Large towel', amount: 1_900 })
    const product = world.prices.get(small)?.product
    Object.assign(world.prices.get(large) ?? {}, { product })
    const sell = (price: string) => sellCheckout(world, { name: 'Gil Guest', lines: [{ price }] })
    sell(small)
    await stripe.look()
    const lineId = await leaveOut(stripe)
    sell(large)
    await stripe.look()
    await leaveOut(stripe)
    sell(large)
    await stripe.look()
    expect(await leftOut(stripe)).toHaveLength(3)

    expect(await stripe.studio.call('purchases.bringBack', { lineId })).toMatchObject({ others: 0 })
    expect(await leftOut(stripe)).toHaveLength(2)
    expect(await waiting(stripe)).toHaveLength(1)
  })

  it('names a client who is not there before it says that the sale is another one’s', async () => {
    const stripe = await connectStripe(open)
    const { world } = stripe.fake
    const metadata = { package_id: String(stripe.packageId) }
    const known = addPrice(world, { name: 'Ten sessions', amount: 50_000, metadata })
    const towel = addPrice(world, { name: 'Towel', amount: 900 })
    await aClient(stripe.studio, { email: 'ada@example.org' })
    sellCheckout(world, { email: 'ada@example.org', lines: [{ price: known }, { price: towel }] })
    await stripe.look()
    const [line] = await waiting(stripe)
    const input = { lineId: line?.lineId ?? 0, clientId: 999_999 }

    expect((await stripe.studio.refused('purchases.match', input)).code).toBe('USER_NOT_FOUND')
  })
})
