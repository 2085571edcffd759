import type { Parsed, Value } from '../../../../shared/contract/index.ts'
import { staleVersion } from '../../../../shared/domain/changes.ts'
import { sentenceOf } from '../../../../shared/messages/errors.ts'
import { ok, type Result, refuse } from '../../../../shared/result.ts'
import type { Context } from '../../context.ts'
import type { Writer } from '../../engine/engine.ts'
import { cancelSession } from './cancel.ts'
import { type Tried, tryInTurn } from './in-turn.ts'
import { moveSession } from './move.ts'
import { findSession } from './queries.ts'

type Change = Parsed<'schedule.reassign'>['changes'][number]
type Answer = Value<'schedule.reassign'>
type Done = Pick<Answer['results'][number], 'session' | 'warnings' | 'cancelled' | 'returned'>

/**
 * Changes many sessions in one unit of work: those that can be, each by the use case of its own. What stands in the way
 * of another on the list goes first.
 */
export async function reassignSessions(
  q: Writer,
  context: Context,
  { changes }: Parsed<'schedule.reassign'>,
): Promise<Result<Answer>> {
  const tried = await tryInTurn(q, context, changes, (change) => changeOne(q, context, change))
  const results = tried.map(resultOf)
  return ok({ done: results.filter(({ refusal }) => refusal === null).length, results })
}

async function changeOne(q: Writer, context: Context, change: Change): Promise<Result<Done>> {
  const { sessionId, version, cancel, reason, ...wanted } = change
  const session = await findSession(q, sessionId)
  if (session === null) return refuse('NOT_FOUND', { entity: 'session', id: sessionId })
  if (cancel === undefined) {
    const { startsAt = session.startsAt } = wanted
    const moved = await moveSession(q, context, { ...wanted, sessionId, version, startsAt, by: 'studio' })
    if (!moved.ok) return moved
    const { session: view, warnings } = moved.value
    return ok({ session: view, warnings, cancelled: 0, returned: 0 })
  }
  if (version !== session.version) return staleVersion(version, session, { status: 'cancelled' })
  const done = await cancelSession(q, context, { sessionId, reason })
  if (!done.ok) return done
  const { session: view, cancelled, returned } = done.value
  return ok({ session: view, warnings: [], cancelled, returned })
}

function resultOf({ change: { sessionId }, outcome }: Tried<Change, Done>): Answer['results'][number] {
  if (outcome.ok) return { sessionId, ...outcome.value, refusal: null }
  const { error } = outcome
  const refusal = { code: error.code, message: sentenceOf(error) }
  return { sessionId, session: null, warnings: [], refusal, cancelled: 0, returned: 0 }
}
