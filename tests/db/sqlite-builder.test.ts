import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { eq, sql } from 'drizzle-orm'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Builder } from '../../src/main/core/engine/engine.ts'
import { sqliteTables } from '../../src/main/core/engine/schema/sqlite.ts'
import { sqliteBuilder } from '../../src/main/core/engine/sqlite-builder.ts'
import { openConnection, type RawDatabase } from '../../src/main/core/engine/sqlite-open.ts'

const { commands, staff } = sqliteTables

let folder: string
let raw: RawDatabase
let db: Builder

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tallybook-builder-'))
  raw = openConnection(join(folder, 'studio.db'), { readonly: false })
  raw.exec(`
    create table staff (id integer primary key, name text, role text, active integer, created_at integer, version integer);
    create table commands (id text primary key, method text, input_hash text, reply text, at integer);
    insert into staff values (1, 'Ada', 'owner', 1, 5, 1), (2, 'Ben', 'trainer', 0, 6, 1);
    insert into commands values ('1', 'x', 'x', '{"n":[1]}', 7);`)
  db = sqliteBuilder(raw)
})

afterEach(() => {
  raw.close()
  rmSync(folder, { recursive: true })
})

test('columns come out in the form that the product knows, also from a join without a partner', async () => {
  const rows = await db
    .select({ name: staff.name, active: staff.active, reply: commands.reply, at: commands.at })
    .from(staff)
    .leftJoin(commands, eq(commands.id, sql`cast(${staff.id} as text)`))
    .orderBy(staff.id)

  expect(rows).toEqual([
    { name: 'Ada', active: true, reply: { n: [1] }, at: 7 },
    { name: 'Ben', active: false, reply: null, at: null },
  ])
})

test('expressions come out through what they are mapped with, named or not', async () => {
  const rows = await db
    .select({
      plain: sql<number>`count(*)`,
      mapped: sql`count(*)`.mapWith(String),
      named: sql`max(${staff.active})`.mapWith(Boolean).as('named'),
    })
    .from(staff)

  expect(rows).toEqual([{ plain: 2, mapped: '2', named: true }])
})

test('tables inside a row are objects, and null where the join found none', async () => {
  const rows = await db
    .select({ who: { name: staff.name }, commands })
    .from(staff)
    .leftJoin(commands, eq(commands.id, sql`cast(${staff.id} as text)`))
    .orderBy(staff.id)

  expect(rows.map((row) => [row.who.name, row.commands?.reply ?? null])).toEqual([
    ['Ada', { n: [1] }],
    ['Ben', null],
  ])
})

test('values go in through their column, and rows that were written come back', async () => {
  const insert = db
    .insert(commands)
    .values({
      id: sql.placeholder('id'),
      method: 'x',
      inputHash: 'x',
      reply: sql.placeholder('reply'),
      at: 8,
    })
    .returning({ id: commands.id, reply: commands.reply })
    .prepare()

  expect(await insert.execute({ id: 'a', reply: [true] })).toEqual([{ id: 'a', reply: [true] }])
  expect(await insert.execute({ id: 'b', reply: 'text' })).toEqual([{ id: 'b', reply: 'text' }])
  expect(raw.prepare('select reply from commands where id > ? order by id').pluck().all('1')).toEqual([
    '[true]',
    '"text"',
  ])
})

test('a value that was forgotten is an error and not a null', () => {
  const query = db
    .select({ id: staff.id })
    .from(staff)
    .where(eq(staff.id, sql.placeholder('id')))
    .prepare()

  expect(() => query.execute({}).sync()).toThrow('The query was given no id.')
})

test('the builder begins no transaction of its own', () => {
  expect(() => db.transaction(() => undefined)).toThrow('by the engine alone')
})
