import type { SQL } from 'drizzle-orm'
import type { BetterSQLite3Database } from 'drizzle-orm/better-sqlite3'
import type { AppError } from '../../../shared/errors.ts'
import type { Tables } from './schema/index.ts'

/** The query builder as services know it; the adapter of the other dialect hands out its own under this type. */
export type Builder = BetterSQLite3Database<Record<string, never>>

/** Reads of one snapshot. A function that takes a `Reader` cannot write. */
export type Reader = Pick<Builder, 'select' | 'selectDistinct' | '$with' | 'with'> & {
  /** This dialect's tables. */
  readonly t: Tables
  readonly dialect: Dialect
  /**
   * Rows of a hand-written statement, for what the builder cannot say. Column names come back as written in
   * the statement, if that is in lower case; counts and sums are numbers on both dialects.
   */
  rows<T extends Record<string, unknown>>(statement: SQL): Promise<T[]>
  /** What protects the rows and is not as migrations and guards have made it, because somebody changed it since. */
  schemaFaults(): Promise<readonly SchemaFault[]>
}

/** One table, index, trigger or constraint that is missing or different, in words. */
export type SchemaFault = { readonly expected: string; readonly found: string }

/** Reads and writes of one unit of work. */
export type Writer = Reader &
  Pick<Builder, 'insert' | 'update' | 'delete'> & {
    /**
     * Runs a part that may be undone by itself: a savepoint, kept when `fn` answers `keep: true`. Parts run one
     * after the other, never side by side. A throw undoes the part and goes on up.
     */
    part<T>(fn: () => Promise<{ readonly keep: boolean; readonly value: T }>): Promise<T>
    /**
     * Tests foreign keys when this unit of work is kept instead of at every statement, for rows that name one another
     * and move together. What names nothing then is kept neither: the whole unit fails.
     */
    deferForeignKeys(): Promise<void>
  }

export type Dialect = 'sqlite' | 'postgres'

/**
 * The database as the services see it: one seam, two adapters. Services are written once, async and without a
 * dialect; both databases enforce the same guards.
 */
export interface Engine {
  readonly dialect: Dialect
  /** Whether it may write, and does not only look on beside whoever may. */
  readonly writes: boolean
  /** Runs `fn` on one snapshot of committed data. */
  read<T>(fn: (q: Reader) => Promise<T>): Promise<T>
  /**
   * As `read`, and beside it: for what takes long and pauses, so that it holds up no other read. One at a time where
   * the database has no connections to spare.
   */
  readApart<T>(fn: (q: Reader) => Promise<T>): Promise<T>
  /**
   * Runs one unit of work: all of it is kept when `fn` answers `keep: true`, else none. Only queries may be
   * awaited inside, because it holds the one write lock (and may be run again on PostgreSQL). A nested `write`
   * throws.
   */
  write<T>(fn: (q: Writer) => Promise<{ readonly keep: boolean; readonly value: T }>): Promise<T>
  /**
   * Brings the schema up to date: all pending migrations and the guards, or nothing. Puts back what somebody has taken
   * away of it since, as far as the rows allow.
   */
  migrate(): Promise<void>
  /** The number of migrations this database has. */
  schemaVersion(): Promise<number>
  /** A compact, consistent copy in a new file. */
  backup(to: string): Promise<void>
  /** What the storage itself reports of its own health, in its words; empty when it finds nothing. */
  storageProblems(depth: 'quick' | 'full'): Promise<readonly string[]>
  /** The refusal that a failure of the storage means to a person (disk full, damaged file), or null for a bug. */
  refusalOf(error: unknown): AppError | null
  /** Lets what was asked before end first. A use after it is refused. */
  close(): Promise<void>
}

/** Why a database could not be opened; shown to a person, so it carries a code and its details. */
export class OpenRefused extends Error {
  readonly refusal: AppError

  constructor(refusal: AppError) {
    super(refusal.code)
    this.name = 'OpenRefused'
    this.refusal = refusal
  }
}
