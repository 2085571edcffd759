import { and, asc, eq, gte } from 'drizzle-orm'
import type { SeriesPattern } from '../../../../shared/domain/series.ts'
import type { Instant } from '../../../../shared/domain/time.ts'
import { assert } from '../../../../shared/errors.ts'
import type { Reader, Writer } from '../../engine/engine.ts'
import { type SessionRecord, selectSessions } from './queries.ts'

export type NewSeries = {
  readonly serviceId: number
  readonly clientId: number | null
  readonly pattern: SeriesPattern
  readonly createdAt: Instant
}

export async function insertSeries(q: Writer, series: NewSeries): Promise<number> {
  const [row] = await q.insert(q.t.series).values(series).returning({ id: q.t.series.id })
  assert(row !== undefined, 'the insert of a series returns its row')
  return row.id
}

export async function isSeries(q: Reader, seriesId: number): Promise<boolean> {
  const { series } = q.t
  const rows = await q.select({ id: series.id }).from(series).where(eq(series.id, seriesId))
  return rows.length === 1
}

/** The sessions of a series from one occurrence on that were not cancelled, in the order of the series. */
export async function listOpenOfSeries(
  q: Reader,
  seriesId: number,
  fromIndex: number,
): Promise<SessionRecord[]> {
  const { sessions } = q.t
  return selectSessions(q)
    .where(
      and(eq(sessions.seriesId, seriesId), gte(sessions.seriesIndex, fromIndex), eq(sessions.status, 'open')),
    )
    .orderBy(asc(sessions.seriesIndex))
}
