import type { ElectronApplication } from '@playwright/test'
import { DEFAULT_START, DEMO_START, expect, test } from '../fixtures.ts'
import { Palette } from '../pages/dialogs.ts'
import { PrintDialog } from '../pages/print-dialog.ts'
import { ScheduleSide } from '../pages/schedule-side.ts'
import { expectAccessible } from '../support/accessibility.ts'
import { ask, seedClient, seedTrainer } from '../support/seed.ts'

/** Points; Chromium rounds the sides of a page. */
const A4 = /^0 0 84[12](\.\d+)? 59[56](\.\d+)?$/
const A3 = /^0 0 119[01](\.\d+)? 84[12](\.\d+)?$/

/** Notes of every window that is opened from now on what it runs with and what became of it. */
async function watchWindows(app: ElectronApplication): Promise<() => Promise<unknown[]>> {
  await app.evaluate(({ app: electron }) => {
    const opened: unknown[] = []
    Reflect.set(globalThis, 'openedWindows', opened)
    electron.on('browser-window-created', (_event, window) => {
      const { webContents } = window
      webContents.once('did-finish-load', async () => {
        const read = Reflect.get(webContents, 'getLastWebPreferences') as () => Record<string, unknown>
        opened.push({
          visible: window.isVisible(),
          url: webContents.getURL().split('?')[0],
          preferences: read.call(webContents),
          bridge: await webContents.executeJavaScript('Object.keys(window.studio).join()'),
          node: await webContents.executeJavaScript('typeof require + typeof process'),
        })
      })
    })
  })
  return () => app.evaluate(() => Reflect.get(globalThis, 'openedWindows') as unknown[])
}

test.describe('on the demo', () => {
  test.use({ start: DEMO_START })

  test('a day fits on a page, tagged, with everybody on it', async ({ app, page, dataFolder }) => {
    const dialog = new PrintDialog(page)
    await dialog.open()
    await expectAccessible(page, 'the dialog that prints')
    await dialog.choose(/^Day sheet of Tuesday 17 November 2026$/, 'A4')

    const { name, pdf } = await dialog.save(app, dataFolder)

    expect(name).toBe('Schedule 2026-11-17.pdf')
    expect(pdf.pages).toBe(1)
    expect(pdf.sizes[0]).toMatch(A4)
    expect(pdf.tagged).toBe(true)
    expect([...pdf.tags]).toEqual(expect.arrayContaining(['Document', 'H1', 'Table', 'TR', 'TH', 'TD', 'P']))
    expect(pdf.text).toContain('Tuesday 17 November 2026')
    expect(pdf.text).toContain('Kenji Watanabe')
    expect(pdf.text).toContain('Pilates reformer')
    expect(pdf.text.replaceAll('\n', '')).toContain('Çağla Öztürk')
    expect(pdf.text).toContain('09:30–10:20')
    // Nothing that is drawn is without a character.
    expect(pdf.text).not.toMatch(/[\0\uFFFD]/)
  })

  test('a week is a page for each day, or one of all', async ({ app, page, dataFolder }) => {
    const dialog = new PrintDialog(page)
    await dialog.open()
    await dialog.choose(/^Day sheets of 16.22 Nov 2026, a page for each day$/, 'A3')
    const days = await dialog.save(app, dataFolder)
    await dialog.open()
    await dialog.choose(/^Overview of 16.22 Nov 2026 on one page$/, 'A4')
    const overview = await dialog.save(app, dataFolder)

    expect(days.name).toBe('Schedule 2026-11-16 to 2026-11-22.pdf')
    expect(days.pdf.pages).toBe(7)
    expect(days.pdf.sizes.every((size) => A3.test(size))).toBe(true)
    expect(days.pdf.text).toContain('Monday 16 November 2026')
    expect(days.pdf.text).toContain('Sunday 22 November 2026')
    expect(overview.pdf.pages).toBe(1)
    expect(overview.pdf.text).toContain('Tue, 17 Nov')
    expect(overview.pdf.text).toContain('Kenji Watanabe')
  })

  test('has the columns of the screen: trainers or rooms, and none that is hidden', async ({
    app,
    page,
    dataFolder,
  }) => {
    const dialog = new PrintDialog(page)
    const side = new ScheduleSide(page)
    await side.box('Kenji Watanabe').uncheck()
    await dialog.open()
    await expect(dialog.root).toContainText('Without the 1 column that is hidden on the schedule.')
    const without = await dialog.save(app, dataFolder)
    expect(without.pdf.text).not.toContain('Kenji Watanabe')
    expect(without.pdf.text).not.toContain('Pilates reformer')
    expect(without.pdf.text).toContain('Personal training')

    await page.getByRole('radiogroup', { name: 'Columns' }).getByText('Room').click()
    await dialog.open()
    await expect(dialog.root).toContainText('For all rooms that have sessions on these days.')
    await dialog.choose(/^Overview/, 'A4')
    const rooms = await dialog.save(app, dataFolder)
    expect(rooms.pdf.text).toContain('Room')
    expect(rooms.pdf.text).toContain('Pilates reformer')
  })

  test('is drawn in a window as closed as every other, which is gone afterwards', async ({
    app,
    page,
    dataFolder,
  }) => {
    const opened = await watchWindows(app)
    const dialog = new PrintDialog(page)
    await page.keyboard.press('Control+k')
    await new Palette(page).search.fill('print')
    await page.keyboard.press('Enter')
    await dialog.save(app, dataFolder)

    expect(await opened()).toEqual([
      {
        visible: false,
        url: 'app://studio/print.html',
        bridge: 'call,onChanged',
        node: 'undefinedundefined',
        preferences: expect.objectContaining({
          sandbox: true,
          contextIsolation: true,
          nodeIntegration: false,
          nodeIntegrationInSubFrames: false,
          webSecurity: true,
          webviewTag: false,
          allowRunningInsecureContent: false,
          experimentalFeatures: false,
        }),
      },
    ])
    expect(await app.evaluate(({ webContents }) => webContents.getAllWebContents().length)).toBe(1)
  })
})

test.describe('of a studio of its own', () => {
  test.use({ start: { ...DEFAULT_START, now: '2026-11-17T10:20:00Z' } })

  test('names are shown as they are, and a day with too much for a page goes on on the next', async ({
    app,
    page,
    dataFolder,
  }) => {
    const hostile = '<img src=x onerror=alert(1)> & "quoted"'
    const { trainerId, serviceId } = await seedTrainer(page, hostile)
    const notes = 'Bring the long bands and mind the left knee. '.repeat(40)
    for (let hour = 0; hour < 16; hour += 1) {
      const startsAt = `2026-11-17T${String(6 + hour).padStart(2, '0')}:00:00+01:00`
      await ask(page, 'sessions.create', { serviceId, trainerId, startsAt, notes })
    }
    const clientId = await seedClient(page, 'Ada Lovelace', 5)
    await ask(page, 'sessions.create', {
      serviceId,
      trainerId,
      startsAt: '2026-11-18T10:00:00+01:00',
      clientId,
    })
    await page.reload()
    const dialog = new PrintDialog(page)
    await dialog.open()
    await dialog.choose(/^Day sheets/, 'A4')

    const { pdf } = await dialog.save(app, dataFolder)

    expect(pdf.pages).toBeGreaterThan(7)
    expect(pdf.text).toContain('Ada Lovelace')
    expect(pdf.text.replaceAll(/\s+/g, '')).toContain(hostile.replaceAll(/\s+/g, ''))
    expect(pdf.text).toContain('No sessions on this day.')
  })
})
