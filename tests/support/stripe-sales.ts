import { addPrice, sellCheckout } from './fake-stripe/index.ts'
import type { StripeStudio } from './stripe-studio.ts'
import { aClient } from './studio.ts'

/** Somebody buys these packages in Stripe with one payment, each for so much. */
export async function aStripeSale(
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

/** What a client can use now. */
export const balanceOf = async ({ studio }: StripeStudio, clientId: number) =>
  (await studio.call('credits.summary', { clientId })).available

/** What a client has bought, the first line first. */
export const salesOf = async ({ studio }: StripeStudio, clientId: number) =>
  (await studio.call('purchases.list', { clientId })).rows.toReversed()

export const packsOf = async ({ studio }: StripeStudio, clientId: number) =>
  (await studio.call('subscriptions.list', { clientId })).rows

/** Refunds that somebody has to clear up. */
export const unclearRefunds = async ({ studio }: StripeStudio) =>
  (await studio.call('attention.list', { kind: 'refund_unclear' })).rows

/** What the integrity check finds. */
export const findingsOf = async ({ studio }: StripeStudio) =>
  (await studio.call('integrity.check', {})).findings
