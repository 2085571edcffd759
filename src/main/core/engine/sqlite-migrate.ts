import { rmSync } from 'node:fs'
import { OpenRefused } from './engine.ts'
import { type AppliedMigration, type MigrationSet, pendingMigrations } from './migrations.ts'
import type { RawDatabase } from './sqlite-open.ts'

const BOOK = `create table if not exists schema_migrations (
  number integer primary key, tag text not null, hash text not null, applied_at integer not null) strict`

/**
 * Brings one SQLite file up to date: all pending migrations and the guards in one transaction, or nothing.
 * Foreign keys are off during it, set before BEGIN because inside a transaction the setting is ignored and a
 * rebuilt table would erase its children. A copy of the file is made first and left beside it until the end.
 */
export function migrateSqlite(db: RawDatabase, set: MigrationSet, now: number): void {
  const applied = readApplied(db)
  if (applied.length > set.migrations.length) {
    throw new OpenRefused({
      code: 'NEWER_DATABASE',
      details: { found: applied.length, known: set.migrations.length },
    })
  }
  const pending = pendingMigrations(set, applied)
  const guards = readGuardsHash(db)
  if (pending.length === 0 && guards === set.guards.hash) return
  const copy = applied.length > 0 && !db.memory ? `${db.name}.before-${set.migrations.length}` : null
  if (copy !== null) {
    rmSync(copy, { force: true })
    db.prepare('vacuum into ?').run(copy)
  }
  db.pragma('foreign_keys = OFF')
  try {
    db.exec('begin immediate')
    try {
      db.exec(BOOK)
      for (const migration of pending) {
        for (const statement of migration.statements) db.exec(statement)
        db.prepare('insert into schema_migrations (number, tag, hash, applied_at) values (?, ?, ?, ?)').run(
          migration.number,
          migration.tag,
          migration.hash,
          now,
        )
      }
      remakeGuards(db, set)
      assertSound(db)
      db.pragma(`user_version = ${set.migrations.length}`)
      db.exec('commit')
    } catch (error) {
      db.exec('rollback')
      throw error
    }
  } finally {
    db.pragma('foreign_keys = ON')
  }
  if (copy !== null) rmSync(copy, { force: true })
}

/** The migrations this file has; none for an empty one. Reads `user_version` too, to know a newer file at once. */
function readApplied(db: RawDatabase): AppliedMigration[] {
  if (!hasTable(db, 'schema_migrations')) return []
  return db
    .prepare<[], AppliedMigration>('select number, tag, hash from schema_migrations order by number')
    .all()
}

function readGuardsHash(db: RawDatabase): string | null {
  if (!hasTable(db, 'schema_guards')) return null
  return db.prepare<[], string>('select hash from schema_guards').pluck().get() as string | null
}

function hasTable(db: RawDatabase, name: string): boolean {
  return db.prepare("select 1 from sqlite_schema where type = 'table' and name = ?").get(name) !== undefined
}

function remakeGuards(db: RawDatabase, set: MigrationSet): void {
  const triggers = db
    .prepare<[], { name: string }>("select name from sqlite_schema where type = 'trigger'")
    .all()
  for (const { name } of triggers) db.exec(`drop trigger "${name}"`)
  for (const statement of set.guards.statements) db.exec(statement)
  db.exec(
    'create table if not exists schema_guards (id integer primary key check (id = 1), hash text not null) strict',
  )
  db.prepare(
    'insert into schema_guards (id, hash) values (1, ?) on conflict (id) do update set hash = excluded.hash',
  ).run(set.guards.hash)
}

function assertSound(db: RawDatabase): void {
  const orphans = db.pragma('foreign_key_check') as unknown[]
  if (orphans.length > 0) throw new Error(`The migration left ${orphans.length} rows without their parent.`)
  const check = db.pragma('integrity_check', { simple: true })
  if (check !== 'ok') throw new Error(`The file is not sound after the migration: ${String(check)}`)
}
