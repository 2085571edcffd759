import { rmSync } from 'node:fs'
import { join } from 'node:path'
import type { SQL } from 'drizzle-orm'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Engine, Reader } from '../../src/main/core/engine/engine.ts'
import { openSqlite } from '../../src/main/core/engine/sqlite.ts'
import { countBooked, countUnbooked } from '../../src/main/core/features/schedule/list-counts-queries.ts'
import { selectKeys } from '../../src/main/core/features/schedule/list-keys-queries.ts'
import {
  type Found,
  hasUnbooked,
  type ListFilter,
  partsOf,
} from '../../src/main/core/features/schedule/list-parts.ts'
import type { Parsed } from '../../src/shared/contract/index.ts'
import { MIGRATIONS, makeFolder } from '../support/storages.ts'

const YEAR = { from: 1_704_067_200_000, to: 1_735_689_600_000 }

const word = (found: Partial<Found>): Found => ({ clientWord: null, titles: [], trainerIds: [], ...found })

/** What the screen asks, each with and without a period. */
const FILTERS: Readonly<Record<string, Omit<ListFilter, 'found'> & { readonly found?: readonly Found[] }>> = {
  nothing: {},
  'a status': { status: 'no_show' },
  'sessions of nobody': { status: 'open' },
  'cancelled ones': { status: 'cancelled' },
  'a kind': { kind: 'group' },
  'a payment': { paymentStatus: 'pending' },
  'a trainer': { trainerIds: [3] },
  'a client': { clientId: 7 },
  'unmarked ones': { unmarkedAt: YEAR.to },
  'a client’s word': { found: [word({ clientWord: 'ada' })] },
  'a title': { found: [word({ titles: ['Flow'] })] },
  'a trainer’s name': { found: [word({ trainerIds: [3, 4] })] },
  'a word of clients and titles': { found: [word({ clientWord: 'flo', titles: ['Flow'] })] },
  'two words': { found: [word({ titles: ['Flow'] }), word({ clientWord: 'ada' })] },
}

const SORTS = [
  'startsAt',
  '-startsAt',
  'title',
  '-title',
  'client',
  '-client',
  'trainer',
  '-trainer',
] as const

/** Every statement that a list with this filter runs. */
function statements(q: Reader, filter: ListFilter, sort: Parsed<'sessions.list'>['sort']): SQL[] {
  const counts = partsOf(filter.found).flatMap((part) => {
    const every = { ...filter, status: undefined }
    const booked = countBooked(q, every, part)
    return hasUnbooked(every, part) ? [booked, countUnbooked(q, every, part)] : [booked]
  })
  return [...counts, ...selectKeys(q, filter, { sort, limit: 200, offset: 0 })]
}

async function planOf(q: Reader, statement: SQL): Promise<string[]> {
  return (await q.rows<{ detail: string }>(sql`explain query plan ${statement}`)).map(({ detail }) => detail)
}

/** A table that is gone through row by row; an index that gives the order ends with the page. */
const SCANS_TABLE = /^SCAN (sessions|bookings|clients|staff)(?! USING)/

describe('the list of sessions', () => {
  let folder = ''
  let engine: Engine

  beforeAll(async () => {
    folder = makeFolder()
    engine = openSqlite({
      file: join(folder, 'studio.db'),
      migrations: MIGRATIONS,
      mode: 'write',
      now: () => 0,
    })
    await engine.migrate()
  })

  afterAll(async () => {
    await engine.close()
    rmSync(folder, { recursive: true })
  })

  for (const [name, filter] of Object.entries(FILTERS)) {
    it(`finds ${name} by an index, with a period and without, in every order`, async () => {
      await engine.read(async (q) => {
        for (const period of [{}, YEAR]) {
          for (const sort of SORTS) {
            for (const statement of statements(q, { found: [], ...filter, ...period }, sort)) {
              const plan = await planOf(q, statement)
              expect(plan.filter((step) => SCANS_TABLE.test(step))).toEqual([])
            }
          }
        }
      })
    })
  }

  it('has no use for a sort where an index gives the order', async () => {
    const asked = [{}, { kind: 'group' as const }, YEAR].flatMap((filter) =>
      (['startsAt', '-startsAt'] as const).map((sort) => ({ filter, sort })),
    )
    const titles = (['title', '-title'] as const).map((sort) => ({ filter: {}, sort }))
    await engine.read(async (q) => {
      for (const { filter, sort } of [...asked, ...titles]) {
        for (const keys of selectKeys(q, { found: [], ...filter }, { sort, limit: 200, offset: 0 })) {
          expect((await planOf(q, keys)).filter((step) => step.includes('TEMP B-TREE'))).toEqual([])
        }
      }
    })
  })

  it('has no use for a sort among those of nobody either', async () => {
    await engine.read(async (q) => {
      for (const sort of ['client', 'trainer'] as const) {
        const [nobodys] = selectKeys(q, { found: [] }, { sort, limit: 200, offset: 0 })
        if (nobodys === undefined) throw new Error('Those of nobody come first.')
        expect((await planOf(q, nobodys)).filter((step) => step.includes('TEMP B-TREE'))).toEqual([])
      }
    })
  })

  it('counts every status by an index alone, without a look at the rows', async () => {
    await engine.read(async (q) => {
      const [part] = partsOf([])
      if (part === undefined) throw new Error('There is one part.')
      for (const filter of [
        {},
        YEAR,
        { clientId: 7 },
        { paymentStatus: 'paid' as const },
        { trainerIds: [3] },
      ]) {
        const plan = await planOf(q, countBooked(q, { found: [], ...filter }, part))
        for (const step of plan.filter((one) => one.startsWith('S'))) expect(step).toContain('COVERING INDEX')
      }
    })
  })
})
