import type { Parsed, Value } from '../../../../shared/contract/index.ts'
import type { ZoneId } from '../../../../shared/domain/time.ts'
import { assert } from '../../../../shared/errors.ts'
import { ok, type Result, refuse } from '../../../../shared/result.ts'
import type { Context } from '../../context.ts'
import type { Reader, Writer } from '../../engine/engine.ts'
import { findRoom } from '../catalogue/queries.ts'
import { loadStudio } from '../studio/queries.ts'
import { countComingSessions, countOpenSessions } from './session-queries.ts'
import { periodOf, requiredStretch, stretchView, touching } from './stretch.ts'
import {
  type ClosureRecord,
  cancelClosure,
  findClosure,
  insertClosure,
  listClosures,
  stretchColumns,
} from './stretch-queries.ts'

/** Closures that were not taken back, the earliest first, with the open sessions to come that lie in each. */
export async function listAllClosures(
  q: Reader,
  { now }: Context,
  days: Parsed<'closures.list'>,
): Promise<Result<Value<'closures.list'>>> {
  const { zone } = await loadStudio(q)
  const rows: Value<'closures.list'>['rows'] = []
  for (const closure of touching(await listClosures(q), days, zone)) {
    const sessions = await countComingSessions(q, now, periodOf(closure, zone), closure)
    rows.push({ ...closureView(closure, zone), sessions })
  }
  return ok({ rows })
}

/** Closes the studio or a room. It warns and cancels nothing; the answer says how many open sessions lie in it. */
export async function addClosure(
  q: Writer,
  context: Context,
  input: Parsed<'closures.add'>,
): Promise<Result<Value<'closures.add'>>> {
  const { roomId = null, reason } = input
  const stretch = requiredStretch(input)
  if (!stretch.ok) return stretch
  if (roomId !== null && (await findRoom(q, roomId)) === null) {
    return refuse('NOT_FOUND', { entity: 'room', id: roomId })
  }
  const id = await insertClosure(q, context, { ...stretchColumns(stretch.value), roomId, reason })
  const { zone } = await loadStudio(q)
  const made = await findClosure(q, id)
  assert(made !== null, 'a closure just made can be read')
  const closure = closureView(made, zone)
  context.note({ entity: 'closure', entityId: id, after: closure })
  return ok({ closure, sessions: await countOpenSessions(q, periodOf(made, zone), { roomId }) })
}

/** Takes a closure back. The row stays, for whoever asks what was. */
export async function removeClosure(
  q: Writer,
  context: Context,
  { closureId }: Parsed<'closures.remove'>,
): Promise<Result<Value<'closures.remove'>>> {
  const before = await findClosure(q, closureId)
  if (before === null) return refuse('NOT_FOUND', { entity: 'closure', id: closureId })
  if (before.cancelledAt !== null) {
    const why = 'This closure was removed already.'
    return refuse('INVALID_TRANSITION', { from: 'removed', to: 'removed', why })
  }
  await cancelClosure(q, context, before)
  const { zone } = await loadStudio(q)
  const closure = closureView({ ...before, version: before.version + 1 }, zone)
  context.note({ entity: 'closure', entityId: closureId, before: closure, after: { removed: true } })
  return ok({ closure })
}

function closureView(closure: ClosureRecord, zone: ZoneId): Value<'closures.add'>['closure'] {
  const { id, roomId, roomName, reason, version } = closure
  return { id, roomId, roomName, reason, ...stretchView(closure, zone), version }
}
