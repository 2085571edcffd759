import type { SQL } from 'drizzle-orm'
import type { PgDatabase, PgQueryResultHKT } from 'drizzle-orm/pg-core'

/** One session of the database; the statements of a unit of work follow one another on it. */
export type PostgresSession = {
  /** drizzle over this session alone, with `casing: 'snake_case'`. */
  readonly db: PgDatabase<PgQueryResultHKT, Record<string, never>>
  /** Runs statements that take no parameters, one or several. */
  exec(statements: string): Promise<void>
}

/**
 * A database that somebody has opened with their driver: a pool, or the one session of an embedded server.
 * The opener makes the driver answer int8 and numeric as numbers, and jsonb as objects.
 */
export type PostgresConnection = {
  /** Lends a session, alone, for as long as `work` takes; waits when none is free. */
  use<T>(work: (session: PostgresSession) => Promise<T>): Promise<T>
  backup(to: string): Promise<void>
  close(): Promise<void>
}

/** The rows of a hand-written statement. */
export async function query<T extends Record<string, unknown>>(
  session: PostgresSession,
  statement: SQL,
): Promise<T[]> {
  // Every driver answers with an object that holds the rows; drizzle leaves its type to the driver.
  const answer = (await session.db.execute(statement)) as { readonly rows: T[] }
  return answer.rows
}

/**
 * Runs `work` between BEGIN and COMMIT; keeps what it did when it answers `keep: true`, else undoes it, as a throw
 * does. `mode` is what follows BEGIN.
 */
export async function inTransaction<T>(
  session: PostgresSession,
  mode: string,
  work: () => Promise<{ readonly keep: boolean; readonly value: T }>,
): Promise<T> {
  await session.exec(`begin ${mode}`)
  try {
    const { keep, value } = await work()
    // COMMIT alone would quietly roll back a unit in which a statement had failed and the failure was swallowed;
    // the SELECT before it fails loudly then.
    await session.exec(keep ? 'select 1; commit' : 'rollback')
    return value
  } catch (error) {
    // Fails only when the session is lost; the server has then rolled back, and the first error tells why.
    await session.exec('rollback').catch(() => undefined)
    throw error
  }
}
