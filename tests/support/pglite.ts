import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { PGlite, types } from '@electric-sql/pglite'
import { btree_gist } from '@electric-sql/pglite/contrib/btree_gist'
import Database from 'better-sqlite3'
import { drizzle } from 'drizzle-orm/pglite'
import { Mutex } from '../../src/main/core/engine/mutex.ts'
import { openPostgres } from '../../src/main/core/engine/postgres.ts'
import type { PostgresConnection, PostgresSession } from '../../src/main/core/engine/postgres-session.ts'

const ROOT = join(import.meta.dirname, '..', '..')
const CACHE = join(ROOT, 'node_modules', '.cache', 'tallybook')

/** A PostgreSQL server in this process, and the one session it has. */
export type EmbeddedPostgres = { readonly server: PGlite; readonly connection: PostgresConnection }

/** A server whose database has the tables and guards of `migrations` and no rows. */
export async function startMigratedPostgres(migrations: string): Promise<EmbeddedPostgres> {
  return start(await templateFor(migrations))
}

/** The one session stands for a pool of one: whoever needs it waits until it is free. */
function connect(server: PGlite): PostgresConnection {
  const turns = new Mutex()
  const session: PostgresSession = {
    db: drizzle(server, { casing: 'snake_case' }),
    exec: async (statements) => {
      await server.exec(statements)
    },
  }
  return {
    use: (work) => turns.run(() => work(session)),
    backup: async (to) => {
      const copy = await turns.run(() => server.dumpDataDir('gzip'))
      await writeFile(to, copy.stream())
    },
    close: () => server.close(),
  }
}

async function start(template: Blob | null): Promise<EmbeddedPostgres> {
  const server = await PGlite.create({
    ...(template === null ? {} : { loadDataDir: template }),
    extensions: { btree_gist },
    parsers: { [types.NUMERIC]: Number },
  })
  return { server, connection: connect(server) }
}

/**
 * The files of a migrated database. Making them takes many times as long as loading them, so they are kept until
 * something that they are made from changes. One process makes them; others that need them meanwhile wait.
 */
async function templateFor(migrations: string): Promise<Blob> {
  const file = join(CACHE, `postgres-${fingerprint(migrations)}.tar`)
  if (!existsSync(file)) {
    mkdirSync(CACHE, { recursive: true })
    const lock = new Database(join(CACHE, 'postgres-lock'), { timeout: 120_000 })
    try {
      lock.exec('begin exclusive')
      if (!existsSync(file)) await makeTemplate(file, migrations)
    } finally {
      lock.close()
    }
  }
  return new Blob([readFileSync(file)])
}

async function makeTemplate(file: string, migrations: string): Promise<void> {
  for (const old of readdirSync(CACHE).filter((name) => name.endsWith('.tar'))) rmSync(join(CACHE, old))
  const { server, connection } = await start(null)
  await openPostgres({ connection, migrations, now: () => 0 }).migrate()
  const made = await server.dumpDataDir('none')
  await server.close()
  writeFileSync(`${file}.part`, new Uint8Array(await made.arrayBuffer()))
  renameSync(`${file}.part`, file)
}

/** Changes with everything that the template is made from. */
function fingerprint(migrations: string): string {
  const folder = join(migrations, 'postgres')
  const sources = [
    ...readdirSync(folder)
      .filter((name) => name.endsWith('.sql'))
      .map((name) => join(folder, name)),
    join(ROOT, 'src', 'main', 'core', 'engine', 'migrations.ts'),
    join(ROOT, 'src', 'main', 'core', 'engine', 'postgres-migrate.ts'),
    join(ROOT, 'node_modules', '@electric-sql', 'pglite', 'package.json'),
  ]
  const hash = createHash('sha256')
  for (const source of sources) hash.update(readFileSync(source))
  return hash.digest('hex').slice(0, 16)
}
