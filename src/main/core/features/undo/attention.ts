import { UNDONE } from '../../../../shared/messages/undo.ts'
import type { Context } from '../../context.ts'
import type { Writer } from '../../engine/engine.ts'
import { isStill } from './moved.ts'
import { isMatterOpen, loadRow, putBack } from './row-queries.ts'
import type { ChangedStep, MadeStep } from './steps.ts'

/**
 * Takes back what a person was told of: a new matter is settled, and one that was settled is open again unless the same
 * matter is. Never stands in the way: what somebody has decided since stays decided.
 */
export async function takeBackAttention(
  q: Writer,
  context: Context,
  step: MadeStep<'attention'> | ChangedStep<'attention'>,
): Promise<null> {
  const matter = await loadRow(q, 'attention', step.id)
  if (!isStill(matter, step.kind === 'made' ? step.state : step.after)) return null
  if (step.kind === 'changed' && (await isMatterOpen(q, matter.key))) return null
  const next = step.kind === 'made' ? { resolvedAt: context.now, note: UNDONE } : step.before
  await putBack(q, 'attention', matter, next)
  return null
}
