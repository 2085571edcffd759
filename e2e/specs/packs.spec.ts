import { DEFAULT_START, expect, test } from '../fixtures.ts'
import { ClientPage } from '../pages/client.ts'
import { Clients } from '../pages/clients.ts'
import { PackDialog } from '../pages/dialogs.ts'
import { Frame } from '../pages/frame.ts'
import { expectAccessible } from '../support/accessibility.ts'
import { ask, seedTrainer } from '../support/seed.ts'

// A Monday morning in Berlin.
test.use({ start: { ...DEFAULT_START, now: '2026-03-02T08:00:00Z' } })

test('a pack is frozen, pays for nothing inside, is unfrozen, extended and ended', async ({ page }) => {
  const { serviceId, trainerId } = await seedTrainer(page, 'Kenji Watanabe')
  const { client } = await ask(page, 'clients.create', { firstName: 'Ada', lastName: 'Berg' })
  const sold = await ask(page, 'packages.create', {
    name: 'Ten-pack',
    family: 'Training',
    credits: 10,
    price: { amount: 50_000, currency: 'EUR' },
    validityDays: 90,
  })
  await ask(page, 'purchases.create', { clientId: client.id, packageId: sold.package.id })
  const startsAt = '2026-03-10T10:00:00+01:00'
  const { session } = await ask(page, 'sessions.create', { serviceId, trainerId, startsAt })
  await ask(page, 'bookings.create', { sessionId: session.id, clientId: client.id })
  const frame = new Frame(page)
  await frame.goTo('Clients')
  await new Clients(page).openPage('Ada Berg')
  await frame.expectScreen('Ada Berg')
  const account = new ClientPage(page)

  await test.step('bookings inside are named before anything happens, and cancelled when that is wanted', async () => {
    const dialog = new PackDialog(page, 'Freeze Ten-pack')
    await account.choose('Ten-pack', 'Freeze…')
    await dialog.field('First frozen day').fill('2026-03-09')
    await dialog.field('Last frozen day').fill('2026-03-18')
    await expect(dialog.consequence).toContainText(
      'Ten-pack pays for 1 booking on these days: Personal training on 10 Mar 2026, 10:00.',
    )
    await dialog.root.getByLabel('Cancel the bookings that lie inside').check()
    await expect(dialog.consequence).toContainText('Frozen for 10 days. It pays for nothing on these days.')
    await expect(dialog.consequence).toContainText('1 booking is cancelled by the studio')
    await expect(dialog.consequence).toContainText(/Then valid until 10 Jun 2026/)
    await expectAccessible(page, 'freezing a pack')
    await dialog.button('Freeze').click()
    await dialog.expectGone()
    await expect(account.pack('Ten-pack')).toContainText('Frozen from 9 Mar until 18 Mar 2026')
  })

  await test.step('whoever books on those days is told why, pack by pack', async () => {
    const refused = await page.evaluate((input) => window.studio.call('bookings.create', input), {
      sessionId: session.id,
      clientId: client.id,
    })
    expect(refused).toMatchObject({
      ok: false,
      error: {
        code: 'INSUFFICIENT_SESSIONS',
        details: { reasons: [{ sentence: 'Ten-pack is frozen from 9 Mar 2026 until 18 Mar 2026.' }] },
      },
    })
  })

  await test.step('the freeze is called off, and its days are taken back', async () => {
    const dialog = new PackDialog(page, 'Call off the freeze of Ten-pack')
    await account.choose('Ten-pack', 'Call off the freeze…')
    await expect(dialog.consequence).toContainText('10 frozen days that are not used are taken back.')
    await dialog.button('Call off the freeze').click()
    await dialog.expectGone()
    await expect(account.pack('Ten-pack')).toContainText('31 May 2026')
  })

  await test.step('what can pay today is told in a sentence, and can be extended', async () => {
    await account.openTab('What can pay today')
    const panel = page.getByRole('tabpanel', { name: 'What can pay today' })
    await expect(panel).toContainText('Ten-pack pays, the only one that can.')
    await expect(panel).toContainText('10 sessions of Ten-pack, bought on 2 Mar 2026 for €500.00.')
    const dialog = new PackDialog(page, 'Extend Ten-pack')
    await panel.getByRole('button', { name: 'Extend Ten-pack' }).click()
    await dialog.field('Last valid day').fill('2026-07-31')
    await dialog.button('Extend').click()
    await dialog.expectGone()
    await expect(panel).toContainText('31 Jul 2026')
    await expectAccessible(page, 'what can pay today')
  })

  await test.step('it is ended, never without a reason', async () => {
    const dialog = new PackDialog(page, 'End Ten-pack')
    await account.choose('Ten-pack', 'End it…')
    await expect(dialog.consequence).toContainText('10 sessions are taken back. What is booked stays booked.')
    await dialog.button('End it').click()
    await expect(dialog.field('Reason')).toBeFocused()
    await dialog.field('Reason').fill('Moved away')
    await dialog.button('End it').click()
    await dialog.expectGone()
    await expect(account.pack('Ten-pack')).toContainText('Ended')
    await frame.expectHealth('All figures add up')
  })
})
