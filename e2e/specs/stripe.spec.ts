import type { Page } from '@playwright/test'
import {
  addCustomer,
  addPrice,
  refund,
  type StripeServer,
  sellCheckout,
  startFakeStripe,
  TEST_KEY,
} from '../../tests/support/fake-stripe/index.ts'
import { test as base, DEFAULT_START, expect } from '../fixtures.ts'
import { Frame } from '../pages/frame.ts'
import { Inbox } from '../pages/inbox.ts'
import { Settings } from '../pages/settings.ts'
import { StripeSettings } from '../pages/stripe-settings.ts'
import { Unmatched } from '../pages/unmatched.ts'
import { expectAccessible } from '../support/accessibility.ts'
import { ask, seedClient } from '../support/seed.ts'
import { availableOf } from '../support/with-stripe.ts'

/** A Monday morning in Berlin. */
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

const TEN = { name: '10 sessions', credits: 10, price: { amount: 50_000, currency: 'EUR' } } as const

/** The payment of a session, as refunds name it. */
const paymentOf = (stripe: StripeServer, session: string) =>
  String(stripe.world.sessions.get(session)?.payment_intent)

/** How many purchases a client has, and with how many credits that are good already. */
async function boughtBy(page: Page, clientId: number) {
  const { total } = await ask(page, 'purchases.list', { clientId })
  return { purchases: total, available: await availableOf(page, clientId) }
}

test('Stripe is connected with a restricted key alone, sales arrive with their credits, and a refund takes them back', async ({
  page,
  stripe,
}) => {
  const clientId = await seedClient(page, 'Ada Berg', 0)
  const { package: ten } = await ask(page, 'packages.create', TEN)
  const customer = addCustomer(stripe.world, {
    email: 'ada@example.com',
    name: 'Ada Berg',
    metadata: { client_id: String(clientId) },
  })
  const { client } = await ask(page, 'clients.get', { clientId })
  await ask(page, 'clients.update', { clientId, version: client.version, email: 'ada@example.com' })
  const price = addPrice(stripe.world, {
    name: 'Ten',
    amount: 50_000,
    metadata: { package_id: String(ten.id) },
  })
  const frame = new Frame(page)
  const settings = new StripeSettings(page)
  await settings.open()

  await test.step('what is no restricted key is explained, and goes nowhere', async () => {
    await expect(page.getByRole('heading', { name: 'Take over what is sold in Stripe' })).toBeVisible()
    await expectAccessible(page, 'Stripe before a key is set')
    for (const [wrong, why] of [
      ['', 'This is needed.'],
      ['sk_live_51NorthStudio', 'can move money'],
      ['pk_live_51NorthStudio', 'cannot read sales'],
      ['whsec_51NorthStudio', 'signs webhooks'],
      ['hunter2', 'no key of Stripe'],
    ] as const) {
      await settings.key.fill(wrong)
      await settings.connect.click()
      await expect(page.getByText(why)).toBeVisible()
      await expect(settings.key).toBeFocused()
    }
    expect(stripe.asked).toEqual([])
  })

  await test.step('a key that Stripe does not know is refused with its reason', async () => {
    stripe.access.keys.add(TEST_KEY)
    await settings.key.fill('rk_test_51NobodyKnowsThisOne')
    await settings.connect.click()
    await expect(page.locator('.mantine-InputWrapper-error')).not.toBeEmpty()
    await expectAccessible(page, 'a key that is refused')
  })

  await test.step('connected, it says which account, what may be read and where the key is', async () => {
    await settings.connectWith(TEST_KEY)
    await expect(page.getByText('acct_1North')).toBeVisible()
    await expect(page.getByText('Test mode')).toBeVisible()
    await expect(page.getByText('rk_test_…a1b2', { exact: true })).toBeVisible()
    await expect(
      page.getByText(/a1b2 Kept (by the operating system|only until Tallybook is closed)/),
    ).toBeVisible()
    for (const scope of ['Events', 'Checkout Sessions', 'Refunds', 'Invoices'])
      await expect(settings.scope(scope)).toHaveAttribute('data-state', 'ok')
    await frame.closeToasts()
    await expectAccessible(page, 'Stripe connected')
  })

  let session = ''
  await test.step('what was sold arrives with its credits, once', async () => {
    session = sellCheckout(stripe.world, { customer, lines: [{ price }] })
    await settings.check('1 sale became a purchase')
    await settings.check('nothing new')
    await expect(settings.total('Sales in Stripe')).toHaveText('1')
    expect(await availableOf(page, clientId)).toBe(10)
  })

  await test.step('half of the money goes back, and half of the credits with it', async () => {
    refund(stripe.world, { paymentIntent: paymentOf(stripe, session), amount: 25_000 })
    await settings.check('nothing new')
    await expect.poll(() => availableOf(page, clientId)).toBe(5)
    const { rows } = await ask(page, 'purchases.list', { clientId })
    expect(rows).toMatchObject([{ status: 'partially_refunded', refundedAmount: 25_000, provider: 'stripe' }])
  })

  await test.step('without Stripe it says so and goes on', async () => {
    stripe.faults.next.push(...Array.from({ length: 40 }, () => 'no_json' as const))
    await settings.checkNow.click()
    await settings.expectState('Stripe cannot be reached now')
    stripe.faults.next.length = 0
    await frame.closeToasts()
    await expectAccessible(page, 'Stripe out of reach')
    await settings.check('nothing new')
    await settings.expectState('Connected to Stripe')
  })

  await test.step('the key is taken away, and everything bought stays', async () => {
    await page.getByRole('button', { name: 'Remove…' }).click()
    const dialog = page.getByRole('dialog', { name: 'Remove the key?' })
    await expect(dialog.getByRole('button', { name: 'Keep it' })).toBeFocused()
    await dialog.getByRole('button', { name: 'Remove the key' }).click()
    await frame.expectSaid('The key is removed')
    await expect(settings.key).toBeVisible()
    await expect(settings.key).toHaveValue('')
    expect(await availableOf(page, clientId)).toBe(5)
  })
})

test('what nobody can match is worked off: chosen, added, left out, and known the next time', async ({
  page,
  stripe,
}) => {
  const { world } = stripe
  const ada = await seedClient(page, 'Ada Berg', 0)
  await ask(page, 'packages.create', TEN)
  const price = addPrice(world, { name: 'Yoga ten', amount: 50_000 })
  const mystery = addPrice(world, { name: 'Summer card', amount: 12_000 })
  const shirt = addPrice(world, { name: 'T-shirt', amount: 2_500 })
  const customer = addCustomer(world, { name: 'A. Berg', email: 'berg@example.org' })
  sellCheckout(world, { customer, lines: [{ price }] })
  sellCheckout(world, { customer, lines: [{ price }] })
  sellCheckout(world, { name: 'Nora New', email: 'nora@example.org', lines: [{ price: mystery }] })
  sellCheckout(world, { name: 'Tom Tee', email: 'tom@example.org', lines: [{ price: shirt }] })
  const frame = new Frame(page)
  const settings = new StripeSettings(page)
  const unmatched = new Unmatched(page)
  await settings.open()
  await settings.connectWith(TEST_KEY)
  await frame.closeToasts()

  await test.step('the inbox and the settings lead to the list', async () => {
    await expect(settings.total('Wait for a match')).toHaveText('4')
    const inbox = new Inbox(page)
    await frame.goTo('Inbox')
    await inbox.remedy('Nora New').click()
    await frame.expectScreen('Unmatched purchases')
    await expect(unmatched.panel).toContainText('nora@example.org')
    await expect(unmatched.names).toHaveCount(4)
    await expectAccessible(page, 'an unmatched purchase beside the list')
  })

  await test.step('a client and a package are chosen, and the other one is settled with it', async () => {
    await unmatched.row('A. Berg').first().focus()
    await page.keyboard.press('Enter')
    await expect(unmatched.client).toBeFocused()
    await unmatched.choose(unmatched.client, 'Ada', /Ada Berg/)
    await expect(unmatched.panel.getByRole('status')).toContainText('It is still not known what it is then.')
    await unmatched.choose(unmatched.package, '10', /10 sessions/)
    await expect(unmatched.panel.getByRole('status')).toContainText(
      '1 other purchase that waits for the same answer is settled as well.',
    )
    await unmatched.match.click()
    await frame.expectSaid(
      'Ada Berg has 10 sessions more from 10 sessions. 1 other purchase was settled with it.',
    )
    await expect(unmatched.names).toHaveCount(2)
    // One pack of a family at a time: the second waits for its turn.
    expect(await boughtBy(page, ada)).toEqual({ purchases: 2, available: 10 })
    // What comes next stands beside the list, with the focus in its first field.
    await expect(unmatched.client).toBeFocused()
    await frame.closeToasts()
  })

  await test.step('a client and a package are made from the sale', async () => {
    await unmatched.open('Nora New')
    await unmatched.panel.getByText('Add new', { exact: true }).click()
    await expect(unmatched.panel.getByLabel('First name')).toHaveValue('Nora')
    await expect(unmatched.panel.getByLabel('E-mail')).toHaveValue('nora@example.org')
    await unmatched.panel.getByRole('button', { name: 'New package from this…' }).click()
    const dialog = new Settings(page).dialog('New package from this sale')
    await expect(dialog.getByLabel('Name', { exact: true })).toHaveValue('Summer card')
    await expect(dialog.getByLabel('Price')).toHaveValue('€120.00')
    await dialog.getByLabel('Credits').fill('3')
    await dialog.getByRole('button', { name: 'Add package' }).click()
    await expect(dialog).toBeHidden()
    await expect(unmatched.package).toHaveValue(/Summer card/)
    await expect(unmatched.panel.getByRole('status')).toContainText(
      'Nora New gets 3 sessions from Summer card.',
    )
    await expectAccessible(page, 'a client and a package from a sale')
    await unmatched.match.click()
    await frame.expectSaid('Nora New has 3 sessions more from Summer card.')
    await expect(unmatched.names).toHaveCount(1)
    await frame.closeToasts()
  })

  await test.step('the last one is left out by keyboard, and nothing waits any more', async () => {
    await unmatched.open('Tom Tee')
    await page.keyboard.press('x')
    const dialog = new Settings(page).dialog('Leave this out?')
    await expect(dialog.getByLabel('Reason')).toBeFocused()
    await page.keyboard.type('A T-shirt')
    await expectAccessible(page, 'leaving a purchase out')
    await dialog.getByRole('button', { name: 'Leave it out' }).click()
    await frame.expectSaid('T-shirt is left out.')
    await expect(page.getByRole('heading', { name: 'Every purchase is matched' })).toBeVisible()
    await expect(frame.heading('Unmatched purchases')).toBeFocused()
    await expectAccessible(page, 'nothing unmatched')
    await frame.closeToasts()
  })

  await test.step('the same buyer, product and T-shirt are known from then on', async () => {
    sellCheckout(world, { customer, lines: [{ price }, { price: shirt }] })
    await settings.open()
    await settings.check('1 sale became a purchase')
    await expect(settings.total('Wait for a match')).toHaveText('0')
    expect(await boughtBy(page, ada)).toEqual({ purchases: 3, available: 10 })
  })
})

test('a client who has the e-mail address already is offered instead', async ({ page, stripe }) => {
  const clientId = await seedClient(page, 'Ada Berg', 0)
  await ask(page, 'packages.create', TEN)
  const price = addPrice(stripe.world, { name: 'Yoga ten', amount: 50_000 })
  sellCheckout(stripe.world, { name: 'Cher', lines: [{ price }] })
  const settings = new StripeSettings(page)
  const unmatched = new Unmatched(page)
  await settings.open()
  await settings.connectWith(TEST_KEY)
  await page.getByRole('link', { name: 'Match them' }).click()
  const { client } = await ask(page, 'clients.get', { clientId })
  await ask(page, 'clients.update', { clientId, version: client.version, email: 'ada@example.com' })
  await unmatched.open('Cher')
  await unmatched.panel.getByText('Add new', { exact: true }).click()
  await unmatched.panel.getByLabel('E-mail').fill('ada@example.com')
  await unmatched.choose(unmatched.package, '10', /10 sessions/)
  await unmatched.match.click()
  await unmatched.panel.getByRole('button', { name: 'Take Ada Berg instead' }).click()
  await expect(unmatched.client).toHaveValue('Ada Berg')
  await unmatched.match.click()
  await new Frame(page).expectSaid('Ada Berg has 10 sessions more from 10 sessions.')
})

test('it can listen for webhooks, and a key that may not read enough is told', async ({ page, stripe }) => {
  const secret = 'whsec_NorthStudioForwards'
  const frame = new Frame(page)
  const settings = new StripeSettings(page)
  await settings.open()
  await settings.connectWith(TEST_KEY)
  await frame.closeToasts()

  await test.step('it listens on this computer, at a port that it tells', async () => {
    await page.getByRole('button', { name: 'Listen' }).click()
    await expect(page.getByText('A signing secret begins with whsec_.')).toBeVisible()
    await page.getByLabel('Signing secret', { exact: true }).fill(secret)
    await page.getByRole('button', { name: 'Listen' }).click()
    await expect(page.getByText(/^http:\/\/127\.0\.0\.1:\d+$/)).toBeVisible()
    await frame.closeToasts()
    await expectAccessible(page, 'listening for webhooks')
  })

  await test.step('it stops', async () => {
    await page.getByRole('button', { name: 'Stop listening' }).click()
    await expect(page.getByLabel('Signing secret', { exact: true })).toBeVisible()
  })

  await test.step('a key that may not read refunds any more is told, with the way out', async () => {
    stripe.access.forbidden.add('refunds')
    await settings.checkNow.click()
    await settings.expectState('Stripe does not let Tallybook read')
    await expect(settings.standing.getByRole('button', { name: 'Enter another key…' })).toBeVisible()
    await frame.closeToasts()
    await expectAccessible(page, 'Stripe stopped')
    stripe.access.forbidden.clear()
    await settings.standing.getByRole('button', { name: 'Enter another key…' }).click()
    const dialog = new Settings(page).dialog('Enter another key')
    await dialog.getByLabel('Restricted key', { exact: true }).fill(TEST_KEY)
    await dialog.getByRole('button', { name: 'Use this key' }).click()
    await settings.expectState('Connected to Stripe')
  })
})

test('who may not connect Stripe finds no word of it, and at its address that it is not theirs', async ({
  page,
}) => {
  const PIN = '271828'
  const settings = new StripeSettings(page)
  await new Settings(page).open('Studio')
  await expect(settings.link).toBeVisible()
  const { staff } = await ask(page, 'staff.create', { name: 'Fred Front', role: 'front_desk' })
  await ask(page, 'staff.setPin', { staffId: staff.id, pin: PIN })
  await ask(page, 'auth.signIn', { staffId: staff.id, pin: PIN })
  await expect(page.getByRole('banner').getByRole('button', { name: 'Fred Front' })).toBeVisible()
  await new Settings(page).open('Studio')
  await expect(page.getByText(/stripe/i)).toHaveCount(0)
  await page.evaluate(() => {
    window.location.hash = '/settings/stripe'
  })
  await expect(page.getByRole('main').getByRole('alert')).toContainText('Ask the owner for the permission.')
  await expectAccessible(page, 'Stripe, refused')
})
