import Database from 'better-sqlite3'
import { OpenRefused, type SchemaFault } from './engine.ts'
import type { MigrationSet } from './migrations.ts'
import type { RawDatabase } from './sqlite-open.ts'

type Made = {
  readonly type: string
  readonly name: string
  /** As SQLite keeps it. */
  readonly sql: string
}

/** What SQLite makes by itself has no text or a name that is its own. */
const ALL = "select type, name, sql from sqlite_schema where sql is not null and name not like 'sqlite_%'"

/** What each set of migrations and guards makes, by the hashes of all of them; made once in a process. */
const made = new Map<string, readonly Made[]>()

/** What these migrations and guards make of an empty database. */
function madeBy(set: MigrationSet): readonly Made[] {
  const key = [...set.migrations, set.guards].map(({ hash }) => hash).join()
  const known = made.get(key)
  if (known !== undefined) return known
  const db = new Database(':memory:')
  try {
    for (const { statements } of [...set.migrations, set.guards]) {
      for (const statement of statements) db.exec(statement)
    }
    const all = readAll(db)
    made.set(key, all)
    return all
  } finally {
    db.close()
  }
}

function readAll(db: RawDatabase): Made[] {
  return db.prepare<[], Made>(ALL).all()
}

/** Blanks and the way names are quoted tell nothing; a table that was altered keeps another text than one made so. */
function plain(sql: string): string {
  return sql.replace(/["`[\]]/g, '').replace(/\s+/g, ' ')
}

type Difference = { readonly expected: Made; readonly found: Made | null }

function differences(db: RawDatabase, set: MigrationSet): Difference[] {
  const found = new Map(readAll(db).map((each) => [`${each.type} ${each.name}`, each]))
  return madeBy(set).flatMap((expected) => {
    const own = found.get(`${expected.type} ${expected.name}`) ?? null
    return own !== null && plain(own.sql) === plain(expected.sql) ? [] : [{ expected, found: own }]
  })
}

/**
 * What migrations and guards have made and is missing or different now, and triggers that they have not made. Other
 * tables and indexes of somebody else's hold nothing up.
 */
export function listSchemaFaults(db: RawDatabase, set: MigrationSet): SchemaFault[] {
  const own = new Set(madeBy(set).map(({ type, name }) => `${type} ${name}`))
  const foreign = readAll(db).filter(({ type, name }) => type === 'trigger' && !own.has(`${type} ${name}`))
  return [
    ...differences(db, set).map(({ expected, found }) => ({
      expected: `the ${expected.type} ${expected.name} as it was made`,
      found: found === null ? 'none' : howDifferent(expected, found),
    })),
    ...foreign.map(({ name }) => ({ expected: 'no other triggers', found: `the trigger ${name}` })),
  ]
}

function howDifferent(expected: Made, found: Made): string {
  const left = constraintsIn(found)
  const gone = [...constraintsIn(expected)].filter((name) => !left.has(name))
  return gone.length > 0 ? `one without ${gone.join(', ')}` : 'another one'
}

function constraintsIn({ sql }: Made): ReadonlySet<string> {
  return new Set([...sql.matchAll(/constraint ["`]?(\w+)/gi)].map(([, name = '']) => name))
}

/**
 * Puts back the indexes that are missing or different, each by itself. One that the rows would not pass stays as it is:
 * the integrity check names it, and the rows. Refuses a file without one of its tables, whose rows nothing gives back.
 */
export function restoreSchema(db: RawDatabase, set: MigrationSet): void {
  for (const { expected, found } of differences(db, set)) {
    if (expected.type === 'table' && found === null) {
      const why = `Its table ${expected.name} is missing. Restore a backup.`
      throw new OpenRefused({ code: 'DATABASE_DAMAGED', details: { why } })
    }
    if (expected.type === 'index') restoreIndex(db, expected, found !== null)
  }
}

function restoreIndex(db: RawDatabase, { name, sql }: Made, other: boolean): void {
  db.exec('begin immediate')
  try {
    if (other) db.exec(`drop index "${name}"`)
    db.exec(sql)
    db.exec('commit')
  } catch (error) {
    if (db.inTransaction) db.exec('rollback')
    if (!(error instanceof Database.SqliteError) || !error.code.startsWith('SQLITE_CONSTRAINT')) throw error
  }
}
