import type { Parsed, Value } from '../../../../shared/contract/index.ts'
import { planSeriesMove, type SeriesTarget } from '../../../../shared/domain/series-moves.ts'
import { formatInstant } from '../../../../shared/domain/time.ts'
import type { AppError } from '../../../../shared/errors.ts'
import { ok, type Result, refuse } from '../../../../shared/result.ts'
import type { Context } from '../../context.ts'
import type { Writer } from '../../engine/engine.ts'
import { words } from '../../speaking.ts'
import { loadHours } from '../hours/load.ts'
import { loadStudio } from '../studio/queries.ts'
import { isClash, type Tried, tryInTurn } from './in-turn.ts'
import { findMovable, moveSession } from './move.ts'
import { keptView, loadOpenOfSeries, type SessionOfSeries } from './series-parts.ts'

type Answer = Value<'series.move'>
type Target = SeriesTarget<SessionOfSeries>
type Moved = Tried<Target, Value<'sessions.move'>>

/**
 * Moves a session of a series and, by the same change of what the clock shows, those that follow it or all to come. Each
 * goes by the use case of a single move; one that cannot is named with its refusal, or refuses everything when it is taken
 * and that was asked for. Refuses as a whole what refuses the session that was named by itself, besides a clash.
 */
export async function moveSeries(
  q: Writer,
  context: Context,
  input: Parsed<'series.move'>,
): Promise<Result<Answer>> {
  const { zone } = await loadStudio(q)
  const { scope, clashes, startsAt, ...asked } = input
  const found = await findMovable(q, context, { ...asked, startsAt, by: 'studio' })
  if (!found.ok) return found
  const { seriesId, seriesIndex, id, startsAt: from } = found.value.before
  if (seriesId === null || seriesIndex === null) {
    const why = 'This session does not belong to a series.'
    return refuse('INVALID_TRANSITION', { from: 'single', to: 'moved', why })
  }
  const open = await loadOpenOfSeries(q, seriesId, scope === 'all' ? 0 : seriesIndex)
  const plan = planSeriesMove(open, { id, from, to: startsAt }, { now: context.now, zone })
  if (!plan.ok) return plan

  const { targets, kept } = plan.value
  const { trainerId, roomId, minutes } = asked
  const hours = await loadHours(q, zone, null)
  const shiftOf = ({ session, start }: Target) => ({ from: session.startsAt, to: start.startsAt })
  const tried = await tryInTurn(q, context, targets, shiftOf, ({ session, start }) => {
    const own = { sessionId: session.id, version: session.version, startsAt: start.startsAt, wished: start }
    return moveSession(q, context, { ...own, trainerId, roomId, minutes, by: 'studio' }, hours)
  })
  const own = tried.find(({ change }) => change.session.id === id)?.outcome
  if (own?.ok === false && !isClash(own.error)) return own
  tried.sort((a, b) => a.change.session.seriesIndex - b.change.session.seriesIndex)
  const clash = clashes === 'refuse' ? firstClash(tried) : null
  if (clash !== null) return { ok: false, error: clash }
  const moved = tried.flatMap(movedView)
  const skipped = tried.flatMap(skippedView)
  context.note({
    entity: 'series',
    entityId: seriesId,
    before: { sessionId: id, startsAt: formatInstant(from) },
    after: {
      sessionId: id,
      startsAt: formatInstant(startsAt),
      scope,
      moved: moved.length,
      skipped: skipped.length,
      kept: kept.length,
    },
  })
  return ok({ moved, skipped, kept: kept.map(({ session, why }) => keptView(session, why)) })
}

function firstClash(tried: readonly Moved[]): AppError | null {
  for (const { outcome } of tried) if (!outcome.ok && isClash(outcome.error)) return outcome.error
  return null
}

function movedView({ change, outcome }: Moved): Answer['moved'] {
  return outcome.ok ? [{ index: change.session.seriesIndex, ...outcome.value }] : []
}

function skippedView({ change, outcome }: Moved): Answer['skipped'] {
  if (outcome.ok) return []
  const { session, start } = change
  const { error } = outcome
  return [
    {
      index: session.seriesIndex,
      sessionId: session.id,
      wallStart: start.wallStart,
      startsAt: formatInstant(start.startsAt),
      wallKind: start.wallKind,
      code: error.code,
      message: words().sentenceOf(error),
    },
  ]
}
