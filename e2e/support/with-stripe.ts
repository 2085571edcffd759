import type { Page } from '@playwright/test'
import {
  addCustomer,
  addPrice,
  type StripeServer,
  sellCheckout,
} from '../../tests/support/fake-stripe/index.ts'
import { DEFAULT_START, type Start } from '../fixtures.ts'
import { ask, seedClient } from './seed.ts'

/** A Monday morning in Berlin, at which the app, its pages and Stripe stand still. */
const NOW = '2026-03-02T08:00:00Z'

/** For `test.use`: an app that asks a Stripe of our own, both at the same moment. */
export const AT_STRIPE = {
  stripeNow: NOW,
  start: async ({ stripe }: { stripe: StripeServer }, use: (start: Start) => Promise<void>) =>
    use({ ...DEFAULT_START, now: NOW, stripe: stripe.url }),
}

type World = StripeServer['world']

/** A package of ten sessions for 500.00; its id. */
export async function seedTen(page: Page, name = 'Ten-pack'): Promise<number> {
  const sold = await ask(page, 'packages.create', {
    name,
    credits: 10,
    price: { amount: 50_000, currency: 'EUR' },
  })
  return sold.package.id
}

/** A client whom Stripe knows as a customer by their e-mail address. */
export async function seedCustomer(
  page: Page,
  world: World,
  { name, email }: { readonly name: string; readonly email: string },
): Promise<{ readonly clientId: number; readonly customer: string }> {
  const clientId = await seedClient(page, name, 0)
  const { client } = await ask(page, 'clients.get', { clientId })
  await ask(page, 'clients.update', { clientId, version: client.version, email })
  return { clientId, customer: addCustomer(world, { email, name }) }
}

/** A package of ten with its price in Stripe, which names it. */
export async function seedPricedTen(page: Page, world: World, name = 'Ten-pack') {
  const packageId = await seedTen(page, name)
  const price = addPrice(world, { name, amount: 50_000, metadata: { package_id: String(packageId) } })
  return { packageId, price }
}

/** Three sales of which something is missing: a summer card of a client and one of a guest, and a guest's ten. */
export async function seedUnmatched(page: Page, world: World) {
  const { price: ten } = await seedPricedTen(page, world)
  const eleanor = { name: 'Eleanor Whitfield', email: 'eleanor@example.com' }
  const { clientId, customer } = await seedCustomer(page, world, eleanor)
  const card = addPrice(world, { name: 'Summer card', amount: 12_000 })
  sellCheckout(world, { customer, lines: [{ price: ten }] })
  sellCheckout(world, { customer, lines: [{ price: card }] })
  const priya = sellCheckout(world, {
    ...{ name: 'Priya Raman', email: 'priya@example.com' },
    lines: [{ price: ten }],
  })
  const jonas = sellCheckout(world, {
    ...{ name: 'Jonas Weber', email: 'jonas@example.com' },
    lines: [{ price: card }],
  })
  return { clientId, sessions: { priya, jonas }, prices: { ten, card } }
}

/** The payment of a session, as refunds and disputes name it. */
export const paymentOf = ({ sessions }: World, session: string): string =>
  String(sessions.get(session)?.payment_intent)

/** How many sessions a client could book now. */
export async function availableOf(page: Page, clientId: number): Promise<number> {
  return (await ask(page, 'clients.get', { clientId })).client.availableSessions
}
