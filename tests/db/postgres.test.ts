import { rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Engine, Writer } from '../../src/main/core/engine/engine.ts'
import { MIGRATIONS, makeFolder, makeStorage, type Storage, stopServers } from '../support/storages.ts'

describe('PostgreSQL', () => {
  let storage: Storage
  let engine: Engine

  beforeEach(async () => {
    storage = await makeStorage('postgres', 'migrated')
    engine = storage.open(MIGRATIONS)
  })

  afterEach(() => storage.discard())
  afterAll(stopServers)

  /** Fails as the server does, with a SQLSTATE, as often as asked; counts how often it was run. */
  function unitThatFails(state: string, times: number) {
    const unit = async (q: Writer) => {
      unit.runs += 1
      await q.insert(q.t.families).values({ name: `Run ${unit.runs}`, nameKey: 'run' })
      if (unit.runs <= times) {
        await q.rows(sql.raw(`do $$ begin raise exception using errcode = '${state}'; end $$`))
      }
      return { keep: true, value: unit.runs }
    }
    unit.runs = 0
    return unit
  }

  it.each(['40001', '40P01'])('runs a unit again that lost a race: %s', async (state) => {
    const unit = unitThatFails(state, 3)

    expect(await engine.write(unit)).toBe(4)
    expect(await storage.raw.rows('select name from families')).toEqual([{ name: 'Run 4' }])
  })

  it('gives up after ten lost races, and says that the database failed', async () => {
    const unit = unitThatFails('40001', 99)

    const error = await engine.write(unit).catch((thrown: unknown) => thrown)

    expect(unit.runs).toBe(10)
    expect(engine.refusalOf(error)).toEqual({ code: 'DATABASE_ERROR', details: {} })
    expect(await storage.raw.rows('select name from families')).toEqual([])
  })

  it.each(['23505', '23P01'])('looks once more when a place was taken: %s', async (state) => {
    const unit = unitThatFails(state, 99)

    await expect(engine.write(unit)).rejects.toThrow()
    expect(unit.runs).toBe(2)
  })

  it('runs a unit with a bug only once', async () => {
    const unit = unitThatFails('23514', 99)

    await expect(engine.write(unit)).rejects.toThrow()
    expect(unit.runs).toBe(1)
  })

  it('never says kept of a unit in which a failure was swallowed', async () => {
    const unit = engine.write(async (q) => {
      await q.insert(q.t.families).values({ name: 'Classes', nameKey: 'classes' })
      await q.rows(sql`select 1 / 0`).catch(() => undefined)
      return { keep: true, value: null }
    })

    await expect(unit).rejects.toThrow('current transaction is aborted')
    expect(await storage.raw.rows('select name from families')).toEqual([])
  })

  it('reads and writes in the isolation that each needs', async () => {
    const settings = sql`select current_setting('transaction_isolation') as level,
      current_setting('transaction_read_only') as locked`

    expect(await engine.read((q) => q.rows(settings))).toEqual([{ level: 'repeatable read', locked: 'on' }])
    expect(await engine.write(async (q) => ({ keep: false, value: await q.rows(settings) }))).toEqual([
      { level: 'serializable', locked: 'off' },
    ])
  })

  it.each([
    ['XX001', 'DATABASE_DAMAGED'],
    ['25006', 'READ_ONLY'],
    ['53100', 'DATABASE_ERROR'],
    ['57P01', 'DATABASE_ERROR'],
    ['08006', 'DATABASE_ERROR'],
  ])('tells a person what %s means: %s', async (state, code) => {
    const error = await engine.write(unitThatFails(state, 1)).catch((thrown: unknown) => thrown)

    expect(engine.refusalOf(error)).toMatchObject({ code })
  })

  it('writes a copy of itself to a file', async () => {
    const folder = makeFolder()
    const file = join(folder, 'copy.tar.gz')

    await engine.backup(file)

    expect(statSync(file).size).toBeGreaterThan(100_000)
    rmSync(folder, { recursive: true })
  })

  it('leaves the watch over its storage to the server', async () => {
    expect(await engine.storageProblems('full')).toEqual([])
  })
})
