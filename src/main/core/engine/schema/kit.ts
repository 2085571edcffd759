import { type SQL, sql } from 'drizzle-orm'
import * as pg from 'drizzle-orm/pg-core'
import * as sqlite from 'drizzle-orm/sqlite-core'

/**
 * The column vocabulary that both dialects share. Tables are described once against this kit and made
 * twice, so a column cannot exist in one database and be missing in the other.
 *
 * Integers hold ids, units of credit, minor units of money and epoch milliseconds; a calendar day is text
 * `YYYY-MM-DD`; a wall time is text `YYYY-MM-DDTHH:MM`.
 */
export const sqliteKit = {
  table: sqlite.sqliteTable,
  id: () => sqlite.integer().primaryKey({ autoIncrement: true }),
  int: () => sqlite.integer(),
  bool: () => sqlite.integer({ mode: 'boolean' }),
  text: () => sqlite.text(),
  json: <T>() => sqlite.text({ mode: 'json' }).$type<T>(),
  check: sqlite.check,
  index: sqlite.index,
  uniqueIndex: sqlite.uniqueIndex,
  unique: sqlite.unique,
  primaryKey: sqlite.primaryKey,
  foreignKey: sqlite.foreignKey,
}

export type Kit = typeof sqliteKit

/**
 * The same vocabulary in PostgreSQL. The one cast of the schema: both builders answer the same calls, but
 * drizzle gives them unrelated types.
 */
export const postgresKit = {
  table: pg.pgTable,
  id: () => pg.bigint({ mode: 'number' }).primaryKey().generatedByDefaultAsIdentity(),
  int: () => pg.bigint({ mode: 'number' }),
  bool: () => pg.boolean(),
  text: () => pg.text(),
  json: <T>() => pg.jsonb().$type<T>(),
  check: pg.check,
  index: pg.index,
  uniqueIndex: pg.uniqueIndex,
  unique: pg.unique,
  primaryKey: pg.primaryKey,
  foreignKey: pg.foreignKey,
} as unknown as Kit

type AnyColumn = sqlite.AnySQLiteColumn

/** The text of a CHECK that a column holds one of `values`; literals are written out, as DDL takes no parameters. */
export function oneOf(column: AnyColumn, values: readonly string[]): SQL {
  return sql`${column} in (${sql.raw(quoted(values))})`
}

/** `'a', 'b'` for DDL: the values come from our own constant lists, never from input. */
export function quoted(values: readonly string[]): string {
  return values.map((value) => `'${value.replaceAll("'", "''")}'`).join(', ')
}

/** The text of a CHECK that a column is a calendar day or null. */
export function isDay(column: AnyColumn): SQL {
  return sql`${column} like '____-__-__'`
}
