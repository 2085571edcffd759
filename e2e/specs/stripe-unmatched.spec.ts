import type { Page } from '@playwright/test'
import {
  addCustomer,
  addPrice,
  dispute,
  refund,
  sellCheckout,
  TEST_KEY,
} from '../../tests/support/fake-stripe/index.ts'
import { expect, test } from '../fixtures.ts'
import { Frame } from '../pages/frame.ts'
import { Inbox } from '../pages/inbox.ts'
import { Settings } from '../pages/settings.ts'
import { StripeSettings } from '../pages/stripe-settings.ts'
import { Unmatched } from '../pages/unmatched.ts'
import { expectAccessible } from '../support/accessibility.ts'
import { ask, seedClient } from '../support/seed.ts'
import { AT_STRIPE, availableOf, paymentOf, seedTen, seedUnmatched } from '../support/with-stripe.ts'

test.use(AT_STRIPE)

/** How many purchases a client has, and with how many credits that are good already. */
async function boughtBy(page: Page, clientId: number) {
  const { total } = await ask(page, 'purchases.list', { clientId })
  return { purchases: total, available: await availableOf(page, clientId) }
}

test('what nobody can match is worked off: chosen, added, left out, and known the next time', async ({
  page,
  stripe,
}) => {
  const { world } = stripe
  const ada = await seedClient(page, 'Ada Berg', 0)
  await seedTen(page)
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
    await expect(settings.total('wait for a match')).toHaveText('4')
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
    await unmatched.choose(unmatched.package, 'Ten', /Ten-pack/)
    await expect(unmatched.panel.getByRole('status')).toContainText(
      '1 other purchase that waits for the same answer is settled as well.',
    )
    await unmatched.match.click()
    await frame.expectSaid(
      'Ada Berg has Ten-pack with 10 sessions, which cannot be spent yet. It waits until the pack before it is used up. 1 other purchase was settled with it.',
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

  await test.step('it stands among what was left out, with who said so and why', async () => {
    await unmatched.show('Left out')
    await expect(unmatched.leftOut('T-shirt')).toContainText('A T-shirt')
    await expect(unmatched.leftOut('T-shirt')).toContainText('Maria')
    await expectAccessible(page, 'what was left out')
  })

  await test.step('brought back by mistake, it waits again, and is left out once more', async () => {
    await unmatched.leftOut('T-shirt').getByRole('button', { name: 'Bring it back: T-shirt' }).click()
    await frame.expectSaid('T-shirt waits again.')
    await expect(page.getByRole('heading', { name: 'Nothing was left out' })).toBeVisible()
    await frame.closeToasts()
    await unmatched.show('Waiting')
    await unmatched.open('Tom Tee')
    await page.keyboard.press('x')
    const dialog = new Settings(page).dialog('Leave this out?')
    await dialog.getByRole('button', { name: 'Leave it out' }).click()
    await page.getByRole('button', { name: 'Undo' }).click()
    await frame.expectSaid('T-shirt waits again.')
    await unmatched.open('Tom Tee')
    await page.keyboard.press('x')
    await expect(dialog).toContainText('Only this purchase is left out.')
    await dialog.getByLabel('And whatever else is bought of this product').check()
    await expect(dialog).toContainText(
      'No other purchase of it waits now. Later ones are left out by themselves',
    )
    await expectAccessible(page, 'leaving a product out')
    await dialog.getByRole('button', { name: 'Leave it out' }).click()
    await expect(page.getByRole('heading', { name: 'Every purchase is matched' })).toBeVisible()
    await frame.closeToasts()
  })

  await test.step('the same buyer, product and T-shirt are known from then on', async () => {
    sellCheckout(world, { customer, lines: [{ price }, { price: shirt }] })
    await settings.open()
    await settings.check('1 new purchase, 1 was left out')
    await expect(settings.total('wait for a match')).toHaveText('0')
    expect(await boughtBy(page, ada)).toEqual({ purchases: 3, available: 10 })
  })
})

test('a client who has the e-mail address already is offered instead', async ({ page, stripe }) => {
  const clientId = await seedClient(page, 'Ada Berg', 0)
  await seedTen(page)
  const price = addPrice(stripe.world, { name: 'Yoga ten', amount: 50_000 })
  sellCheckout(stripe.world, { name: 'Cher', lines: [{ price }] })
  const settings = new StripeSettings(page)
  const unmatched = new Unmatched(page)
  await settings.open()
  await settings.connectWith(TEST_KEY)
  await page.getByRole('link', { name: 'Match it' }).click()
  const { client } = await ask(page, 'clients.get', { clientId })
  await ask(page, 'clients.update', { clientId, version: client.version, email: 'ada@example.com' })
  await unmatched.open('Cher')
  await unmatched.panel.getByText('Add new', { exact: true }).click()
  await unmatched.panel.getByLabel('E-mail').fill('ada@example.com')
  await unmatched.choose(unmatched.package, 'Ten', /Ten-pack/)
  await unmatched.match.click()
  await unmatched.panel.getByRole('button', { name: 'Take Ada Berg instead' }).click()
  await expect(unmatched.client).toHaveValue('Ada Berg')
  await unmatched.match.click()
  await new Frame(page).expectSaid('Ada Berg has 10 sessions more from Ten-pack.')
})

test('what a match would not give at once is said before and after: the price, a dispute, a refund', async ({
  page,
  stripe: { world },
}) => {
  const { sessions } = await seedUnmatched(page, world)
  dispute(world, { paymentIntent: paymentOf(world, sessions.priya) })
  refund(world, { paymentIntent: paymentOf(world, sessions.jonas), amount: 6_000 })
  const frame = new Frame(page)
  const settings = new StripeSettings(page)
  const unmatched = new Unmatched(page)
  await settings.open()
  await settings.connectWith(TEST_KEY)
  await frame.closeToasts()
  await page.getByRole('link', { name: 'Match them' }).click()

  await test.step('a disputed one says so in the list, beside it, and in what a match comes to', async () => {
    await expect(unmatched.row('Priya Raman')).toContainText('Disputed')
    await unmatched.open('Priya Raman')
    await expect(unmatched.panel).toContainText('The payment is disputed')
    await expect(unmatched.panel).toContainText(sessions.priya)
    await unmatched.panel.getByText('Add new', { exact: true }).click()
    await expect(unmatched.outcome).toContainText('It is frozen until the dispute is decided.')
    await expectAccessible(page, 'a disputed purchase that waits')
    await unmatched.match.click()
    await frame.expectSaid('Priya Raman has Ten-pack with 10 sessions, which cannot be spent yet.')
    await frame.closeToasts()
  })

  await test.step('half of the money went back, and another price was paid: both amounts are told', async () => {
    await unmatched.open('Jonas Weber')
    await expect(unmatched.panel).toContainText('€60.00 of €120.00 went back already')
    await unmatched.panel.getByText('Add new', { exact: true }).click()
    await unmatched.choose(unmatched.package, 'Ten', /Ten-pack/)
    await expect(unmatched.panel).toContainText('Ten-pack costs €500.00; €120.00 was paid.')
    await unmatched.match.click()
    await frame.expectSaid('Jonas Weber has 5 sessions more from Ten-pack.')
  })
})
