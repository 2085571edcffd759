import { existsSync } from 'node:fs'
import Database from 'better-sqlite3'
import type { SQL } from 'drizzle-orm'
import type { AppError } from '../../../shared/errors.ts'
import { type Builder, type Engine, OpenRefused, type Reader, type Writer } from './engine.ts'
import { loadMigrations } from './migrations.ts'
import { Mutex } from './mutex.ts'
import { sqliteTables } from './schema/sqlite.ts'
import { sqliteBuilder, UnreadableValue } from './sqlite-builder.ts'
import { migrateSqlite } from './sqlite-migrate.ts'
import {
  lockForWriting,
  openConnection,
  type RawDatabase,
  rollBackUnfinished,
  type WriterLock,
} from './sqlite-open.ts'
import { listSchemaFaults } from './sqlite-schema.ts'
import { keepStatements } from './statement-cache.ts'
import { Nesting, partsBySavepoint } from './unit-of-work.ts'

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
    if (lock?.leftBehind === true) refuseDamage(options.file)
    return new SqliteEngine(options, lock)
  } catch (error) {
    lock?.abandon()
    throw error
  }
}

/** Looks through a file whose last writer was killed, or whose PC lost its power, before it is written to again. */
function refuseDamage(file: string): void {
  if (!existsSync(file)) return
  rollBackUnfinished(file)
  const raw = openConnection(file, { readonly: true })
  try {
    if (findProblems(raw, 'quick').length === 0) return
  } finally {
    raw.close()
  }
  const why = 'The file was damaged when Tallybook last stopped.'
  throw new OpenRefused({ code: 'DATABASE_DAMAGED', details: { why } })
}

class SqliteEngine implements Engine {
  readonly dialect = 'sqlite'
  readonly #options: SqliteOptions
  readonly #lock: WriterLock | null
  readonly #writeRaw: RawDatabase | null
  readonly #writer: Writer | null
  readonly #reading: Reading
  /** Opened when something long is first read. */
  #apart: Reading | null = null
  readonly #writes = new Mutex()
  readonly #reads = new Mutex()
  readonly #longReads = new Mutex()
  readonly #nesting = new Nesting()
  #closed = false

  constructor(options: SqliteOptions, lock: WriterLock | null) {
    this.#options = options
    this.#lock = lock
    this.#writeRaw = lock === null ? null : openKept(options.file, { readonly: false })
    this.#reading = openReading(options)
    this.#writer = this.#writeRaw === null ? null : makeWriter(this.#writeRaw, options)
  }

  read<T>(fn: (q: Reader) => Promise<T>): Promise<T> {
    return this.#aloneOn(this.#reads, () => readSnapshot(this.#reading, fn))
  }

  readApart<T>(fn: (q: Reader) => Promise<T>): Promise<T> {
    return this.#aloneOn(this.#longReads, () => {
      this.#apart ??= openReading(this.#options)
      return readSnapshot(this.#apart, fn)
    })
  }

  write<T>(fn: (q: Writer) => Promise<{ readonly keep: boolean; readonly value: T }>): Promise<T> {
    return this.#writing(async (raw, writer) => {
      run(raw, 'begin immediate')
      try {
        const { keep, value } = await fn(writer)
        run(raw, keep ? 'commit' : 'rollback')
        return value
      } catch (error) {
        if (raw.inTransaction) run(raw, 'rollback')
        throw error
      }
    })
  }

  migrate(): Promise<void> {
    return this.#writing(async (raw) => {
      migrateSqlite(raw, loadMigrations(this.#options.migrations, 'sqlite'), this.#options.now())
    })
  }

  schemaVersion(): Promise<number> {
    const { raw } = this.#reading
    return this.#aloneOn(this.#reads, async () => Number(raw.pragma('user_version', { simple: true })))
  }

  backup(to: string): Promise<void> {
    const { raw } = this.#reading
    return this.#aloneOn(this.#reads, async () => {
      raw.prepare('vacuum into ?').run(to)
    })
  }

  get writes(): boolean {
    return this.#writer !== null
  }

  storageProblems(depth: 'quick' | 'full'): Promise<readonly string[]> {
    const { raw } = this.#reading
    return this.#aloneOn(this.#reads, async () => findProblems(raw, depth))
  }

  refusalOf(error: unknown): AppError | null {
    if (error instanceof UnreadableValue) {
      const why = 'One of its rows cannot be read. The integrity check says which, and what mends it.'
      return { code: 'DATABASE_DAMAGED', details: { why } }
    }
    const code = sqliteCode(error)
    if (code === null) return null
    if (isDamage(code)) {
      return { code: 'DATABASE_DAMAGED', details: { why: 'The database file is damaged.' } }
    }
    if (code.startsWith('SQLITE_READONLY')) {
      return { code: 'READ_ONLY', details: { why: 'The database file cannot be written.' } }
    }
    if (/^SQLITE_(FULL|IOERR|BUSY|CANTOPEN)/.test(code)) return { code: 'DATABASE_ERROR', details: {} }
    return null
  }

  /** Waits for everything that was asked before; whatever comes later is refused. */
  async close(): Promise<void> {
    const end = async () => this.#end()
    await this.#writes.run(() => this.#reads.run(() => this.#longReads.run(end)))
  }

  #end(): void {
    if (this.#closed) return
    this.#closed = true
    this.#reading.raw.close()
    this.#apart?.raw.close()
    this.#writeRaw?.close()
    this.#lock?.release()
  }

  /** Alone on the write connection. */
  async #writing<T>(work: (raw: RawDatabase, writer: Writer) => Promise<T>): Promise<T> {
    const raw = this.#writeRaw
    const writer = this.#writer
    if (raw === null || writer === null) throw new Error('This engine was opened for reading.')
    return this.#aloneOn(this.#writes, () => work(raw, writer))
  }

  /** Runs `work` when its turn comes on the connection that `turns` stand for. */
  #aloneOn<T>(turns: Mutex, work: () => Promise<T>): Promise<T> {
    return this.#nesting.outermost(
      (queued) => turns.run(queued),
      async () => {
        if (!this.#closed) return work()
        throw new OpenRefused({ code: 'READ_ONLY', details: { why: 'This studio has been closed.' } })
      },
    )
  }
}

/** A connection that only reads. */
type Reading = { readonly raw: RawDatabase; readonly reader: Reader }

function openReading(options: SqliteOptions): Reading {
  const raw = openKept(options.file, { readonly: true })
  return { raw, reader: readerOver(raw, sqliteBuilder(raw), options) }
}

async function readSnapshot<T>({ raw, reader }: Reading, fn: (q: Reader) => Promise<T>): Promise<T> {
  run(raw, 'begin')
  try {
    return await fn(reader)
  } finally {
    // A damaged file ends the transaction by itself; then its own error is the one to be seen.
    if (raw.inTransaction) run(raw, 'rollback')
  }
}

/** Begins or ends a transaction with a statement that is kept, as all others are. */
function run(raw: RawDatabase, statement: 'begin' | 'begin immediate' | 'commit' | 'rollback'): void {
  raw.prepare(statement).run()
}

function findProblems(raw: RawDatabase, depth: 'quick' | 'full'): string[] {
  try {
    return checkStorage(raw, depth)
  } catch (error) {
    // Damage that stops the check itself is what the check was asked for.
    if (isDamage(sqliteCode(error)) && error instanceof Error) return [error.message]
    throw error
  }
}

function checkStorage(raw: RawDatabase, depth: 'quick' | 'full'): string[] {
  const check = depth === 'quick' ? 'quick_check' : 'integrity_check'
  const found = (raw.pragma(check) as Record<string, string>[]).map((row) => String(row[check]))
  const orphans = raw.pragma('foreign_key_check') as { table: string }[]
  return [
    ...found.filter((line) => line !== 'ok'),
    ...orphans.map((row) => `A row of ${row.table} has lost the row it belongs to.`),
  ]
}

function isDamage(code: string | null): boolean {
  return code !== null && (code.startsWith('SQLITE_CORRUPT') || code === 'SQLITE_NOTADB')
}

/** The driver's code of an error, also when drizzle has wrapped it. */
function sqliteCode(error: unknown): string | null {
  if (error instanceof Database.SqliteError) return error.code
  return error instanceof Error && error.cause !== undefined ? sqliteCode(error.cause) : null
}

function readerOver(raw: RawDatabase, db: Builder, { migrations }: SqliteOptions): Reader {
  return {
    t: sqliteTables,
    dialect: 'sqlite',
    select: db.select.bind(db) as Builder['select'],
    selectDistinct: db.selectDistinct.bind(db) as Builder['selectDistinct'],
    with: db.with.bind(db),
    $with: db.$with,
    rows: async <T extends Record<string, unknown>>(statement: SQL) => db.all<T>(statement),
    schemaFaults: async () => listSchemaFaults(raw, loadMigrations(migrations, 'sqlite')),
  }
}

function makeWriter(raw: RawDatabase, options: SqliteOptions): Writer {
  const db = sqliteBuilder(raw)
  return {
    ...readerOver(raw, db, options),
    insert: db.insert.bind(db),
    update: db.update.bind(db),
    delete: db.delete.bind(db),
    part: partsBySavepoint(async (statements) => {
      raw.exec(statements)
    }),
    // Ends by itself with the transaction.
    deferForeignKeys: async () => {
      raw.pragma('defer_foreign_keys = on')
    },
  }
}

/** A connection that keeps what it has compiled. */
function openKept(file: string, options: { readonly readonly: boolean }): RawDatabase {
  const db = openConnection(file, options)
  keepStatements(db)
  return db
}
