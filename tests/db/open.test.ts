import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import Database from 'better-sqlite3'
import { sql } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Engine, OpenRefused, type Reader } from '../../src/main/core/engine/engine.ts'
import { openSqlite } from '../../src/main/core/engine/sqlite.ts'
import { placeProblem } from '../../src/main/core/engine/sqlite-place.ts'
import { MIGRATIONS, makeFolder } from '../support/storages.ts'

let folder: string
let file: string
const engines: Engine[] = []
const children: ChildProcess[] = []

beforeEach(() => {
  folder = makeFolder()
  file = join(folder, 'studio.db')
})

afterEach(async () => {
  for (const child of children.splice(0)) child.kill('SIGKILL')
  for (const engine of engines.splice(0)) await engine.close()
  rmSync(folder, { recursive: true })
})

function open(mode: 'write' | 'read', path = file): Engine {
  const engine = openSqlite({ file: path, migrations: MIGRATIONS, mode, now: () => 0 })
  engines.push(engine)
  return engine
}

async function close(engine: Engine): Promise<void> {
  engines.splice(engines.indexOf(engine), 1)
  await engine.close()
}

function refusalOf(attempt: () => unknown): unknown {
  try {
    attempt()
  } catch (error) {
    return error instanceof OpenRefused ? error.refusal : error
  }
  return 'opened'
}

/** Another process with the file open and a write under way. */
async function holdElsewhere(): Promise<ChildProcess> {
  const script = join(import.meta.dirname, '..', 'support', 'hold-database.ts')
  const child = spawn(process.execPath, [script, file, MIGRATIONS], { stdio: ['ignore', 'pipe', 'inherit'] })
  children.push(child)
  for await (const line of createInterface({ input: child.stdout })) if (line === 'ready') break
  return child
}

async function families(engine: Engine): Promise<string[]> {
  return engine.read(async (q) => (await q.select().from(q.t.families)).map(({ name }) => name))
}

function keepFamily(engine: Engine, name: string): Promise<null> {
  return engine.write(async (q) => {
    await q.insert(q.t.families).values({ name, nameKey: name })
    return { keep: true, value: null }
  })
}

describe('an open file of SQLite', () => {
  const settings: readonly [name: string, value: number | string][] = [
    ['journal_mode', 'wal'],
    ['synchronous', 2],
    ['foreign_keys', 1],
    ['recursive_triggers', 1],
    ['trusted_schema', 0],
    ['cell_size_check', 1],
    ['fullfsync', 1],
    ['checkpoint_fullfsync', 1],
    ['application_id', 0x54414c59],
  ]

  it.each(settings)('has %s = %s on both of its connections', async (name, value) => {
    const engine = open('write')
    await engine.migrate()
    const ask = async (q: Reader) => (await q.rows(sql.raw(`pragma ${name}`)))[0]?.[name]

    expect(await engine.read(ask)).toBe(value)
    expect(await engine.write(async (q) => ({ keep: false, value: await ask(q) }))).toBe(value)
  })

  it('waits five seconds for a lock of somebody else', async () => {
    const engine = open('write')

    expect(await engine.read((q) => q.rows(sql`pragma busy_timeout`))).toEqual([{ timeout: 5000 }])
  })

  it('tells its version', async () => {
    const engine = open('write')

    const before = await engine.schemaVersion()
    await engine.migrate()

    expect([before, (await engine.schemaVersion()) > 0]).toEqual([0, true])
  })

  it('is sound, and says so', async () => {
    const engine = open('write')
    await engine.migrate()

    expect([await engine.storageProblems('quick'), await engine.storageProblems('full')]).toEqual([[], []])
  })

  it('is copied into one file, also while somebody reads', async () => {
    const engine = open('write')
    await engine.migrate()
    await keepFamily(engine, 'Classes')
    const copy = join(folder, 'copy.db')

    await Promise.all([families(engine), engine.backup(copy), families(engine)])

    expect(await families(open('read', copy))).toEqual(['Classes'])
    expect(existsSync(`${copy}-wal`)).toBe(false)
  })

  it('goes on after its disk was full, with nothing half written', async () => {
    const engine = open('write')
    await engine.migrate()
    const limit = async (pages: number) =>
      engine.write(async (q) => ({
        keep: false,
        value: await q.rows(sql.raw(`pragma max_page_count = ${pages}`)),
      }))
    const [size] = await engine.read((q) => q.rows<{ page_count: number }>(sql`pragma page_count`))
    await limit(size?.page_count ?? 0)

    const error = await engine
      .write(async (q) => {
        const rows = Array.from({ length: 500 }, (_, index) => `Family ${index}`)
        await q.insert(q.t.families).values(rows.map((name) => ({ name, nameKey: name })))
        return { keep: true, value: null }
      })
      .catch((thrown: unknown) => thrown)
    await limit(1_000_000)
    await keepFamily(engine, 'Classes')

    expect(engine.refusalOf(error)).toEqual({ code: 'DATABASE_ERROR', details: {} })
    expect(await families(engine)).toEqual(['Classes'])
  })
})

describe('a file that is not ours', () => {
  it.each([
    ['a letter', Buffer.from('Dear studio,\n')],
    ['a long text', Buffer.from('Dear studio,\n'.repeat(1000))],
    ['random bytes', Buffer.alloc(8192, 0xa7)],
    ['a header and nothing else', Buffer.from('SQLite format 3\0')],
  ])('is refused and left alone: %s', (_what, content) => {
    writeFileSync(file, content)

    for (const mode of ['write', 'read'] as const) {
      expect(refusalOf(() => open(mode))).toMatchObject({ code: 'DATABASE_DAMAGED' })
    }
    expect(readFileSync(file)).toEqual(content)
  })

  it.each([
    ['with tables', 'create table songs (id integer primary key)'],
    ["with another program's mark", 'pragma application_id = 42'],
  ])('is refused and left alone: a database %s', (_what, statement) => {
    const foreign = new Database(file)
    foreign.exec(statement)
    foreign.close()
    const before = readFileSync(file)

    for (const mode of ['write', 'read'] as const) {
      expect(refusalOf(() => open(mode))).toEqual({
        code: 'DATABASE_DAMAGED',
        details: { why: 'The file is a database of another program.' },
      })
    }
    expect(readFileSync(file)).toEqual(before)
  })

  it('is not made by looking for it', () => {
    expect(refusalOf(() => open('read'))).toEqual({
      code: 'NOT_FOUND',
      details: { entity: 'database', id: file },
    })
    expect(existsSync(file)).toBe(false)
  })

  it.each(['write', 'read'] as const)('is refused in a folder that does not exist: %s', (mode) => {
    const nowhere = join(folder, 'nowhere')

    expect(refusalOf(() => open(mode, join(nowhere, 'studio.db')))).toEqual({
      code: 'NOT_FOUND',
      details: { entity: 'folder', id: nowhere },
    })
  })
})

describe('a damaged file', () => {
  it('is told of by its own check, and a use of it is a refusal to a person', async () => {
    const engine = open('write')
    await engine.migrate()
    for (let index = 0; index < 200; index += 1) await keepFamily(engine, `Family ${index}`)
    const [root] = await engine.read((q) =>
      q.rows<{ rootpage: number }>(sql`select rootpage from sqlite_schema where name = 'families'`),
    )
    await close(engine)
    const bytes = readFileSync(file)
    bytes.fill(0xff, ((root?.rootpage ?? 0) - 1) * 4096, (root?.rootpage ?? 0) * 4096)
    writeFileSync(file, bytes)
    const damaged = open('write')

    const error = await families(damaged).catch((thrown: unknown) => thrown)

    expect(await damaged.storageProblems('quick')).not.toEqual([])
    expect(damaged.refusalOf(error)).toMatchObject({ code: 'DATABASE_DAMAGED' })
  })
})

describe('a file whose writer was killed', () => {
  it('is looked through before it is written to again', async () => {
    const engine = open('write')
    await engine.migrate()
    for (let index = 0; index < 200; index += 1) await keepFamily(engine, `Family ${index}`)
    const [root] = await engine.read((q) =>
      q.rows<{ rootpage: number }>(sql`select rootpage from sqlite_schema where name = 'families'`),
    )
    await close(engine)
    const bytes = readFileSync(file)
    bytes.fill(0xff, ((root?.rootpage ?? 0) - 1) * 4096, (root?.rootpage ?? 0) * 4096)
    writeFileSync(file, bytes)
    // What a writer leaves that did not come to its end.
    writeFileSync(`${file}-holder`, '1')

    for (let start = 0; start < 2; start += 1) {
      expect(refusalOf(() => open('write'))).toEqual({
        code: 'DATABASE_DAMAGED',
        details: { why: 'The file was damaged when Tallybook last stopped.' },
      })
    }
    expect(readFileSync(file)).toEqual(bytes)
  })

  it('is opened when it was being made, without what was half written', async () => {
    const made = join(folder, 'made.db')
    const maker = new Database(made)
    maker.exec('pragma application_id = 0x54414c59; create table parts (text text)')
    // Too little memory for what is written, so that it reaches the file before the end.
    maker.exec(`pragma cache_size = 5; begin; insert into parts
      select hex(randomblob(1000)) from (values (1), (2), (3), (4), (5), (6), (7), (8)), (values (1), (2), (3))`)
    copyFileSync(made, file)
    copyFileSync(`${made}-journal`, `${file}-journal`)
    maker.close()
    writeFileSync(`${file}-holder`, '1')

    const engine = open('write')

    expect(await engine.read((q) => q.rows(sql`select count(*) as parts from parts`))).toEqual([{ parts: 0 }])
    expect(await engine.storageProblems('full')).toEqual([])
    expect(existsSync(`${file}-journal`)).toBe(false)
  })
})

describe('a folder where no open database may be', () => {
  it.each([
    'OneDrive',
    'OneDrive - Studio Nord',
    'Dropbox',
    'Dropbox (Studio)',
    'Google Drive',
    'iCloud Drive',
  ])('is one that another program copies to a cloud: %s', async (name) => {
    mkdirSync(join(folder, name, 'Tallybook'), { recursive: true })
    const inCloud = join(folder, name, 'Tallybook', 'studio.db')

    expect(refusalOf(() => open('write', inCloud))).toEqual({
      code: 'READ_ONLY',
      details: {
        why: `An open studio cannot be kept in ${name}, which copies it while it changes. Keep it on this PC and put its backups there.`,
      },
    })
    expect(existsSync(inCloud)).toBe(false)
  })

  it('is one of another machine', () => {
    const why =
      'An open studio cannot be kept on a network drive: two machines would damage it. Keep it on a disk of this PC.'

    expect(placeProblem('\\\\server\\share\\studio', 0)).toBe(why)
    expect([0x6969, 0x517b, 0xff534d42, 0xfe534d42].map((type) => placeProblem('/mnt/share', type))).toEqual(
      Array.from({ length: 4 }, () => why),
    )
    expect([0xef53, 0x01021994, 0x794c7630, 0x65735546, 0].map((type) => placeProblem('/srv', type))).toEqual(
      Array.from({ length: 5 }, () => null),
    )
  })

  it('is none whose name only begins like one', async () => {
    mkdirSync(join(folder, 'Dropboxing'))

    expect(refusalOf(() => open('write', join(folder, 'Dropboxing', 'studio.db')))).toBe('opened')
  })
})

describe('a file that another writer has', () => {
  const heldBy = (pid: number | undefined) => ({
    code: 'READ_ONLY',
    details: { why: `Another Tallybook (process ${pid}) has this studio open.` },
  })

  it('is refused to a second writer of the same process', async () => {
    const first = open('write')

    expect(refusalOf(() => open('write'))).toEqual(heldBy(process.pid))
    await close(first)
    expect(existsSync(`${file}-holder`)).toBe(false)

    expect(refusalOf(() => open('write'))).toBe('opened')
  })

  it('is refused to another process, read beside it, and free again once that was killed', async () => {
    const child = await holdElsewhere()

    expect(refusalOf(() => open('write'))).toEqual(heldBy(child.pid))
    expect(await families(open('read'))).toEqual(['Kept'])
    child.kill('SIGKILL')
    await once(child, 'exit')
    expect(await families(open('read'))).toEqual(['Kept'])
    const engine = open('write')
    await engine.migrate()

    expect(await families(engine)).toEqual(['Kept'])
    expect(await engine.storageProblems('full')).toEqual([])
  })

  it('shows a reader what its writer has kept, and takes nothing from the reader', async () => {
    const writer = open('write')
    await writer.migrate()
    const reader = open('read')
    await keepFamily(writer, 'Classes')

    expect(await families(reader)).toEqual(['Classes'])
    await expect(keepFamily(reader, 'Training')).rejects.toThrow('opened for reading')
    await expect(reader.migrate()).rejects.toThrow('opened for reading')
  })
})
