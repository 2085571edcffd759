import type { Page } from '@playwright/test'
import { DEFAULT_START, expect, test } from '../fixtures.ts'
import { Assignments } from '../pages/assignments.ts'
import { Frame } from '../pages/frame.ts'
import { expectAccessible } from '../support/accessibility.ts'
import { ask, seedClient, seedTrainer } from '../support/seed.ts'

// A Monday morning in Berlin.
test.use({ start: { ...DEFAULT_START, now: '2026-03-02T08:00:00Z' } })

/** Two trainers, one of whom has had Ada since January, and two clients of nobody. */
async function seedBoard(page: Page): Promise<{ readonly ana: number; readonly ben: number }> {
  const { trainerId: ana, serviceId } = await seedTrainer(page, 'Ana Alt')
  const { staff } = await ask(page, 'staff.create', { name: 'Ben Baum', role: 'trainer' })
  const ada = await seedClient(page, 'Ada Berg', 0)
  await seedClient(page, 'Bea Cole', 0)
  await seedClient(page, 'Cem Dogan', 0)
  await ask(page, 'assignments.assign', { clientId: ada, trainerId: ana, from: '2026-01-10' })
  await ask(page, 'sessions.create', { serviceId, trainerId: ana, startsAt: '2026-03-03T10:00:00+01:00' })
  return { ana, ben: staff.id }
}

test('clients are given to trainers by hand, and taken back', async ({ page }) => {
  const frame = new Frame(page)
  const board = new Assignments(page)
  await seedBoard(page)
  await frame.goTo('Assignments')

  await test.step('everybody stands with who looks after them, and what each has to do is told', async () => {
    await board.expectColumn('Nobody', ['Bea Cole', 'Cem Dogan'])
    await board.expectColumn('Ana Alt', ['Ada Berg'])
    await board.expectColumn('Ben Baum', [])
    await expect(board.card('Ada Berg')).toContainText('since 10 Jan 2026')
    await expect(board.column('Ana Alt')).toContainText('1 h in 14 days')
    await expect(board.column('Ben Baum')).toContainText('No clients')
    await expectAccessible(page, 'the board of assignments')
  })

  await test.step('from one trainer to another, from today on', async () => {
    await board.drag('Ada Berg', 'Ben Baum')
    await frame.expectSaid('Ada Berg is with Ben Baum from 2 Mar 2026.')
    await board.expectColumn('Ben Baum', ['Ada Berg'])
    await board.expectColumn('Ana Alt', [])
  })

  await test.step('and back by Undo', async () => {
    await frame.toasts.getByRole('button', { name: 'Undo' }).click()
    await board.expectColumn('Ana Alt', ['Ada Berg'])
    await expect(board.card('Ada Berg')).toContainText('since 10 Jan 2026')
    await frame.closeToasts()
  })

  await test.step('Escape gives nobody to anybody', async () => {
    await board.hold('Ada Berg', 'Ben Baum')
    await page.keyboard.press('Escape')
    await page.mouse.up()
    await board.expectColumn('Ana Alt', ['Ada Berg'])
    await expect(frame.toasts).toHaveCount(0)
  })

  await test.step('to nobody', async () => {
    await board.drag('Ada Berg', 'Nobody')
    await frame.expectSaid('Nobody looks after Ada Berg from 2 Mar 2026 on.')
    await board.expectColumn('Nobody', ['Ada Berg', 'Bea Cole', 'Cem Dogan'])
    await frame.closeToasts()
  })

  await test.step('the panel tells the history, and gives for some days', async () => {
    await board.card('Ada Berg').click()
    const panel = await board.panel('Ada Berg')
    await expect(panel).toContainText('Nobody looks after this client.')
    await expect(panel.getByRole('listitem')).toHaveText([/Ana Alt.*Past.*10 Jan 2026 to 1 Mar 2026/])
    await expectAccessible(page, 'a client beside the board')
    await panel.getByRole('button', { name: 'Give to a trainer…' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('combobox', { name: 'Trainer' }).fill('Ben')
    await page.getByRole('option', { name: 'Ben Baum' }).click()
    await dialog.getByLabel('Until and including').fill('2026-03-15')
    await dialog.getByLabel('Note').fill('Holiday cover')
    await expect(dialog.getByRole('status')).toHaveText(
      'Ben Baum looks after Ada Berg 2 Mar 2026 to 15 Mar 2026.',
    )
    await expectAccessible(page, 'giving a client to a trainer')
    await dialog.getByRole('button', { name: 'Give to Ben Baum' }).click()
    await expect(dialog).toBeHidden()
    await board.expectColumn('Ben Baum', ['Ada Berg'])
    await expect(panel.getByRole('listitem')).toHaveText([/Ben Baum.*Now.*Holiday cover/, /Ana Alt/])
    await frame.closeToasts()
  })

  await test.step('a later day shows who is whose then', async () => {
    await board.day.fill('2026-03-16')
    await page.keyboard.press('Enter')
    await board.expectColumn('Nobody', ['Ada Berg', 'Bea Cole', 'Cem Dogan'])
    await expect(page.getByText('Clients that you move now move on 16 Mar 2026.')).toBeVisible()
    await page.getByRole('button', { name: 'Today', exact: true }).click()
    await board.expectColumn('Ben Baum', ['Ada Berg'])
  })
})

test('the board needs no mouse', async ({ page }) => {
  const frame = new Frame(page)
  const board = new Assignments(page)
  await seedBoard(page)
  await page.keyboard.press('g')
  await page.keyboard.press('r')
  await frame.expectScreen('Assignments')
  await board.expectColumn('Nobody', ['Bea Cole', 'Cem Dogan'])
  const said = page.getByRole('status').filter({ hasText: /^(Picked up|Ana Alt|Ben Baum|Bea Cole stays)/ })

  await test.step('arrows lead through the clients and to the next trainer', async () => {
    await board.card('Bea Cole').focus()
    await page.keyboard.press('ArrowDown')
    await expect(board.card('Cem Dogan')).toBeFocused()
    await page.keyboard.press('ArrowRight')
    await expect(board.card('Ada Berg')).toBeFocused()
    await page.keyboard.press('ArrowLeft')
    await page.keyboard.press('Home')
    await expect(board.card('Bea Cole')).toBeFocused()
  })

  await test.step('the space bar picks up, arrows choose, Escape puts back', async () => {
    await page.keyboard.press('Space')
    await expect(said).toHaveText(/^Picked up Bea Cole, with Nobody\./)
    await page.keyboard.press('ArrowRight')
    await expect(said).toHaveText('Ana Alt, 1 client')
    await expectAccessible(page, 'a client who is carried')
    await page.keyboard.press('Escape')
    await expect(said).toHaveText('Bea Cole stays with Nobody.')
  })

  await test.step('Enter gives, and the next client has the focus', async () => {
    await page.keyboard.press('Space')
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('ArrowRight')
    await expect(said).toHaveText('Ben Baum, 0 clients')
    await page.keyboard.press('Enter')
    await frame.expectSaid('Bea Cole is with Ben Baum from 2 Mar 2026.')
    await board.expectColumn('Ben Baum', ['Bea Cole'])
    await expect(board.card('Cem Dogan')).toBeFocused()
  })

  await test.step('Enter opens the client, Escape closes', async () => {
    await page.keyboard.press('Enter')
    await board.panel('Cem Dogan')
    await page.keyboard.press('Escape')
    await expect(page.getByRole('complementary', { name: 'Cem Dogan', exact: true })).toBeHidden()
  })

  await test.step('a search finds across all trainers', async () => {
    await page.keyboard.press('/')
    await page.keyboard.type('bea')
    await expect(board.board.getByRole('option')).toHaveText([/^Bea Cole/])
    await expect(board.column('Nobody')).toContainText('Nobody matches')
    await expectAccessible(page, 'a search on the board')
  })
})

test('a studio without trainers is told what to do', async ({ page }) => {
  const frame = new Frame(page)
  await frame.goTo('Assignments')
  await expect(page.getByRole('heading', { name: 'Nobody trains here yet' })).toBeVisible()
  await expectAccessible(page, 'a board without trainers')
  await page.getByRole('button', { name: 'Add a trainer' }).click()
  await frame.expectScreen('Staff')
})
