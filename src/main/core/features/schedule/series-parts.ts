import type { KeptReason, SeriesSession } from '../../../../shared/domain/series-moves.ts'
import { formatInstant } from '../../../../shared/domain/time.ts'
import { assert } from '../../../../shared/errors.ts'
import type { Reader } from '../../engine/engine.ts'
import { listMarked } from '../bookings/move-queries.ts'
import type { SessionRecord } from './queries.ts'
import { listOpenOfSeries } from './series-queries.ts'

/** A session of a series, which knows which one it is. */
export type SessionOfSeries = SessionRecord & SeriesSession & { readonly seriesIndex: number }

/** The sessions of a series from one occurrence on that were not cancelled, and whether somebody was marked in each. */
export async function loadOpenOfSeries(
  q: Reader,
  seriesId: number,
  fromIndex: number,
): Promise<SessionOfSeries[]> {
  const open = await listOpenOfSeries(q, seriesId, fromIndex)
  const marked = await listMarked(
    q,
    open.map(({ id }) => id),
  )
  return open.map((session) => {
    const { seriesIndex } = session
    assert(seriesIndex !== null, 'a session of a series knows which one it is')
    return { ...session, seriesIndex, marked: marked.has(session.id) }
  })
}

export type KeptView = {
  index: number
  sessionId: number
  startsAt: string
  why: KeptReason
}

/** A session that stays, as an answer names it. */
export function keptView({ id, seriesIndex, startsAt }: SessionOfSeries, why: KeptReason): KeptView {
  return { index: seriesIndex, sessionId: id, startsAt: formatInstant(startsAt), why }
}
