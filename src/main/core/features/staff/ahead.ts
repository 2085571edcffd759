import type { Parsed, Value } from '../../../../shared/contract/index.ts'
import { ok, type Result, refuse } from '../../../../shared/result.ts'
import type { Context } from '../../context.ts'
import type { Reader } from '../../engine/engine.ts'
import { countComingSessions } from '../hours/session-queries.ts'
import { loadStudio, studioToday } from '../studio/queries.ts'
import { countClientsAhead } from './ahead-queries.ts'
import { findStaff } from './queries.ts'

/** Later than anything on the schedule. */
const EVER = Number.MAX_SAFE_INTEGER

/** What is still somebody's when they go: sessions to come, and clients they look after. */
export async function readAhead(
  q: Reader,
  { now }: Context,
  { staffId: trainerId }: Parsed<'staff.ahead'>,
): Promise<Result<Value<'staff.ahead'>>> {
  if ((await findStaff(q, trainerId)) === null) {
    return refuse('NOT_FOUND', { entity: 'staff member', id: trainerId })
  }
  const studio = await loadStudio(q)
  return ok({
    sessions: await countComingSessions(q, now, { startsAt: now, endsAt: EVER }, { trainerId }),
    clients: await countClientsAhead(q, trainerId, studioToday(studio, now)),
  })
}
