import { afterAll, afterEach, describe } from 'vitest'
import type { Dialect, Engine } from '../../src/main/core/engine/engine.ts'
import { MIGRATIONS, makeStorage, type RawRunner, stopServers } from './storages.ts'

export type { RawRunner } from './storages.ts'
export { MIGRATIONS, makeFolder } from './storages.ts'

const BOTH = ['sqlite', 'postgres'] as const satisfies readonly Dialect[]

/** What the tests of storage run on: both, but for a run that is about something else than the database. */
export const DIALECTS = BOTH.filter((dialect) => (process.env.TALLYBOOK_TEST_DIALECT ?? dialect) === dialect)

export type TestDatabase = {
  readonly dialect: Dialect
  /** Migrated and empty. */
  readonly engine: Engine
  readonly raw: RawRunner
}

/**
 * Declares the same tests once per dialect. `open` gives a fresh, migrated, empty database each time it is
 * called; what a test opened is closed after it.
 */
export function describeOnBothDialects(
  name: string,
  body: (open: () => Promise<TestDatabase>, dialect: Dialect) => void,
): void {
  afterAll(stopServers)
  for (const dialect of DIALECTS) {
    describe(`${name} (${dialect})`, () => {
      const closers: (() => Promise<void>)[] = []
      afterEach(async () => {
        for (const close of closers.splice(0)) await close()
      })
      body(async () => {
        const storage = await makeStorage(dialect, 'migrated')
        const engine = storage.open(MIGRATIONS)
        closers.push(async () => {
          await engine.close()
          await storage.discard()
        })
        return { dialect, engine, raw: storage.raw }
      }, dialect)
    })
  }
}
