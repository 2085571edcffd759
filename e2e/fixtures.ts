import { type ChildProcess, execFile } from 'node:child_process'
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import {
  test as base,
  type ElectronApplication,
  _electron as electron,
  expect,
  type Page,
  type TestInfo,
} from '@playwright/test'
import { type StripeServer, startFakeStripe } from '../tests/support/fake-stripe/index.ts'

export { expect } from '@playwright/test'

const ROOT = join(import.meta.dirname, '..')
const isRoot = process.getuid?.() === 0

export type Start = {
  /** `none` is a person's very first start; `empty` has a studio and its owner and nothing else; `demo` is the demo. */
  readonly studio: 'none' | 'empty' | 'demo'
  /** The moment at which every clock stands still: the core's and the page's. */
  readonly now: string | null
  readonly args: readonly string[]
  /** A Stripe on this computer, as `http://127.0.0.1:PORT`; nothing of it where it is left out. */
  readonly stripe?: string
}

type Fixtures = {
  /** How the app of a test starts: `test.use({ start: { ...DEFAULT_START, now: '...' } })`. */
  start: Start
  /** Whether this test provokes the page into complaining; every other test fails when it does. */
  provokes: boolean
  /** The moment at which the clock of Stripe stands still; it runs while this is null. */
  stripeNow: string | null
  /** A Stripe of our own on this computer, in which nothing has happened yet; `start` says that the app asks it. */
  stripe: StripeServer
  /** The test's own folder for everything the app keeps. */
  dataFolder: string
  /** The app that runs now; another one after `restart`. */
  running: Running
  app: ElectronApplication
  /** The first window, once its page is ready. */
  page: Page
  /** Opens one more window from the menu and waits until its page is ready. */
  secondWindow: () => Promise<Page>
  /** Waits for the window on the wall, which `open` asks for, until its page is ready. */
  wallWindow: (open: () => Promise<unknown>) => Promise<Page>
  /** Closes the app and starts it again on the same data, at another moment; answers with its first window. */
  restart: (now?: string) => Promise<Page>
}

type WorkerFixtures = {
  /** The file of a studio: made when it is first asked for, and copied for every test that wants one. */
  madeFile: (studio: Exclude<Start['studio'], 'none'>) => Promise<string>
}

/** A Tuesday in November, in the middle of the morning, on which the demo studio is open. */
export const DEMO_NOW = '2026-11-17T10:20:00Z'

export const DEFAULT_START: Start = { studio: 'empty', now: null, args: [] }
export const DEMO_START: Start = { studio: 'demo', now: DEMO_NOW, args: ['--demo'] }

/**
 * Every test gets the built app in real Electron, on an empty folder of its own, and closes it again. The page
 * must never complain on its console, and a broken content policy is such a complaint.
 */
export const test = base.extend<Fixtures, WorkerFixtures>({
  start: [DEFAULT_START, { option: true }],
  provokes: [false, { option: true }],

  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads from the pattern which fixtures are needed.
  dataFolder: async ({}, use) => {
    const folder = mkdtempSync(join(tmpdir(), 'tallybook-e2e-'))
    await use(folder)
    rmSync(folder, { recursive: true, force: true })
  },

  stripeNow: [null, { option: true }],

  stripe: async ({ stripeNow }, use) => {
    const stripe = await startFakeStripe(stripeNow === null ? {} : { now: Date.parse(stripeNow) })
    await use(stripe)
    await stripe.close()
  },

  madeFile: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads from the pattern which fixtures are needed.
    async ({}, use) => {
      const folder = mkdtempSync(join(tmpdir(), 'tallybook-e2e-'))
      const making: Partial<Record<Start['studio'], Promise<void>>> = {}
      await use(async (studio) => {
        const file = join(folder, `${studio}.db`)
        making[studio] ??= studio === 'demo' ? createDemo(file) : createStudio(file)
        await making[studio]
        return file
      })
      rmSync(folder, { recursive: true, force: true })
    },
    { scope: 'worker' },
  ],

  running: async ({ start, provokes, dataFolder, madeFile }, use, testInfo) => {
    if (start.studio !== 'none') {
      const file = start.studio === 'demo' ? demoFile(dataFolder) : studioFile(dataFolder)
      mkdirSync(dirname(file))
      copyFileSync(await madeFile(start.studio), file)
    }
    const running = new Running(dataFolder, start)
    await running.open(start.now)
    await use(running)
    await running.close()
    await attachLogs(testInfo, dataFolder, running.printed)
    if (!provokes) expect(running.complaints, 'what the page complained about').toEqual([])
  },

  app: async ({ running }, use) => {
    await use(running.app)
  },

  page: async ({ running }, use) => {
    await use(await running.firstPage())
  },

  secondWindow: async ({ running }, use) => {
    await use(async () => {
      const { app } = running
      const opened = app.waitForEvent('window')
      await app.evaluate(({ Menu }) => Menu.getApplicationMenu()?.getMenuItemById('new-window')?.click())
      return running.ready(await opened)
    })
  },

  wallWindow: async ({ running }, use) => {
    await use(async (open) => {
      const opened = running.app.waitForEvent('window')
      await open()
      return running.ready(await opened)
    })
  },

  restart: async ({ running }, use) => {
    await use(async (now) => {
      await running.close()
      await running.open(now ?? running.now)
      return running.firstPage()
    })
  },
})

/** The app of a test, started once or several times on the same folder. */
class Running {
  /** What pages wrote to their consoles as errors, since the first start. */
  readonly complaints: string[] = []
  printed = ''
  now: string | null = null
  readonly #dataFolder: string
  readonly #start: Start
  #app: ElectronApplication | null = null
  #process: ChildProcess | null = null

  constructor(dataFolder: string, start: Start) {
    this.#dataFolder = dataFolder
    this.#start = start
  }

  get app(): ElectronApplication {
    if (this.#app === null) throw new Error('The app is not open.')
    return this.#app
  }

  async open(now: string | null): Promise<void> {
    this.now = now
    const app = await launch(this.#dataFolder, { ...this.#start, now })
    this.#app = app
    this.#process = app.process()
    for (const stream of [this.#process.stdout, this.#process.stderr]) {
      stream?.on('data', (chunk: Buffer) => {
        this.printed += chunk.toString('utf8')
      })
    }
    app.context().on('console', (message) => {
      if (message.type() === 'error') this.complaints.push(`${message.text()} (${message.location().url})`)
    })
    app.context().on('weberror', (error) => this.complaints.push(String(error.error())))
  }

  async firstPage(): Promise<Page> {
    return this.ready(await this.app.firstWindow())
  }

  async ready(page: Page): Promise<Page> {
    if (this.now !== null) {
      // A page that is still loading would be aborted, and the app would log that it did not load.
      await waitUntilReady(page)
      await page.clock.setFixedTime(this.now)
      await page.reload()
    }
    await waitUntilReady(page)
    return page
  }

  async close(): Promise<void> {
    // Some tests end the app themselves; then it can no longer be asked for its process.
    if (this.#app !== null && this.#process !== null && isRunning(this.#process)) await close(this.#app)
    this.#app = null
    this.#process = null
  }
}

/** Where the app keeps the studio's own file. */
const studioFile = (dataFolder: string): string => join(dataFolder, 'studios', 'studio.db')

/** Where the app keeps the demo, apart from it. */
const demoFile = (dataFolder: string): string => join(dataFolder, 'studios', 'demo.db')

/** Starts the built app on a data folder; the caller closes it. */
export function launch(dataFolder: string, start: Start): Promise<ElectronApplication> {
  const tallybook = {
    TALLYBOOK_DATA: dataFolder,
    TALLYBOOK_NOW: start.now ?? '',
    TALLYBOOK_STRIPE: start.stripe ?? '',
  }
  const env = { ...process.env, TZ: 'Europe/London', ...tallybook }
  return electron.launch({
    cwd: ROOT,
    // A computer in Britain, wherever the tests run: its zone, its forms of dates and clocks.
    args: [...(isRoot ? ['--no-sandbox'] : []), '--disable-gpu', '--lang=en-GB', ROOT, ...start.args],
    // Chromium refuses its sandbox to root only; everybody else tests with it.
    chromiumSandbox: !isRoot,
    env: env as Record<string, string>,
  })
}

/** Closes the app as a person does, and makes sure that it is gone. */
export async function close(app: ElectronApplication): Promise<void> {
  const process = app.process()
  await app.close()
  if (isRunning(process)) throw new Error('The app did not end when it was closed.')
}

const isRunning = ({ exitCode, signalCode }: ChildProcess): boolean =>
  exitCode === null && signalCode === null

/** Waits until the app says that everything a person sees is there. */
export async function waitUntilReady(page: Page): Promise<void> {
  await expect(page.locator('body[data-app-state="ready"]')).toBeAttached()
}

function createStudio(file: string): Promise<void> {
  const named = ['--name', 'North Studio', '--zone', 'Europe/Berlin', '--currency', 'EUR', '--owner', 'Maria']
  return runCli(['init', '--db', file, ...named], null)
}

const createDemo = (file: string): Promise<void> => runCli(['demo', '--db', file], DEMO_NOW)

async function runCli(args: readonly string[], now: string | null): Promise<void> {
  const cli = join(ROOT, 'src', 'cli', 'index.ts')
  const env = { ...process.env, TALLYBOOK_NOW: now ?? '' }
  await promisify(execFile)(process.execPath, [cli, ...args], { env })
}

async function attachLogs(testInfo: TestInfo, dataFolder: string, printed: string): Promise<void> {
  if (testInfo.status === testInfo.expectedStatus) return
  await testInfo.attach('what the app printed', { body: printed, contentType: 'text/plain' })
  const log = join(dataFolder, 'logs', 'main.log')
  if (existsSync(log)) await testInfo.attach('main.log', { path: log, contentType: 'text/plain' })
}
