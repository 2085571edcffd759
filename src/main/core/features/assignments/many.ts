import type { Parsed, Value } from '../../../../shared/contract/index.ts'
import { ok, type Result } from '../../../../shared/result.ts'
import type { Context } from '../../context.ts'
import type { Writer } from '../../engine/engine.ts'
import { forEachClient } from '../clients/each.ts'
import { assignClient, findWorkingTrainer, refuseDaysTurned } from './service.ts'

/**
 * Gives many clients to one trainer for the same days, each by the rules of the single command. What is wrong for
 * everybody, turned days or a trainer who does not work here, refuses the whole.
 */
export async function assignMany(
  q: Writer,
  context: Context,
  { clientIds, ...terms }: Parsed<'assignments.assignMany'>,
): Promise<Result<Value<'assignments.assignMany'>>> {
  const days = await refuseDaysTurned(q, context, terms)
  if (!days.ok) return days
  const trainer = await findWorkingTrainer(q, terms.trainerId)
  if (!trainer.ok) return trainer
  let moved = 0
  const { done, refused } = await forEachClient(q, context, clientIds, async (clientId) => {
    const seen = { assignmentId: undefined, version: undefined }
    const given = await assignClient(q, context, { ...terms, ...seen, clientId })
    if (given.ok && given.value.replaced.length > 0) moved += 1
    return given
  })
  return ok({ done, moved, refused })
}
