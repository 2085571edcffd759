import { existsSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Dialect, Engine } from '../../src/main/core/engine/engine.ts'
import { loadMigrations } from '../../src/main/core/engine/migrations.ts'
import { openSqlite } from '../../src/main/core/engine/sqlite.ts'
import { openConnection } from '../../src/main/core/engine/sqlite-open.ts'
import { DIALECTS } from '../support/databases.ts'
import { addMigration, appendTo, copyMigrations, guardTriggers, readJournal } from '../support/migrations.ts'
import { allRows, expectRefused } from '../support/refusals.ts'
import { appendEntry, insertBooking, insertSession, insertStudio } from '../support/rows.ts'
import {
  MIGRATIONS,
  makeFolder,
  makeStorage,
  type RawRunner,
  type Storage,
  stopServers,
} from '../support/storages.ts'

/** Everything a database is made of, as the database itself describes it. */
const SCHEMA: Record<Dialect, string> = {
  sqlite: 'select type, name, sql from sqlite_schema order by type, name',
  postgres: `select 'column' as type, table_name || '.' || column_name as name, data_type as sql
    from information_schema.columns where table_schema = 'public'
    union all select 'trigger', tgname, pg_get_triggerdef(oid) || tgenabled::text from pg_trigger where not tgisinternal
    union all select 'constraint', conname, pg_get_constraintdef(oid) from pg_constraint
    where connamespace = 'public'::regnamespace
    union all select 'function', proname, prosrc from pg_proc where pronamespace = 'public'::regnamespace
    order by 1, 2`,
}

const TRIGGERS: Record<Dialect, string> = {
  sqlite: "select name from sqlite_schema where type = 'trigger' order by name",
  postgres:
    "select tgname as name from pg_trigger where not tgisinternal and tgenabled = 'O' order by tgname",
}

const COLUMNS: Record<Dialect, string> = {
  sqlite: `select s.name || '.' || p.name as name, p."notnull" as needed
    from sqlite_schema s join pragma_table_info(s.name) p
    where s.type = 'table' and s.name not like 'sqlite_%' and s.name not like 'schema_%' order by 1`,
  postgres: `select table_name || '.' || column_name as name, (is_nullable = 'NO')::int as needed
    from information_schema.columns where table_schema = 'public' and table_name not like 'schema_%'
    order by table_name || '.' || column_name collate "C"`,
}

afterAll(stopServers)

describe.each(DIALECTS)('migrations (%s)', (dialect) => {
  let folder: string
  let storage: Storage

  beforeEach(async () => {
    folder = copyMigrations()
    storage = await makeStorage(dialect, 'blank')
  })

  afterEach(async () => {
    await storage.discard()
    rmSync(folder, { recursive: true })
  })

  /** Opens, migrates and closes, as a start of the program does. */
  async function start(migrations: string): Promise<number> {
    const engine = storage.open(migrations)
    try {
      await engine.migrate()
      return await engine.schemaVersion()
    } finally {
      await engine.close()
    }
  }

  async function everything(): Promise<unknown> {
    return { schema: await storage.raw.rows(SCHEMA[dialect]), rows: await allRows(storage) }
  }

  async function fill(): Promise<void> {
    const studio = await insertStudio(storage.raw)
    const session_id = await insertSession(studio)
    const booking = await insertBooking(storage.raw, { session_id, client_id: studio.clientId })
    await appendEntry(storage.raw, { grant: studio.grantId, kind: 'GRANT', units: 5 })
    await appendEntry(storage.raw, { grant: studio.grantId, kind: 'HOLD', units: 1, booking })
  }

  const unknownMigration = (tag: string) => ({
    refusal: {
      code: 'DATABASE_DAMAGED',
      details: { why: `Its migration ${tag} is not one that this version of Tallybook knows.` },
    },
  })

  it('that ship are in the order of their times', () => {
    const times = readJournal(MIGRATIONS, dialect).entries.map(({ when }) => when)

    expect(times).toEqual([...times].sort((a, b) => a - b))
    expect(new Set(times).size).toBe(times.length)
  })

  it('that ship are all in the journal', () => {
    const files = readdirSync(join(MIGRATIONS, dialect)).filter((name) => /^\d{4}_.*\.sql$/.test(name))

    expect(files.sort()).toEqual(readJournal(MIGRATIONS, dialect).entries.map(({ tag }) => `${tag}.sql`))
  })

  it('out of order are refused', () => {
    addMigration(folder, dialect, ['select 1'], 0)

    expect(() => loadMigrations(folder, dialect)).toThrow('generate it again')
  })

  it('bring an empty database up to date, once', async () => {
    const version = readJournal(MIGRATIONS, dialect).entries.length

    expect(await start(MIGRATIONS)).toBe(version)
    const made = await everything()
    expect(await start(MIGRATIONS)).toBe(version)

    expect(await everything()).toEqual(made)
  })

  it('make every guard', async () => {
    await start(MIGRATIONS)

    const found = await storage.raw.rows<{ name: string }>(TRIGGERS[dialect])
    expect(found.map(({ name }) => name)).toEqual(guardTriggers(dialect))
  })

  it('that ran are refused when their text was edited', async () => {
    await start(MIGRATIONS)
    const before = await everything()
    appendTo(folder, dialect, '0000_init.sql', '\n-- an afterthought')

    await expect(start(folder)).rejects.toMatchObject(unknownMigration('0000_init'))
    expect(await everything()).toEqual(before)
  })

  it('of a newer version are refused', async () => {
    addMigration(folder, dialect, ['create table novelties (id integer primary key)'])
    await start(folder)
    const before = await everything()
    const known = readJournal(MIGRATIONS, dialect).entries.length

    await expect(start(MIGRATIONS)).rejects.toMatchObject({
      refusal: { code: 'NEWER_DATABASE', details: { found: known + 1, known } },
    })
    expect(await everything()).toEqual(before)
  })

  it('of another line of versions are refused', async () => {
    addMigration(folder, dialect, ['create table novelties (id integer primary key)'])
    await start(folder)
    await storage.raw.exec("update schema_migrations set tag = 'x_other' where tag like '%_test'")

    await expect(start(folder)).rejects.toMatchObject(unknownMigration('x_other'))
  })

  it('that fail leave everything as it was', async () => {
    await start(MIGRATIONS)
    await fill()
    const before = await everything()
    addMigration(folder, dialect, [
      'create table novelties (id integer primary key)',
      "update clients set first_name = 'Eve'",
      'insert into novelties (nowhere) values (1)',
    ])
    appendTo(folder, dialect, 'guards.sql', '\n-- another text')

    await expect(start(folder)).rejects.toThrow('nowhere')

    expect(await everything()).toEqual(before)
    await expectRefused(storage, 'APPEND_ONLY', () => storage.raw.exec('delete from clients'))
  })

  it('that lose a parent of rows leave everything as it was', async () => {
    await start(MIGRATIONS)
    await fill()
    const before = await everything()
    addMigration(folder, dialect, ['delete from rooms'])

    await expect(start(folder)).rejects.toThrow(/without their parent|violates foreign key/)

    expect(await everything()).toEqual(before)
  })

  it('that make tables anew keep their rows, their children and the guards', async () => {
    await start(MIGRATIONS)
    await fill()
    const before = await allRows(storage)
    addMigration(folder, dialect, await rebuild(dialect, storage.raw))

    await start(folder)

    expect(await allRows(storage)).toEqual(before)
    const found = await storage.raw.rows<{ name: string }>(TRIGGERS[dialect])
    expect(found.map(({ name }) => name)).toEqual(guardTriggers(dialect))
    await expectRefused(storage, 'LEDGER_ONLY', () => storage.raw.exec('update grants set available = 99'))
    await expect(storage.raw.exec('update bookings set starts_at = 0')).rejects.toThrow(/foreign key/i)
  })

  it('put right a guard that was dropped', async () => {
    await start(MIGRATIONS)
    const before = await everything()
    await storage.raw.exec(`drop trigger entries_no_update${dialect === 'postgres' ? ' on entries' : ''}`)

    await start(MIGRATIONS)

    expect(await everything()).toEqual(before)
  })

  it('take out a trigger that somebody slipped in', async () => {
    await start(MIGRATIONS)
    const before = await everything()
    await storage.raw.exec(
      dialect === 'sqlite'
        ? "create trigger gift after insert on clients begin update staff set role = 'owner'; end"
        : `create function gift() returns trigger language plpgsql as 'begin return null; end';
           create trigger gift after insert on clients for each row execute function gift()`,
    )

    await start(MIGRATIONS)

    expect(await everything()).toEqual(before)
  })

  it('make the guards anew when their text has changed', async () => {
    await start(MIGRATIONS)
    appendTo(
      folder,
      dialect,
      'guards.sql',
      dialect === 'sqlite'
        ? `--> statement-breakpoint
           CREATE TRIGGER rooms_no_delete BEFORE DELETE ON rooms BEGIN SELECT RAISE(ABORT, 'NEW_GUARD'); END;`
        : `--> statement-breakpoint
           CREATE TRIGGER rooms_no_delete BEFORE DELETE ON rooms FOR EACH ROW EXECUTE FUNCTION refuse('NEW_GUARD');`,
    )

    await start(folder)
    await fill()

    await expectRefused(storage, 'NEW_GUARD', () => storage.raw.exec('delete from rooms'))
  })
})

/**
 * A migration that makes tables anew which others and the guards stand on: on SQLite as the generator writes it, on
 * PostgreSQL by columns that the guards name.
 */
async function rebuild(dialect: Dialect, raw: RawRunner): Promise<string[]> {
  if (dialect === 'postgres') {
    return [
      'ALTER TABLE "sessions" ALTER COLUMN "capacity" SET DATA TYPE integer',
      'ALTER TABLE "entries" ALTER COLUMN "units" SET DATA TYPE integer',
      'ALTER TABLE "grants" ALTER COLUMN "held" SET DATA TYPE integer',
      'ALTER TABLE "bookings" ALTER COLUMN "status" SET DATA TYPE varchar(20)',
    ]
  }
  const statements = ['PRAGMA foreign_keys=OFF;']
  for (const name of ['sessions', 'grants', 'entries', 'bookings']) {
    const made = await raw.rows<{ type: string; sql: string }>(
      'select type, sql from sqlite_schema where tbl_name = ? and sql is not null order by type desc',
      [name],
    )
    const table = made.find(({ type }) => type === 'table')?.sql ?? ''
    statements.push(
      table.replace(`\`${name}\``, `\`__new_${name}\``).replaceAll(`"${name}".`, `"__new_${name}".`),
      `INSERT INTO \`__new_${name}\` SELECT * FROM \`${name}\`;`,
      `DROP TABLE \`${name}\`;`,
      `ALTER TABLE \`__new_${name}\` RENAME TO \`${name}\`;`,
      ...made.filter(({ type }) => type === 'index').map(({ sql }) => sql),
    )
  }
  return [...statements, 'PRAGMA foreign_keys=ON;']
}

describe('both dialects', () => {
  it('have the same tables and columns, and the same need of a value', async () => {
    const found: unknown[] = []
    for (const dialect of DIALECTS) {
      const storage = await makeStorage(dialect, 'migrated')
      found.push(await storage.raw.rows(COLUMNS[dialect]))
      await storage.discard()
    }

    expect(found[0]).not.toEqual([])
    expect(found[0]).toEqual(found[1])
  })

  it('have the same guards, but where one needs a constraint and the other a trigger', () => {
    const constraints = /^(sessions_no_overlap|assignments_one)_/
    const sqlite = guardTriggers('sqlite').filter((name) => !constraints.test(name))
    const postgres = guardTriggers('postgres').filter((name) => !name.endsWith('_no_truncate'))

    expect(sqlite).toEqual(postgres)
  })
})

describe('a file of SQLite', () => {
  let folder: string
  let file: string

  beforeEach(() => {
    folder = makeFolder()
    file = join(folder, 'studio.db')
  })

  afterEach(() => rmSync(folder, { recursive: true }))

  async function start(migrations: string, check?: (engine: Engine) => Promise<void>): Promise<void> {
    const engine = openSqlite({ file, migrations, mode: 'write', now: () => 1 })
    try {
      await engine.migrate()
      await check?.(engine)
    } finally {
      await engine.close()
    }
  }

  it('has only strict tables', async () => {
    await start(MIGRATIONS)
    const connection = openConnection(file, { readonly: true })
    const loose = connection
      .prepare(
        "select name from pragma_table_list where schema = 'main' and type = 'table' and strict = 0 and name not like 'sqlite_%'",
      )
      .pluck()
      .all()
    connection.close()

    expect(loose).toEqual([])
  })

  it('is copied before it is changed, and the copy stays only when that failed', async () => {
    const migrations = copyMigrations()
    await start(MIGRATIONS)
    addMigration(migrations, 'sqlite', ['insert into nowhere values (1)'])
    const copy = `${file}.before-${readJournal(migrations, 'sqlite').entries.length}`

    await expect(start(migrations)).rejects.toThrow('nowhere')
    const keptAfterFailure = existsSync(copy)
    rmSync(migrations, { recursive: true })
    const repaired = copyMigrations()
    addMigration(repaired, 'sqlite', ['create table novelties (id integer primary key) strict'])
    await start(repaired)
    rmSync(repaired, { recursive: true })

    expect({ keptAfterFailure, keptAfterSuccess: existsSync(copy) }).toEqual({
      keptAfterFailure: true,
      keptAfterSuccess: false,
    })
  })

  it('keeps watch over foreign keys after a migration', async () => {
    await start(MIGRATIONS, async (engine) => {
      await expect(
        engine.write(async (q) => {
          await q.insert(q.t.clientWords).values({ clientId: 99, word: 'nobody' })
          return { keep: true, value: null }
        }),
      ).rejects.toThrow('FOREIGN KEY')
    })
  })
})
