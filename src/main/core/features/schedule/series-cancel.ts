import type { Parsed, Value } from '../../../../shared/contract/index.ts'
import { whyKept } from '../../../../shared/domain/series-moves.ts'
import { ok, type Result, refuse } from '../../../../shared/result.ts'
import type { Context } from '../../context.ts'
import type { Writer } from '../../engine/engine.ts'
import { loadStudio } from '../studio/queries.ts'
import { callOff } from './cancel.ts'
import { type KeptView, keptView, loadOpenOfSeries } from './series-parts.ts'
import { isSeries } from './series-queries.ts'

/** Cancels the sessions of a series to come, from one of them on; those that have begun or were marked stay. */
export async function cancelSeries(
  q: Writer,
  context: Context,
  input: Parsed<'series.cancel'>,
): Promise<Result<Value<'series.cancel'>>> {
  const studio = await loadStudio(q)
  if (!(await isSeries(q, input.seriesId))) {
    return refuse('NOT_FOUND', { entity: 'series', id: input.seriesId })
  }
  const open = await loadOpenOfSeries(q, input.seriesId, input.fromIndex)
  if (open.length === 0) {
    const why = 'No session of this series is left to cancel.'
    return refuse('INVALID_TRANSITION', { from: 'cancelled', to: 'cancelled', why })
  }
  const kept: KeptView[] = []
  const sum = { cancelled: 0, bookings: 0, returned: 0 }
  for (const session of open) {
    const why = whyKept(session, context.now)
    if (why !== null) {
      kept.push(keptView(session, why))
      continue
    }
    const { cancelled, returned } = await callOff(q, context, studio, session, input.reason)
    sum.cancelled += 1
    sum.bookings += cancelled
    sum.returned += returned
  }
  context.note({
    entity: 'series',
    entityId: input.seriesId,
    after: { fromIndex: input.fromIndex, reason: input.reason, ...sum, kept: kept.length },
  })
  return ok({ ...sum, kept })
}
