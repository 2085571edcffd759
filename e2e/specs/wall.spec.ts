import type { ElectronApplication, Page } from '@playwright/test'
import { DEFAULT_START, DEMO_START, expect, test } from '../fixtures.ts'
import { Palette } from '../pages/dialogs.ts'
import { Wall } from '../pages/wall.ts'
import { expectAccessible } from '../support/accessibility.ts'
import { ask, seedClient, seedTrainer } from '../support/seed.ts'

const windowsOf = (app: ElectronApplication) =>
  app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().map((window) => window.getTitle()))

const urlsOf = (app: ElectronApplication) =>
  app.evaluate(({ webContents }) =>
    webContents
      .getAllWebContents()
      .map((contents) => contents.getURL())
      .sort(),
  )

async function sizeOf(app: ElectronApplication, page: Page, width: number, height: number): Promise<void> {
  const window = await app.browserWindow(page)
  await window.evaluate((shown, [w, h]) => shown.setContentSize(w ?? 0, h ?? 0), [width, height])
  await expect.poll(() => page.evaluate(() => [innerWidth, innerHeight])).toEqual([width, height])
}

test.describe('on the day of the demo', () => {
  test.use({ start: DEMO_START })

  test('shows now and next with free places, names nobody, and offers nothing to do', async ({
    app,
    page,
    wallWindow,
  }) => {
    const wall = new Wall(
      await wallWindow(() => page.getByRole('button', { name: 'Open the wall screen' }).click()),
    )

    await expect(wall.clock).toHaveText('10:20')
    await expect(wall.lines.first()).toContainText('Next')
    await expect(wall.lines).toHaveCount(6)
    await expect(wall.page.getByText('Page 1 of', { exact: false })).toBeVisible()
    await expect(wall.page.getByRole('button')).toHaveCount(0)
    await expect(wall.page.getByRole('link')).toHaveCount(0)
    const { sessions } = await ask(page, 'schedule.range', {
      from: '2026-11-17T00:00:00Z',
      to: '2026-11-18T00:00:00Z',
    })
    const shown = await wall.page.content()
    for (const { clientName } of sessions.flatMap(({ bookings }) => bookings)) {
      expect(shown).not.toContain(clientName)
    }
    await sizeOf(app, wall.page, 1280, 800)
    await expectAccessible(wall.page, 'the wall')
  })

  test('turns its pages by itself, and is arranged by room or trainer', async ({ page, wallWindow }) => {
    const wall = new Wall(
      await wallWindow(() => page.getByRole('button', { name: 'Open the wall screen' }).click()),
    )
    await expect(wall.lines.first()).toContainText('Next')

    await expect(wall.page.getByText('Page 2 of', { exact: false })).toBeVisible({ timeout: 25_000 })
    await expect(wall.lines.first()).not.toContainText('Next')

    await wall.arrangeBy('Room')
    await expect(wall.group('Yoga hall')).toBeVisible()
    await expectAccessible(wall.page, 'the wall by room')
    await wall.arrangeBy('Trainer')
    await expect(wall.page.getByRole('heading', { level: 2 })).toHaveCount(3)
    await wall.page.reload()
    await expect(wall.page.getByRole('heading', { level: 2 })).toHaveCount(3)
  })

  test('may ask for nothing but itself, and goes nowhere', async ({ app, page, wallWindow }) => {
    const wall = await wallWindow(() => page.getByRole('button', { name: 'Open the wall screen' }).click())

    const refused = await wall.evaluate(async () => {
      const replies = await Promise.all([
        window.studio.call('clients.list', {}),
        window.studio.call('schedule.range', { from: '2026-11-17T00:00:00Z', to: '2026-11-18T00:00:00Z' }),
        window.studio.call('auth.current', {}),
      ])
      return replies.map((reply) => (reply.ok ? 'answered' : reply.error.code))
    })
    await wall.evaluate(() => {
      location.href = 'app://studio/index.html'
    })
    await page.evaluate(() => {
      location.href = 'app://studio/wall.html'
    })

    expect(refused).toEqual(['UNAUTHORIZED_ACCESS', 'UNAUTHORIZED_ACCESS', 'UNAUTHORIZED_ACCESS'])
    await expect
      .poll(() => urlsOf(app))
      .toEqual(['app://studio/index.html#/schedule', 'app://studio/wall.html'])
    await expect.poll(() => windowsOf(app)).toHaveLength(2)
  })
})

test.describe('of a studio of one’s own', () => {
  test.use({ start: { ...DEFAULT_START, now: '2026-11-17T10:20:00+01:00' } })

  test('opens from the palette and the menu as one window, and follows what happens at the desk', async ({
    app,
    page,
    wallWindow,
  }) => {
    const { serviceId, trainerId } = await seedTrainer(page, 'Ana Kraus')
    const tomorrow = { serviceId, trainerId, startsAt: '2026-11-18T09:00:00+01:00' }
    await ask(page, 'sessions.create', tomorrow)
    const wall = new Wall(
      await wallWindow(async () => {
        await page.keyboard.press('Control+k')
        await expect(new Palette(page).search).toBeFocused()
        await page.keyboard.type('wall')
        await page.keyboard.press('Enter')
      }),
    )
    await expect(wall.page.getByRole('heading', { name: 'Nothing more today' })).toBeVisible()
    await expect(wall.page.getByText('First tomorrow at 09:00')).toBeVisible()
    await expect(wall.page.getByText('Personal training · Ana')).toBeVisible()
    await expectAccessible(wall.page, 'the wall of an empty day')

    const { session } = await ask(page, 'sessions.create', {
      serviceId,
      trainerId,
      startsAt: '2026-11-17T11:00:00+01:00',
      capacity: 4,
    })
    const maria = await seedClient(page, 'Maria Lopez', 5)
    await expect(wall.line('Personal training')).toContainText('4 places left')
    await expect(wall.line('Personal training')).toContainText('in 40 min')
    await ask(page, 'bookings.create', { sessionId: session.id, clientId: maria })
    await expect(wall.line('Personal training')).toContainText('3 places left')
    await expect(wall.line('Personal training')).not.toContainText('Maria')
    await wall.showNames()
    await expect(wall.line('Personal training')).toContainText('Maria L.')
    await expect(wall.line('Personal training')).not.toContainText('Lopez')
    await ask(page, 'sessions.cancel', { sessionId: session.id })
    await expect(wall.line('Personal training')).toContainText('Cancelled')

    await app.evaluate(({ Menu }) => Menu.getApplicationMenu()?.getMenuItemById('open-wall')?.click())
    await expect.poll(async () => (await windowsOf(app)).toSorted()).toEqual(['Tallybook', 'Tallybook wall'])
  })

  test('opens no window of the desk for who gets at its keyboard', async ({ app, page, wallWindow }) => {
    const wall = new Wall(
      await wallWindow(() => page.getByRole('button', { name: 'Open the wall screen' }).click()),
    )
    const window = await app.browserWindow(wall.page)
    await window.evaluate((shown) => shown.focus())
    await expect.poll(() => window.evaluate((shown) => shown.isFocused())).toBe(true)

    // The keys of the menu, as the system sends them, and then the menu itself, as a Mac has it.
    await window.evaluate(({ webContents }) => {
      for (const type of ['keyDown', 'keyUp'] as const) {
        webContents.sendInputEvent({ type, keyCode: 'N', modifiers: ['control', 'shift'] })
      }
    })
    await app.evaluate(({ Menu }) => Menu.getApplicationMenu()?.getMenuItemById('new-window')?.click())
    await ask(page, 'clients.create', { firstName: 'Ada', lastName: 'Berg' })
    await expect.poll(async () => (await windowsOf(app)).toSorted()).toEqual(['Tallybook', 'Tallybook wall'])

    const desk = await app.browserWindow(page)
    await desk.evaluate((shown) => shown.focus())
    await expect.poll(() => desk.evaluate((shown) => shown.isFocused())).toBe(true)
    // Each is told of it by itself: for a moment both have it.
    await expect.poll(() => window.evaluate((shown) => shown.isFocused())).toBe(false)
    await app.evaluate(({ Menu }) => Menu.getApplicationMenu()?.getMenuItemById('new-window')?.click())
    await expect.poll(async () => (await windowsOf(app)).length).toBe(3)
  })

  test('keeps long names inside its lines, and stays when the desk is closed', async ({
    app,
    page,
    wallWindow,
  }) => {
    const long = 'Bartholomew-Maximilian von und zu Hohenstein-Wittelsbach Jr.'
    const { serviceId, trainerId } = await seedTrainer(page, long)
    const { room } = await ask(page, 'rooms.create', { name: long })
    const startsAt = '2026-11-17T11:00:00+01:00'
    const { session } = await ask(page, 'sessions.create', {
      serviceId,
      trainerId,
      roomId: room.id,
      startsAt,
    })
    await ask(page, 'sessions.update', { sessionId: session.id, version: session.version, title: long })
    const wall = new Wall(
      await wallWindow(() => page.getByRole('button', { name: 'Open the wall screen' }).click()),
    )
    await sizeOf(app, wall.page, 1280, 800)

    await expect(wall.line(long)).toBeVisible()
    await expect
      .poll(() => wall.page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]))
      .toEqual([1280, 1280])
    await page.close()
    await expect(wall.clock).toHaveText('10:20')
  })
})
