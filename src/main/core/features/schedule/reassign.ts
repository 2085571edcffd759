import type { Parsed, Value } from '../../../../shared/contract/index.ts'
import { staleVersion } from '../../../../shared/domain/changes.ts'
import type { AppError } from '../../../../shared/errors.ts'
import { sentenceOf } from '../../../../shared/messages/errors.ts'
import { ok, type Result, refuse } from '../../../../shared/result.ts'
import type { Context } from '../../context.ts'
import type { Writer } from '../../engine/engine.ts'
import { cancelSession } from './cancel.ts'
import { moveSession } from './move.ts'
import { findSession } from './queries.ts'

type Change = Parsed<'schedule.reassign'>['changes'][number]
type Answer = Value<'schedule.reassign'>
type Outcome = Result<Pick<Answer['results'][number], 'session' | 'warnings' | 'cancelled' | 'returned'>>

/**
 * Changes many sessions in one unit of work: those that can be, each by the use case of its own. A change that meets
 * another session is tried again once others were done, because that one may have gone out of its way.
 */
export async function reassignSessions(
  q: Writer,
  context: Context,
  { changes }: Parsed<'schedule.reassign'>,
): Promise<Result<Answer>> {
  let tried = await tryEach(q, context, changes)
  let stuck = tried.filter(isInTheWay)
  for (let before = changes.length; stuck.length > 0 && stuck.length < before; ) {
    before = stuck.length
    const again = await tryEach(
      q,
      context,
      stuck.map(({ change }) => change),
    )
    tried = tried.map((one) => again.find(({ change }) => change === one.change) ?? one)
    stuck = again.filter(isInTheWay)
  }
  const results = tried.map(resultOf)
  return ok({ done: results.filter(({ refusal }) => refusal === null).length, results })
}

type Tried = { readonly change: Change; readonly outcome: Outcome }

async function tryEach(q: Writer, context: Context, changes: readonly Change[]): Promise<Tried[]> {
  const tried: Tried[] = []
  for (const change of changes) {
    tried.push({ change, outcome: await context.attempt(q, () => changeOne(q, context, change)) })
  }
  return tried
}

async function changeOne(q: Writer, context: Context, change: Change): Promise<Outcome> {
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

/** What another change may clear away. */
const CLASHES: ReadonlySet<AppError['code']> = new Set([
  'TRAINER_CONFLICT',
  'ROOM_CONFLICT',
  'CLIENT_CONFLICT',
])

function isInTheWay({ outcome }: Tried): boolean {
  return !outcome.ok && CLASHES.has(outcome.error.code)
}

function resultOf({ change: { sessionId }, outcome }: Tried): Answer['results'][number] {
  if (outcome.ok) return { sessionId, ...outcome.value, refusal: null }
  const { error } = outcome
  const refusal = { code: error.code, message: sentenceOf(error) }
  return { sessionId, session: null, warnings: [], refusal, cancelled: 0, returned: 0 }
}
