import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Dialect } from './engine.ts'

export type Migration = {
  /** Its place in the order, from 1: also the schema version it leads to. */
  readonly number: number
  readonly tag: string
  readonly hash: string
  readonly statements: readonly string[]
}

export type MigrationSet = {
  readonly migrations: readonly Migration[]
  readonly guards: { readonly hash: string; readonly statements: readonly string[] }
}

type Journal = { readonly entries: readonly { readonly tag: string; readonly when: number }[] }

const BREAKPOINT = '--> statement-breakpoint'

/**
 * Reads the migrations of one dialect in the order of the journal. Throws when the journal's times do not rise:
 * two branches were merged without making the second migration anew, and one of them would be skipped.
 */
export function loadMigrations(folder: string, dialect: Dialect): MigrationSet {
  const path = join(folder, dialect)
  const journal = JSON.parse(readFileSync(join(path, 'meta', '_journal.json'), 'utf8')) as Journal
  journal.entries.forEach((entry, index) => {
    const before = journal.entries[index - 1]
    if (before !== undefined && entry.when <= before.when) {
      throw new Error(`Migration ${entry.tag} is not later than ${before.tag}: generate it again.`)
    }
  })
  const migrations = journal.entries.map((entry, index) => ({
    number: index + 1,
    tag: entry.tag,
    ...readStatements(join(path, `${entry.tag}.sql`)),
  }))
  return { migrations, guards: readStatements(join(path, 'guards.sql')) }
}

function readStatements(file: string): { hash: string; statements: string[] } {
  const text = readFileSync(file, 'utf8').replaceAll('\r\n', '\n')
  const statements = text
    .split(BREAKPOINT)
    .map((statement) => statement.trim())
    .filter((statement) => statement !== '')
  return { hash: createHash('sha256').update(text).digest('hex'), statements }
}

export type AppliedMigration = { readonly number: number; readonly tag: string; readonly hash: string }

/**
 * The migrations still to run. Refuses, by throwing, a database that has one we do not know, or one whose text
 * is not the text that ran: such databases differ from what every test has seen.
 */
export function pendingMigrations(
  set: MigrationSet,
  applied: readonly AppliedMigration[],
): readonly Migration[] {
  for (const row of applied) {
    const known = set.migrations[row.number - 1]
    if (known === undefined) throw new Error(`Migration ${row.tag} is unknown to this version.`)
    if (known.hash !== row.hash) throw new Error(`Migration ${row.tag} was edited after it ran here.`)
  }
  return set.migrations.slice(applied.length)
}
