import { meet } from '../../../../shared/domain/assignments.ts'
import { fullName } from '../../../../shared/domain/clients.ts'
import { assert } from '../../../../shared/errors.ts'
import type { Context } from '../../context.ts'
import type { Writer } from '../../engine/engine.ts'
import { words } from '../../speaking.ts'
import { listStanding } from '../assignments/queries.ts'
import { findClient } from '../clients/queries.ts'
import { loadRow, putBack } from './row-queries.ts'
import type { ChangedStep, MadeStep } from './steps.ts'

/**
 * Takes an assignment back: a new one never was, and one that made room has its days again. Answers why that is not
 * possible any more, which it is not once somebody else looks after the client on those days; null when it was done.
 */
export async function takeBackAssignment(
  q: Writer,
  context: Context,
  step: MadeStep<'assignment'> | ChangedStep<'assignment'>,
): Promise<string | null> {
  const row = await loadRow(q, 'assignment', step.id)
  const next = step.kind === 'made' ? { cancelledAt: context.now } : step.before
  const then = { ...row, ...next }
  if (then.cancelledAt === null) {
    const standing = (await listStanding(q, row.clientId)).filter(({ id }) => id !== row.id)
    const other = standing.find((one) => meet(one, then))
    if (other !== undefined) {
      const client = await findClient(q, row.clientId)
      assert(client !== null, 'an assignment names a client who exists')
      return `${other.trainerName} looks after ${fullName(client)} ${words().assignedDaysWords(other)} by now.`
    }
  }
  await putBack(q, 'assignment', row, next)
  const before = step.kind === 'made' ? { cancelledAt: null } : step.after
  context.note({ entity: 'assignment', entityId: row.id, before, after: next })
  return null
}
