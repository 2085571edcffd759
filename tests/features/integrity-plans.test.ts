import { type SQL, sql } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import type { Reader } from '../../src/main/core/engine/engine.ts'
import { listSalesWithoutGrant } from '../../src/main/core/features/system/sales-queries.ts'
import {
  listCancelledWithLive,
  listClientOverlaps,
  listOverfull,
  listSessionOverlaps,
} from '../../src/main/core/features/system/schedule-queries.ts'
import { useEmptyFile } from '../support/empty-file.ts'

const RANGE = { first: 1, last: 1_000 }

/** What the check asks about a page of rows, whatever else there is. */
const QUESTIONS: Readonly<Record<string, (q: Reader) => Promise<unknown>>> = {
  'sessions that are too full': (q) => listOverfull(q, RANGE),
  'cancelled sessions with live bookings': (q) => listCancelledWithLive(q, RANGE),
  'clients in two places': (q) => listClientOverlaps(q, RANGE),
  'trainers in two places': (q) => listSessionOverlaps(q, RANGE, 'trainer_id'),
  'rooms used twice': (q) => listSessionOverlaps(q, RANGE, 'room_id'),
}

/** Answers every query with the way that the database takes to it. */
function explaining(q: Reader): Reader {
  return { ...q, rows: (statement: SQL) => q.rows(sql`explain query plan ${statement}`) }
}

describe('the integrity check', () => {
  const file = useEmptyFile()

  for (const [name, ask] of Object.entries(QUESTIONS)) {
    it(`begins with the rows of a page when it looks for ${name}`, async () => {
      await file().read(async (q) => {
        const [first] = (await ask(explaining(q))) as readonly { readonly detail: string }[]
        expect(first?.detail).toMatch(/^SEARCH [sb] USING INTEGER PRIMARY KEY \(rowid>\? AND rowid<\?\)$/)
      })
    })
  }

  it('finds what a sale gave by its client, and not by all that there is', async () => {
    await file().read(async (q) => {
      const steps = (await listSalesWithoutGrant(explaining(q))) as unknown as readonly {
        readonly detail: string
      }[]
      const details = steps.map(({ detail }) => detail)
      expect(details.filter((detail) => /^SCAN/.test(detail))).toEqual(['SCAN p'])
      expect(details.filter((detail) => / s USING INDEX .*client_id=\?/.test(detail))).toHaveLength(1)
    })
  })
})
