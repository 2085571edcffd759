import { join } from 'node:path'
import { type CDPSession, _electron as electron, type Page } from '@playwright/test'
import { preview } from 'vite'
import { median } from '../support/measure.ts'

/** Milliseconds: of the main thread's own time, and from the call until it is painted. */
export type Work = { readonly processor: number; readonly paint: number }

/** Milliseconds: a frame that is slower than nineteen of twenty, all tasks of more than 50, the main thread's own time. */
export type Drag = { readonly frame: number; readonly long: number; readonly processor: number }

export type Lab = { readonly page: Page; readonly client: CDPSession; readonly address: string }

/** Opens a window of the product's own Chromium on pages that were built; `close` ends both. */
export async function openLab(folder: string): Promise<Lab & { readonly close: () => Promise<void> }> {
  const server = await preview({
    configFile: `${folder}/vite.config.ts`,
    preview: { host: '127.0.0.1', port: 4179, strictPort: true },
    logLevel: 'warn',
  })
  const isRoot = process.getuid?.() === 0
  const app = await electron.launch({
    args: [
      ...(isRoot ? ['--no-sandbox'] : []),
      '--disable-gpu',
      '--lang=en-GB',
      join(import.meta.dirname, 'window.mjs'),
    ],
    chromiumSandbox: !isRoot,
    env: { ...process.env, TZ: 'UTC' } as Record<string, string>,
  })
  const page = await app.firstWindow()
  const client = await page.context().newCDPSession(page)
  // The thread's own time: what others do on the machine does not count.
  await client.send('Performance.enable', { timeDomain: 'threadTicks' })
  const close = async () => {
    await app.close()
    await server.close()
  }
  return { page, client, address: server.resolvedUrls?.local[0] ?? '', close }
}

/** Loads one of the pages and waits until nothing runs in it. */
export async function load({ page, address }: Lab, name: string): Promise<void> {
  await page.goto(`${address}${name}.html`)
  await page.locator('body[data-ready]').waitFor()
  await page.evaluate('bench.settle()')
}

/** Puts the sessions of a scene on screen. */
export const mount = (lab: Lab, scene: string): Promise<Work> => measure(lab, `bench.mount('${scene}')`)

/** Moves a session that is on screen, as when somebody else has moved it. */
export const move = (lab: Lab, index: number): Promise<Work> => measure(lab, `bench.move(${index})`)

/** What the page calls some work, until it is painted and nothing is left to do. */
export async function measure({ page, client }: Lab, work: string): Promise<Work> {
  const before = await processorTime(client)
  const paint = await page.evaluate<number>(work)
  await page.evaluate('bench.settle()')
  return { processor: (await processorTime(client)) - before, paint }
}

/** Drags a session in the middle of what is seen over sixty places, and lets it go. */
export async function drag({ page, client }: Lab): Promise<Drag> {
  const from = await page.evaluate<{ readonly x: number; readonly y: number }>('bench.middle()')
  await page.evaluate('bench.watch()')
  const before = await processorTime(client)
  await page.mouse.move(from.x, from.y)
  await page.mouse.down()
  for (let step = 1; step <= 60; step += 1) await page.mouse.move(from.x + step * 5, from.y + step * 2)
  const processor = (await processorTime(client)) - before
  const watched = await page.evaluate<{ frames: number[]; long: number[] }>('bench.watched')
  await page.mouse.up()
  await page.evaluate('bench.settle()')
  const slow = watched.frames.toSorted((a, b) => b - a).slice(0, Math.ceil(watched.frames.length / 10))
  return { frame: median(slow), long: watched.long.reduce((sum, task) => sum + task, 0), processor }
}

async function processorTime(client: CDPSession): Promise<number> {
  const { metrics } = await client.send('Performance.getMetrics')
  return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN) * 1_000
}
