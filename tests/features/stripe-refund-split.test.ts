import { expect, it } from 'vitest'
import type { Input } from '../../src/shared/contract/index.ts'
import { failRefund, refund } from '../support/fake-stripe/index.ts'
import { aStripeSale, balanceOf, findingsOf, packsOf, salesOf } from '../support/stripe-sales.ts'
import { connectStripe, type StripeStudio } from '../support/stripe-studio.ts'
import { aClient, aPackage, describeStudio } from '../support/studio.ts'

/** The split as somebody has it before them. */
async function splitOf({ studio }: StripeStudio, purchaseId: number) {
  const { split } = await studio.call('purchases.refundSplit', { purchaseId })
  if (split === null) throw new Error('It was bought in Stripe.')
  return split
}

/** What they say of it. */
function said(
  { saleId, version, lines }: Awaited<ReturnType<typeof splitOf>>,
  amounts: readonly number[],
): Input<'purchases.assignRefund'> {
  return {
    saleId,
    version,
    lines: lines.map(({ lineId }, index) => ({ lineId, amount: amounts[index] ?? 0 })),
  }
}

describeStudio('what each line bears of a refund', (open) => {
  async function twoLines(stripe: StripeStudio) {
    const five = await aPackage(stripe.studio, { name: 'Five', credits: 5 })
    const sale = await aStripeSale(stripe, [{ amount: 60_000 }, { packageId: five.id, amount: 40_000 }])
    refund(stripe.fake.world, { paymentIntent: sale.paymentIntent, amount: 40_000 })
    await stripe.look()
    const [purchase] = await salesOf(stripe, sale.clientId)
    const look = () => splitOf(stripe, purchase?.id ?? 0)
    const split = await look()
    const say = (...amounts: number[]) => said(split, amounts)
    const borne = async () =>
      (await salesOf(stripe, sale.clientId)).map(({ refundedAmount }) => refundedAmount)
    return { ...sale, split, look, say, borne }
  }

  it('is split by amount until somebody says otherwise, and then as they said', async () => {
    const stripe = await connectStripe(open)
    const { split, say, borne, clientId } = await twoLines(stripe)
    const before = await borne()
    const moved = await stripe.studio.call('purchases.assignRefund', say(0, 40_000))
    const after = await borne()
    const { version } = moved.split
    const again = await stripe.studio.call('purchases.assignRefund', { ...say(0, 40_000), version })

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
    expect(await findingsOf(stripe)).toEqual([])
  })

  it('is sound where one of two bears all of it', async () => {
    const stripe = await connectStripe(open)
    const { clientId, paymentIntent } = await aStripeSale(stripe, [{ amount: 500 }, { amount: 500 }])
    refund(stripe.fake.world, { paymentIntent, amount: 500 })
    await stripe.look()
    const purchaseId = (await salesOf(stripe, clientId))[0]?.id ?? 0
    await stripe.studio.call('purchases.assignRefund', said(await splitOf(stripe, purchaseId), [500, 0]))
    expect(await findingsOf(stripe)).toEqual([])
  })

  it('follows what is given back later, and is by amount again when that is said', async () => {
    const stripe = await connectStripe(open)
    const { say, borne, look, paymentIntent } = await twoLines(stripe)
    await stripe.studio.call('purchases.assignRefund', say(0, 40_000))
    const later = refund(stripe.fake.world, { paymentIntent, amount: 30_000 })
    await stripe.look()
    const more = await borne()
    failRefund(stripe.fake.world, later)
    await stripe.look()
    const back = await borne()
    const { saleId, version } = await look()
    await stripe.studio.call('purchases.assignRefund', { saleId, version, lines: null })

    expect([more, back]).toEqual([
      [30_000, 40_000],
      [0, 40_000],
    ])
    expect(await borne()).toEqual([24_000, 16_000])
    expect(await findingsOf(stripe)).toEqual([])
  })

  it('comes to what was given back, and to no more than each cost', async () => {
    const stripe = await connectStripe(open)
    const { say } = await twoLines(stripe)
    const refusal = async (input: Input<'purchases.assignRefund'>) =>
      (await stripe.studio.refused('purchases.assignRefund', input)).message

    expect(await refusal(say(0, 39_999))).toContain('€400.00')
    expect(await refusal(say(0, 40_001))).toContain('more than it cost')
    const stranger = await stripe.studio.refused('purchases.assignRefund', {
      ...say(),
      lines: [{ lineId: 99, amount: 40_000 }],
    })
    expect(stranger.code).toBe('NOT_FOUND')
  })

  it('is not taken over from a window that has not seen what another one said, or what went back since', async () => {
    const stripe = await connectStripe(open)
    const { say, borne, look, paymentIntent } = await twoLines(stripe)
    await stripe.studio.call('purchases.assignRefund', say(0, 40_000))
    const other = await stripe.studio.refused('purchases.assignRefund', say(40_000, 0))
    const afterOther = await borne()
    const seen = said(await look(), [10_000, 30_000])
    refund(stripe.fake.world, { paymentIntent, amount: 30_000 })
    await stripe.look()
    const since = await stripe.studio.refused('purchases.assignRefund', seen)

    expect([other.code, since.code]).toEqual(['STALE_VERSION', 'STALE_VERSION'])
    expect(afterOther).toEqual([0, 40_000])
    expect(await borne()).toEqual([30_000, 40_000])
  })

  it('gives back what can be used at once, though the pack had ended with what was taken', async () => {
    const stripe = await connectStripe(open)
    const { clientId, paymentIntent } = await aStripeSale(stripe, [{ amount: 500 }, { amount: 500 }])
    refund(stripe.fake.world, { paymentIntent, amount: 500 })
    await stripe.look()
    const purchaseId = (await salesOf(stripe, clientId))[0]?.id ?? 0
    const say = async (...amounts: number[]) =>
      stripe.studio.call('purchases.assignRefund', said(await splitOf(stripe, purchaseId), amounts))
    await say(500, 0)
    const ended = (await packsOf(stripe, clientId)).filter(({ status }) => status === 'ended').length
    await say(0, 500)

    expect(ended).toBe(1)
    expect(await balanceOf(stripe, clientId)).toBe(10)
    expect(await findingsOf(stripe)).toEqual([])
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
