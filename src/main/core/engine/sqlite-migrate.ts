import { rmSync } from 'node:fs'
import { type AppliedMigration, type Migration, type MigrationSet, pendingMigrations } from './migrations.ts'
import type { RawDatabase } from './sqlite-open.ts'
import { restoreSchema } from './sqlite-schema.ts'

const BOOK = `create table if not exists schema_migrations (
  number integer primary key, tag text not null, hash text not null, applied_at integer not null) strict`

/**
 * Brings one SQLite file up to date: all pending migrations and the guards in one transaction, or nothing.
 * Foreign keys are off during it, set before BEGIN because inside a transaction the setting is ignored and a
 * rebuilt table would erase its children. A copy of the file is made first and left beside it until the end.
 */
export function migrateSqlite(db: RawDatabase, set: MigrationSet, now: number): void {
  const applied = readApplied(db)
  const pending = pendingMigrations(set, applied)
  if (pending.length === 0) {
    restoreSchema(db, set)
    if (guardsStand(db, set)) return
  }
  const copy = applied.length > 0 ? `${db.name}.before-${set.migrations.length}` : null
  if (copy !== null) {
    rmSync(copy, { force: true })
    db.prepare('vacuum into ?').run(copy)
  }
  db.pragma('foreign_keys = OFF')
  try {
    migrateInOneTransaction(db, set, pending, now)
  } finally {
    db.pragma('foreign_keys = ON')
  }
  if (copy !== null) rmSync(copy, { force: true })
}

function migrateInOneTransaction(
  db: RawDatabase,
  set: MigrationSet,
  pending: readonly Migration[],
  now: number,
): void {
  db.exec('begin immediate')
  try {
    db.exec(BOOK)
    // Before the migrations: while a table is rebuilt, a trigger that names it stops it from being renamed back.
    dropGuards(db)
    for (const migration of pending) {
      for (const statement of migration.statements) db.exec(statement)
      db.prepare('insert into schema_migrations (number, tag, hash, applied_at) values (?, ?, ?, ?)').run(
        migration.number,
        migration.tag,
        migration.hash,
        now,
      )
    }
    for (const statement of set.guards.statements) db.exec(statement)
    assertSound(db)
    db.pragma(`user_version = ${set.migrations.length}`)
    db.exec('commit')
  } catch (error) {
    if (db.inTransaction) db.exec('rollback')
    throw error
  }
}

/** The migrations this file has; none for an empty one. */
function readApplied(db: RawDatabase): AppliedMigration[] {
  const book = db
    .prepare("select 1 from sqlite_schema where type = 'table' and name = 'schema_migrations'")
    .get()
  if (book === undefined) return []
  return db
    .prepare<[], AppliedMigration>('select number, tag, hash from schema_migrations order by number')
    .all()
}

/**
 * Whether the file has exactly the guards of this version, word for word. A trigger can be dropped or slipped in by
 * anyone who can open the file, and a foreign one would run as our code.
 */
function guardsStand(db: RawDatabase, set: MigrationSet): boolean {
  const found = db
    .prepare<[], string>("select sql from sqlite_schema where type = 'trigger'")
    .pluck()
    .all() as string[]
  const expected = new Set(set.guards.statements.map(withoutComments))
  return found.length === expected.size && found.every((text) => expected.has(text))
}

/** A statement as the file stores it: without the comments before it and the semicolon after it. */
function withoutComments(statement: string): string {
  return statement.replace(/^(\s*--.*\n|\s*\n)+/, '').replace(/;\s*$/, '')
}

function dropGuards(db: RawDatabase): void {
  const names = db.prepare<[], string>("select name from sqlite_schema where type = 'trigger'").pluck().all()
  for (const name of names as string[]) db.exec(`drop trigger "${name.replaceAll('"', '""')}"`)
}

function assertSound(db: RawDatabase): void {
  const orphans = db.pragma('foreign_key_check') as unknown[]
  if (orphans.length > 0) throw new Error(`The migration left ${orphans.length} rows without their parent.`)
  const check = db.pragma('integrity_check', { simple: true })
  if (check !== 'ok') throw new Error(`The file is not sound after the migration: ${String(check)}`)
}
