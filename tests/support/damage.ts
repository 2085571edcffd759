import { onTestFinished } from 'vitest'
import type { TestStudio } from './studio.ts'

/** What besides the triggers must go before the damage can be done. */
export type InTheWay = {
  /** Constraints by table and name; PostgreSQL only, because SQLite can look away from all of its own. */
  readonly constraints?: readonly (readonly [table: string, name: string])[]
  /** Unique indexes. */
  readonly indexes?: readonly string[]
}

/**
 * Changes stored rows behind the product's back, as somebody with a database tool would: past the triggers, which
 * stand again afterwards, past foreign keys and constraints.
 */
export async function damage(
  studio: Pick<TestStudio, 'engine' | 'raw'>,
  statements: readonly string[],
  inTheWay: InTheWay = {},
): Promise<void> {
  await (studio.engine.dialect === 'sqlite' ? damageSqlite : damagePostgres)(studio, statements, inTheWay)
}

type Damage = typeof damage

const damageSqlite: Damage = async ({ raw }, statements, { indexes = [] } = {}) => {
  const guards = await raw.rows<{ name: string; sql: string }>(
    "select name, sql from sqlite_schema where type = 'trigger'",
  )
  for (const { name } of guards) await raw.exec(`drop trigger ${name}`)
  for (const index of indexes) await raw.exec(`drop index ${index}`)
  await raw.exec('pragma foreign_keys = off; pragma ignore_check_constraints = on')
  for (const statement of statements) await raw.exec(statement)
  await raw.exec('pragma foreign_keys = on; pragma ignore_check_constraints = off')
  for (const { sql } of guards) await raw.exec(sql)
}

/** The server is used again by the next test, so what was in the way is put back once the rows are gone. */
const damagePostgres: Damage = async ({ raw }, statements, { constraints = [], indexes = [] } = {}) => {
  const putBack: string[] = []
  for (const [table, name] of constraints) {
    const [found] = await raw.rows<{ definition: string }>(
      'select pg_get_constraintdef(oid) as definition from pg_constraint where conname = ?',
      [name],
    )
    putBack.push(`alter table ${table} add constraint ${name} ${found?.definition}`)
    await raw.exec(`alter table ${table} drop constraint ${name}`)
  }
  for (const index of indexes) {
    const [found] = await raw.rows<{ definition: string }>(
      'select indexdef as definition from pg_indexes where indexname = ?',
      [index],
    )
    putBack.push(`${found?.definition}`)
    await raw.exec(`drop index ${index}`)
  }
  onTestFinished(async () => {
    for (const statement of putBack) await raw.exec(statement)
  })
  await raw.exec('set session_replication_role = replica')
  for (const statement of statements) await raw.exec(statement)
  await raw.exec('reset session_replication_role')
}
