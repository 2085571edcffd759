import { dispute, sellCheckout, TEST_KEY } from '../../tests/support/fake-stripe/index.ts'
import { expect, test } from '../fixtures.ts'
import { Frame } from '../pages/frame.ts'
import { Inbox } from '../pages/inbox.ts'
import { Purchases } from '../pages/purchases.ts'
import { Settings } from '../pages/settings.ts'
import { StripeSettings } from '../pages/stripe-settings.ts'
import { Unmatched } from '../pages/unmatched.ts'
import { expectAccessible } from '../support/accessibility.ts'
import { ask } from '../support/seed.ts'
import { AT_STRIPE, availableOf, paymentOf, seedCustomer, seedPricedTen } from '../support/with-stripe.ts'

test.use(AT_STRIPE)

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

test('without its key what was paid can still be decided, and no word of Stripe is left', async ({
  page,
  stripe: { world },
}) => {
  const ada = { name: 'Ada Berg', email: 'ada@example.com' }
  const { clientId, customer } = await seedCustomer(page, world, ada)
  const { price } = await seedPricedTen(page, world)
  const session = sellCheckout(world, { customer, lines: [{ price }] })
  sellCheckout(world, { name: 'Nora New', email: 'nora@example.org', lines: [{ price }] })
  const frame = new Frame(page)
  const settings = new StripeSettings(page)
  const inbox = new Inbox(page)
  const main = page.getByRole('main')
  await settings.open()
  await settings.connectWith(TEST_KEY)
  dispute(world, { paymentIntent: paymentOf(world, session) })
  await settings.check('1 sale changed by a refund or dispute')
  await expect.poll(() => availableOf(page, clientId)).toBe(0)

  await test.step('while it is read, the inbox says that the bank decides', async () => {
    await frame.goTo('Inbox')
    await expect(inbox.row('Ada Berg disputes')).toContainText('until it decides')
  })

  await settings.open()
  await settings.removeKey()
  await frame.closeToasts()

  await test.step('afterwards it says that nothing arrives any more, and what to do', async () => {
    await frame.goTo('Inbox')
    await expect(inbox.row('Ada Berg disputes')).toContainText('does not arrive here any more')
    await expect(inbox.row('Nora New paid for Ten-pack')).toBeVisible()
    await expect(main.getByText(/stripe/i)).toHaveCount(0)
  })

  await test.step('how a dispute has ended is recorded at its sale', async () => {
    const purchases = new Purchases(page)
    await inbox.remedy('Ada Berg disputes').click()
    await purchases.act('Settle the dispute').click()
    await purchases.choice('The bank has decided', 'The money went back').click()
    await expect(purchases.dialog).toContainText('€500.00 counts as given back to Ada Berg')
    await expectAccessible(page, 'settling a dispute')
    await purchases.field('How you know').fill('A letter of the bank')
    await purchases.button('Record it').click()
    await frame.expectSaid('The dispute of Ten-pack is settled.')
    await expect(purchases.row('Ada Berg')).toContainText('Refunded')
    await expect(purchases.history).toContainText('A letter of the bank')
    await frame.closeToasts()
    await frame.goTo('Inbox')
    await expect(inbox.row('Ada Berg disputes')).toHaveCount(0)
  })

  await test.step('what waits is on the purchases, and is matched as before', async () => {
    await frame.goTo('Purchases')
    const bar = page.getByText('1 purchase is paid and not matched yet.')
    await expect(bar).toBeVisible()
    await page.getByRole('link', { name: 'Match it' }).click()
    const unmatched = new Unmatched(page)
    await unmatched.open('Nora New')
    await expect(main.getByText(/stripe/i)).toHaveCount(0)
    await expectAccessible(page, 'matching without Stripe')
    await unmatched.panel.getByText('Add new', { exact: true }).click()
    await unmatched.match.click()
    await frame.expectSaid('Nora New has 10 sessions more from Ten-pack.')
  })
})

test('who may connect Stripe is a question only once it is connected', async ({ page }) => {
  const frame = new Frame(page)
  await ask(page, 'staff.create', { name: 'Fred Front', role: 'front_desk' })
  const settings = new StripeSettings(page)
  const open = async () => {
    await new Settings(page).open('Permissions')
    await page.getByRole('row').filter({ hasText: 'Fred Front' }).click()
    const dialog = page.getByRole('dialog', { name: /Fred Front/ })
    await expect(dialog.getByRole('checkbox', { name: 'Sell packages' })).toBeVisible()
    return dialog.getByRole('checkbox', { name: 'Connect Stripe' })
  }
  await expect(await open()).toHaveCount(0)
  await page.keyboard.press('Escape')

  await settings.open()
  await settings.connectWith(TEST_KEY)
  await frame.closeToasts()
  await expect(await open()).toBeVisible()
})
