import { DEFAULT_START, expect, test } from '../fixtures.ts'
import { ClientPage } from '../pages/client.ts'
import { Clients } from '../pages/clients.ts'
import { Frame } from '../pages/frame.ts'
import { expectAccessible } from '../support/accessibility.ts'
import { ask, seedClient, seedTrainer } from '../support/seed.ts'

// A Monday morning in Berlin.
test.use({ start: { ...DEFAULT_START, now: '2026-03-02T08:00:00Z' } })

test('a client is sold to, booked, looked back at, deactivated and made active again', async ({
  page,
  restart,
}) => {
  await seedTrainer(page, 'Kenji Watanabe')
  await seedClient(page, 'Ada Berg', 0)
  const frame = new Frame(page)
  await frame.goTo('Clients')
  await new Clients(page).openPage('Ada Berg')
  await frame.expectScreen('Ada Berg')
  const client = new ClientPage(page)
  const dialog = page.getByRole('dialog')

  await test.step('where nothing can be sold the dialog leads to where packages are made', async () => {
    await client.begin('Sell')
    await expect(dialog.getByRole('heading', { name: 'Nothing to sell yet' })).toBeVisible()
    await expectAccessible(page, 'nothing to sell')
    await page.keyboard.press('Escape')
    await client.openTab('Purchases')
    await expect(client.tab('Purchases')).toContainText('Nothing bought yet')
    await expectAccessible(page, 'no purchases')
  })

  await ask(page, 'packages.create', {
    name: 'Ten-pack',
    family: 'Training',
    credits: 10,
    price: { amount: 50_000, currency: 'EUR' },
    validityDays: 90,
  })

  await test.step('a sale by keyboard alone says what it gives before it is made', async () => {
    await page.keyboard.press('s')
    await expect(dialog.getByRole('combobox', { name: 'Package' })).toBeFocused()
    await page.keyboard.press('Enter')
    await dialog.getByRole('button', { name: 'Sell', exact: true }).click()
    await expect(dialog).toContainText('This is needed.')
    await dialog.getByRole('combobox', { name: 'Package' }).click()
    await page.keyboard.type('ten')
    await page.keyboard.press('Enter')
    await expect(dialog).toContainText('10 sessions for Training.')
    await expect(dialog).toContainText('Valid for 90 days from today.')
    await expect(dialog.getByText('Available now')).toContainText('Available now')
    await expectAccessible(page, 'selling')
    await dialog.getByRole('button', { name: 'Sell for €500.00' }).click()
    await frame.expectSaid('Sold Ten-pack to Ada Berg. Total available: 10')
    await expect(client.pack('Ten-pack')).toContainText('Active')
  })

  await test.step('the next one waits, and its debt stands among the purchases', async () => {
    await client.begin('Sell')
    await dialog.getByRole('combobox', { name: 'Package' }).click()
    await page.getByRole('option', { name: /Ten-pack/ }).click()
    await expect(dialog).toContainText(/Waits until “Ten-pack” is used up or ends, .* at the latest\./)
    await dialog.getByText('Pays later').click()
    await expect(dialog).toContainText('The debt stands among the purchases.')
    await dialog.getByRole('button', { name: 'Sell for €500.00' }).click()
    await expect(dialog).toBeHidden()
    const rows = client.tab('Purchases').getByRole('row')
    await expect(rows).toHaveText([/Package/, /Ten-pack.*Payment due.*€500.00/, /Ten-pack.*Paid.*€500.00/])
    await expectAccessible(page, 'purchases')
  })

  await test.step('a session is booked from here', async () => {
    await client.begin('Book')
    await expect(dialog).toContainText('Ada Berg')
    await dialog.getByRole('combobox', { name: 'Service' }).click()
    await page.getByRole('option', { name: /Personal training/ }).click()
    await dialog
      .getByRole('button', { name: /^(Create|Book|Add)/ })
      .last()
      .click()
    await expect(dialog).toBeHidden()
    await client.openTab('Bookings')
    await expect(client.upcoming).toContainText('Personal training')
  })

  await test.step('the timeline tells each thing once, all of it or one kind', async () => {
    await client.openTab('Timeline')
    const lines = client.tab('Timeline').getByRole('listitem')
    await expect(lines).toHaveText([
      /Was booked into Personal training.*−1/,
      /Bought Ten-pack for €500.00, not paid yet.*\+10/,
      /Bought Ten-pack for €500.00.*\+10/,
      /Became a client/,
    ])
    await expectAccessible(page, 'the timeline')
    await client.tab('Timeline').getByRole('button', { name: 'Bookings' }).press('Enter')
    await expect(lines).toHaveText([/Was booked into/])
    await client.tab('Timeline').getByRole('button', { name: 'Credits' }).click()
    await expect(client.tab('Timeline')).toContainText('Nothing of this kind has happened yet.')
  })

  await test.step('deactivated from the menu, and active again', async () => {
    await client.chooseMore('Deactivate')
    await dialog.getByRole('button', { name: 'Deactivate' }).click()
    await frame.expectSaid('Ada Berg is inactive now.')
    await expect(page.getByRole('button', { name: 'Book', exact: true })).toBeHidden()
    await client.chooseMore('Reactivate')
    await expectAccessible(page, 'reactivating')
    await dialog.getByRole('button', { name: 'Reactivate' }).click()
    await frame.expectSaid('Ada Berg is active again.')
  })

  const later = await restart('2026-03-09T08:00:00Z')
  await test.step('a week later the time machine still has what was then', async () => {
    const [frame, client] = [new Frame(later), new ClientPage(later)]
    await ask(later, 'credits.allocate', { clientId: 1, sessionCount: 3 })
    await frame.goTo('Clients')
    await new Clients(later).openPage('Ada Berg')
    await client.openTab('Time machine')
    const past = client.tab('Time machine')
    await expect(past).toContainText('Choose a day')
    await expectAccessible(later, 'the time machine before a day is chosen')
    await past.getByLabel('Day', { exact: true }).fill('2026-03-02')
    await expect(past.getByRole('status')).toContainText('19 sessions left on')
    await expect(past.getByRole('status')).toContainText('0 used + 1 scheduled + 19 remaining = 20')
    await expect(past.getByRole('table', { name: 'Bookings then' })).toContainText('Confirmed')
    await expectAccessible(later, 'the time machine')
    await past.getByLabel('Time').fill('08:59')
    await expect(past.getByRole('status')).toContainText('0 sessions left on')
    await expect(past).toContainText('Nothing was booked by then.')
    await past.getByLabel('Day', { exact: true }).fill('2026-03-10')
    await expect(past).toContainText('That moment is yet to come.')
  })
})

test('two records of one person become one, with the preview before and undo after', async ({ page }) => {
  const { serviceId, trainerId } = await seedTrainer(page, 'Kenji Watanabe')
  const kept = await seedClient(page, 'Ada Berg', 2)
  const { client: twin } = await ask(page, 'clients.create', {
    firstName: 'Ada',
    lastName: 'Bergmann',
    email: 'ada@example.org',
  })
  await ask(page, 'credits.allocate', { clientId: twin.id, sessionCount: 5 })
  await ask(page, 'assignments.assign', {
    clientId: kept,
    trainerId,
    from: '2026-01-10',
    until: '2026-01-31',
  })
  await ask(page, 'assignments.assign', { clientId: twin.id, trainerId, from: '2026-01-31' })
  const startsAt = '2026-03-10T10:00:00+01:00'
  const { session } = await ask(page, 'sessions.create', { serviceId, trainerId, startsAt })
  const { booking } = await ask(page, 'bookings.create', { sessionId: session.id, clientId: twin.id })
  const other = await ask(page, 'sessions.create', { serviceId, startsAt })
  const clash = await ask(page, 'bookings.create', { sessionId: other.session.id, clientId: kept })
  const frame = new Frame(page)
  await frame.goTo('Clients')
  await new Clients(page).openPage('Ada Berg')
  await frame.expectScreen('Ada Berg')
  const account = new ClientPage(page)
  const dialog = page.getByRole('dialog')

  await test.step('what one person could not both do stands in the way, session by session', async () => {
    await account.chooseMore('Merge with…')
    await expect(dialog.getByRole('button', { name: 'Merge', exact: true })).toBeDisabled()
    await dialog.getByRole('combobox', { name: 'The other record of this person' }).fill('bergmann')
    await page.getByRole('option', { name: /Ada Bergmann/ }).click()
    await expect(dialog.getByRole('listitem')).toHaveText([/Personal training, .* and Personal training, .*/])
    await expect(dialog.getByRole('button', { name: 'Merge', exact: true })).toBeDisabled()
    await expectAccessible(page, 'a merge that is refused')
  })

  await test.step('without it, what moves is told, and which pack waits', async () => {
    await ask(page, 'bookings.cancel', { bookingId: clash.booking.id, by: 'studio' })
    await expect(dialog.getByRole('status')).toContainText(
      'To Ada Berg move 1 booking, 1 pack, 1 assignment to a trainer.',
    )
    await expect(dialog.getByRole('status')).toContainText(
      'Where both have a trainer on a day, Ada Berg keeps theirs.',
    )
    await expect(dialog.getByRole('status')).toContainText('1 pack waits its turn then')
    await dialog.getByText('Keep Ada Bergmann (ada@example.org)').click()
    await expect(dialog.getByRole('status')).toContainText(
      'To Ada Bergmann move 1 booking, 1 pack, 1 assignment to a trainer.',
    )
    await dialog.getByText(/^Keep Ada Berg \(/).click()
    await expect(dialog.getByRole('status')).toContainText('To Ada Berg move')
    await expectAccessible(page, 'a merge')
    await dialog.getByRole('button', { name: 'Merge', exact: true }).click()
    await frame.expectSaid('Merged into Ada Berg.')
    await expect(page.getByText('ada@example.org')).toBeVisible()
    await expect(account.upcoming).toContainText('Personal training')
  })

  await test.step('and taken back with one press', async () => {
    await page.getByRole('button', { name: 'Undo' }).click()
    await expect(account.tab('Bookings')).toContainText('Nothing booked yet.')
    await expect(page.getByText('ada@example.org')).toBeHidden()
    const { rows } = await ask(page, 'bookings.list', { clientId: twin.id })
    expect(rows.map(({ id }) => id)).toEqual([booking.id])
    await frame.expectHealth('All figures add up')
  })
})
