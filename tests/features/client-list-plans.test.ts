import { sql } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import type { Reader } from '../../src/main/core/engine/engine.ts'
import { type ClientFilter, selectIds } from '../../src/main/core/features/clients/list-queries.ts'
import { useEmptyFile } from '../support/empty-file.ts'

const TODAY = '2026-03-02'

/** Each narrowing of the list of clients by itself. */
const FILTERS: Readonly<Record<string, Partial<ClientFilter>>> = {
  nothing: {},
  'a word': { terms: ['ada'] },
  sessions: { minSessions: 2, maxSessions: 9 },
  revenue: { minRevenue: 1, maxRevenue: 50_000 },
  'what is left': { minAvailable: 1, maxAvailable: 3 },
  'what expires': { expiringBy: '2026-03-16' },
  'the day of registration': { createdFrom: 1, createdBefore: 2 },
}

/** Other tables are never gone through row by row for the clients of a list. */
const SCANS_TABLE = /^SCAN (bookings|purchases|grants|subscriptions|client_words|audit|sessions)(?! USING)/

async function planOf(
  q: Reader,
  { sql: text, params }: { sql: string; params: unknown[] },
): Promise<string[]> {
  const pieces = text.split('?')
  const statement = sql.join(
    pieces.flatMap((piece, index) =>
      index < params.length ? [sql.raw(piece), sql`${params[index]}`] : [sql.raw(piece)],
    ),
  )
  return (await q.rows<{ detail: string }>(sql`explain query plan ${statement}`)).map(({ detail }) => detail)
}

describe('the list of clients', () => {
  const file = useEmptyFile()

  for (const [name, filter] of Object.entries(FILTERS)) {
    it(`is narrowed by ${name} with an index`, async () => {
      await file().read(async (q) => {
        for (const status of ['active', 'all'] as const) {
          const query = selectIds(q, { terms: [], status, ...filter }, 'name', TODAY).toSQL()
          expect((await planOf(q, query)).filter((step) => SCANS_TABLE.test(step))).toEqual([])
        }
      })
    })
  }

  it('counts the sessions of each client from an index alone', async () => {
    await file().read(async (q) => {
      const query = selectIds(q, { terms: [], status: 'active', minSessions: 2 }, 'name', TODAY).toSQL()
      const steps = (await planOf(q, query)).filter((step) => step.includes('bookings'))
      for (const step of steps) expect(step).toContain('USING COVERING INDEX')
      expect(steps).not.toEqual([])
    })
  })
})
