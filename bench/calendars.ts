import { join } from 'node:path'
import { build } from 'vite'
import { withDisplay } from '../scripts/setup/display.mjs'
import { prepare } from '../scripts/setup/prepare.mjs'
import { type Drag, drag, type Lab, load, mount, move, openLab, type Work } from './calendars/page.ts'
import { median } from './support/measure.ts'

/*
 * The schedule's grid against calendar components that can be bought or had: the same sessions, the same Chromium, in
 * turns. `npm ci` in `bench/calendars` brings the others; nothing of the product needs them.
 */

const CALENDARS = ['ours', 'big-calendar', 'event-calendar', 'daypilot'] as const
type Calendar = (typeof CALENDARS)[number]
const SCENES = ['day', 'week'] as const
type Scene = (typeof SCENES)[number]
type Round = { readonly mounted: Work; readonly moves: readonly Work[]; readonly dragged: Drag }

/** Sessions of the columns that stand leftmost, which every calendar draws. */
const MOVED = [0, 1, 2, 3, 4, 5, 6, 7, 8]

const folder = join(import.meta.dirname, 'calendars')
const rounds = Number(process.argv[2] ?? 5)

await build({ root: folder, configFile: join(folder, 'vite.config.ts'), logLevel: 'warn' })
const { machine } = await prepare()
await withDisplay(machine, async (display) => {
  Object.assign(process.env, display)
  const lab = await openLab(folder)
  try {
    for (const scene of SCENES) report(scene, await measureScene(lab, scene))
  } finally {
    await lab.close()
  }
})

async function measureScene(lab: Lab, scene: Scene): Promise<ReadonlyMap<Calendar, Round[]>> {
  const measured = new Map<Calendar, Round[]>(CALENDARS.map((calendar) => [calendar, []]))
  for (let round = 0; round < rounds; round += 1) {
    for (const calendar of CALENDARS) {
      await load(lab, calendar)
      const mounted = await mount(lab, scene)
      const moves: Work[] = []
      for (const index of MOVED) moves.push(await move(lab, index))
      measured.get(calendar)?.push({ mounted, moves, dragged: await drag(lab) })
    }
  }
  return measured
}

function report(scene: Scene, measured: ReadonlyMap<Calendar, Round[]>): void {
  const figures = [...measured].map(([calendar, all]) => ({
    calendar,
    'mount, processor ms': median(all.map(({ mounted }) => mounted.processor)),
    'mount, painted ms': median(all.map(({ mounted }) => mounted.paint)),
    'move, processor ms': median(all.flatMap(({ moves }) => moves.map((one) => one.processor))),
    'move, painted ms': median(all.flatMap(({ moves }) => moves.map((one) => one.paint))),
    'drag, slow frame ms': median(all.map(({ dragged }) => dragged.frame)),
    'drag, long tasks ms': median(all.map(({ dragged }) => dragged.long)),
    'drag, processor ms': median(all.map(({ dragged }) => dragged.processor)),
  }))
  console.log(`\n${scene}`)
  console.table(figures.map((row) => mapFigures(row, (figure) => Math.round(figure * 10) / 10)))
  const [ours, ...others] = figures
  if (ours === undefined) return
  for (const what of [
    'mount, processor ms',
    'mount, painted ms',
    'move, processor ms',
    'move, painted ms',
  ] as const) {
    const fastest = others.reduce((best, other) => (other[what] < best[what] ? other : best))
    console.log(`${what}: ${(ours[what] / fastest[what]).toFixed(2)}× of ${fastest.calendar}`)
  }
}

function mapFigures<T extends Record<string, unknown>>(row: T, of: (figure: number) => number) {
  return Object.fromEntries(
    Object.entries(row).map(([name, value]) => [name, typeof value === 'number' ? of(value) : value]),
  )
}
