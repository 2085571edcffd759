import type { Parsed, Value } from '../../../../shared/contract/index.ts'
import {
  type AssignedDays,
  assignmentState,
  endedWith,
  findSameTrainer,
  lastAssignedDay,
  makeRoom,
} from '../../../../shared/domain/assignments.ts'
import { fullName } from '../../../../shared/domain/clients.ts'
import { addDays, compareDates, type LocalDate } from '../../../../shared/domain/time.ts'
import { assert } from '../../../../shared/errors.ts'
import { ok, type Result, refuse } from '../../../../shared/result.ts'
import type { Context } from '../../context.ts'
import type { Reader, Writer } from '../../engine/engine.ts'
import { words } from '../../speaking.ts'
import { refuseMerged } from '../clients/merged.ts'
import { type ClientRecord, findClient } from '../clients/queries.ts'
import { findStaff, type StaffMember } from '../staff/queries.ts'
import { loadStudio, studioToday } from '../studio/queries.ts'
import {
  type AssignmentRecord,
  findAssignment,
  insertAssignment,
  listStanding,
  setAssignedDays,
} from './queries.ts'
import { assignmentView } from './views.ts'

type Replaced = Value<'assignments.assign'>['replaced'][number]

/**
 * Gives a client to a trainer for exactly these days; who had the client on them makes room. Refuses a client who was
 * deactivated or merged, a trainer who does not work here, and days that are this trainer's already.
 */
export async function assignClient(
  q: Writer,
  context: Context,
  input: Parsed<'assignments.assign'>,
): Promise<Result<Value<'assignments.assign'>>> {
  const named = await refuseDaysTurned(q, context, input)
  if (!named.ok) return named
  const asked = named.value
  const { fromDay } = asked
  const parts = await findBoth(q, input)
  if (!parts.ok) return parts
  const { client, trainer, standing } = parts.value
  const seen = input.assignmentId === null ? refuseTaken(fromDay, standing) : refuseUnseen(input, standing)
  if (seen !== null) return seen
  const days = { fromDay, untilDay: lastAssignedDay(asked, standing) }
  const same = findSameTrainer({ ...days, trainerId: trainer.id }, standing)
  if (same !== null) {
    const why = `${trainer.name} looks after ${fullName(client)} ${words().assignedDaysWords(same)} already.`
    return refuse('INVALID_TRANSITION', { from: trainer.name, to: trainer.name, why })
  }
  const replaced = await rearrange(q, context, client, { ...days, trainerId: trainer.id, note: input.note })
  return ok(replaced)
}

/** The days that are asked for, from today on unless told; refuses a last day before the first. */
export async function refuseDaysTurned(
  q: Reader,
  context: Context,
  { from, until = null }: Pick<Parsed<'assignments.assign'>, 'from' | 'until'>,
): Promise<Result<AssignedDays>> {
  const fromDay = from ?? studioToday(await loadStudio(q), context.now)
  if (until !== null && compareDates(until, fromDay) < 0) {
    const message = 'The last day is not before the first.'
    return refuse('VALIDATION', { issues: [{ path: 'until', message }] })
  }
  return ok({ fromDay, untilDay: until })
}

/** Somebody who can be given clients; refuses who is unknown or does not work here any more. */
export async function findWorkingTrainer(q: Reader, trainerId: number): Promise<Result<StaffMember>> {
  const trainer = await findStaff(q, trainerId)
  return trainer?.active ? ok(trainer) : refuse('NOT_FOUND', { entity: 'trainer', id: trainerId })
}

async function findBoth(
  q: Reader,
  { clientId, trainerId }: Parsed<'assignments.assign'>,
): Promise<Result<{ client: ClientRecord; trainer: StaffMember; standing: AssignmentRecord[] }>> {
  const client = await findClient(q, clientId)
  if (client === null) return refuse('USER_NOT_FOUND', { clientId })
  const trainer = await findWorkingTrainer(q, trainerId)
  if (!trainer.ok) return trainer
  const whole = await refuseMerged(q, client, 'assigned')
  if (!whole.ok) return whole
  if (client.status === 'inactive') {
    const why = `${fullName(client)} is deactivated. Reactivate the client first.`
    return refuse('INVALID_TRANSITION', { from: 'inactive', to: 'assigned', why })
  }
  return ok({ client, trainer: trainer.value, standing: await listStanding(q, clientId) })
}

/** Refuses when somebody has the client on a day on which the caller sees nobody. */
function refuseTaken(day: LocalDate, standing: readonly AssignmentRecord[]): Result<never> | null {
  const taken = standing.find((one) => assignmentState(one, day) === 'current')
  return taken === undefined ? null : stale(0, taken)
}

/** Refuses when the assignment that the caller sees is not as they see it any more. */
function refuseUnseen(
  { assignmentId, version }: Pick<Parsed<'assignments.assign'>, 'assignmentId' | 'version'>,
  standing: readonly AssignmentRecord[],
): Result<never> | null {
  if (assignmentId == null || version === undefined) return null
  const seen = standing.find(({ id }) => id === assignmentId)
  return seen?.version === version ? null : stale(version, seen)
}

function stale(expected: number, now: AssignmentRecord | undefined): Result<never> {
  const { fromDay = null, untilDay = null, trainerName = null } = now ?? {}
  const changes = { trainer: trainerName, from: fromDay, until: untilDay }
  return refuse('STALE_VERSION', { expected, found: now?.version ?? expected + 1, changes })
}

type Wanted = AssignedDays & { readonly trainerId: number; readonly note: string | null }

async function rearrange(
  q: Writer,
  context: Context,
  client: ClientRecord,
  wanted: Wanted,
): Promise<Value<'assignments.assign'>> {
  const standing = await listStanding(q, client.id)
  const { yielding, afterwards } = makeRoom(wanted, standing)
  const replaced: Replaced[] = []
  for (const { id, days } of yielding) {
    const before = standing.find((one) => one.id === id)
    assert(before !== undefined, 'only a standing assignment makes room')
    replaced.push(await changeDays(q, context, client, before, days))
  }
  const made = await insertAssignment(q, context, { ...wanted, clientId: client.id })
  const assignment = assignmentView(made, client)
  context.note({ entity: 'assignment', entityId: made.id, after: assignment })
  if (afterwards !== null) {
    const again = await insertAssignment(q, context, { ...afterwards, clientId: client.id, note: null })
    context.note({ entity: 'assignment', entityId: again.id, after: assignmentView(again, client) })
  }
  return { assignment, replaced }
}

/** Gives an assignment other days, or none, and notes it. */
async function changeDays(
  q: Writer,
  context: Context,
  client: ClientRecord,
  before: AssignmentRecord,
  days: AssignedDays | null,
): Promise<Replaced> {
  await setAssignedDays(q, context, before, days)
  const old = assignmentView(before, client)
  const version = before.version + 1
  const after = { ...old, from: days?.fromDay ?? null, until: days?.untilDay ?? null, version }
  context.note({ entity: 'assignment', entityId: before.id, before: old, after })
  return after
}

/** Ends an assignment with a day, by default with yesterday. Refuses one that is over by then, or was taken back. */
export async function endAssignment(
  q: Writer,
  context: Context,
  { assignmentId, until, version }: Parsed<'assignments.end'>,
): Promise<Result<Value<'assignments.end'>>> {
  const before = await findAssignment(q, assignmentId)
  if (before === null) return refuse('NOT_FOUND', { entity: 'assignment', id: assignmentId })
  const client = await findClient(q, before.clientId)
  assert(client !== null, 'an assignment names a client who exists')
  const unseen = refuseUnseen({ assignmentId, version }, before.cancelledAt === null ? [before] : [])
  if (unseen !== null) return unseen
  if (before.cancelledAt !== null) return over('This assignment was taken back.')
  const lastDay = until ?? addDays(studioToday(await loadStudio(q), context.now), -1)
  if (before.untilDay !== null && compareDates(before.untilDay, lastDay) <= 0) {
    return over(
      `${before.trainerName} looks after ${fullName(client)} ${words().assignedDaysWords(before)} already.`,
    )
  }
  const assignment = await changeDays(q, context, client, before, endedWith(before, lastDay))
  return ok({ assignment })
}

function over(why: string) {
  return refuse('INVALID_TRANSITION', { from: 'ended', to: 'ended', why })
}
