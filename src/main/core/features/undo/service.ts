import type { CommandMethod } from '../../../../shared/contract/define.ts'
import { contract, type Parsed, type Value } from '../../../../shared/contract/index.ts'
import { formatInstant } from '../../../../shared/domain/time.ts'
import { type AppError, assert } from '../../../../shared/errors.ts'
import { DONE_AGAIN } from '../../../../shared/messages/undo.ts'
import { ok, type Result, refuse } from '../../../../shared/result.ts'
import { checkAccess, checkNeeds } from '../../access.ts'
import type { Context } from '../../context.ts'
import type { Reader, Writer } from '../../engine/engine.ts'
import { parseInput } from '../../input.ts'
import { words } from '../../speaking.ts'
import { bringBackImport } from './import.ts'
import { answerLines } from './ledger.ts'
import { requireRows } from './permissions.ts'
import {
  didElseSince,
  findLastStep,
  findUndoneStep,
  insertStep,
  listSteps,
  markRedone,
  markUndone,
  STEP_ENTITY,
  type StepRow,
  type UndoRecord,
} from './queries.ts'
import { bringClientBack, madeClient, withSameClient } from './same-client.ts'
import { withSameRows } from './same-rows.ts'
import type { ImportedStep } from './steps.ts'
import { takeBack } from './take-back.ts'
import { withCurrentVersion } from './version-queries.ts'

/**
 * Takes back what the person did last: a new command that answers the old one's ledger lines and puts its rows back.
 * Refused, with why, when something that happened since depends on it. Nothing is ever deleted.
 */
export async function undoLast(
  q: Writer,
  context: Context,
  _input: Parsed<'undo.last'>,
): Promise<Result<Value<'undo.last'>>> {
  const step = await findLastStep(q, context.actor.staffId)
  if (step === null) return refuse('NOT_FOUND', { entity: 'undo step', id: 'last' })
  const denied = checkMay(context, step)
  if (denied !== null) return { ok: false, error: denied }
  const allowed = await requireRows(q, context, step)
  if (!allowed.ok) return allowed
  const taken = await takeBack(q, context, step.record)
  if (!taken.ok) {
    const why = words().notUndone(labelOf(step), taken.error)
    return refuse('INVALID_TRANSITION', { from: 'done', to: 'undone', why })
  }
  await markUndone(q, { ...step, record: { ...step.record, answers: taken.value } }, context.now)
  noteStep(context, step)
  return ok({ undone: stepView(step) })
}

/** What the person did lately, and what of it Undo and Redo would be about now. */
export async function undoHistory(
  q: Reader,
  { actor: { staffId } }: Context,
  { limit }: Parsed<'undo.history'>,
): Promise<Result<Value<'undo.history'>>> {
  const rows = await listSteps(q, staffId, limit)
  const last = await findLastStep(q, staffId)
  const undone = await findUndoneStep(q, staffId)
  const isOver = undone === null || (await didElseSince(q, staffId, undone.undoneBy))
  return ok({
    rows: rows.map(({ undone: isUndone, ...step }) => ({ ...stepView(step), undone: isUndone })),
    undoes: last?.id ?? null,
    redoes: isOver ? null : undone.id,
  })
}

/** Taking back asks for what doing it asked for: the permission of the method, and those of its input. */
function checkMay(context: Context, { method, input }: StepRow): AppError | null {
  const definition: CommandMethod = contract[method]
  const denied = checkAccess(definition.access, context.actor)
  if (denied !== null) return denied
  const parsed = parseInput(definition.input, input)
  return parsed.ok ? checkNeeds(definition, context.actor, parsed.value) : null
}

/**
 * Does again what the person took back last, through the command's own use case, with all its tests: what is not
 * possible any more is refused with its own reason. Refused as well once the person did anything else since.
 */
export async function redoLast(
  q: Writer,
  context: Context,
  _input: Parsed<'undo.redo'>,
): Promise<Result<Value<'undo.redo'>>> {
  const { staffId } = context.actor
  const step = await findUndoneStep(q, staffId)
  if (step === null) return refuse('NOT_FOUND', { entity: 'redo step', id: 'last' })
  if (await didElseSince(q, staffId, step.undoneBy)) {
    return refuse('INVALID_TRANSITION', { from: 'undone', to: 'done', why: words().DONE_SINCE })
  }
  const denied = checkMay(context, step)
  if (denied !== null) return { ok: false, error: denied }
  const done = await doAgain(q, context, step)
  if (!done.ok) return done
  await markRedone(q, step.id, done.value.stepId ?? step.id)
  noteStep(context, step)
  return ok({ redone: stepView(step) })
}

type Again = Result<{ readonly stepId: number | null }>

async function doAgain(q: Writer, context: Context, step: StepRow): Promise<Again> {
  const [first] = step.record.steps
  if (first?.kind === 'imported') return importAgain(q, context, step, first)
  const { method } = step
  if (method === 'clients.create') return clientAgain(q, context, step)
  const same = await withSameClient(q, context, step)
  if (!same.ok) return refuseAgain(step, same.error)
  const { steps } = same.value
  const input = await withSameRows(q, context.actor.staffId, same.value.input)
  return context.again(q, { method, input: await withCurrentVersion(q, input), steps })
}

/** A client who was made and taken back is there, and comes back as they were. */
async function clientAgain(q: Writer, context: Context, step: StepRow): Promise<Again> {
  const clientId = madeClient(step)
  assert(clientId !== null, 'whoever makes a client tells of it')
  const back = await bringClientBack(q, context, clientId)
  if (!back.ok) return refuseAgain(step, back.error)
  const { method, input, label } = step
  const record = { ...subjectOf(step), steps: [back.value], lines: null, audit: null }
  const again = { method, input, label, record, at: context.now }
  return ok({ stepId: await insertStep(q, context.actor.staffId, again) })
}

/** An import is not read from its file again: the clients that it made are there, and come back as they were. */
async function importAgain(
  q: Writer,
  context: Context,
  step: StepRow,
  imported: ImportedStep,
): Promise<Again> {
  const { method, input, label, record } = step
  const { answers = null, ...before } = record
  const lines = await answerLines(q, context, answers, DONE_AGAIN)
  if (!lines.ok) return refuseAgain(step, lines.error)
  const problem = await bringBackImport(q, context, imported, before)
  if (problem !== null) return refuseAgain(step, problem)
  const again = { method, input, label, at: context.now, record: { ...before, lines: lines.value } }
  return ok({ stepId: await insertStep(q, context.actor.staffId, again) })
}

function refuseAgain(step: StepRow, problem: string) {
  return refuse('INVALID_TRANSITION', {
    from: 'undone',
    to: 'done',
    why: words().notRedone(labelOf(step), problem),
  })
}

function noteStep(context: Context, { id, method, label }: StepRow): void {
  context.note({ entity: STEP_ENTITY, entityId: id, after: { method, label } })
}

function stepView(step: StepRow): Value<'undo.last'>['undone'] {
  const { id, method, at } = step
  return { id, method, label: labelOf(step), at: formatInstant(at) }
}

/** What a step did, for whoever asks now. */
function labelOf({ method, input, label, record: { subject } }: StepRow): string {
  return subject === undefined ? label : words().undoLabel(method, subject, input)
}

function subjectOf({ record: { subject } }: StepRow): Pick<UndoRecord, 'subject'> {
  return subject === undefined ? {} : { subject }
}
