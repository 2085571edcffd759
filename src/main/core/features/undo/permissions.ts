import type { Access, CommandMethod } from '../../../../shared/contract/define.ts'
import { contract } from '../../../../shared/contract/index.ts'
import { isOccupying } from '../../../../shared/domain/bookings.ts'
import { ok, type Result } from '../../../../shared/result.ts'
import type { Context } from '../../context.ts'
import type { Reader } from '../../engine/engine.ts'
import { type BookingParts, findParts, requireFunding, requireOwnSession } from '../bookings/find.ts'
import type { StepRow } from './queries.ts'
import type { ChangedStep } from './steps.ts'

/**
 * Refuses to take back what the rows themselves do not permit any more: a trainer's mark in a session that is somebody
 * else's by now, and a place that would be given away anew by who may not give it.
 */
export async function requireRows(
  q: Reader,
  context: Context,
  { method, record }: StepRow,
): Promise<Result<null>> {
  const { access }: CommandMethod = contract[method]
  for (const step of record.steps) {
    if (step.kind !== 'changed' || step.entity !== 'booking') continue
    const parts = await findParts(q, step.id)
    const allowed = parts.ok ? requireRow(context, access, parts.value, step) : parts
    if (!allowed.ok) return allowed
  }
  return ok(null)
}

function requireRow(
  context: Context,
  access: Access,
  { booking, session }: BookingParts,
  { before }: ChangedStep<'booking'>,
): Result<null> {
  if (access === 'bookings.outcome' || access === 'bookings.change_outcome') {
    const own = requireOwnSession(context, session, access)
    if (!own.ok) return own
  }
  const next = { ...booking, ...before }
  const anew = !isOccupying(booking.status) && isOccupying(next.status)
  return anew ? requireFunding(context, next) : ok(null)
}
