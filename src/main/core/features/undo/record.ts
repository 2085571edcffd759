import type { Method } from '../../../../shared/contract/index.ts'
import { canBeUndone, undoLabel } from '../../../../shared/messages/undo.ts'
import type { Context, LineRange } from '../../context.ts'
import type { Writer } from '../../engine/engine.ts'
import { loadSubject } from './facts.ts'
import { forgetOldSteps } from './forget-queries.ts'
import { insertStep, type UndoRecord } from './queries.ts'
import { foldSteps, type UndoStep } from './steps.ts'

/** What a command that was not refused leaves behind. */
export type Done = {
  readonly method: Method
  /** Its own input, as it was sent. */
  readonly body: unknown
  readonly steps: readonly UndoStep[]
  readonly lines: readonly LineRange[]
  readonly audit: LineRange | null
}

/**
 * Keeps what a command did as one step that the person can take back, in the command's own unit of work. Answers its
 * id; null for a command that cannot be taken back, or that did nothing.
 */
export async function recordStep(q: Writer, context: Context, done: Done): Promise<number | null> {
  if (!canBeUndone(done.method)) return null
  const record: UndoRecord = { steps: foldSteps(done.steps), lines: joined(done.lines), audit: done.audit }
  if (record.steps.length === 0 && record.lines === null) return null
  const { method } = done
  const input = (done.body ?? {}) as Readonly<Record<string, unknown>>
  const subject = await loadSubject(q, record)
  const label = undoLabel(method, subject, input)
  const step = { method, input, record: { ...record, subject }, label, at: context.now }
  const stepId = await insertStep(q, context.actor.staffId, step)
  await forgetOldSteps(q, stepId, context.now)
  return stepId
}

/** One unit of work has the ledger to itself, so that its lines follow one another. */
function joined(lines: readonly LineRange[]): LineRange | null {
  const [first] = lines
  const last = lines.at(-1)
  return first === undefined || last === undefined ? null : { first: first.first, last: last.last }
}
