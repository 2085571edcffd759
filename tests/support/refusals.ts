import { getTableName } from 'drizzle-orm'
import { expect } from 'vitest'
import { sqliteTables } from '../../src/main/core/engine/schema/sqlite.ts'
import type { TestDatabase } from './databases.ts'

const TABLES = Object.values(sqliteTables).map((table) => getTableName(table))

/** What a database calls its refusal, on each dialect where they differ. */
export type Guard = string | { readonly sqlite: string; readonly postgres: string }

/**
 * Asserts that the database refuses `attempt` by the named guard (a code, or the name of a constraint) and that
 * every row of every table is as before.
 */
export async function expectRefused(
  database: Pick<TestDatabase, 'raw' | 'dialect'>,
  guard: Guard,
  attempt: () => Promise<unknown>,
): Promise<void> {
  const before = await allRows(database)

  const refusal = await attempt().then(
    () => 'nothing was refused',
    (error: unknown) => guardOf(error),
  )

  expect(refusal).toBe(typeof guard === 'string' ? guard : guard[database.dialect])
  expect(await allRows(database)).toEqual(before)
}

/** Every row of every table. */
export async function allRows({ raw, dialect }: Pick<TestDatabase, 'raw' | 'dialect'>): Promise<unknown> {
  if (dialect === 'postgres') {
    const parts = TABLES.map((name) => `(select json_agg(t order by t) from ${name} t) as ${name}`)
    return raw.rows(`select ${parts.join(', ')}`)
  }
  return Promise.all(TABLES.map((table) => raw.rows(`select * from ${table} order by 1, 2`)))
}

/**
 * The guard that an error of either database names: a code in capitals, the name of a constraint, or the columns
 * where SQLite knows no name.
 */
export function guardOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  if (error.cause !== undefined) return guardOf(error.cause)
  const code = /^[A-Z]+_[A-Z_]+/.exec(error.message)?.[0]
  if (code !== undefined) return code
  const constraint = 'constraint' in error ? error.constraint : undefined
  if (typeof constraint === 'string') return exclusionCode(constraint) ?? constraint
  const name = /^(?:CHECK|UNIQUE) constraint failed: (?:index ')?([^']+)/.exec(error.message)?.[1]
  if (name !== undefined) return name
  return error.message
}

/** `sessions_trainer_conflict` is TRAINER_CONFLICT. */
function exclusionCode(constraint: string): string | null {
  const subject = /^[a-z]+_([a-z]+)_conflict$/.exec(constraint)?.[1]
  return subject === undefined ? null : `${subject.toUpperCase()}_CONFLICT`
}
