import { cpSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Dialect } from '../../src/main/core/engine/engine.ts'
import { MIGRATIONS, makeFolder } from './storages.ts'

type Journal = {
  entries: { idx: number; version: string; when: number; tag: string; breakpoints: boolean }[]
}

/** A copy of the migrations that ship, to be changed by a test; the caller removes the folder. */
export function copyMigrations(): string {
  const folder = makeFolder()
  cpSync(MIGRATIONS, folder, { recursive: true })
  return folder
}

/** Adds a migration after the last one, `later` milliseconds after it. */
export function addMigration(
  folder: string,
  dialect: Dialect,
  statements: readonly string[],
  later = 1,
): void {
  const path = join(folder, dialect, 'meta', '_journal.json')
  const journal = readJournal(folder, dialect)
  const idx = journal.entries.length
  const when = (journal.entries.at(-1)?.when ?? 0) + later
  const tag = `${String(idx).padStart(4, '0')}_test`
  journal.entries.push({ idx, version: '7', when, tag, breakpoints: true })
  writeFileSync(path, JSON.stringify(journal))
  writeFileSync(join(folder, dialect, `${tag}.sql`), statements.join('\n--> statement-breakpoint\n'))
}

/** Leaves the first `count` migrations and no guards: a database of that time can then be filled with plain SQL. */
export function keepMigrations(folder: string, dialect: Dialect, count: number): void {
  const journal = readJournal(folder, dialect)
  journal.entries.splice(count)
  writeFileSync(join(folder, dialect, 'meta', '_journal.json'), JSON.stringify(journal))
  writeFileSync(join(folder, dialect, 'guards.sql'), 'select 1')
}

export function readJournal(folder: string, dialect: Dialect): Journal {
  return JSON.parse(readFileSync(join(folder, dialect, 'meta', '_journal.json'), 'utf8')) as Journal
}

/** Adds a line to a file of migrations or guards. */
export function appendTo(folder: string, dialect: Dialect, file: string, text: string): void {
  const path = join(folder, dialect, file)
  writeFileSync(path, `${readFileSync(path, 'utf8')}${text}`)
}

/** The names of the triggers that guards.sql makes. */
export function guardTriggers(dialect: Dialect): string[] {
  const text = readFileSync(join(MIGRATIONS, dialect, 'guards.sql'), 'utf8')
  return [...text.matchAll(/^CREATE TRIGGER (\w+)/gm)].map(([, name]) => name ?? '').sort()
}
