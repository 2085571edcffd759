import type { Parsed, Value } from '../../../../shared/contract/index.ts'
import { changesOf, staleVersion } from '../../../../shared/domain/changes.ts'
import type { ZoneId } from '../../../../shared/domain/time.ts'
import { assert } from '../../../../shared/errors.ts'
import { ok, type Result, refuse } from '../../../../shared/result.ts'
import type { Context } from '../../context.ts'
import type { Reader, Writer } from '../../engine/engine.ts'
import { findRoom } from '../catalogue/queries.ts'
import { loadStudio } from '../studio/queries.ts'
import { countComingSessions, countOpenSessions } from './session-queries.ts'
import {
  type AskedStretch,
  askedStretch,
  periodOf,
  requiredStretch,
  stretchView,
  touching,
} from './stretch.ts'
import {
  type ClosureRecord,
  findClosure,
  insertClosure,
  listClosures,
  type StoredStretch,
  stretchColumns,
  updateClosure,
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

type AskedClosure = AskedStretch & {
  readonly roomId?: number | null | undefined
  readonly reason: string
}

/** Closes the studio or a room. It warns and cancels nothing; the answer says how many open sessions lie in it. */
export async function addClosure(
  q: Writer,
  context: Context,
  input: AskedClosure,
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

type Fields = Partial<StoredStretch> & {
  readonly roomId: number | null | undefined
  readonly reason: string | undefined
}

/** Changes when and what a closure closes, and why. No session changes by it. */
export async function changeClosure(
  q: Writer,
  context: Context,
  input: Parsed<'closures.update'>,
): Promise<Result<Value<'closures.update'>>> {
  const stretch = askedStretch(input)
  if (!stretch.ok) return stretch
  const before = await findClosure(q, input.closureId)
  if (before === null) return refuse('NOT_FOUND', { entity: 'closure', id: input.closureId })
  const { roomId } = input
  if (roomId !== undefined && roomId !== null && (await findRoom(q, roomId)) === null) {
    return refuse('NOT_FOUND', { entity: 'room', id: roomId })
  }
  const columns = stretch.value === null ? {} : stretchColumns(stretch.value)
  const changes = changesOf<Fields>(before, { ...columns, roomId, reason: input.reason })
  if (input.version !== before.version) return staleVersion(input.version, before, changes)
  if (before.cancelledAt !== null) return takenBack('changed')
  if (Object.keys(changes).length > 0) await updateClosure(q, context, before, changes)
  const { zone } = await loadStudio(q)
  const made = await findClosure(q, before.id)
  assert(made !== null, 'a closure just written can be read')
  const closure = closureView(made, zone)
  context.note({
    entity: 'closure',
    entityId: before.id,
    before: closureView(before, zone),
    after: closure,
  })
  return ok({ closure, sessions: await countOpenSessions(q, periodOf(made, zone), made) })
}

function takenBack(to: string) {
  return refuse('INVALID_TRANSITION', { from: 'removed', to, why: 'This closure was removed already.' })
}

/** Takes a closure back. The row stays, for whoever asks what was. */
export async function removeClosure(
  q: Writer,
  context: Context,
  { closureId }: Parsed<'closures.remove'>,
): Promise<Result<Value<'closures.remove'>>> {
  const before = await findClosure(q, closureId)
  if (before === null) return refuse('NOT_FOUND', { entity: 'closure', id: closureId })
  if (before.cancelledAt !== null) return takenBack('removed')
  await updateClosure(q, context, before, { cancelledAt: context.now })
  const { zone } = await loadStudio(q)
  const closure = closureView({ ...before, version: before.version + 1 }, zone)
  context.note({ entity: 'closure', entityId: closureId, before: closure, after: { removed: true } })
  return ok({ closure })
}

function closureView(closure: ClosureRecord, zone: ZoneId): Value<'closures.add'>['closure'] {
  const { id, roomId, roomName, reason, version } = closure
  return { id, roomId, roomName, reason, ...stretchView(closure, zone), version }
}
