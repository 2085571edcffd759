import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll } from 'vitest'
import type { Engine } from '../../src/main/core/engine/engine.ts'
import { openSqlite } from '../../src/main/core/engine/sqlite.ts'
import { MIGRATIONS, makeFolder } from './storages.ts'

/** A migrated file without rows for the tests around it, which only ask how it would be read. Answers its engine. */
export function useEmptyFile(): () => Engine {
  let folder = ''
  let engine: Engine
  beforeAll(async () => {
    folder = makeFolder()
    const file = join(folder, 'studio.db')
    engine = openSqlite({ file, migrations: MIGRATIONS, mode: 'write', now: () => 0 })
    await engine.migrate()
  })
  afterAll(async () => {
    await engine.close()
    rmSync(folder, { recursive: true })
  })
  return () => engine
}
