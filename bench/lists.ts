/**
 * The lists of clients and of sessions against plain virtual rows, texts in bare boxes in the same window of fifty thousand
 * rows, in the product's own Chromium: mounting one, and scrolling through 750 rows in sixty frames. `node bench/lists.ts
 * [rounds]`. They take turns, and what counts is the processor's time of the page's main thread; read the ratios.
 */
import { join } from 'node:path'
import { build } from 'vite'
import { withDisplay } from '../scripts/setup/display.mjs'
import { prepare } from '../scripts/setup/prepare.mjs'
import { type Lab, load, measure, mount, openLab } from './calendars/page.ts'
import { median } from './support/measure.ts'

const LISTS = ['clients', 'sessions'] as const
const KINDS = ['ours', 'plain'] as const
type Round = { readonly mounted: number; readonly scrolled: number; readonly boxes: number }
type Measured = Readonly<Record<(typeof KINDS)[number], Round[]>>

const folder = join(import.meta.dirname, 'lists')
const rounds = Number(process.argv[2] ?? 7)

await build({ root: folder, configFile: join(folder, 'vite.config.ts'), logLevel: 'warn' })
const { machine } = await prepare()
await withDisplay(machine, async (display) => {
  Object.assign(process.env, display)
  const lab = await openLab(folder)
  try {
    for (const list of LISTS) report(list, await measureList(lab, list))
  } finally {
    await lab.close()
  }
})

async function measureList(lab: Lab, list: string): Promise<Measured> {
  await load(lab, 'rows')
  const measured: Measured = { ours: [], plain: [] }
  for (let round = -1; round < rounds; round += 1) {
    for (const kind of KINDS) {
      const mounted = (await mount(lab, `${list}, ${kind}`)).processor
      const boxes = await lab.page.evaluate<number>('bench.boxes()')
      const scrolled = (await measure(lab, 'bench.scroll()')).processor
      await lab.page.evaluate('bench.unmount()')
      await lab.page.evaluate('bench.settle()')
      // The first time compiles.
      if (round >= 0) measured[kind].push({ mounted, scrolled, boxes })
    }
  }
  return measured
}

function report(list: string, { ours, plain }: Measured): void {
  const middle = (all: readonly Round[], of: keyof Round) => median(all.map((round) => round[of]))
  for (const what of ['mounted', 'scrolled', 'boxes'] as const) {
    const [own, least] = [middle(ours, what), middle(plain, what)]
    console.log(
      `${list}, ${what}: ${own.toFixed(1)}, plain ${least.toFixed(1)}, ratio ${(own / least).toFixed(2)}×`,
    )
  }
}
