import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Dialect, Engine } from '../../src/main/core/engine/engine.ts'
import { openPostgres } from '../../src/main/core/engine/postgres.ts'
import { openSqlite } from '../../src/main/core/engine/sqlite.ts'
import { openConnection, type RawDatabase } from '../../src/main/core/engine/sqlite-open.ts'
import { type EmbeddedPostgres, startMigratedPostgres } from './pglite.ts'

/** The folder with the migrations and guards that ship. */
export const MIGRATIONS = join(import.meta.dirname, '..', '..', 'drizzle')

export type SqlValue = string | number | boolean | null

/**
 * SQL beside the engine, as somebody with a database tool would run it. Placeholders are `?` on both dialects. It
 * waits for a unit of work of the engine to end, so a test never calls it from inside one.
 */
export type RawRunner = {
  /** One statement with parameters, or any number without. */
  exec(sql: string, params?: readonly SqlValue[]): Promise<void>
  rows<T extends Record<string, unknown>>(sql: string, params?: readonly SqlValue[]): Promise<T[]>
}

/** A place for one database, which several engines may open one after the other. */
export type Storage = {
  readonly dialect: Dialect
  readonly raw: RawRunner
  /** An engine over what is there, not yet migrated. */
  open(migrations: string): Engine
  /** Gives the place back; every engine over it must be closed. */
  discard(): Promise<void>
}

/** `blank` has no tables at all; `migrated` has those that ship, and no rows. */
export type StorageState = 'blank' | 'migrated'

export function makeStorage(dialect: Dialect, state: StorageState): Promise<Storage> {
  return dialect === 'sqlite' ? makeSqliteStorage(state) : makePostgresStorage(state)
}

/** Memory where there is such a folder: what a disk needs for every COMMIT would be most of the time of a test. */
const FOLDERS = existsSync('/dev/shm') ? '/dev/shm' : tmpdir()

/** A new empty folder; the caller removes it. */
export function makeFolder(): string {
  return mkdtempSync(join(FOLDERS, 'tallybook-'))
}

async function makeSqliteStorage(state: StorageState): Promise<Storage> {
  const folder = makeFolder()
  const file = join(folder, 'studio.db')
  const open = (migrations: string) => openSqlite({ file, migrations, mode: 'write', now: () => 0 })
  if (state === 'migrated') {
    const engine = open(MIGRATIONS)
    await engine.migrate()
    await engine.close()
  }
  let connection: RawDatabase | null = null
  const connected = () => {
    connection ??= openConnection(file, { readonly: false })
    return connection
  }
  return {
    dialect: 'sqlite',
    open,
    raw: {
      exec: async (sql, params) => {
        if (params === undefined) connected().exec(sql)
        else
          connected()
            .prepare(sql)
            .run(...params.map(asSqlite))
      },
      rows: async <T extends Record<string, unknown>>(sql: string, params: readonly SqlValue[] = []) =>
        connected()
          .prepare<unknown[], T>(sql)
          .all(...params.map(asSqlite)),
    },
    discard: async () => {
      connection?.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

function asSqlite(value: SqlValue): string | number | null {
  return typeof value === 'boolean' ? Number(value) : value
}

/** Servers of this test file that nobody uses now; a start takes longer than emptying one. */
const idle: Record<StorageState, EmbeddedPostgres[]> = { blank: [], migrated: [] }

async function makePostgresStorage(state: StorageState): Promise<Storage> {
  const postgres = idle[state].pop() ?? (await startMigratedPostgres(MIGRATIONS))
  const { server, connection } = postgres
  if (state === 'blank') await server.exec(TO_BLANK)
  // Placeholders are numbered here; a raw statement of a test has no other question mark.
  const numbered = (sql: string) => {
    let count = 0
    return sql.replace(/\?/g, () => {
      count += 1
      return `$${count}`
    })
  }
  return {
    dialect: 'postgres',
    open: (migrations) =>
      // The server outlives this engine.
      openPostgres({ connection: { ...connection, close: async () => undefined }, migrations, now: () => 0 }),
    raw: {
      exec: (sql, params) =>
        connection.use(async () => {
          if (params === undefined) await server.exec(sql)
          else await server.query(numbered(sql), [...params])
        }),
      rows: <T extends Record<string, unknown>>(sql: string, params: readonly SqlValue[] = []) =>
        connection.use(async () => (await server.query<T>(numbered(sql), [...params])).rows),
    },
    discard: async () => {
      if (state === 'migrated') await server.exec(TO_EMPTY)
      idle[state].push(postgres)
    },
  }
}

/** Ends the servers that this test file has started. */
export async function stopServers(): Promise<void> {
  for (const { server } of [...idle.blank.splice(0), ...idle.migrated.splice(0)]) await server.close()
}

/** Takes every row out, past the guards, and starts the ids anew: what only a superuser can do. */
const TO_EMPTY = `
  rollback;
  set session_replication_role = replica;
  do $$
  declare
    one record;
  begin
    for one in select oid::regclass as name, relkind, relname from pg_class
      where relnamespace = 'public'::regnamespace and relkind in ('r', 'S') and relname not like 'schema_%'
    loop
      if one.relkind = 'r' then execute format('delete from %s', one.name);
      else perform setval(one.name, 1, false);
      end if;
    end loop;
  end $$;
  reset session_replication_role`

const TO_BLANK = 'drop schema public cascade; create schema public'
