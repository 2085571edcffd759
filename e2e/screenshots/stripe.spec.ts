import { addPrice, dispute, sellCheckout, TEST_KEY } from '../../tests/support/fake-stripe/index.ts'
import { expect, test } from '../fixtures.ts'
import { Frame } from '../pages/frame.ts'
import { Settings } from '../pages/settings.ts'
import { StripeSettings } from '../pages/stripe-settings.ts'
import { Unmatched } from '../pages/unmatched.ts'
import { AT_STRIPE, paymentOf, seedUnmatched } from '../support/with-stripe.ts'
import { fitToPicture, take } from './take.ts'

test.use(AT_STRIPE)

test.beforeEach(({ app, page }) => fitToPicture(app, page))

test('what is sold in Stripe', async ({ page, stripe: { world, access } }) => {
  const frame = new Frame(page)
  const settings = new StripeSettings(page)
  const unmatched = new Unmatched(page)
  await settings.open()
  await take(page, 'stripe-connect')

  const { sessions } = await seedUnmatched(page, world)
  dispute(world, { paymentIntent: paymentOf(world, sessions.priya) })
  const towel = addPrice(world, { name: 'Studio towel', amount: 2_500 })
  sellCheckout(world, { name: 'Tom Hale', email: 'tom@example.com', lines: [{ price: towel }] })
  await settings.connectWith(TEST_KEY)
  await frame.closeToasts()
  await expect(settings.total('wait for a match')).toHaveText('4')
  await take(page, 'stripe')

  await page.getByRole('link', { name: 'Match them' }).click()
  await unmatched.open('Tom Hale')
  await page.keyboard.press('x')
  const dialog = new Settings(page).dialog('Leave this out?')
  await dialog.getByLabel('Reason').fill('A towel from the front desk')
  await dialog.getByRole('button', { name: 'Leave it out' }).click()
  await expect(unmatched.names).toHaveCount(3)
  await frame.closeToasts()
  await unmatched.open('Jonas Weber')
  await unmatched.choose(unmatched.package, 'Ten', /Ten-pack/)
  await expect(unmatched.panel.getByText('Ten-pack costs')).toBeVisible()
  await take(page, 'purchases-unmatched')

  await unmatched.open('Priya Raman')
  await unmatched.panel.getByText('Add new', { exact: true }).click()
  await expect(unmatched.outcome).toBeVisible()
  await take(page, 'purchases-unmatched-disputed')

  await unmatched.show('Left out')
  await expect(unmatched.leftOut('Studio towel')).toBeVisible()
  await take(page, 'purchases-left-out')

  await settings.open()
  access.keys.add('rk_test_51AnotherKeyOfNobody0000')
  await settings.checkNow.click()
  await settings.expectState('Stripe does not let Tallybook read')
  await frame.closeToasts()
  await take(page, 'stripe-refused')

  await settings.removeKey()
  await frame.closeToasts()
  await take(page, 'stripe-off')
})
