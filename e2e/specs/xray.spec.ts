import { DEFAULT_START, expect, test } from '../fixtures.ts'
import { Allocation } from '../pages/allocation.ts'
import { ClientPage } from '../pages/client.ts'
import { Clients } from '../pages/clients.ts'
import { Frame } from '../pages/frame.ts'
import { Xray } from '../pages/xray.ts'
import { expectAccessible } from '../support/accessibility.ts'
import { ask, seedClient, seedTrainer } from '../support/seed.ts'

// A Monday morning in Berlin.
test.use({ start: { ...DEFAULT_START, now: '2026-03-02T08:00:00Z' } })

test('every number of credits shows what makes it, by mouse and by keyboard', async ({ app, page }) => {
  const { serviceId, trainerId } = await seedTrainer(page, 'Kenji Watanabe')
  const ada = await seedClient(page, 'Ada Berg', 6)
  await seedClient(page, 'John Doe', 2)
  const startsAt = '2026-03-10T10:00:00+01:00'
  const { session } = await ask(page, 'sessions.create', { serviceId, trainerId, startsAt })
  await ask(page, 'bookings.create', { sessionId: session.id, clientId: ada })
  const frame = new Frame(page)
  const xray = new Xray(page)
  await frame.goTo('Clients')
  await new Clients(page).openPage('Ada Berg')
  await frame.expectScreen('Ada Berg')
  const account = new ClientPage(page)

  await test.step('a pointer that rests on the large figure, and leaves again', async () => {
    await xray.number(account.main, 'available').hover()
    await xray.expectSays('5 sessions available today', 'Allocated sessions', '+6', '−1', 'Personal training')
    await expectAccessible(page, 'what makes a number')
    await page.getByRole('heading', { name: 'Ada Berg' }).hover()
    await xray.expectGone()
  })

  await test.step('the keyboard looks into a number of one pack, copies the answer and steps back', async () => {
    await page.keyboard.press('Tab')
    const scheduled = xray.number(account.pack('Allocated sessions'), 'scheduled')
    await scheduled.focus()
    await xray.expectSays('1 session scheduled', 'Personal training')
    await page.keyboard.press('Tab')
    await expect(xray.copy).toBeFocused()
    await page.keyboard.press('Enter')
    await frame.expectSaid('Copied: what makes this number.')
    const copied = await app.evaluate(({ clipboard }) => clipboard.readText())
    expect(copied).toMatch(/^Ada Berg: 1 session scheduled\n\nAllocated sessions: 1\n/)
    expect(copied).toContain('+1  2 Mar 2026, 09:00  Maria set 1 session aside')
    await page.keyboard.press('Escape')
    await xray.expectGone()
    await expect(scheduled).toBeFocused()
    await frame.expectScreen('Ada Berg')
  })

  await test.step('Tab leads from a number into its answer, and from there to the next number', async () => {
    const pack = account.pack('Allocated sessions')
    await page.keyboard.press('Tab')
    await expect(xray.number(pack, 'remaining')).toBeFocused()
    await xray.expectSays('5 sessions remaining')
    await page.keyboard.press('Tab')
    await expect(xray.copy).toBeFocused()
    await page.keyboard.press('Tab')
    await expect(xray.number(pack, 'total')).toBeFocused()
    await xray.expectSays('6 sessions in all')
    await page.keyboard.press('Shift+Tab')
    await expect(xray.number(pack, 'remaining')).toBeFocused()
    await xray.expectSays('5 sessions remaining')
  })

  await test.step('in a list the arrows lead from the row to its numbers, and a click still opens the row', async () => {
    await frame.goTo('Allocation')
    const allocation = new Allocation(page)
    const row = page.getByRole('row').filter({ hasText: 'Ada Berg' })
    await expect(row).toBeVisible()
    await page.keyboard.press('/')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('ArrowDown')
    await expect(row).toBeFocused()
    await page.keyboard.press('ArrowRight')
    await expect(xray.number(row, 'available')).toBeFocused()
    await xray.expectSays('5 sessions available today')
    await page.keyboard.press('ArrowRight')
    await xray.expectSays('1 session scheduled')
    await expectAccessible(page, 'what makes a number in a list')
    await page.keyboard.press('ArrowLeft')
    await page.keyboard.press('ArrowLeft')
    await expect(row).toBeFocused()
    await xray.expectGone()
    await xray.number(row, 'purchased').click()
    await allocation.panel('Ada Berg')
  })

  await test.step('and beside the list, where it follows what is added', async () => {
    const panel = await new Allocation(page).panel('Ada Berg')
    await xray.number(panel, 'total').click()
    await xray.expectSays('6 sessions in all')
    await ask(page, 'credits.allocate', { clientId: ada, sessionCount: 3 })
    await xray.expectSays('9 sessions in all')
    await page.keyboard.press('Escape')
    await xray.expectGone()
  })
})
