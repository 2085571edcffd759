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

export { expect } from '@playwright/test'

const ROOT = join(import.meta.dirname, '..')
const isRoot = process.getuid?.() === 0

export type Start = {
  /** `none` is a person's very first start; `empty` has a studio and its owner and nothing else. */
  readonly studio: 'none' | 'empty'
  /** The moment at which every clock stands still: the core's and the page's. */
  readonly now: string | null
  readonly args: readonly string[]
}

type Fixtures = {
  /** How the app of a test starts: `test.use({ start: { ...DEFAULT_START, now: '...' } })`. */
  start: Start
  /** The test's own folder for everything the app keeps. */
  dataFolder: string
  app: ElectronApplication
  /** The first window, once its page is ready. */
  page: Page
  /** Opens one more window from the menu and waits until its page is ready. */
  secondWindow: () => Promise<Page>
}

export const DEFAULT_START: Start = { studio: 'empty', now: null, args: [] }

type WorkerFixtures = {
  /** An empty studio's file, made once and copied for every test that wants one. */
  emptyStudio: string
}

/** Every test gets the built app in real Electron, on an empty folder of its own, and closes it again. */
export const test = base.extend<Fixtures, WorkerFixtures>({
  start: [DEFAULT_START, { option: true }],

  emptyStudio: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads from the pattern which fixtures are needed.
    async ({}, use) => {
      const folder = mkdtempSync(join(tmpdir(), 'tallybook-e2e-'))
      const file = join(folder, 'studio.db')
      await createStudio(file)
      await use(file)
      rmSync(folder, { recursive: true, force: true })
    },
    { scope: 'worker' },
  ],

  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads from the pattern which fixtures are needed.
  dataFolder: async ({}, use) => {
    const folder = mkdtempSync(join(tmpdir(), 'tallybook-e2e-'))
    await use(folder)
    rmSync(folder, { recursive: true, force: true })
  },

  app: async ({ start, dataFolder, emptyStudio }, use, testInfo) => {
    if (start.studio === 'empty') {
      mkdirSync(dirname(studioFile(dataFolder)))
      copyFileSync(emptyStudio, studioFile(dataFolder))
    }
    const app = await launch(dataFolder, start)
    const process = app.process()
    const printed = collectOutput(app)
    await use(app)
    // Some tests end the app themselves.
    if (isRunning(process)) await close(app)
    await attachLogs(testInfo, dataFolder, printed())
  },

  page: async ({ app, start }, use) => {
    await use(await readyPage(await app.firstWindow(), start.now))
  },

  secondWindow: async ({ app, start }, use) => {
    await use(async () => {
      const opened = app.waitForEvent('window')
      await app.evaluate(({ Menu }) => Menu.getApplicationMenu()?.getMenuItemById('new-window')?.click())
      return readyPage(await opened, start.now)
    })
  },
})

/** Where the app keeps the studio's own file. */
export const studioFile = (dataFolder: string): string => join(dataFolder, 'studios', 'studio.db')

/** Starts the built app on a data folder; the caller closes it. */
export function launch(dataFolder: string, start: Start): Promise<ElectronApplication> {
  const env = { ...process.env, TALLYBOOK_DATA: dataFolder, TALLYBOOK_NOW: start.now ?? '' }
  return electron.launch({
    cwd: ROOT,
    args: [...(isRoot ? ['--no-sandbox'] : []), '--disable-gpu', ROOT, ...start.args],
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

async function readyPage(page: Page, now: string | null): Promise<Page> {
  if (now !== null) {
    await page.clock.setFixedTime(now)
    await page.reload()
  }
  await waitUntilReady(page)
  return page
}

async function createStudio(file: string): Promise<void> {
  const cli = join(ROOT, 'src', 'cli', 'index.ts')
  const named = ['--name', 'North Studio', '--zone', 'Europe/Berlin', '--currency', 'EUR', '--owner', 'Maria']
  await promisify(execFile)(process.execPath, [cli, 'init', '--db', file, ...named])
}

function collectOutput(app: ElectronApplication): () => string {
  const { stdout, stderr } = app.process()
  let text = ''
  for (const stream of [stdout, stderr]) {
    stream?.on('data', (chunk: Buffer) => {
      text += chunk.toString('utf8')
    })
  }
  return () => text
}

async function attachLogs(testInfo: TestInfo, dataFolder: string, printed: string): Promise<void> {
  if (testInfo.status === testInfo.expectedStatus) return
  await testInfo.attach('what the app printed', { body: printed, contentType: 'text/plain' })
  const log = join(dataFolder, 'logs', 'main.log')
  if (existsSync(log)) await testInfo.attach('main.log', { path: log, contentType: 'text/plain' })
}
