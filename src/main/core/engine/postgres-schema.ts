import { sql } from 'drizzle-orm'
import { getTableConfig, type PgTable } from 'drizzle-orm/pg-core'
import type { SchemaFault } from './engine.ts'
import type { MigrationSet } from './migrations.ts'
import { guardsStand } from './postgres-migrate.ts'
import { type PostgresSession, query } from './postgres-session.ts'
import { postgresTables } from './schema/postgres.ts'

/** What each table is made with, by name. The server writes definitions in its own words, so only names are compared. */
function listNames(): { readonly table: string; readonly name: string }[] {
  // The tables are described in the vocabulary of the other dialect (schema/kit.ts).
  return (Object.values(postgresTables) as unknown as PgTable[]).flatMap((each) => {
    const { name: table, indexes, checks, uniqueConstraints } = getTableConfig(each)
    const own = [
      ...indexes.map(({ config }) => config.name),
      ...checks.map(({ name }) => name),
      ...uniqueConstraints.map(({ name }) => name),
    ]
    return [table, ...own].flatMap((name) => (name === undefined ? [] : [{ table, name }]))
  })
}

/** Tables, indexes and constraints that are missing, and whether the guards are those of this version. */
export async function listPostgresFaults(
  session: PostgresSession,
  set: MigrationSet,
): Promise<SchemaFault[]> {
  const rows = await query<{ name: string }>(
    session,
    sql`select relname::text as name from pg_class where relnamespace = current_schema()::regnamespace
      union select conname::text from pg_constraint where connamespace = current_schema()::regnamespace`,
  )
  const there = new Set(rows.map(({ name }) => name))
  const faults = listNames()
    .filter(({ name }) => !there.has(name))
    .map(({ table, name }) => ({ expected: `${name} of the table ${table}`, found: 'none' }))
  if (await guardsStand(session, set)) return faults
  return [...faults, { expected: 'the guards as they were made', found: 'others' }]
}
