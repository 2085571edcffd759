import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { ElectronApplication, Page } from '@playwright/test'
import { DEFAULT_START, expect, test } from '../fixtures.ts'

/** What is forbidden here is tried, and Chromium says so on the console. */
test.use({ provokes: true })

const START_PAGE = 'app://studio/index.html'

/** A site on this computer that counts who comes. */
async function countingSite(): Promise<{ server: Server; url: string; visits: () => number }> {
  let visits = 0
  const server = createServer((_request, response) => {
    visits += 1
    response.setHeader('Access-Control-Allow-Origin', '*')
    response.end('<h1>outside</h1>')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return { server, url: `http://127.0.0.1:${port}/`, visits: () => visits }
}

const windowCount = (app: ElectronApplication) =>
  app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)

/** What Chromium really runs each page with; Electron has no public way to ask. */
const preferencesInForce = (app: ElectronApplication) =>
  app.evaluate(({ webContents }) =>
    webContents
      .getAllWebContents()
      .map(
        (contents) =>
          Reflect.get(contents, 'getLastWebPreferences').call(contents) as Record<string, unknown>,
      ),
  )

/** What the page's contents are in main's own eyes. */
const urlsInMain = (app: ElectronApplication) =>
  app.evaluate(({ webContents }) => webContents.getAllWebContents().map((contents) => contents.getURL()))

async function expectStillHome(app: ElectronApplication, page: Page): Promise<void> {
  expect(await page.evaluate(() => Reflect.get(window, 'marker'))).toBe('here')
  expect(await windowCount(app)).toBe(1)
  expect((await urlsInMain(app)).every((url) => url.startsWith(START_PAGE))).toBe(true)
}

test.describe('the page', () => {
  test('runs with the preferences that keep it away from Node', async ({ app, page }) => {
    const preferences = await preferencesInForce(app)

    expect(preferences).toHaveLength(1)
    expect(preferences[0]).toMatchObject({
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      webviewTag: false,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
    })
    expect(preferences[0]?.enableBlinkFeatures ?? '').toBe('')
    expect(preferences[0]?.nodeIntegrationInWorker ?? false).toBe(false)
    expect(await page.evaluate(() => location.origin)).toBe('app://studio')
  })

  test('has no Node, and of the program only two functions', async ({ page }) => {
    const found = await page.evaluate(() => ({
      globals: [
        'require',
        'process',
        'module',
        'exports',
        'global',
        'Buffer',
        '__dirname',
        'electron',
      ].filter((name) => name in window),
      bridge: Object.keys(window.studio),
      inherited: Object.getOwnPropertyNames(Object.getPrototypeOf(window.studio)).length,
    }))

    expect(found.globals).toEqual([])
    expect(found.bridge).toEqual(['call', 'onChanged'])
  })

  test('cannot put anything else in the place of the bridge', async ({ page }) => {
    const call = await page.evaluate(() => {
      const before = window.studio.call
      const attempts = [
        () => Object.assign(window.studio, { call: () => 'mine' }),
        () => Object.defineProperty(window, 'studio', { value: {} }),
        () => Reflect.deleteProperty(window, 'studio'),
      ]
      for (const attempt of attempts) {
        try {
          attempt()
        } catch {
          // Refused with a throw, which is as good.
        }
      }
      return window.studio.call === before
    })

    expect(call).toBe(true)
  })

  test('is served with headers that close everything, and a new nonce at every load', async ({ page }) => {
    const load = () =>
      page.evaluate(async () => {
        const response = await fetch('app://studio/index.html')
        const html = await response.text()
        return {
          headers: Object.fromEntries(response.headers),
          nonce: /content="([^"]+)"/.exec(html)?.[1] ?? '',
        }
      })

    const first = await load()
    const second = await load()

    expect(first.nonce).toMatch(/^[A-Za-z0-9+/]{22}==$/)
    expect(second.nonce).not.toBe(first.nonce)
    expect(first.headers['content-security-policy']?.split('; ').sort()).toEqual(
      [
        "default-src 'none'",
        "base-uri 'none'",
        "form-action 'none'",
        "frame-ancestors 'none'",
        "script-src 'self'",
        `style-src 'self' 'nonce-${first.nonce}'`,
        "img-src 'self' data:",
        "font-src 'self'",
        "connect-src 'self'",
      ].sort(),
    )
    expect(first.headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-embedder-policy': 'require-corp',
      'cross-origin-resource-policy': 'same-origin',
    })
  })

  test('can read nothing beside its own files', async ({ page }) => {
    const statuses = await page.evaluate(async () => {
      const paths = [
        '/nothing.js',
        '/..%2fmain/index.js',
        '/%2e%2e/main/index.js',
        '/..%5cmain/index.js',
        '/assets/%2e%2e/%2e%2e/package.json',
        '/C:/Windows/win.ini',
        '//etc/passwd',
        '/index.html%00.js',
      ]
      const found = paths.map(async (path) => (await fetch(`app://studio${path}`)).status)
      const posted = fetch('app://studio/index.html', { method: 'POST' }).then(({ status }) => status)
      return Promise.all([...found, posted])
    })

    expect(statuses).toEqual([404, 404, 404, 404, 404, 404, 404, 404, 405])
  })
})

test.describe('the content policy', () => {
  test('stops scripts that are not files of ours', async ({ page }) => {
    const ran = await page.evaluate(async () => {
      const target = window as unknown as Record<string, unknown>
      // In a turn of its own: what a test itself evaluates may make code from text.
      const blocked = (work: () => unknown) =>
        new Promise<boolean>((resolve) =>
          setTimeout(() => {
            try {
              work()
              resolve(false)
            } catch {
              resolve(true)
            }
          }),
        )
      const evalBlocked = await blocked(() => Reflect.apply(Reflect.get(window, 'eval'), window, ['1']))
      const functionBlocked = await blocked(() => Reflect.construct(Function, ['return 1']))
      const inline = document.createElement('script')
      inline.textContent = 'window.inlineRan = true'
      document.body.append(inline)
      const image = document.createElement('img')
      image.setAttribute('onerror', 'window.handlerRan = true')
      image.src = 'data:image/png;base64,broken'
      document.body.append(image)
      const link = document.createElement('a')
      link.href = 'javascript:window.linkRan = true'
      document.body.append(link)
      link.click()
      const load = (source: string) =>
        new Promise((resolve) => {
          const script = document.createElement('script')
          script.onload = () => resolve('loaded')
          script.onerror = () => resolve('blocked')
          script.src = source
          document.body.append(script)
        })
      const blob = URL.createObjectURL(new Blob(['window.blobRan = true'], { type: 'text/javascript' }))
      const scripts = await Promise.all([load(blob), load('data:text/javascript,window.dataRan=true')])
      const workerBlocked = await new Promise((resolve) => {
        try {
          const worker = new Worker(blob)
          worker.onerror = () => resolve(true)
          worker.onmessage = () => resolve(false)
        } catch {
          resolve(true)
        }
      })
      const names = ['inlineRan', 'handlerRan', 'linkRan', 'blobRan', 'dataRan']
      return {
        evalBlocked,
        functionBlocked,
        scripts,
        workerBlocked,
        ran: names.filter((name) => target[name]),
      }
    })

    expect(ran).toEqual({
      evalBlocked: true,
      functionBlocked: true,
      scripts: ['blocked', 'blocked'],
      workerBlocked: true,
      ran: [],
    })
  })

  test('keeps the network shut', async ({ page }) => {
    const site = await countingSite()

    const reached = await page.evaluate(async (url) => {
      const settled = (work: Promise<unknown>) => work.then(() => 'reached').catch(() => 'blocked')
      const loaded = (tag: 'img' | 'iframe' | 'link' | 'object') =>
        new Promise<string>((resolve) => {
          const element = document.createElement(tag)
          element.addEventListener('load', () => resolve('reached'))
          element.addEventListener('error', () => resolve('blocked'))
          document.addEventListener('securitypolicyviolation', () => resolve('blocked'), { once: true })
          element.setAttribute({ img: 'src', iframe: 'src', link: 'href', object: 'data' }[tag], url)
          if (tag === 'link') element.setAttribute('rel', 'stylesheet')
          document.body.append(element)
        })
      const socket = new Promise<string>((resolve) => {
        try {
          const opened = new WebSocket(url.replace('http', 'ws'))
          opened.onopen = () => resolve('reached')
          opened.onerror = () => resolve('blocked')
        } catch {
          resolve('blocked')
        }
      })
      return [
        await settled(fetch(url)),
        await settled(fetch(url, { mode: 'no-cors' })),
        await socket,
        await loaded('img'),
        await loaded('link'),
        await loaded('iframe'),
        await loaded('object'),
        navigator.sendBeacon(url, 'x'),
      ]
    }, site.url)
    site.server.close()

    expect(reached.slice(0, -1)).toEqual(Array.from({ length: 7 }, () => 'blocked'))
    expect(site.visits()).toBe(0)
  })

  test('is never in the way of the app itself', async ({ page }) => {
    await page.addInitScript(() => {
      const violations: string[] = []
      Reflect.set(window, 'violations', violations)
      document.addEventListener('securitypolicyviolation', (event) =>
        violations.push(
          `${event.violatedDirective} ${event.blockedURI} ${event.sourceFile}:${event.lineNumber}`,
        ),
      )
    })
    await page.reload()
    await expect(page.locator('body[data-app-state="ready"]')).toBeAttached()

    const screens = page.getByRole('navigation').getByRole('link')
    const count = await screens.count()
    for (let index = 0; index < count; index += 1) {
      await screens.nth(index).click()
      await expect(page.locator('body[data-app-state="ready"]')).toBeAttached()
    }
    await page.keyboard.press('Control+k')
    await expect(page.getByRole('dialog')).toBeVisible()

    expect(count).toBeGreaterThan(0)
    expect(await page.evaluate(() => Reflect.get(window, 'violations'))).toEqual([])
  })
})

test.describe('what the page may ask the system for', () => {
  const PERMISSIONS = [
    'accelerometer',
    'background-sync',
    'camera',
    'clipboard-read',
    'clipboard-write',
    'geolocation',
    'idle-detection',
    'local-fonts',
    'microphone',
    'midi',
    'notifications',
    'screen-wake-lock',
    'window-management',
  ]

  test('is denied, all of it', async ({ page }) => {
    const states = await page.evaluate(
      (names) =>
        Promise.all(
          names.map(async (name) => {
            const { state } = await navigator.permissions.query({ name: name as PermissionName })
            return `${name} ${state}`
          }),
        ),
      PERMISSIONS,
    )

    expect(states).toEqual(PERMISSIONS.map((name) => `${name} denied`))
  })

  test.describe('even with a camera and a microphone at hand', () => {
    test.use({ start: { ...DEFAULT_START, args: ['--use-fake-device-for-media-stream'] } })

    test('is denied when it is simply taken', async ({ page }) => {
      const given = await page.evaluate(async () => {
        const obtained = (work: () => Promise<unknown>) =>
          Promise.resolve()
            .then(work)
            .then(() => true)
            .catch(() => false)
        const lists = (work: () => Promise<unknown>) =>
          Promise.resolve()
            .then(work)
            .then((found) => Array.isArray(found) && found.length > 0)
            .catch(() => false)
        // Newer than the types of the page.
        const more = window as unknown as {
          IdleDetector: { requestPermission(): Promise<string> }
          getScreenDetails(): Promise<unknown>
          queryLocalFonts(): Promise<unknown>
        }
        const unlisted = navigator as unknown as { hid: { requestDevice(filters: object): Promise<unknown> } }
        void document.body.requestFullscreen().catch(() => undefined)
        return {
          notifications: (await Notification.requestPermission()) !== 'denied',
          microphone: await obtained(() => navigator.mediaDevices.getUserMedia({ audio: true })),
          camera: await obtained(() => navigator.mediaDevices.getUserMedia({ video: true })),
          screen: await obtained(() => navigator.mediaDevices.getDisplayMedia({ video: true })),
          location: await obtained(
            () => new Promise((resolve, reject) => navigator.geolocation.getCurrentPosition(resolve, reject)),
          ),
          clipboard: await obtained(() => navigator.clipboard.readText()),
          midi: await obtained(() => navigator.requestMIDIAccess({ sysex: true })),
          wakeLock: await obtained(() => navigator.wakeLock.request('screen')),
          idleness: await obtained(async () => {
            if ((await more.IdleDetector.requestPermission()) === 'denied') throw new Error('denied')
          }),
          screens: await obtained(() => more.getScreenDetails()),
          fonts: await lists(() => more.queryLocalFonts()),
          devices: await lists(() => unlisted.hid.requestDevice({ filters: [] })),
          storage: await navigator.storage.persist(),
          fullscreen: document.fullscreenElement !== null,
        }
      })

      expect(Object.entries(given).filter(([, got]) => got)).toEqual([])
    })
  })
})

test.describe('where the page may go', () => {
  const HOSTILE = [
    'file:///etc/passwd',
    'file://localhost/etc/passwd',
    'file://server/share/page.html',
    'FILE:///C:/Windows/System32/calc.exe',
    '\\\\server\\share\\page.html',
    '//server/share/page.html',
    'javascript:document.body.remove()',
    'JaVaScRiPt:location="https://example.com"',
    'data:text/html,<h1>outside</h1>',
    'data:text/html;base64,PGgxPm91dHNpZGU8L2gxPg==',
    'chrome://gpu',
    'chrome://version',
    'chrome://settings',
    'chrome-error://chromewebdata/',
    'devtools://devtools/bundled/inspector.html',
    'view-source:app://studio/index.html',
    'blob:app://studio/12345678-1234-1234-1234-123456789012',
    'app://evil/index.html',
    'app://studio.evil/index.html',
    'app://studio/assets/',
    'app://studio/../main/index.js',
    'ftp://example.com/',
    'ws://example.com/',
    'mailto:a@b.example',
    'tel:+123',
    'ms-settings:',
    'smb://server/share',
    'urn:isbn:0',
    'https://example.com/',
    'https://dashboard.stripe.com/',
    'http://user:secret@localhost/',
  ]

  test.beforeEach(async ({ page }) => {
    await page.evaluate(() => Reflect.set(window, 'marker', 'here'))
  })

  test('is nowhere: assigned, clicked, submitted or replaced', async ({ app, page }) => {
    const site = await countingSite()

    for (const url of [...HOSTILE, site.url]) {
      await page.evaluate((target) => {
        const attempts = [
          () => {
            location.href = target
          },
          () => location.replace(target),
          () => {
            const link = document.createElement('a')
            link.href = target
            document.body.append(link)
            link.click()
          },
          () => {
            const form = document.createElement('form')
            form.action = target
            document.body.append(form)
            form.submit()
          },
          () => {
            const refresh = document.createElement('meta')
            refresh.httpEquiv = 'refresh'
            refresh.content = `0;url=${target}`
            document.head.append(refresh)
          },
        ]
        for (const attempt of attempts) {
          try {
            attempt()
          } catch {
            // Some are refused with a throw before they begin.
          }
        }
      }, url)
    }
    await expectStillHome(app, page)
    site.server.close()

    expect(HOSTILE.length).toBeGreaterThanOrEqual(30)
    expect(site.visits()).toBe(0)
  })

  for (const blank of ['about:blank', 'about:srcdoc', 'about:config']) {
    test(`is home again after ${blank}, which Chromium opens without asking`, async ({ app, page }) => {
      await page.evaluate((url) => {
        setTimeout(() => location.assign(url))
      }, blank)

      const marker = () => page.evaluate(() => Reflect.get(window, 'marker')).catch(() => 'on the way')
      await expect.poll(marker).toBeUndefined()
      await page.waitForURL(`${START_PAGE}**`)
      await expect(page.locator('body[data-app-state="ready"]')).toBeAttached()
      expect(await windowCount(app)).toBe(1)
    })
  }

  test('opens no window, and hands only listed links to the system', async ({ app, page }) => {
    await app.evaluate(({ shell }) => {
      const opened: string[] = []
      Reflect.set(globalThis, 'openedOutside', opened)
      shell.openExternal = async (url) => {
        opened.push(url)
      }
    })

    const handles = await page.evaluate(
      (urls) => urls.map((url) => window.open(url) === null),
      [...HOSTILE, 'https://dashboard.stripe.com.evil.example/', ''],
    )
    await page.evaluate(() => {
      for (const target of ['_blank', 'other']) {
        const link = document.createElement('a')
        link.href = 'https://example.com/'
        link.target = target
        document.body.append(link)
        link.click()
      }
    })

    expect(handles.every((refused) => refused)).toBe(true)
    await expectStillHome(app, page)
    expect(await app.evaluate(() => Reflect.get(globalThis, 'openedOutside'))).toEqual([
      'mailto:a@b.example',
      'https://dashboard.stripe.com/',
    ])
  })

  test('cannot hold a webview or a frame of somebody else', async ({ app, page }) => {
    const frames = await page.evaluate(() => {
      const view = document.createElement('webview')
      view.setAttribute('src', 'https://example.com/')
      const frame = document.createElement('iframe')
      frame.src = 'app://studio/index.html'
      const blank = document.createElement('iframe')
      document.body.append(view, frame, blank)
      return { bridge: typeof Reflect.get(blank.contentWindow ?? {}, 'studio'), view: 'getURL' in view }
    })

    expect(frames).toEqual({ bridge: 'undefined', view: false })
    expect(await app.evaluate(({ webContents }) => webContents.getAllWebContents().length)).toBe(1)
    await expectStillHome(app, page)
  })
})

test.describe('who may call', () => {
  /** Opens a window that the app did not, with the app's own preload, and calls from it. */
  const callFromRogue = (app: ElectronApplication, url: string) =>
    app.evaluate(async ({ app: electron, BrowserWindow }, target) => {
      const preload = `${electron.getAppPath()}/out/preload/index.cjs`
      const window = new BrowserWindow({ show: false, webPreferences: { preload, sandbox: true } })
      await window.loadURL(target)
      const reply: unknown = await window.webContents.executeJavaScript(`studio.call('studio.get', {})`)
      window.destroy()
      return reply
    }, url)

  for (const url of [START_PAGE, 'about:blank', 'data:text/html,outside']) {
    test(`nobody from a window that is not ours, at ${url}`, async ({ app, page }) => {
      await expect(page.locator('body')).toBeAttached()

      expect(await callFromRogue(app, url)).toMatchObject({
        ok: false,
        error: { code: 'UNAUTHORIZED_ACCESS', details: { permission: 'window' } },
      })
    })
  }

  test('nothing listens to windows but the one channel', async ({ app, page }) => {
    await expect(page.locator('body')).toBeAttached()

    const listening = await app.evaluate(({ ipcMain }) => {
      // Electron keeps its handlers in a private map; it has no public way to count them.
      const handlers = Reflect.get(ipcMain, '_invokeHandlers') as Map<string, unknown>
      return [...handlers.keys(), ...ipcMain.eventNames().map(String)]
    })

    // Electron itself listens for errors.
    expect(listening.filter((name) => name !== 'error')).toEqual(['studio:call'])
  })

  test('a hostile request is an answer, never a throw', async ({ page }) => {
    const codes = await page.evaluate(async () => {
      const call = window.studio.call as (
        method: unknown,
        input: unknown,
      ) => Promise<{ ok: boolean; error?: { code: string } }>
      let deep: unknown = 'x'
      for (let level = 0; level < 100; level += 1) deep = { deep }
      const cyclic: Record<string, unknown> = {}
      cyclic.self = cyclic
      const requests: [unknown, unknown][] = [
        ['__proto__', {}],
        ['constructor', {}],
        [null, {}],
        [{}, {}],
        ['clients.create', null],
        ['clients.create', []],
        ['clients.create', 'text'],
        ['clients.create', { firstName: 1, lastName: {} }],
        ['clients.create', { firstName: 'A', lastName: 'B', role: 'owner' }],
        ['clients.get', { clientId: Number.NaN }],
        ['clients.get', { clientId: 2 ** 53 + 1 }],
        ['clients.get', { clientId: new Date(0) }],
        ['clients.create', deep],
        ['clients.create', cyclic],
        ['clients.create', { notes: 'x'.repeat(35 * 1024 * 1024) }],
        ['clients.create', { list: new Array(9_000_000) }],
      ]
      const codes: unknown[] = []
      for (const [method, input] of requests) {
        const reply = await call(method, input).catch((error: Error) => ({
          ok: false,
          error: { code: `threw ${error.message}` },
        }))
        codes.push(reply.ok ? 'ok' : reply.error?.code)
      }
      return codes
    })

    expect(codes).toEqual(codes.map(() => 'VALIDATION'))
  })
})
