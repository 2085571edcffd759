import { AsyncLocalStorage } from 'node:async_hooks'
import Database from 'better-sqlite3'
import type { SQL } from 'drizzle-orm'
import { type BetterSQLite3Database, drizzle } from 'drizzle-orm/better-sqlite3'
import type { AppError } from '../../../shared/errors.ts'
import type { Engine, Reader, Writer } from './engine.ts'
import { loadMigrations } from './migrations.ts'
import { Mutex } from './mutex.ts'
import { sqliteTables } from './schema/sqlite.ts'
import { migrateSqlite } from './sqlite-migrate.ts'
import { lockForWriting, openConnection, type RawDatabase, type WriterLock } from './sqlite-open.ts'

export type SqliteOptions = {
  readonly file: string
  /** The folder that holds `sqlite/` and `postgres/` migrations. */
  readonly migrations: string
  /** `write` takes the one writer's right; `read` looks on beside whoever has it. */
  readonly mode: 'write' | 'read'
  readonly now: () => number
}

/**
 * Opens a studio's file. Throws OpenRefused when the file is damaged, newer than this version, or held by
 * another process. `migrate()` must have run before the first use case.
 */
export function openSqlite(options: SqliteOptions): Engine {
  const lock = options.mode === 'write' ? lockForWriting(options.file) : null
  try {
    return new SqliteEngine(options, lock)
  } catch (error) {
    lock?.release()
    throw error
  }
}

class SqliteEngine implements Engine {
  readonly dialect = 'sqlite'
  readonly #options: SqliteOptions
  readonly #lock: WriterLock | null
  readonly #writeRaw: RawDatabase | null
  readonly #readRaw: RawDatabase
  readonly #writer: Writer | null
  readonly #reader: Reader
  readonly #writes = new Mutex()
  readonly #reads = new Mutex()
  readonly #inside = new AsyncLocalStorage<'read' | 'write'>()

  constructor(options: SqliteOptions, lock: WriterLock | null) {
    this.#options = options
    this.#lock = lock
    this.#writeRaw = lock === null ? null : openConnection(options.file, { readonly: false })
    this.#readRaw = openConnection(options.file, { readonly: true })
    this.#writer = this.#writeRaw === null ? null : makeWriter(this.#writeRaw)
    this.#reader = makeReader(this.#readRaw)
  }

  read<T>(fn: (q: Reader) => Promise<T>): Promise<T> {
    if (this.#inside.getStore() !== undefined) throw new Error('A unit of work must pass its own query down.')
    return this.#reads.run(() =>
      this.#inside.run('read', async () => {
        this.#readRaw.exec('begin')
        try {
          return await fn(this.#reader)
        } finally {
          this.#readRaw.exec('rollback')
        }
      }),
    )
  }

  write<T>(fn: (q: Writer) => Promise<{ readonly keep: boolean; readonly value: T }>): Promise<T> {
    if (this.#inside.getStore() !== undefined) throw new Error('A unit of work must pass its own query down.')
    const { raw, writer } = this.#forWriting()
    return this.#writes.run(() =>
      this.#inside.run('write', async () => {
        raw.exec('begin immediate')
        try {
          const { keep, value } = await fn(writer)
          raw.exec(keep ? 'commit' : 'rollback')
          return value
        } catch (error) {
          if (raw.inTransaction) raw.exec('rollback')
          throw error
        }
      }),
    )
  }

  async migrate(): Promise<void> {
    const { raw } = this.#forWriting()
    migrateSqlite(raw, loadMigrations(this.#options.migrations, 'sqlite'), this.#options.now())
  }

  async schemaVersion(): Promise<number> {
    return Number(this.#readRaw.pragma('user_version', { simple: true }))
  }

  async backup(to: string): Promise<void> {
    this.#readRaw.prepare('vacuum into ?').run(to)
  }

  async storageProblems(depth: 'quick' | 'full'): Promise<readonly string[]> {
    const check = depth === 'quick' ? 'quick_check' : 'integrity_check'
    const found = (this.#readRaw.pragma(check) as Record<string, string>[]).map((row) => String(row[check]))
    const orphans = this.#readRaw.pragma('foreign_key_check') as { table: string }[]
    return [
      ...found.filter((line) => line !== 'ok'),
      ...orphans.map((row) => `A row of ${row.table} has lost the row it belongs to.`),
    ]
  }

  refusalOf(error: unknown): AppError | null {
    // drizzle wraps what the driver threw.
    const cause = error instanceof Error && error.cause !== undefined ? error.cause : error
    if (!(cause instanceof Database.SqliteError)) return null
    if (cause.code === 'SQLITE_CORRUPT' || cause.code === 'SQLITE_NOTADB') {
      return { code: 'DATABASE_DAMAGED', details: { why: 'The database file is damaged.' } }
    }
    if (cause.code === 'SQLITE_READONLY') {
      return { code: 'READ_ONLY', details: { why: 'The database file cannot be written.' } }
    }
    if (
      cause.code === 'SQLITE_FULL' ||
      cause.code.startsWith('SQLITE_IOERR') ||
      cause.code === 'SQLITE_BUSY'
    ) {
      return { code: 'DATABASE_ERROR', details: {} }
    }
    return null
  }

  async close(): Promise<void> {
    await Promise.all([this.#writes.run(async () => undefined), this.#reads.run(async () => undefined)])
    this.#readRaw.close()
    this.#writeRaw?.close()
    this.#lock?.release()
  }

  #forWriting(): { raw: RawDatabase; writer: Writer } {
    if (this.#writeRaw === null || this.#writer === null)
      throw new Error('This engine was opened for reading.')
    return { raw: this.#writeRaw, writer: this.#writer }
  }
}

type Drizzle = BetterSQLite3Database<Record<string, never>>

function makeReader(raw: RawDatabase): Reader {
  const db: Drizzle = drizzle(raw, { casing: 'snake_case' })
  return readerOver(db)
}

function readerOver(db: Drizzle): Reader {
  return {
    t: sqliteTables,
    dialect: 'sqlite',
    select: db.select.bind(db) as Drizzle['select'],
    selectDistinct: db.selectDistinct.bind(db) as Drizzle['selectDistinct'],
    with: db.with.bind(db),
    $with: db.$with,
    rows: async <T extends Record<string, unknown>>(statement: SQL) => db.all<T>(statement),
  }
}

function makeWriter(raw: RawDatabase): Writer {
  const db: Drizzle = drizzle(raw, { casing: 'snake_case' })
  let depth = 0
  return {
    ...readerOver(db),
    insert: db.insert.bind(db),
    update: db.update.bind(db),
    delete: db.delete.bind(db),
    part: async (fn) => {
      const name = `part_${depth}`
      depth += 1
      raw.exec(`savepoint ${name}`)
      try {
        const { keep, value } = await fn()
        if (!keep) raw.exec(`rollback to ${name}`)
        raw.exec(`release ${name}`)
        return value
      } catch (error) {
        if (raw.inTransaction) raw.exec(`rollback to ${name}; release ${name}`)
        throw error
      } finally {
        depth -= 1
      }
    },
  }
}
