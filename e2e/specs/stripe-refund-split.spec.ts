import { addPrice, refund, sellCheckout, TEST_KEY } from '../../tests/support/fake-stripe/index.ts'
import { expect, test } from '../fixtures.ts'
import { Frame } from '../pages/frame.ts'
import { Purchases } from '../pages/purchases.ts'
import { StripeSettings } from '../pages/stripe-settings.ts'
import { expectAccessible } from '../support/accessibility.ts'
import { ask } from '../support/seed.ts'
import { AT_STRIPE, paymentOf, seedCustomer, seedPricedTen } from '../support/with-stripe.ts'

test.use(AT_STRIPE)

test('the owner says for which of two things of one payment money went back', async ({
  page,
  stripe: { world },
}) => {
  const { customer } = await seedCustomer(page, world, { name: 'Ada Berg', email: 'ada@example.com' })
  const { price: ten } = await seedPricedTen(page, world)
  const { package: five } = await ask(page, 'packages.create', {
    ...{ name: 'Five-pack', credits: 5, price: { amount: 30_000, currency: 'EUR' } },
  })
  const metadata = { package_id: String(five.id) }
  const other = addPrice(world, { name: 'Five-pack', amount: 30_000, metadata })
  const session = sellCheckout(world, { customer, lines: [{ price: ten }, { price: other }] })
  const frame = new Frame(page)
  const settings = new StripeSettings(page)
  const purchases = new Purchases(page)
  await settings.open()
  await settings.connectWith(TEST_KEY)
  refund(world, { paymentIntent: paymentOf(world, session), amount: 30_000 })
  await settings.check('1 sale changed by a refund or dispute')
  await frame.goTo('Purchases')
  await purchases.row('Five-pack').click()
  await expect(purchases.panel).toContainText('€300.00 went back. It is spread over the 2 things')

  await test.step('what is left to be given is said, and nothing is sent until it comes out even', async () => {
    await purchases.act('Say what it was for…').click()
    await purchases.field('Ten-pack').fill('0')
    await purchases.field('Five-pack').fill('100')
    await expect(purchases.dialog).toContainText('€200.00 is left to be given to something.')
    await purchases.field('Five-pack').fill('300')
    await expect(purchases.dialog).toContainText('Sessions taken: 3. Sessions given back: 4.')
    await expectAccessible(page, 'spreading a refund')
    await purchases.button('Spread it so').click()
    await frame.expectSaid('What went back is spread as you said.')
    await frame.closeToasts()
  })

  await test.step('it is as it was said, until it is spread by amount again', async () => {
    await expect(purchases.row('Five-pack')).toContainText('Refunded')
    await expect(purchases.panel).toContainText('Somebody said for which')
    await purchases.act('Say what it was for…').click()
    await purchases.button('Spread it by amount again').click()
    await expect(purchases.panel).toContainText('It is spread over the 2 things')
  })
})
