import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import Database from 'better-sqlite3'
import { OpenRefused } from './engine.ts'
import { refusePlace } from './sqlite-place.ts'

export type RawDatabase = Database.Database

/** Marks a file as ours: the bytes `TALY`. */
const APPLICATION_ID = 0x54414c59

/** Settings that every connection must have; each is read back, because a PRAGMA never fails loudly. */
const SETTINGS: readonly (readonly [name: string, value: string, readBack: number | string])[] = [
  // The default of this library in WAL mode loses acknowledged bookings at a power cut.
  ['synchronous', 'FULL', 2],
  ['foreign_keys', 'ON', 1],
  // Without it INSERT OR REPLACE walks past the append-only triggers.
  ['recursive_triggers', 'ON', 1],
  ['trusted_schema', 'OFF', 0],
  ['cell_size_check', 'ON', 1],
  ['busy_timeout', '5000', 5000],
  // Honoured on macOS, where fsync alone does not reach the disk; harmless elsewhere.
  ['fullfsync', 'ON', 1],
  ['checkpoint_fullfsync', 'ON', 1],
]

/** The oldest SQLite without the WAL-reset corruption. */
const OLDEST_SQLITE = [3, 51, 3] as const

/**
 * Opens one connection with every safety setting, read back. Refuses a file that is not a database, is
 * damaged at first sight, or belongs to another program. `readonly` never creates a file.
 */
export function openConnection(file: string, options: { readonly readonly: boolean }): RawDatabase {
  assertFolder(file)
  try {
    const db = new Database(file, { readonly: options.readonly, fileMustExist: options.readonly })
    try {
      prepare(db, options.readonly)
      return db
    } catch (error) {
      db.close()
      throw error
    }
  } catch (error) {
    throw asOpenRefusal(error, file)
  }
}

/**
 * Undoes what a writer had half written when it was killed while it made this file: only then, before the file has
 * its write-ahead log, is there a rollback journal. A connection that only reads cannot undo it and is refused.
 */
export function rollBackUnfinished(file: string): void {
  if (!existsSync(`${file}-journal`)) return
  try {
    const db = new Database(file)
    try {
      // Whatever reads first finds the journal.
      db.prepare('select count(*) from sqlite_schema').get()
    } finally {
      db.close()
    }
  } catch (error) {
    throw asOpenRefusal(error, file)
  }
}

function prepare(db: RawDatabase, readonly: boolean): void {
  assertVersion(String(db.prepare('select sqlite_version()').pluck().get()))
  const owner = Number(db.pragma('application_id', { simple: true }))
  const tables = Number(db.prepare('select count(*) from sqlite_schema').pluck().get())
  if ((tables > 0 || owner !== 0) && owner !== APPLICATION_ID) {
    throw new OpenRefused({
      code: 'DATABASE_DAMAGED',
      details: { why: 'The file is a database of another program.' },
    })
  }
  if (!readonly) {
    if (owner !== APPLICATION_ID) db.pragma(`application_id = ${APPLICATION_ID}`)
    const mode = db.pragma('journal_mode = WAL', { simple: true })
    if (mode !== 'wal') throw new Error(`The journal mode is ${String(mode)}, not wal.`)
  }
  for (const [name, value, readBack] of SETTINGS) {
    db.pragma(`${name} = ${value}`)
    const found = db.pragma(name, { simple: true })
    if (found !== readBack) throw new Error(`The setting ${name} is ${String(found)}, not ${readBack}.`)
  }
}

function assertVersion(version: string): void {
  const parts = version.split('.').map(Number)
  for (const [index, least] of OLDEST_SQLITE.entries()) {
    const part = parts[index] ?? 0
    if (part > least) return
    if (part < least) throw new Error(`SQLite ${version} is older than ${OLDEST_SQLITE.join('.')}.`)
  }
}

/** The driver reports a missing folder as a misuse of itself. */
function assertFolder(file: string): void {
  if (existsSync(dirname(file))) return
  throw new OpenRefused({ code: 'NOT_FOUND', details: { entity: 'folder', id: dirname(file) } })
}

function asOpenRefusal(error: unknown, file: string): unknown {
  if (!(error instanceof Database.SqliteError)) return error
  if (error.code === 'SQLITE_NOTADB' || error.code.startsWith('SQLITE_CORRUPT')) {
    return new OpenRefused({
      code: 'DATABASE_DAMAGED',
      details: { why: 'The file is not a readable database.' },
    })
  }
  if (error.code.startsWith('SQLITE_CANTOPEN') && !existsSync(file)) {
    return new OpenRefused({ code: 'NOT_FOUND', details: { entity: 'database', id: file } })
  }
  if (error.code.startsWith('SQLITE_CANTOPEN') || error.code.startsWith('SQLITE_READONLY')) {
    return new OpenRefused({ code: 'READ_ONLY', details: { why: 'The file cannot be opened for writing.' } })
  }
  if (error.code.startsWith('SQLITE_BUSY')) {
    return new OpenRefused({ code: 'READ_ONLY', details: { why: 'Another program has the file locked.' } })
  }
  return error
}

export type WriterLock = {
  /** Whether the last writer did not come to its end. */
  readonly leftBehind: boolean
  release(): void
  /** Gives the right back without having used it: who comes next finds the file as this writer did. */
  abandon(): void
}

/**
 * Takes the one right to write this file, across processes and operating-system users, and frees it even after
 * a kill: an exclusive transaction on a small file beside it. `locking_mode=EXCLUSIVE` on the file itself would
 * lock out our own readers. Refuses with READ_ONLY, naming the holder, when somebody else has it, and where a file
 * that is written to would come to harm.
 */
export function lockForWriting(file: string): WriterLock {
  assertFolder(file)
  refusePlace(dirname(file))
  const holder = `${file}-holder`
  const lock = new Database(`${file}-lock`)
  try {
    lock.pragma('busy_timeout = 0')
    lock.exec('begin exclusive')
    const leftBehind = existsSync(holder)
    writeFileSync(holder, String(process.pid))
    return {
      leftBehind,
      release: () => {
        rmSync(holder, { force: true })
        lock.close()
      },
      abandon: () => {
        if (!leftBehind) rmSync(holder, { force: true })
        lock.close()
      },
    }
  } catch (error) {
    lock.close()
    throw asLockRefusal(error, holder)
  }
}

function asLockRefusal(error: unknown, holder: string): unknown {
  if (!(error instanceof Database.SqliteError) || !error.code.startsWith('SQLITE_BUSY')) {
    return new OpenRefused({
      code: 'READ_ONLY',
      details: { why: 'The folder of the database cannot be written.' },
    })
  }
  const pid = existsSync(holder) ? readFileSync(holder, 'utf8').trim() : 'unknown'
  return new OpenRefused({
    code: 'READ_ONLY',
    details: { why: `Another Tallybook (process ${pid}) has this studio open.` },
  })
}
