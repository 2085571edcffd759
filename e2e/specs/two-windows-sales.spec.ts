import { dispute, sellCheckout, TEST_KEY } from '../../tests/support/fake-stripe/index.ts'
import { expect, test } from '../fixtures.ts'
import { Frame } from '../pages/frame.ts'
import { Purchases } from '../pages/purchases.ts'
import { StripeSettings } from '../pages/stripe-settings.ts'
import { Unmatched } from '../pages/unmatched.ts'
import { AT_STRIPE, paymentOf, seedCustomer, seedPricedTen } from '../support/with-stripe.ts'

test.use(AT_STRIPE)

test('what is paid in Stripe, matched and left out in one window is so in every other one', async ({
  page,
  stripe: { world },
  secondWindow,
}) => {
  const ada = { name: 'Ada Berg', email: 'ada@example.com' }
  const { customer } = await seedCustomer(page, world, ada)
  const { price } = await seedPricedTen(page, world)
  const settings = new StripeSettings(page)
  await settings.open()
  await settings.connectWith(TEST_KEY)
  await new Frame(page).closeToasts()
  const [second, third] = [await secondWindow(), await secondWindow()]
  const purchases = new Purchases(second)
  const unmatched = new Unmatched(third)
  await new Frame(second).goTo('Purchases')
  await expect(second.getByRole('heading', { name: 'Purchases', exact: true })).toBeVisible()
  await third.evaluate(() => window.location.assign('#/purchases/unmatched'))
  await expect(third.getByRole('heading', { name: 'Every purchase is matched' })).toBeVisible()

  let guest = ''
  await test.step('a sale, and one that nobody can match, arrive in windows that nobody touches', async () => {
    sellCheckout(world, { customer, lines: [{ price }] })
    guest = sellCheckout(world, { name: 'Nora New', email: 'nora@example.org', lines: [{ price }] })
    await settings.check('1 new purchase, 1 waits for a match')
    await expect(purchases.row('Ada Berg')).toBeVisible()
    await expect(second.getByText('1 purchase is paid and not matched yet.')).toBeVisible()
    await expect(unmatched.row('Nora New')).toBeVisible()
  })

  await test.step('that it is disputed is seen beside it, without asking again', async () => {
    await unmatched.open('Nora New')
    dispute(world, { paymentIntent: paymentOf(world, guest) })
    await settings.check('nothing new')
    await expect(unmatched.panel).toContainText('The payment is disputed')
  })

  await test.step('matched here, it is among the purchases there, and nothing waits any more', async () => {
    await unmatched.panel.getByText('Add new', { exact: true }).click()
    await unmatched.match.click()
    await expect(purchases.row('Nora New')).toBeVisible()
    await expect(second.getByText('not matched yet')).toHaveCount(0)
    await expect(settings.total('wait for a match')).toHaveText('0')
  })
})
