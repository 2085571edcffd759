import type { Context } from '../../context.ts'
import type { Writer } from '../../engine/engine.ts'
import { loadRow, putBack } from './row-queries.ts'
import type { ChangedStep, MadeStep } from './steps.ts'

/** Takes leave or a closure back: a new one is removed, and one that changed is as it was before. Nothing stands on it. */
export async function takeBackHours(
  q: Writer,
  context: Context,
  step: MadeStep<'timeOff' | 'closure'> | ChangedStep<'timeOff' | 'closure'>,
): Promise<void> {
  const { entity, id } = step
  const row = await loadRow(q, entity, id)
  const next = step.kind === 'made' ? { cancelledAt: context.now } : step.before
  await putBack(q, entity, row, next)
  const before = step.kind === 'made' ? { cancelledAt: null } : step.after
  context.note({ entity: entity === 'timeOff' ? 'time off' : entity, entityId: id, before, after: next })
}
