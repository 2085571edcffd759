import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openSqlite } from '../../src/main/core/engine/sqlite.ts'
import { openConnection } from '../../src/main/core/engine/sqlite-open.ts'
import { openTestStudio, type TestStudio } from '../../tests/support/studio.ts'

const MIGRATIONS = join(import.meta.dirname, '..', '..', 'drizzle')

/** Where files of a measurement lie: on the disk as in a studio, or in memory, where a commit waits for nothing. */
export type Medium = 'disk' | 'memory'

/** A new folder; the caller removes it with `discard`. */
export function makeFolder(medium: Medium): string {
  if (medium === 'memory' && !existsSync('/dev/shm')) throw new Error('There is no /dev/shm here.')
  return mkdtempSync(join(medium === 'memory' ? '/dev/shm' : tmpdir(), 'tallybook-bench-'))
}

export function discard(folder: string): void {
  rmSync(folder, { recursive: true, force: true })
}

/** A new studio in a file, with the shipped settings. */
export async function makeStudio(file: string): Promise<TestStudio> {
  const engine = openSqlite({ file, migrations: MIGRATIONS, mode: 'write', now: () => 0 })
  await engine.migrate()
  return openTestStudio({ dialect: 'sqlite', engine, raw: rawOf(file) })
}

function rawOf(file: string) {
  return {
    exec: async (sql: string) => {
      const db = openConnection(file, { readonly: false })
      db.exec(sql)
      db.close()
    },
    rows: async <T extends Record<string, unknown>>(sql: string) => {
      const db = openConnection(file, { readonly: true })
      const rows = db.prepare<unknown[], T>(sql).all()
      db.close()
      return rows
    },
  }
}
