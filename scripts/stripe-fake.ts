import {
  addCustomer,
  addPrice,
  dispute,
  refund,
  sellCheckout,
  startFakeStripe,
  TEST_KEY,
} from '../tests/support/fake-stripe/index.ts'

/**
 * A Stripe to try Tallybook with, without an account there: the one that the tests use, with a few sales in it. It lives
 * until Ctrl+C and sells once more whenever Enter is pressed.
 */

const stripe = await startFakeStripe()
const { world } = stripe
const ten = addPrice(world, { name: 'Ten sessions', amount: 50_000, lookupKey: 'ten' })
const month = addPrice(world, { name: 'Monthly membership', amount: 9_900 })
const anna = addCustomer(world, { email: 'anna.berg@example.com', name: 'Anna Berg' })
const ben = addCustomer(world, { email: 'ben.okafor@example.com', name: 'Ben Okafor' })

sellCheckout(world, { customer: anna, lines: [{ price: ten }] })
const returned = sellCheckout(world, { customer: ben, lines: [{ price: ten, quantity: 2 }] })
refund(world, { paymentIntent: intentOf(returned), amount: 50_000 })
const disputed = sellCheckout(world, { email: 'guest@example.com', name: 'Guest', lines: [{ price: month }] })
dispute(world, { paymentIntent: intentOf(disputed) })
sellCheckout(world, { customer: anna, lines: [{ price: month }], pay: 'async' })

console.log(`A Stripe of its own listens at ${stripe.url}. Open the app beside it with

  TALLYBOOK_STRIPE=${stripe.url} npm start

and connect it under Settings, Stripe with the key

  ${TEST_KEY}

Enter sells Anna Berg ten more sessions; Ctrl+C ends it.`)

process.stdin.on('data', () => {
  console.log(`Sold: ${sellCheckout(world, { customer: anna, lines: [{ price: ten }] })}`)
})
process.once('SIGINT', () => void stripe.close().then(() => process.exit(0)))

function intentOf(sessionId: string): string {
  return world.sessions.get(sessionId)?.payment_intent as string
}
