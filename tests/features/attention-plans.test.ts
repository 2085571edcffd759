import type { SQL } from 'drizzle-orm'
import { sql } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import {
  type AttentionFilter,
  selectAttention,
  selectCounts,
} from '../../src/main/core/features/attention/list-queries.ts'
import { LISTED_KINDS } from '../../src/shared/domain/attention.ts'
import { useEmptyFile } from '../support/empty-file.ts'

const OPEN: AttentionFilter = {
  kinds: LISTED_KINDS,
  resolved: false,
  trainerId: null,
  today: '2026-03-03',
  now: 1_772_500_000_000,
}

const FILTERS: Readonly<Record<string, AttentionFilter>> = {
  'everything that is open': OPEN,
  'a trainer’s own': { ...OPEN, kinds: ['unmarked_session'], trainerId: 3 },
  'one kind': { ...OPEN, kinds: ['refund_owed'] },
  'what was settled': { ...OPEN, resolved: true },
}

/** A table that is gone through row by row. */
const SCANS_TABLE = /^SCAN (s|b|sessions|bookings|attention)(?! USING)/

describe('the list of what waits', () => {
  const file = useEmptyFile()

  const planOf = (statement: SQL): Promise<string[]> =>
    file().read(async (q) =>
      (await q.rows<{ detail: string }>(sql`explain query plan ${statement}`)).map(({ detail }) => detail),
    )

  for (const [name, filter] of Object.entries(FILTERS)) {
    it(`finds and counts ${name} by an index`, async () => {
      for (const statement of [selectAttention(filter, { limit: 100, offset: 0 }), selectCounts(filter)]) {
        const plan = await planOf(statement)
        expect(plan.filter((step) => SCANS_TABLE.test(step))).toEqual([])
      }
    })
  }

  it('reaches what is unmarked by status and start, so that what was marked costs nothing', async () => {
    for (const statement of [selectAttention(OPEN, { limit: 1, offset: 0 }), selectCounts(OPEN)]) {
      const found = (await planOf(statement)).filter((step) => / b /.test(step))
      expect(found).toEqual(['SEARCH b USING INDEX bookings_by_status (status=? AND starts_at<?)'])
    }
  })
})
