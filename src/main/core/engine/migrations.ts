import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Dialect, OpenRefused } from './engine.ts'

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
 * The migrations still to run. Refuses a database that a newer version has made (NEWER_DATABASE), and one whose
 * migrations are not, word for word, those that this version knows: it differs from what every test has seen.
 */
export function pendingMigrations(
  set: MigrationSet,
  applied: readonly AppliedMigration[],
): readonly Migration[] {
  const known = set.migrations.length
  if (applied.length > known) {
    throw new OpenRefused({ code: 'NEWER_DATABASE', details: { found: applied.length, known } })
  }
  for (const [index, row] of applied.entries()) {
    const same = set.migrations[index]
    if (row.number === same?.number && row.tag === same.tag && row.hash === same.hash) continue
    const why = `Its migration ${row.tag} is not one that this version of Tallybook knows.`
    throw new OpenRefused({ code: 'DATABASE_DAMAGED', details: { why } })
  }
  return set.migrations.slice(applied.length)
}
