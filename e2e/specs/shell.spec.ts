import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ElectronApplication, Page } from '@playwright/test'
import { close, DEFAULT_START, expect, launch, test, waitUntilReady } from '../fixtures.ts'
import { Frame } from '../pages/frame.ts'

const windowCount = (app: ElectronApplication) =>
  app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)

/** Starts the same app on the same data a second time, as a person does who clicks the icon again. */
async function startAgain(
  app: ElectronApplication,
  dataFolder: string,
  ...args: string[]
): Promise<number | null> {
  const { path, appPath } = await app.evaluate(({ app: electron }) => ({
    path: process.execPath,
    appPath: electron.getAppPath(),
  }))
  const switches = process.getuid?.() === 0 ? ['--no-sandbox', '--disable-gpu'] : ['--disable-gpu']
  const again = spawn(path, [...switches, appPath, ...args], {
    env: { ...process.env, TALLYBOOK_DATA: dataFolder },
    stdio: 'ignore',
  })
  const [code] = (await once(again, 'exit')) as [number | null]
  return code
}

const addClient = (page: Page, firstName: string) =>
  page.evaluate(
    (name) => window.studio.call('clients.create', { firstName: name, lastName: 'Gil' }),
    firstName,
  )

test.describe('windows', () => {
  test('open at their usual size, with the name of the app, and not smaller than the least', async ({
    app,
    page,
  }) => {
    await expect(page).toHaveTitle(/Tallybook/)
    const window = await app.evaluate(({ BrowserWindow }) => {
      const [first] = BrowserWindow.getAllWindows()
      return { title: first?.getTitle(), size: first?.getSize(), least: first?.getMinimumSize() }
    })

    expect(window).toEqual({ title: 'Tallybook', size: [1280, 800], least: [1024, 700] })
  })

  test('say so where an address leads to no screen, and lead back', async ({ page }) => {
    const frame = new Frame(page)
    for (const address of ['/nowhere', '/settings/nothing']) {
      await page.evaluate((to) => location.assign(`#${to}`), address)
      await frame.expectScreen('Not found')
      await page.getByRole('button', { name: 'To the beginning' }).click()
      await frame.expectScreen('Schedule')
    }
  })

  test('all hear what changes in one of them', async ({ page, secondWindow }) => {
    const second = await secondWindow()
    const heard = second.evaluate(
      () =>
        new Promise((resolve) => {
          const stop = window.studio.onChanged((push) => {
            stop()
            resolve(push)
          })
        }),
    )

    await addClient(page, 'Ana')

    expect(await heard).toEqual({ kind: 'changed', topics: ['clients'] })
  })

  test('stop hearing when they are asked to', async ({ page }) => {
    const heard = page.evaluate(async () => {
      const nextPush = () => new Promise((resolve) => window.studio.onChanged(resolve))
      let pushes = 0
      const stop = window.studio.onChanged(() => {
        pushes += 1
      })
      const first = nextPush()
      await window.studio.call('clients.create', { firstName: 'Ana', lastName: 'Gil' })
      await first
      stop()
      const second = nextPush()
      await window.studio.call('clients.create', { firstName: 'Ben', lastName: 'Gil' })
      await second
      return pushes
    })

    expect(await heard).toBe(1)
  })

  test('come back where they were closed', async ({ app, page, dataFolder }) => {
    await expect(page.locator('body')).toBeAttached()
    const place = { x: 60, y: 50, width: 1100, height: 720 }
    await app.evaluate(
      ({ BrowserWindow }, bounds) => BrowserWindow.getAllWindows()[0]?.setBounds(bounds),
      place,
    )
    await expect
      .poll(() => app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getBounds()))
      .toEqual(place)
    await close(app)

    const again = await launch(dataFolder, DEFAULT_START)
    await again.firstWindow()
    const bounds = await again.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getBounds())
    await close(again)

    expect(bounds).toEqual(place)
  })

  test('are loaded again when their page dies', async ({ app, page }) => {
    await addClient(page, 'Ana')
    await app.evaluate(({ BrowserWindow }) => {
      const [first] = BrowserWindow.getAllWindows()
      const gone = new Promise((resolve) => first?.webContents.once('render-process-gone', resolve))
      first?.webContents.forcefullyCrashRenderer()
      return gone.then(() => undefined)
    })

    const state = () =>
      app.evaluate(({ BrowserWindow }) =>
        BrowserWindow.getAllWindows()[0]?.webContents.executeJavaScript('document.body.dataset.appState'),
      )
    await expect.poll(() => state().catch(() => 'gone')).toBe('ready')
  })
})

test.describe('starting the app again', () => {
  test('brings the open one to the front', async ({ app, page, dataFolder }) => {
    await expect(page.locator('body')).toBeAttached()
    await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.minimize())

    expect(await startAgain(app, dataFolder)).toBe(0)

    const minimized = () =>
      app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isMinimized())
    await expect.poll(minimized).toBe(false)
    expect(await windowCount(app)).toBe(1)
  })

  test('opens one more window when it is asked to', async ({ app, page, dataFolder }) => {
    await expect(page.locator('body')).toBeAttached()
    const opened = app.waitForEvent('window')

    expect(await startAgain(app, dataFolder, '--new-window')).toBe(0)

    await waitUntilReady(await opened)
    expect(await windowCount(app)).toBe(2)
  })
})

test.describe('the switches of a build from source', () => {
  test.describe('with a frozen clock', () => {
    test.use({ start: { ...DEFAULT_START, now: '2026-03-02T09:00:00+01:00' } })

    test('the core and every page live in that moment', async ({ page, secondWindow }) => {
      const second = await secondWindow()

      for (const each of [page, second]) {
        expect(
          await each.evaluate(async () => {
            const reply = await window.studio.call('studio.get', {})
            return [Date.now(), reply.ok && reply.value.studio.today]
          }),
        ).toEqual([1_772_438_400_000, '2026-03-02'])
      }
    })
  })

  test('--screenshot saves a picture once the page is ready, and the app goes on', async ({ dataFolder }) => {
    const picture = join(dataFolder, 'start.png')
    const app = await launch(dataFolder, { ...DEFAULT_START, args: [`--screenshot=${picture}`] })
    let printed = ''
    app.process().stdout?.on('data', (chunk: Buffer) => {
      printed += chunk.toString('utf8')
    })
    const page = await app.firstWindow()
    await page.evaluate(() =>
      window.studio.call('studio.create', {
        name: 'N',
        zone: 'Europe/Berlin',
        currency: 'EUR',
        ownerName: 'M',
      }),
    )

    await expect.poll(() => printed).toContain(`Screenshot saved to ${picture}\n`)
    expect(readFileSync(picture).subarray(1, 4).toString('latin1')).toBe('PNG')
    expect(await windowCount(app)).toBe(1)
    await close(app)
  })

  test('TALLYBOOK_DATA holds everything that the app keeps', async ({ app, page, dataFolder }) => {
    await expect(page.locator('body')).toBeAttached()

    expect(await app.evaluate(({ app: electron }) => electron.getPath('userData'))).toBe(dataFolder)
    expect(existsSync(join(dataFolder, 'studios', 'studio.db'))).toBe(true)
  })
})

test.describe('when something breaks', () => {
  test('an error that nothing caught ends the app, and the log says why', async ({
    app,
    page,
    dataFolder,
  }) => {
    await expect(page.locator('body')).toBeAttached()
    const ended = once(app.process(), 'exit')

    await app
      .evaluate(() => {
        setTimeout(() => {
          throw new Error('a wheel came off')
        })
      })
      .catch(() => undefined)

    expect((await ended)[0]).toBe(1)
    expect(readFileSync(join(dataFolder, 'logs', 'main.log'), 'utf8')).toContain('a wheel came off')
  })

  test('the log names what runs, and nobody in it', async ({ page, dataFolder }) => {
    await addClient(page, 'Zebedee')

    const log = readFileSync(join(dataFolder, 'logs', 'main.log'), 'utf8')
    expect(log).toMatch(/Tallybook \d+\.\d+\.\d+ on Electron \d+/)
    expect(log).not.toContain('Zebedee')
  })
})

test('the menu has the keys that people know', async ({ app, page }) => {
  await expect(page.locator('body')).toBeAttached()

  const keys = await app.evaluate(({ Menu }) => {
    const menu = Menu.getApplicationMenu()
    return ['new-window', 'close-window'].map((id) => menu?.getMenuItemById(id)?.accelerator)
  })

  expect(keys).toEqual(['CmdOrCtrl+Shift+N', 'CmdOrCtrl+W'])
})
