/**
 * The memory of a core with 100,000 bookings behind it, against one of an empty studio, and what each booking adds to
 * the file. Every reading is taken in a process of its own that opens the core on the file as the app does: right after
 * opening, after the reads of a typical day and after an integrity check, each time when everything that could be
 * freed was freed. `node bench/memory.ts [bookings]`. Both studios take turns; read the ratios, not the megabytes.
 */
import { execFileSync } from 'node:child_process'
import { statSync } from 'node:fs'
import { join } from 'node:path'
import { giveLongHistory } from '../tests/support/long-history.ts'
import { median } from './support/measure.ts'
import type { Readings } from './support/memory-readings.ts'
import { discard, makeFolder, makeStudio } from './support/studio.ts'

const PROGRAM = join(import.meta.dirname, 'support', 'memory-readings.ts')
const ROUNDS = 5
const MEGABYTE = 1024 * 1024
const MOMENTS = { opened: 'opened', day: 'after a day of reads', checked: 'after an integrity check' }

const bookings = Number(process.argv[2] ?? 100_000)

/** A studio in a file that is closed again; answers its size in bytes. */
async function makeFile(file: string, sessions: number): Promise<number> {
  const studio = await makeStudio(file)
  try {
    await giveLongHistory(studio, { sessions })
  } finally {
    await studio.core.close()
  }
  return statSync(file).size
}

/** `compiled` keeps the compiled code: the compiler for TypeScript, which the app has not, is then not in memory. */
function readingsOf(file: string, compiled: string): Readings {
  const printed = execFileSync(process.execPath, ['--expose-gc', PROGRAM, file], {
    env: { ...process.env, NODE_COMPILE_CACHE: compiled },
  })
  return JSON.parse(printed.toString()) as Readings
}

function print(empty: readonly Readings[], full: readonly Readings[]): void {
  for (const moment of ['opened', 'day', 'checked'] as const) {
    for (const part of ['resident', 'heap'] as const) {
      const [least = 0, most = 0] = [empty, full].map((all) => median(all.map((each) => each[moment][part])))
      const figures = `${inMegabytes(most)}, empty studio ${inMegabytes(least)}`
      console.log(`${MOMENTS[moment]}, ${part}: ${figures}, ratio ${(most / least).toFixed(2)}×`)
    }
  }
}

function inMegabytes(bytes: number): string {
  return `${(bytes / MEGABYTE).toFixed(1)} MB`
}

const folder = makeFolder('disk')
try {
  const [none, many] = [join(folder, 'empty.db'), join(folder, 'full.db')]
  const [bare, size] = [await makeFile(none, 0), await makeFile(many, bookings)]
  const compiled = join(folder, 'compiled')
  readingsOf(none, compiled)
  const empty: Readings[] = []
  const full: Readings[] = []
  for (let round = 0; round < ROUNDS; round += 1) {
    empty.push(readingsOf(none, compiled))
    full.push(readingsOf(many, compiled))
  }
  print(empty, full)
  const each = (size - bare) / bookings
  console.log(
    `file: ${inMegabytes(size)}, without bookings ${inMegabytes(bare)}, ${each.toFixed(0)} bytes a booking`,
  )
} finally {
  discard(folder)
}
