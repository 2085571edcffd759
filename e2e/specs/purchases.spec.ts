import { DEFAULT_START, expect, test } from '../fixtures.ts'
import { ClientPage } from '../pages/client.ts'
import { Clients } from '../pages/clients.ts'
import { Palette } from '../pages/dialogs.ts'
import { Frame } from '../pages/frame.ts'
import { Purchases } from '../pages/purchases.ts'
import { expectAccessible } from '../support/accessibility.ts'
import { catchSaved } from '../support/saved-file.ts'
import { declineSaving, savePdf } from '../support/saved-pdf.ts'
import { ask, seedClient, seedTrainer } from '../support/seed.ts'

// A Monday morning in Berlin.
test.use({ start: { ...DEFAULT_START, now: '2026-03-02T08:00:00Z' } })

/** Points; Chromium rounds the sides of a page. */
const A5 = /^0 0 4(19|20)(\.\d+)? 59[56](\.\d+)?$/

const PACK = {
  name: 'Ten-pack',
  family: 'Training',
  credits: 10,
  price: { amount: 50_000, currency: 'EUR' },
  validityDays: 90,
}

test('a package is sold for less, its receipt printed, and some of the money given back', async ({
  app,
  page,
  dataFolder,
}) => {
  await seedTrainer(page, 'Kenji Watanabe')
  await seedClient(page, 'Ada Berg', 0)
  const frame = new Frame(page)
  const sales = new Purchases(page)
  await frame.goTo('Purchases')
  await expect(page.getByRole('heading', { name: 'Nothing sold yet' })).toBeVisible()
  await expectAccessible(page, 'no sales')
  await ask(page, 'packages.create', PACK)

  await test.step('the dialog says what it comes to, and refuses to take off more than the price', async () => {
    await page.keyboard.press('n')
    await sales.chooseClient('Ada Berg')
    await sales.choosePackage('ten')
    await sales.choice('Discount', 'Amount').click()
    await sales.field('Amount off (EUR)').fill('500.01')
    await expect(sales.dialog).toContainText('An amount, at most €500.00.')
    await sales.choice('Discount', 'Per cent').click()
    await sales.field('Per cent off').fill('10')
    await sales.field('Reason').fill('A friend of the house')
    await expect(sales.dialog.getByRole('status').first()).toContainText(
      /Price.*€500\.00.*-€50\.00.*€450\.00/,
    )
    await sales.choice('Paid by', 'Cash').click()
    await expectAccessible(page, 'selling for less')
    await sales.button('Sell for €450.00').click()
    await frame.expectSaid('Sold Ten-pack to Ada Berg. Total available: 10')
  })

  await test.step('it stands beside the list with its receipt', async () => {
    await page.keyboard.press('Escape')
    await expect(sales.row('Ada Berg')).toContainText(/Ten-pack.*Paid.*Cash.*1.*€450\.00/)
    await sales.row('Ada Berg').click()
    await expect(sales.panel).toContainText(
      /Price€500\.00Discount: A friend of the house-€50\.00Total€450\.00/,
    )
    await expect(sales.panel).toContainText('10 of 10 left')
    await sales.expectTotals({ Sold: '€450.00', 'Paid and kept': '€450.00' })
    await expectAccessible(page, 'a sale beside the list')
    await declineSaving(app, () => sales.act('Receipt as PDF').click())
    await expect(frame.toasts.filter({ hasText: 'Saved as' })).toHaveCount(0)
    const { name, pdf } = await savePdf(app, dataFolder, () => sales.act('Receipt as PDF').click())
    expect(name).toBe('Receipt 1.pdf')
    expect(pdf.pages).toBe(1)
    expect(pdf.sizes[0]).toMatch(A5)
    expect(pdf.tagged).toBe(true)
    const text = pdf.text.replaceAll('\n', '')
    for (const words of [
      'Receipt 1',
      'Ada Berg',
      'Ten-pack',
      '10 sessions for Training',
      'valid until 31 May 2026',
      '€500.00',
      'Discount: A friend of the house',
      '€450.00',
      'Paid on 2 Mar 2026: Cash',
    ]) {
      expect(text).toContain(words)
    }
    await frame.expectSaid('Saved as Receipt 1.pdf')
  })

  await test.step('money goes back for three sessions, and they with it', async () => {
    await sales.act('Give money back').click()
    await expect(sales.button('Give back €450.00')).toBeVisible()
    await sales.choice('How much', 'An amount').click()
    await expect(sales.dialog).toContainText(
      'A refund takes back every session that it begins; each was €45.00.',
    )
    await sales.field('Amount').fill('450.01')
    await expect(sales.dialog).toContainText('At most €450.00 can go back.')
    await sales.field('Amount').fill('1')
    await expect(sales.dialog).toContainText('€1.00 goes back.')
    await expect(sales.dialog).toContainText('1 session of “Ten-pack” is taken back.')
    await expect(sales.dialog).toContainText('Up to €45.00 would take no more')
    await sales.field('Keep the sessions as a gift').check()
    await expect(sales.dialog).toContainText('As a gift 1 session is given again, valid as long.')
    await expectAccessible(page, 'giving money back out of goodwill')
    await sales.field('Keep the sessions as a gift').uncheck()
    await sales.choice('How much', 'For sessions').click()
    await sales.field('Sessions that are taken back').fill('11')
    await expect(sales.dialog).toContainText('A number from 1 to 10.')
    await sales.field('Sessions that are taken back').fill('3')
    await expect(sales.dialog).toContainText('€135.00 goes back.')
    await expect(sales.dialog).toContainText('3 sessions of “Ten-pack” are taken back.')
    await sales.field('Why').fill('Moved away')
    await expectAccessible(page, 'giving money back')
    await sales.button('Give back €135.00').click()
    await frame.expectSaid('€135.00 given back to Ada Berg. Total available: 7')
    await expect(sales.panel).toContainText(/Given back-€135\.00Left€315\.00/)
    await expect(sales.panel).toContainText('7 of 10 left')
    await sales.expectTotals({ Sold: '€450.00', 'Paid and kept': '€315.00', 'Given back': '€135.00' })
    await expect(sales.history).toContainText(
      /Sold.*€450\.00.*2 Mar 2026 · Cash · Receipt 1.*Given back.*-€135\.00.*3 sessions taken back.*Moved away/,
    )
  })

  await test.step('what is booked already is named before the rest goes back', async () => {
    const { rows: clients } = await ask(page, 'clients.search', { query: 'ada' })
    const { rows: services } = await ask(page, 'services.list', {})
    await ask(page, 'sessions.create', {
      serviceId: services[0]?.id ?? 0,
      startsAt: '2026-03-10T10:00:00+01:00',
      clientId: clients[0]?.id ?? 0,
    })
    await sales.act('Give money back').click()
    await expect(sales.dialog).toContainText('6 sessions of “Ten-pack” are taken back.')
    await expect(sales.dialog).toContainText('1 session more is booked or used already.')
    await sales.button('Give back €315.00').click()
    await expect(sales.dialog).toBeHidden()
    await expect(sales.panel).toContainText('1 session is still to be taken back for refunds.')
    await expect(sales.act('Give money back')).toBeHidden()
  })

  await test.step('the list is saved as it is shown', async () => {
    const saved = await catchSaved(app, 'sales.csv')
    await page.getByRole('button', { name: 'Export' }).click()
    await saved.expectLines([
      expect.stringContaining('Receipt,Sold on,Client'),
      '1,2026-03-02,Ada Berg,Ten-pack,500.00,50.00,450.00,450.00,EUR,refunded,cash,2026-03-02,front desk,',
    ])
  })
})

test('debts are found, paid and voided', async ({ app, page, dataFolder }) => {
  const adaId = await seedClient(page, 'Ada Berg', 0)
  const boId = await seedClient(page, 'Bo Cole', 0)
  const { package: pack } = await ask(page, 'packages.create', PACK)
  const packageId = pack.id
  await ask(page, 'purchases.create', { clientId: adaId, packageId, paid: false })
  await ask(page, 'purchases.create', { clientId: adaId, packageId, paid: false })
  await ask(page, 'purchases.create', { clientId: boId, packageId, paymentMethod: 'card' })
  const frame = new Frame(page)
  const sales = new Purchases(page)
  await frame.goTo('Purchases')

  await test.step('whoever owes is found with one press, and by any word', async () => {
    await expect(sales.rows).toHaveCount(3)
    await sales.expectTotals({ Sold: '€1,500.00', 'Paid and kept': '€500.00', Owed: '€1,000.00' })
    await page.getByRole('button', { name: 'Payment due' }).click()
    await expect(sales.rows).toHaveCount(2)
    await sales.expectTotals({ Sold: '€1,000.00', 'Paid and kept': '€0.00', Owed: '€1,000.00' })
    await page.getByRole('button', { name: 'Payment due' }).click()
    await sales.find.fill('cole ten')
    await expect(sales.rows).toHaveCount(1)
    await sales.find.fill('nobody')
    await expect(page.getByRole('heading', { name: 'No sale is like this' })).toBeVisible()
    await page.getByRole('button', { name: 'Show all sales' }).click()
    await expect(sales.rows).toHaveCount(3)
    await page.getByRole('button', { name: 'More filters' }).click()
    await sales.dialog.getByRole('combobox', { name: 'Paid by' }).click()
    await page.getByRole('option', { name: 'Card' }).click()
    await expectAccessible(page, 'filters of sales')
    await sales.button('Show these').click()
    await expect(sales.rows).toHaveCount(1)
    await page.getByRole('button', { name: 'More filters (1)' }).click()
    await sales.button('Clear these filters').click()
    await expect(sales.rows).toHaveCount(3)
  })

  await test.step('one is paid and gets the next receipt', async () => {
    await sales.row('Ada Berg').first().click()
    await sales.act('Record payment').click()
    await sales.choice('Paid by', 'Bank transfer').click()
    await expectAccessible(page, 'recording a payment')
    await sales.button('Paid').click()
    await frame.expectSaid('€500.00 from Ada Berg. Receipt 2')
    await expect(sales.panel).toContainText('2 Mar 2026, Bank transfer')
    await expect(sales.act('Void')).toBeHidden()
  })

  await test.step('the other was a mistake: it is voided, with a reason', async () => {
    await sales.row('Ada Berg').last().click()
    await sales.act('Void').click()
    await sales.button('Void the sale').click()
    await expect(sales.dialog).toContainText('This is needed.')
    await sales.field('Why').fill('Typed twice')
    await expect(sales.dialog).toContainText('The 10 sessions that it gave are taken away')
    await expectAccessible(page, 'voiding a sale')
    await sales.button('Void the sale').click()
    await frame.expectSaid('The sale of Ten-pack to Ada Berg is void.')
    await expect(sales.panel).toContainText('Voided')
    await sales.expectTotals({ Sold: '€1,500.00', 'Paid and kept': '€1,000.00', Voided: '€500.00' })
    await expect(sales.history).toContainText(/Voided.*10 sessions taken back.*Typed twice/)
    await expect(sales.act('Receipt as PDF')).toBeHidden()
    await expectAccessible(page, 'a sale that is void')
    const { name, pdf } = await savePdf(app, dataFolder, () => sales.act('Voided sale as PDF').click())
    expect(name).toMatch(/^Sale \d+\.pdf$/)
    expect(pdf.text).toContain('Voided sale')
    expect(pdf.text.toLowerCase()).toContain('void')
    expect(pdf.text).toContain('Voided on 2 Mar 2026: Typed twice')
    await frame.expectSaid(`Saved as ${name}`)
  })
})

test('a pack behind another says until when it waits, and a frozen one that nothing can be planned', async ({
  page,
}) => {
  const clientId = await seedClient(page, 'Ada Berg', 0)
  const { package: pack } = await ask(page, 'packages.create', PACK)
  const { grant } = await ask(page, 'purchases.create', { clientId, packageId: pack.id })
  const frame = new Frame(page)
  const sales = new Purchases(page)
  const waits = 'Waits until “Ten-pack” is used up or ends, 31 May 2026 at the latest.'
  await frame.goTo('Purchases')
  await page.keyboard.press('n')
  await sales.chooseClient('Ada Berg')
  await sales.choosePackage('ten')
  await expect(sales.dialog).toContainText(waits)
  await expectAccessible(page, 'selling what waits')
  await sales.button('Sell for €500.00').click()
  await frame.expectSaid(`Sold Ten-pack to Ada Berg. ${waits} Total available: 10`)
  await page.keyboard.press('Escape')
  await sales.row('Ada Berg').first().click()
  await expect(sales.panel).toContainText(waits)

  await test.step('what is frozen says why nothing can be planned with it', async () => {
    await ask(page, 'subscriptions.freeze', {
      subscriptionId: grant.subscriptionId,
      from: '2026-03-02',
      until: '2026-03-31',
    })
    await sales.row('Ada Berg').last().click()
    await expect(sales.act('Plan sessions: Ten-pack')).toBeDisabled()
    await expect(sales.panel).toContainText('The pack is frozen and pays for nothing until that ends.')
    await expectAccessible(page, 'a sale of a frozen pack')
  })
})

test('what a client means to buy is put aside, and leaves the drawer when it is sold', async ({ page }) => {
  await seedClient(page, 'Ada Berg', 0)
  await ask(page, 'packages.create', PACK)
  const frame = new Frame(page)
  const sales = new Purchases(page)
  await frame.goTo('Clients')
  await new Clients(page).openPage('Ada Berg')
  await frame.expectScreen('Ada Berg')
  const client = new ClientPage(page)
  await client.openTab('Purchases')
  const drawer = page.getByRole('region', { name: 'Means to buy' })
  await expect(drawer).toContainText('Nothing is put aside for the next visit.')

  await test.step('with its discount and a word for whoever sells it', async () => {
    await drawer.getByRole('button', { name: 'Put a package here' }).click()
    await sales.choosePackage('ten')
    await sales.choice('Discount', 'Amount').click()
    await sales.field('Amount off (EUR)').fill('20')
    await sales.field('Note').fill('From Monday on')
    await expectAccessible(page, 'putting a package aside')
    await sales.button('Put aside').click()
    await frame.expectSaid('Put aside for Ada Berg: Ten-pack.')
    await expect(drawer.getByRole('listitem')).toContainText(/Ten-pack.*From Monday on.*€480\.00/)
    await expectAccessible(page, 'the drawer')
  })

  await test.step('changed there, and the change is taken back', async () => {
    await drawer.getByRole('button', { name: 'Change Ten-pack' }).click()
    await expect(sales.field('Amount off (EUR)')).toHaveValue('€20.00')
    await sales.field('Amount off (EUR)').fill('30')
    await sales.field('Note').fill('From Tuesday on')
    await expectAccessible(page, 'changing what is put aside')
    await sales.button('Save').click()
    await frame.expectSaid('Changed for Ada Berg: Ten-pack.')
    await expect(drawer.getByRole('listitem')).toContainText(/Ten-pack.*From Tuesday on.*€470\.00/)
    await frame.toasts.filter({ hasText: 'Changed for' }).getByRole('button', { name: 'Undo' }).click()
    await expect(drawer.getByRole('listitem')).toContainText(/Ten-pack.*From Monday on.*€480\.00/)
  })

  await test.step('sold from the palette it is offered, and gone with the sale', async () => {
    await page.keyboard.press('Control+K')
    await new Palette(page).search.fill('sell a package')
    await page.keyboard.press('Enter')
    await sales.chooseClient('Ada Berg')
    await sales.dialog.getByRole('button', { name: /^Ten-pack/ }).click()
    await expect(sales.dialog).toContainText('What was put aside is taken out with this sale.')
    await sales.button('Sell for €480.00').click()
    await expect(sales.dialog).toBeHidden()
    await expect(drawer).toContainText('Nothing is put aside for the next visit.')
    await expect(client.tab('Purchases').getByRole('row')).toHaveCount(2)
  })

  await test.step('or taken out again', async () => {
    await drawer.getByRole('button', { name: 'Put a package here' }).click()
    await sales.choosePackage('ten')
    await sales.button('Put aside').click()
    await drawer.getByRole('button', { name: 'Take out Ten-pack' }).click()
    await frame.expectSaid('Taken out: Ten-pack.')
    await expect(drawer).toContainText('Nothing is put aside for the next visit.')
  })

  await test.step('a sale of the page leads to where all of them are', async () => {
    await client.tab('Purchases').getByRole('link', { name: 'Ten-pack', exact: true }).click()
    await frame.expectScreen('Purchases')
    await expect(sales.panel).toContainText('Ada Berg')
  })
})
