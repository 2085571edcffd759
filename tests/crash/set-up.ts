import { randomInt } from 'node:crypto'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'vite'
import { printFigures } from './size.ts'

const ROOT = join(import.meta.dirname, '..', '..')

/**
 * Before the proofs: draws the seed, or takes the one that a run before has printed; and makes the program one file,
 * as the app's own core is one. Started hundreds of times from its sources, it would mostly be busy reading them.
 */
export async function setup(): Promise<() => void> {
  process.env.TALLYBOOK_CRASH_SEED ||= String(randomInt(2 ** 31))
  const seed = process.env.TALLYBOOK_CRASH_SEED
  printFigures(`seed ${seed}; TALLYBOOK_CRASH_SEED=${seed} draws the same again`)

  // Inside the checkout, where the database addon is found.
  mkdirSync(join(ROOT, '.cache'), { recursive: true })
  const folder = mkdtempSync(join(ROOT, '.cache', 'crash-'))
  await build({
    root: ROOT,
    configFile: false,
    logLevel: 'error',
    ssr: { noExternal: true, external: ['better-sqlite3'] },
    build: { ssr: join(import.meta.dirname, 'program.ts'), outDir: folder, target: 'node24', minify: false },
  })
  process.env.TALLYBOOK_CRASH_PROGRAM = join(folder, 'program.js')
  return () => rmSync(folder, { recursive: true })
}
