import { type SQL, sql } from 'drizzle-orm'
import type { AppError } from '../../../shared/errors.ts'
import { type Builder, type Engine, OpenRefused, type Reader, type Writer } from './engine.ts'
import { loadMigrations } from './migrations.ts'
import { mayBeTriedAgain, meaningOf } from './postgres-errors.ts'
import { migratePostgres } from './postgres-migrate.ts'
import { listPostgresFaults } from './postgres-schema.ts'
import { inTransaction, type PostgresConnection, type PostgresSession, query } from './postgres-session.ts'
import { postgresTables } from './schema/postgres.ts'
import { Nesting, partsBySavepoint } from './unit-of-work.ts'

export type PostgresOptions = {
  readonly connection: PostgresConnection
  /** The folder that holds `sqlite/` and `postgres/` migrations. */
  readonly migrations: string
  readonly now: () => number
}

/** Works on an opened database. `migrate()` must have run before the first use case. */
export function openPostgres(options: PostgresOptions): Engine {
  return new PostgresEngine(options)
}

class PostgresEngine implements Engine {
  readonly dialect = 'postgres'
  readonly writes = true
  readonly #options: PostgresOptions
  readonly #connection: PostgresConnection
  readonly #nesting = new Nesting()
  readonly #underWay = new Set<Promise<unknown>>()
  #closed = false

  constructor(options: PostgresOptions) {
    this.#options = options
    this.#connection = options.connection
  }

  read<T>(fn: (q: Reader) => Promise<T>): Promise<T> {
    return this.#alone((session) =>
      inTransaction(session, 'isolation level repeatable read read only', async () => ({
        keep: false,
        value: await fn(readerOver(session, this.#options)),
      })),
    )
  }

  /** Every read has a session of its own. */
  readApart<T>(fn: (q: Reader) => Promise<T>): Promise<T> {
    return this.read(fn)
  }

  /**
   * A unit that lost a race is run again, from the start, on what the winner has committed: then its own rules
   * refuse what is no longer possible.
   */
  write<T>(fn: (q: Writer) => Promise<{ readonly keep: boolean; readonly value: T }>): Promise<T> {
    const attempt = (number: number): Promise<T> =>
      this.#using((session) =>
        inTransaction(session, 'isolation level serializable', () => fn(writerOver(session, this.#options))),
      ).catch((error: unknown) => {
        if (mayBeTriedAgain(error, number)) return attempt(number + 1)
        throw error
      })
    return this.#asked(() => attempt(1))
  }

  migrate(): Promise<void> {
    const { migrations, now } = this.#options
    return this.#alone((session) => migratePostgres(session, loadMigrations(migrations, 'postgres'), now()))
  }

  schemaVersion(): Promise<number> {
    return this.#alone(async (session) => {
      const [book] = await query<{ there: boolean }>(
        session,
        sql`select to_regclass('schema_migrations') is not null as there`,
      )
      if (book?.there !== true) return 0
      const [last] = await query<{ number: number }>(
        session,
        sql`select coalesce(max(number), 0) as number from schema_migrations`,
      )
      return last?.number ?? 0
    })
  }

  backup(to: string): Promise<void> {
    return this.#asked(() => this.#connection.backup(to))
  }

  /** The server watches over its own storage; it tells of damage when it meets it. */
  async storageProblems(): Promise<readonly string[]> {
    return []
  }

  refusalOf(error: unknown): AppError | null {
    return meaningOf(error)
  }

  /** Waits for everything that was asked before; whatever comes later is refused. */
  async close(): Promise<void> {
    if (this.#closed) return
    this.#closed = true
    await Promise.allSettled(this.#underWay)
    await this.#connection.close()
  }

  async #asked<T>(use: () => Promise<T>): Promise<T> {
    if (this.#closed) {
      throw new OpenRefused({ code: 'READ_ONLY', details: { why: 'This studio has been closed.' } })
    }
    const answer = use()
    this.#underWay.add(answer)
    try {
      return await answer
    } finally {
      this.#underWay.delete(answer)
    }
  }

  /** On a session of its own, asked for as one use. */
  #alone<T>(work: (session: PostgresSession) => Promise<T>): Promise<T> {
    return this.#asked(() => this.#using(work))
  }

  #using<T>(work: (session: PostgresSession) => Promise<T>): Promise<T> {
    return this.#nesting.outermost<T>(
      (queued) => queued(),
      () => this.#connection.use(work),
    )
  }
}

/**
 * The one cast of this adapter: the builders of the two dialects answer the same calls in the same way where
 * the house rules are kept, but drizzle gives them unrelated types.
 */
function builderOf(session: PostgresSession): Builder {
  return session.db as unknown as Builder
}

function readerOver(session: PostgresSession, { migrations }: PostgresOptions): Reader {
  const db = builderOf(session)
  return {
    t: postgresTables,
    dialect: 'postgres',
    select: db.select.bind(db) as Builder['select'],
    selectDistinct: db.selectDistinct.bind(db) as Builder['selectDistinct'],
    with: db.with.bind(db),
    $with: db.$with,
    rows: <T extends Record<string, unknown>>(statement: SQL) => query<T>(session, statement),
    schemaFaults: () => listPostgresFaults(session, loadMigrations(migrations, 'postgres')),
  }
}

function writerOver(session: PostgresSession, options: PostgresOptions): Writer {
  const db = builderOf(session)
  return {
    ...readerOver(session, options),
    insert: db.insert.bind(db),
    update: db.update.bind(db),
    delete: db.delete.bind(db),
    part: partsBySavepoint((statements) => session.exec(statements)),
    // Those constraints that migrations have made deferrable; ends by itself with the transaction.
    deferForeignKeys: () => session.exec('set constraints all deferred'),
  }
}
