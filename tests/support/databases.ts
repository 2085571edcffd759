import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe } from 'vitest'
import type { Dialect, Engine } from '../../src/main/core/engine/engine.ts'
import { openSqlite } from '../../src/main/core/engine/sqlite.ts'
import { openConnection } from '../../src/main/core/engine/sqlite-open.ts'

/** The folder with the migrations and guards that ship. */
export const MIGRATIONS = join(import.meta.dirname, '..', '..', 'drizzle')

export type SqlValue = string | number | null

/** SQL beside the engine, as somebody with a database tool would run it. Placeholders are `?` on both dialects. */
export type RawRunner = {
  exec(sql: string, params?: readonly SqlValue[]): Promise<void>
  rows<T extends Record<string, unknown>>(sql: string, params?: readonly SqlValue[]): Promise<T[]>
}

export type TestDatabase = {
  readonly dialect: Dialect
  /** Migrated and empty. */
  readonly engine: Engine
  readonly raw: RawRunner
}

type Opened = TestDatabase & { close(): Promise<void> }

const OPENERS = { sqlite: openSqliteForTest }

/**
 * Declares the same tests once per dialect. `open` gives a fresh, migrated, empty database each time it is
 * called; what a test opened is closed after it.
 */
export function describeOnBothDialects(
  name: string,
  body: (open: () => Promise<TestDatabase>, dialect: Dialect) => void,
): void {
  for (const dialect of ['sqlite'] as const) {
    describe(`${name} (${dialect})`, () => {
      const opened: Opened[] = []
      afterEach(async () => {
        for (const database of opened.splice(0)) await database.close()
      })
      body(async () => {
        const database = await OPENERS[dialect]()
        opened.push(database)
        return database
      }, dialect)
    })
  }
}

/** A new empty folder; the caller removes it. */
export function makeFolder(): string {
  return mkdtempSync(join(tmpdir(), 'tallybook-'))
}

async function openSqliteForTest(): Promise<Opened> {
  const folder = makeFolder()
  const file = join(folder, 'studio.db')
  const engine = openSqlite({ file, migrations: MIGRATIONS, mode: 'write', now: () => 0 })
  await engine.migrate()
  const connection = openConnection(file, { readonly: false })
  return {
    dialect: 'sqlite',
    engine,
    raw: {
      exec: async (sql, params) => {
        if (params === undefined) connection.exec(sql)
        else connection.prepare(sql).run(...params)
      },
      rows: async <T extends Record<string, unknown>>(sql: string, params: readonly SqlValue[] = []) =>
        connection.prepare<SqlValue[], T>(sql).all(...params),
    },
    close: async () => {
      connection.close()
      await engine.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
