import { rmSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openSqlite } from '../../src/main/core/engine/sqlite.ts'
import { openConnection, type RawDatabase } from '../../src/main/core/engine/sqlite-open.ts'
import { contract, type Method } from '../../src/shared/contract/index.ts'
import { examplesOf } from '../fuzz/examples.ts'
import { setStage } from '../support/examples.ts'
import { MIGRATIONS, makeFolder } from '../support/storages.ts'
import { openTestStudio } from '../support/studio.ts'

/** Every statement that was compiled, and the method that asked for it first. */
const asked = new Map<string, string>()

/** What grows with a studio. */
const LARGE = ['bookings', 'sessions', 'entries', 'audit', 'client_words', 'booking_holds', 'purchases']

/** Methods that are about all there is: they check it or hand it out, a piece at a time. */
const ABOUT_EVERYTHING: readonly string[] = [
  'integrity.check',
  'attention.list',
  'import.preview',
  'system.health',
]

/** What is asked of all bookings of a status within some time, and of nobody in particular. */
const BY_STATUS = /bookings_by_(status|payment) \((status|payment_status)=\?( AND starts_at[<>]\?)+\)/

const QUOTED = /'(?:[^']|'')*'|"(?:[^"]|"")*"/g

describe('how the database answers', () => {
  let folder = ''
  let db: RawDatabase

  beforeAll(async () => {
    folder = makeFolder()
    const file = join(folder, 'studio.db')
    const compile = Database.prototype.prepare
    let method = ''
    Database.prototype.prepare = function (this: Database.Database, source: string) {
      if (!asked.has(source)) asked.set(source, method)
      return compile.call(this, source)
    } as typeof compile
    try {
      const engine = openSqlite({ file, migrations: MIGRATIONS, mode: 'write', now: () => 0 })
      await engine.migrate()
      const raw = { exec: async () => undefined, rows: async () => [] }
      const studio = await openTestStudio({ dialect: 'sqlite', engine, raw })
      const stage = await setStage(studio)
      for (method of Object.keys(contract)) {
        for (const example of examplesOf(method as Method)) {
          await studio.core.call(studio.owner, method as Method, await example(stage))
        }
      }
      await studio.core.close()
    } finally {
      Database.prototype.prepare = compile
    }
    db = openConnection(file, { readonly: true })
  }, 120_000)

  afterAll(() => {
    db.close()
    rmSync(folder, { recursive: true })
  })

  /**
   * The steps of every plan that fit, with the method and the beginning of the statement. An INSERT is left out: its plan
   * has the search for children of a parent that is missing, which no row of ours ever is when it comes to that.
   */
  const stepsOf = (fits: (detail: string, method: string) => boolean): string[] =>
    [...asked]
      .filter(([text]) => /^\s*(select|with|update|delete)\b/i.test(text))
      .flatMap(([text, method]) => {
        const values = text.replace(QUOTED, '').match(/\?/g) ?? []
        const steps = db
          .prepare<unknown[], { detail: string }>(`explain query plan ${text}`)
          .all(...values.map(() => null))
        return steps
          .filter(({ detail }) => fits(detail, method))
          .map(({ detail }) => `${method}: ${detail} ← ${text.replace(/\s+/g, ' ').slice(0, 200)}`)
      })

  it('is seen for the statements of every method', () => {
    expect(asked.size).toBeGreaterThan(200)
    expect(stepsOf((detail) => /USING (COVERING )?INDEX/.test(detail)).length).toBeGreaterThan(100)
  })

  it('never goes through what grows with a studio row by row', () => {
    const scans = new RegExp(`^SCAN (${LARGE.join('|')})(?! USING)`)
    expect(stepsOf((detail, method) => scans.test(detail) && !ABOUT_EVERYTHING.includes(method))).toEqual([])
  })

  it('finds the bookings of somebody or of a session by that, not among all of a status', () => {
    expect(
      stepsOf((detail) => /bookings_by_(status|payment)/.test(detail) && !BY_STATUS.test(detail)),
    ).toEqual([])
  })
})
