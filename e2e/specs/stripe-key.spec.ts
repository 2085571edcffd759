import type { Page } from '@playwright/test'
import { refund, sellCheckout, TEST_KEY } from '../../tests/support/fake-stripe/index.ts'
import { postWebhook, signWebhook } from '../../tests/support/fake-stripe/webhook.ts'
import { filesWith } from '../../tests/support/files-with.ts'
import { DEFAULT_START, expect, test } from '../fixtures.ts'
import { Frame } from '../pages/frame.ts'
import { StripeSettings } from '../pages/stripe-settings.ts'
import { ask } from '../support/seed.ts'
import { availableOf, seedCustomer, seedPricedTen } from '../support/with-stripe.ts'

const SECRET = 'whsec_northstudio0123456789abcdef'
/** What nobody may ever find again. */
const SECRETS = [TEST_KEY.slice('rk_test_'.length), SECRET.slice('whsec_'.length)]

test.use({
  start: async ({ stripe }, use) => {
    await use({ ...DEFAULT_START, stripe: stripe.url })
  },
})

const ANNA = { name: 'Anna Berg', email: 'anna@example.com' }

test('nothing speaks of Stripe until somebody connects it, and only a restricted key is taken', async ({
  page,
  stripe,
}) => {
  const frame = new Frame(page)
  for (const screen of ['Today', 'Clients', 'Inbox'] as const) {
    await frame.goTo(screen)
    await expect(page.getByText(/stripe/i)).toHaveCount(0)
  }
  const settings = new StripeSettings(page)
  await settings.open()
  await settings.enter('sk_test_51NorthStudioMovesMoneya1b2')
  await expect(page.getByText('This is a secret key, which can move money.')).toBeVisible()
  stripe.access.keys.add('rk_test_51SomebodyElsesKey0000')
  await settings.enter(TEST_KEY)
  await expect(page.getByText('Stripe refuses the key.')).toBeVisible()
  await expect(settings.connect).toBeVisible()
  expect(await ask(page, 'stripe.status', {})).toMatchObject({ state: 'off', key: null })
})

test('what is paid in Stripe is here, a refund takes it back, and a webhook says it sooner', async ({
  page,
  stripe: { world },
}) => {
  const { clientId, customer } = await seedCustomer(page, world, ANNA)
  const { price } = await seedPricedTen(page, world)
  const first = sellCheckout(world, { customer, lines: [{ price }] })
  const settings = new StripeSettings(page)
  await settings.open()
  await settings.connectWith(TEST_KEY)
  await expect.poll(() => availableOf(page, clientId)).toBe(10)

  refund(world, { paymentIntent: (world.sessions.get(first)?.payment_intent ?? '') as string })
  await settings.checkNow.click()
  await expect.poll(() => availableOf(page, clientId)).toBe(0)

  const port = await settings.listen(SECRET)
  sellCheckout(world, { customer, lines: [{ price, quantity: 2 }] })
  const event = world.events.findLast(({ event: { type } }) => type === 'checkout.session.completed')?.event
  if (event === undefined) throw new Error('Nothing was sold.')
  const webhook = signWebhook(event, { secret: SECRET, at: Date.now() })
  expect(await postWebhook(port, { body: webhook.body, signature: 't=1,v1=0' })).toBe(400)
  expect(await postWebhook(port, webhook)).toBe(200)
  expect(await postWebhook(port, webhook)).toBe(200)
  await expect.poll(() => availableOf(page, clientId), { timeout: 5_000 }).toBe(20)
})

test('a key that is taken back asks nothing any more, and nobody finds it again', async ({
  page,
  stripe,
  dataFolder,
  running,
  restart,
}) => {
  const replies = await listenToReplies(page)
  const { clientId, customer } = await seedCustomer(page, stripe.world, ANNA)
  const { price } = await seedPricedTen(page, stripe.world)
  sellCheckout(stripe.world, { customer, lines: [{ price }] })
  const settings = new StripeSettings(page)
  await settings.open()
  await settings.connectWith(TEST_KEY)
  await expect.poll(() => availableOf(page, clientId)).toBe(10)
  const port = await settings.listen(SECRET)
  for (const method of ['stripe.status', 'audit.list', 'undo.history'] as const) await ask(page, method, {})
  stripe.access.keys.add('rk_test_51AnotherKeyOfNobody0000')
  await settings.checkNow.click()
  await expect(page.getByText('Stripe does not let Tallybook read')).toBeVisible()
  expect(filesWith(dataFolder, SECRETS), 'while it is used').toEqual([])
  expect(filesWith(dataFolder, ['anna@example.com']), 'what is there is found').not.toEqual([])

  await settings.removeKey()
  const asked = stripe.asked.length
  await expect(fetch(`http://127.0.0.1:${port}/`, { method: 'POST' })).rejects.toThrow()
  expect(await replies()).not.toMatch(new RegExp(SECRETS.join('|')))

  const again = await restart()
  await new StripeSettings(again).open()
  await expect(new StripeSettings(again).connect).toBeVisible()
  expect(await availableOf(again, clientId)).toBe(10)
  expect(stripe.asked).toHaveLength(asked)
  await running.close()
  expect(filesWith(dataFolder, SECRETS), 'after the end').toEqual([])
  expect(running.printed).not.toMatch(new RegExp(SECRETS.join('|')))
})

/** Notes everything that the page is answered and told from now on; the answer tells it. */
async function listenToReplies(page: Page): Promise<() => Promise<string>> {
  await page.evaluate(() => {
    const heard: string[] = []
    Object.assign(window, { heard })
    window.studio.onChanged((push) => heard.push(JSON.stringify(push)))
  })
  return async () => {
    const told = await page.evaluate(() => (window as unknown as { heard: string[] }).heard.join())
    const asked = await Promise.all([
      ask(page, 'stripe.status', {}),
      ask(page, 'audit.list', {}),
      ask(page, 'undo.history', {}),
      ask(page, 'system.health', {}),
      ask(page, 'attention.list', {}),
      ask(page, 'purchases.unmatched', {}),
      ask(page, 'purchases.leftOut', {}),
      ask(page, 'purchases.export', {}),
      ask(page, 'clients.export', {}),
    ])
    return told + JSON.stringify(asked) + (await page.content())
  }
}
