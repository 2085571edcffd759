import { refund, sellCheckout, TEST_KEY } from '../../tests/support/fake-stripe/index.ts'
import { expect, test } from '../fixtures.ts'
import { Frame } from '../pages/frame.ts'
import { Settings } from '../pages/settings.ts'
import { StripeSettings } from '../pages/stripe-settings.ts'
import { expectAccessible } from '../support/accessibility.ts'
import { ask } from '../support/seed.ts'
import { AT_STRIPE, availableOf, paymentOf, seedCustomer, seedPricedTen } from '../support/with-stripe.ts'

test.use(AT_STRIPE)

test('Stripe is connected with a restricted key alone, sales arrive with their credits, and a refund takes them back', async ({
  page,
  stripe,
}) => {
  const ada = { name: 'Ada Berg', email: 'ada@example.com' }
  const { clientId, customer } = await seedCustomer(page, stripe.world, ada)
  const { price } = await seedPricedTen(page, stripe.world)
  const frame = new Frame(page)
  const settings = new StripeSettings(page)
  await settings.open()

  await test.step('what is no restricted key is explained, and goes nowhere', async () => {
    await expect(page.getByRole('heading', { name: 'Take over what is sold in Stripe' })).toBeVisible()
    // What is promised before is what is told after, whichever of the two it will be.
    await expect(
      page.getByText('where it keeps no secrets, Tallybook asks for it after every start'),
    ).toBeVisible()
    await expectAccessible(page, 'Stripe before a key is set')
    for (const [wrong, why] of [
      ['', 'This is needed.'],
      ['sk_live_51NorthStudio', 'can move money'],
      ['sk_live_...', 'Tallybook only reads, so it takes a restricted key'],
      ['rk_live_51Nor', 'not a whole one'],
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
      page.getByText(/a1b2 Kept (by the operating system|until Tallybook is closed)/),
    ).toBeVisible()
    for (const scope of ['Events', 'Checkout Sessions', 'Refunds', 'Invoices'])
      await expect(settings.scope(scope)).toHaveAttribute('data-state', 'ok')
    await frame.closeToasts()
    await expectAccessible(page, 'Stripe connected')
  })

  let session = ''
  await test.step('what was sold arrives with its credits, once', async () => {
    session = sellCheckout(stripe.world, { customer, lines: [{ price }] })
    await settings.check('1 new purchase')
    await settings.check('nothing new')
    await expect(settings.total('Sales in Stripe')).toHaveText('1')
    expect(await availableOf(page, clientId)).toBe(10)
  })

  await test.step('half of the money goes back, and half of the credits with it', async () => {
    refund(stripe.world, { paymentIntent: paymentOf(stripe.world, session), amount: 25_000 })
    await settings.check('1 sale changed by a refund or dispute')
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
    await frame.closeToasts()
  })

  await test.step('it says whose purchases they are, and takes a key of nobody else', async () => {
    await expect(page.getByText('acct_1North')).toBeVisible()
    await expect(page.getByText('Test mode')).toBeVisible()
    await expect(page.getByText('Its key was removed.')).toBeVisible()
    await expectAccessible(page, 'Stripe after its key was removed')
    stripe.world.accountId = 'acct_2South'
    await settings.enter(TEST_KEY)
    await expect(page.getByText('This key is of another account')).toBeVisible()
    stripe.world.accountId = 'acct_1North'
    await settings.connectWith(TEST_KEY)
  })
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
