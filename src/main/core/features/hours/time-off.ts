import type { Parsed, Value } from '../../../../shared/contract/index.ts'
import { changesOf, staleVersion } from '../../../../shared/domain/changes.ts'
import { may } from '../../../../shared/domain/permissions.ts'
import type { ZoneId } from '../../../../shared/domain/time.ts'
import { assert } from '../../../../shared/errors.ts'
import { ok, type Result, refuse } from '../../../../shared/result.ts'
import type { Context } from '../../context.ts'
import type { Reader, Writer } from '../../engine/engine.ts'
import { findStaff } from '../staff/queries.ts'
import { loadStudio } from '../studio/queries.ts'
import { countComingSessions, countOpenSessions } from './session-queries.ts'
import { askedStretch, periodOf, requiredStretch, stretchView, touching } from './stretch.ts'
import {
  findTimeOff,
  insertTimeOff,
  listTimeOff,
  type StoredStretch,
  stretchColumns,
  type TimeOff,
  updateTimeOff,
} from './stretch-queries.ts'

/** What of a leave can be changed. */
type Fields = { readonly [K in keyof StoredStretch | 'note']?: TimeOff[K] | undefined }

/** Leave that was not taken back, the earliest first, with the trainer’s open sessions to come that lie in each. */
export async function listLeave(
  q: Reader,
  context: Context,
  { trainerId, ...days }: Parsed<'timeOff.list'>,
): Promise<Result<Value<'timeOff.list'>>> {
  const { zone } = await loadStudio(q)
  const all = await listTimeOff(q, trainerId === undefined ? null : [trainerId])
  const rows: Value<'timeOff.list'>['rows'] = []
  for (const own of touching(all, days, zone)) {
    const of = { trainerId: own.trainerId }
    const sessions = await countComingSessions(q, context.now, periodOf(own, zone), of)
    rows.push({ ...timeOffView(context, own, zone), sessions })
  }
  return ok({ rows })
}

/** Enters leave. It warns and moves nothing; the answer says how many open sessions lie in it. */
export async function addLeave(
  q: Writer,
  context: Context,
  input: Parsed<'timeOff.add'>,
): Promise<Result<Value<'timeOff.add'>>> {
  const { trainerId, note } = input
  const stretch = requiredStretch(input)
  if (!stretch.ok) return stretch
  if ((await findStaff(q, trainerId)) === null) {
    return refuse('NOT_FOUND', { entity: 'trainer', id: trainerId })
  }
  const id = await insertTimeOff(q, context, { ...stretchColumns(stretch.value), trainerId, note })
  const answer = await answerOf(q, context, id)
  context.note({ entity: 'time off', entityId: id, after: answer.timeOff })
  return ok(answer)
}

/** Changes when a leave is, as a whole, or its note. */
export async function changeLeave(
  q: Writer,
  context: Context,
  input: Parsed<'timeOff.update'>,
): Promise<Result<Value<'timeOff.update'>>> {
  const stretch = askedStretch(input)
  if (!stretch.ok) return stretch
  const before = await findTimeOff(q, input.timeOffId)
  if (before === null) return unknownLeave(input.timeOffId)
  const columns = stretch.value === null ? {} : stretchColumns(stretch.value)
  const changes = changesOf<Fields>(before, { ...columns, note: input.note })
  if (input.version !== before.version) return staleVersion(input.version, before, changes)
  if (before.cancelledAt !== null) return takenBack('changed')
  if (Object.keys(changes).length > 0) await updateTimeOff(q, context, before, changes)
  const { zone } = await loadStudio(q)
  const answer = await answerOf(q, context, before.id)
  context.note({
    entity: 'time off',
    entityId: before.id,
    before: timeOffView(context, before, zone),
    after: answer.timeOff,
  })
  return ok(answer)
}

/** Takes a leave back. The row stays, for whoever asks what was. */
export async function removeLeave(
  q: Writer,
  context: Context,
  { timeOffId }: Parsed<'timeOff.remove'>,
): Promise<Result<Value<'timeOff.remove'>>> {
  const before = await findTimeOff(q, timeOffId)
  if (before === null) return unknownLeave(timeOffId)
  if (before.cancelledAt !== null) return takenBack('removed')
  await updateTimeOff(q, context, before, { cancelledAt: context.now })
  const { timeOff } = await answerOf(q, context, timeOffId)
  context.note({ entity: 'time off', entityId: timeOffId, before: timeOff, after: { removed: true } })
  return ok({ timeOff })
}

function unknownLeave(id: number) {
  return refuse('NOT_FOUND', { entity: 'leave', id })
}

function takenBack(to: string) {
  return refuse('INVALID_TRANSITION', { from: 'removed', to, why: 'This leave was removed already.' })
}

async function answerOf(q: Reader, context: Context, id: number): Promise<Value<'timeOff.add'>> {
  const { zone } = await loadStudio(q)
  const timeOff = await findTimeOff(q, id)
  assert(timeOff !== null, 'a leave just written can be read')
  const { trainerId } = timeOff
  return {
    timeOff: timeOffView(context, timeOff, zone),
    sessions: await countOpenSessions(q, periodOf(timeOff, zone), { trainerId }),
  }
}

type TimeOffView = Value<'timeOff.add'>['timeOff']

/** Why somebody is away is between them and whoever plans. */
function timeOffView({ actor }: Context, timeOff: TimeOff, zone: ZoneId): TimeOffView {
  const { id, trainerId, trainerName, note, version } = timeOff
  const mayRead = may(actor, 'staff.write') || actor.staffId === trainerId
  return {
    id,
    trainerId,
    trainerName,
    ...stretchView(timeOff, zone),
    note: mayRead ? note : null,
    version,
  }
}
