import {
  addCustomer,
  addPrice,
  sellCheckout,
  startFakeStripe,
  TEST_KEY,
} from '../../tests/support/fake-stripe/index.ts'
import { test as base, DEFAULT_START, expect } from '../fixtures.ts'
import { Frame } from '../pages/frame.ts'
import { StripeSettings } from '../pages/stripe-settings.ts'
import { Unmatched } from '../pages/unmatched.ts'
import { ask, seedClient } from '../support/seed.ts'
import { seedTen } from '../support/with-stripe.ts'
import { fitToPicture, take } from './take.ts'

const NOW = '2026-03-02T08:00:00Z'

const test = base.extend({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads from the pattern which fixtures are needed.
  stripe: async ({}, use) => {
    const stripe = await startFakeStripe({ now: Date.parse(NOW) })
    await use(stripe)
    await stripe.close()
  },
  start: async ({ stripe }, use) => use({ ...DEFAULT_START, now: NOW, stripe: stripe.url }),
})

test.beforeEach(({ app, page }) => fitToPicture(app, page))

test('what is sold in Stripe', async ({ page, stripe: { world } }) => {
  const settings = new StripeSettings(page)
  const unmatched = new Unmatched(page)
  await settings.open()
  await take(page, 'stripe-connect')

  const clientId = await seedClient(page, 'Eleanor Whitfield', 0)
  await ask(page, 'clients.update', { clientId, version: 1, email: 'eleanor@example.com' })
  const packageId = await seedTen(page, 'Ten-pack')
  const ten = addPrice(world, {
    name: 'Ten-pack',
    amount: 50_000,
    metadata: { package_id: String(packageId) },
  })
  const card = addPrice(world, { name: 'Summer card', amount: 12_000 })
  const eleanor = addCustomer(world, { email: 'eleanor@example.com', name: 'Eleanor Whitfield' })
  sellCheckout(world, { customer: eleanor, lines: [{ price: ten }] })
  sellCheckout(world, { customer: eleanor, lines: [{ price: card }] })
  sellCheckout(world, { name: 'Priya Raman', email: 'priya@example.com', lines: [{ price: ten }] })
  sellCheckout(world, { name: 'Jonas Weber', email: 'jonas@example.com', lines: [{ price: card }] })
  await settings.connectWith(TEST_KEY)
  await new Frame(page).closeToasts()
  await expect(settings.total('Wait for a match')).toHaveText('3')
  await take(page, 'stripe')

  await page.getByRole('link', { name: 'Match them' }).click()
  await unmatched.open('Jonas Weber')
  await unmatched.choose(unmatched.package, 'Ten', /Ten-pack/)
  await expect(unmatched.panel.getByRole('status')).toBeVisible()
  await take(page, 'purchases-unmatched')
})
