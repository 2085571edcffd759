import { DEFAULT_START, DEMO_START, expect, test, waitUntilReady } from '../fixtures.ts'
import { Agenda } from '../pages/agenda.ts'
import { SessionPanel } from '../pages/schedule.ts'
import { ScheduleSide } from '../pages/schedule-side.ts'
import { expectAccessible } from '../support/accessibility.ts'
import { ask, seedTrainer } from '../support/seed.ts'

test.describe('on the demo', () => {
  test.use({ start: DEMO_START })

  test('the week as a table: read, opened and filtered by keyboard', async ({ page }) => {
    const agenda = new Agenda(page)
    await page.keyboard.press('a')
    await expect(agenda.table).toBeVisible()

    // It opens at what is on now.
    await expect(agenda.day('Tuesday 17 November 2026')).toBeVisible()
    await expectAccessible(page, 'the agenda')
    const first = agenda.row(/Pilates reformer/).first()
    await first.focus()
    await page.keyboard.press('ArrowDown')
    await expect(first).not.toBeFocused()
    await expect(agenda.focused).toBeVisible()
    await page.keyboard.press('ArrowUp')
    await expect(first).toBeFocused()

    await page.keyboard.press('Control+Home')
    await expect(agenda.focused).toContainText('Mon, 16 Nov')
    await page.keyboard.press('Control+End')
    await expect(agenda.focused).toContainText(/(Sat, 21|Sun, 22) Nov/)
    await page.keyboard.press('Home')
    await page.keyboard.press('Enter')
    const panel = new SessionPanel(page)
    await expect(panel.root).toBeVisible()
    await expect(agenda.focused).toHaveAttribute('aria-selected', 'true')
    await expectAccessible(page, 'the agenda beside a session')
  })

  test('has the filters of the schedule, and says when they leave nothing', async ({ page }) => {
    const agenda = new Agenda(page)
    await agenda.open()
    const all = Number(await agenda.table.getAttribute('aria-rowcount'))
    await page.evaluate(() => location.assign('#/schedule?view=agenda&status=full'))
    await expect.poll(async () => Number(await agenda.table.getAttribute('aria-rowcount'))).toBeLessThan(all)

    await page.evaluate(() => location.assign('#/schedule?view=agenda&services=%5B99999%5D'))
    await expect(page.getByRole('heading', { name: 'No session passes the filters' })).toBeVisible()
    await expectAccessible(page, 'an agenda without rows')
    await page.getByRole('button', { name: 'Clear filters' }).click()
    await expect(agenda.table).toHaveAttribute('aria-rowcount', String(all))
  })

  test('finds among its rows, and F3 leads from one to the next', async ({ page }) => {
    const agenda = new Agenda(page)
    const side = new ScheduleSide(page)
    await agenda.open()
    await page.keyboard.press('/')
    await expect(side.find).toBeFocused()
    await side.find.fill('pilates')
    await expect(side.found).toHaveText(/^\d+ matches$/)
    await expect(agenda.row(/Personal training/).first()).toHaveAttribute('data-dimmed', 'true')
    await expect(agenda.row(/Pilates/).first()).not.toHaveAttribute('data-dimmed')
    await expectAccessible(page, 'what is found in the agenda')
    await page.keyboard.press('Enter')
    await expect(side.found).toHaveText(/^1 of \d+$/)
    await expect(agenda.focused).toContainText('Pilates')
    await expect(agenda.focused).toBeInViewport()
    await page.keyboard.press('F3')
    await expect(side.found).toHaveText(/^2 of \d+$/)
    await expect(agenda.focused).toContainText('Pilates')
    await page.keyboard.press('Shift+F3')
    await page.keyboard.press('ArrowUp')
    await expect(side.found).toHaveText(/^(\d+) of \1$/)
    await expect(agenda.focused).toBeInViewport()
    await page.keyboard.press('Escape')
    await expect(page.locator('[data-dimmed]')).toHaveCount(0)
  })

  test('moves and cancels as the grid does', async ({ page }) => {
    const agenda = new Agenda(page)
    await agenda.open()
    await page.keyboard.press('Control+Home')
    await agenda
      .row(/(Wed, 18|Thu, 19) Nov/)
      .first()
      .focus()
    await page.keyboard.press('m')
    await expect(page.getByRole('dialog', { name: 'Move session' })).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(page.getByRole('dialog')).toBeHidden()
    await expect(agenda.focused).toBeVisible()
    await page.keyboard.press('Delete')
    await expect(page.getByRole('dialog', { name: 'Cancel this session?' })).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(agenda.focused).toBeVisible()
    await page.keyboard.press('Enter')
    await expect(agenda.focused).toHaveAttribute('aria-selected', 'true')
    await page.keyboard.press('Enter')
    await expect(page.getByRole('dialog', { name: 'Edit session' })).toBeVisible()
  })

  test('rows become cards where the window is narrow or magnified, and nothing is cut', async ({
    app,
    page,
  }) => {
    const agenda = new Agenda(page)
    await agenda.open()
    for (const zoom of [2, 4]) {
      await app.evaluate(({ BrowserWindow }, factor) => {
        BrowserWindow.getAllWindows()[0]?.webContents.setZoomFactor(factor)
      }, zoom)
      await expect.poll(() => page.evaluate(() => window.devicePixelRatio)).toBeGreaterThanOrEqual(zoom)
      const row = agenda.table.locator('[data-agenda-session]').first()
      await expect(row).toBeVisible()
      const isWider = () => page.evaluate(() => document.body.scrollWidth > window.innerWidth)
      await expect.poll(isWider, `something goes beyond the window at ${zoom * 100} %`).toBe(false)
      const countCut = () =>
        agenda.table.evaluate(
          (table) =>
            [...table.querySelectorAll<HTMLElement>('[data-cell], [data-agenda-session]')].filter(
              (cell) => cell.scrollWidth > cell.clientWidth + 1,
            ).length,
        )
      await expect.poll(countCut, `cells that are cut at ${zoom * 100} %`).toBe(0)
    }
  })
})

test.describe('of a studio of its own', () => {
  test.use({ start: { ...DEFAULT_START, now: '2026-11-17T10:20:00Z' } })

  test('is empty, then shows what another window adds', async ({ page, secondWindow }) => {
    const { serviceId, trainerId } = await seedTrainer(page, 'Ana Ruiz')
    await page.reload()
    await waitUntilReady(page)
    const agenda = new Agenda(page)
    await page.keyboard.press('a')
    await expect(page.getByRole('heading', { name: 'Nothing on these days' })).toBeVisible()

    const other = await secondWindow()
    await ask(other, 'sessions.create', { serviceId, trainerId, startsAt: '2026-11-19T23:30:00+01:00' })
    await expect(agenda.row(/Personal training/)).toContainText('23:30 – 00:30')
    await expect(agenda.day('Thursday 19 November 2026')).toContainText('1 session')
    await expect(agenda.day('Friday 20 November 2026')).toContainText('No sessions')
  })

  test('hundreds of sessions are a few rows at a time, and the last is a key away', async ({ page }) => {
    const { serviceId } = await seedTrainer(page, 'Ana Ruiz')
    await page.evaluate(async (id) => {
      for (let index = 0; index < 400; index += 1) {
        const day = 16 + (index % 7)
        const hour = 6 + (index % 16)
        const startsAt = `2026-11-${day}T${String(hour).padStart(2, '0')}:00:00+01:00`
        await window.studio.call('sessions.create', { serviceId: id, startsAt })
      }
    }, serviceId)
    await page.reload()
    await waitUntilReady(page)
    const agenda = new Agenda(page)
    await page.keyboard.press('a')
    await expect(agenda.table).toHaveAttribute('aria-rowcount', '408')

    await expect.poll(() => agenda.table.locator('[data-agenda-session]').count()).toBeLessThan(60)
    await page.keyboard.press('Tab')
    await agenda.table.locator('[data-agenda-session][tabindex="0"]').focus()
    await page.keyboard.press('Control+End')
    await expect(agenda.focused).toContainText('Sun, 22 Nov')
    await expect(agenda.focused).toBeInViewport()
    await page.keyboard.press('Control+Home')
    await expect(agenda.focused).toContainText('Mon, 16 Nov')
    await expect(agenda.focused).toBeInViewport()
  })
})
