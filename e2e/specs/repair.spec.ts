import { DEFAULT_START, expect, test } from '../fixtures.ts'
import { Frame } from '../pages/frame.ts'
import { Inbox } from '../pages/inbox.ts'
import { Integrity } from '../pages/integrity.ts'
import { expectAccessible } from '../support/accessibility.ts'
import { damageStudio } from '../support/damage.ts'
import { ask, seedClient, seedTrainer } from '../support/seed.ts'

// A Monday morning in Berlin.
test.use({ start: { ...DEFAULT_START, now: '2026-03-02T07:00:00Z' } })

test('a file that was damaged is found out, explained and repaired, and the light is green again', async ({
  page: before,
  running,
  restart,
  dataFolder,
}) => {
  const { serviceId, trainerId } = await seedTrainer(before, 'Tara Trainer')
  const clientId = await seedClient(before, 'Ada Berg', 5)
  const { booking } = await ask(before, 'sessions.create', {
    serviceId,
    trainerId,
    clientId,
    startsAt: '2026-03-05T09:00:00Z',
  })
  const bookingId = booking?.id ?? 0
  await new Frame(before).expectHealth('All figures add up')
  await running.close()
  // What no command would do: a booking is called off, and keeps what it holds. And a total is changed.
  damageStudio(dataFolder, [`update bookings set status = 'cancelled' where id = ${bookingId}`])
  const page = await restart()
  const frame = new Frame(page)
  const integrity = new Integrity(page)
  const title = `A booking still holds what it should have given back: booking ${bookingId}`

  await test.step('the light says so on every screen, and it waits in the inbox', async () => {
    await frame.expectHealth('Figures do not add up')
    await new Inbox(page).expectBadge(1)
    await frame.goTo('Inbox')
    await expect(new Inbox(page).names).toHaveText([new RegExp(title)])
    await expectAccessible(page, 'a finding in the inbox')
    await new Inbox(page).remedy(title).click()
    await frame.expectScreen('Does everything add up?')
  })

  await test.step('the page says what was checked, what is wrong and what mends it', async () => {
    await expect(integrity.verdict).toContainText('1 thing does not add up')
    await expect(integrity.verdict).toContainText('Bookings1')
    const finding = integrity.errors.getByRole('article', { name: title })
    await expect(finding).toContainText('1 held and 0 used')
    await expect(finding).toContainText('Give back to the same grants')
    await expectAccessible(page, 'what does not add up')
    await finding.getByRole('button', { name: `See the repair: ${title}` }).click()
  })

  await test.step('the repair is shown before it happens', async () => {
    await expect(integrity.repair.getByRole('region', { name: 'What will be posted' })).toContainText(
      'gave 1 session back',
    )
    const ada = integrity.repair.getByRole('row', { name: /^Ada Berg/ })
    await expect(ada.getByRole('cell')).toHaveText(['4 → 5', '1 → 0', '0', '4 → 5', '5'])
    await expectAccessible(page, 'a repair before it happens')
    await integrity.repair.getByRole('button', { name: 'Leave it' }).click()
    await expect(integrity.repair).toBeHidden()
  })

  await test.step('it is mended from the keyboard, and everything adds up again', async () => {
    await integrity.finding(title).getByRole('button').press('Enter')
    await expect(integrity.repair.getByRole('row', { name: /^Ada Berg/ })).toBeVisible()
    await integrity.repair.getByRole('button', { name: 'Mend it' }).press('Enter')
    await frame.expectSaid(/^Mended: /)
    await expect(integrity.verdict).toContainText('Everything adds up')
    await frame.expectHealth('All figures add up')
    await new Inbox(page).expectBadge(0)
    await frame.closeToasts()
    await expectAccessible(page, 'everything adds up')
  })
})

test('damage that nothing mends says what to do, and whoever may not repair is told who may', async ({
  page: before,
  running,
  restart,
  dataFolder,
}) => {
  const PIN = '271828'
  const clientId = await seedClient(before, 'Ada Berg', 5)
  const { staff } = await ask(before, 'staff.create', { name: 'Fred Front', role: 'front_desk' })
  await ask(before, 'staff.setPin', { staffId: staff.id, pin: PIN })
  await running.close()
  damageStudio(dataFolder, [
    'delete from client_words',
    "update entries set reason = 'Something else' where seq = 1",
  ])
  const page = await restart()
  const frame = new Frame(page)
  const integrity = new Integrity(page)
  await frame.expectHealth('Figures do not add up')
  await frame.health.getByRole('link', { name: /^Figures do not add up/ }).click()
  await frame.expectScreen('Does everything add up?')

  await expect(
    integrity.errors.getByRole('article', { name: /A line of the history was changed/ }),
  ).toContainText('Restore a backup.')
  await expect(integrity.errors.getByRole('button')).toHaveCount(0)
  const words = integrity.attention.getByRole('article', {
    name: `A client is not found by their name: client ${clientId}`,
  })
  await expect(words.getByRole('button', { name: /^See the repair/ })).toBeVisible()
  await page.getByRole('button', { name: 'Copy the findings' }).click()
  await frame.expectSaid('The findings are on the clipboard.')
  await frame.closeToasts()
  await expectAccessible(page, 'damage that nothing mends')

  await ask(page, 'auth.signIn', { staffId: staff.id, pin: PIN })
  await frame.expectScreen('Schedule')
  await frame.health.getByRole('link', { name: /^Figures do not add up/ }).click()
  await expect(words).toContainText('Somebody who may repair, such as the owner, can mend this.')
  await expect(words.getByRole('button')).toHaveCount(0)
})
