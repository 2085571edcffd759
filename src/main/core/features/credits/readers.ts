import { may } from '../../../../shared/domain/permissions.ts'
import { type Result, refuse } from '../../../../shared/result.ts'
import type { Context } from '../../context.ts'
import type { Reader } from '../../engine/engine.ts'
import { looksAfter } from '../assignments/queries.ts'
import { loadStudio, studioToday } from '../studio/queries.ts'
import { teachesClient } from '../trainers/queries.ts'

/**
 * Why this actor may not see a client's figures; null when they may. Who may not read clients sees those of whom they
 * teach or look after today (docs/domain/assignments.md), and does not learn which other numbers are clients.
 */
export async function refuseFigures(
  q: Reader,
  { actor, now }: Context,
  clientId: number,
): Promise<Result<never> | null> {
  if (may(actor, 'clients.read')) return null
  const { staffId } = actor
  const own =
    staffId !== null &&
    ((await teachesClient(q, staffId, clientId)) ||
      (await looksAfter(q, { trainerId: staffId, clientId, on: studioToday(await loadStudio(q), now) })))
  return own ? null : refuse('UNAUTHORIZED_ACCESS', { permission: 'clients.read' })
}

/** Why this actor may not see where a client's credits came from; null when they may. */
export function refuseOrigins({ actor }: Context): Result<never> | null {
  return may(actor, 'clients.read') ? null : refuse('UNAUTHORIZED_ACCESS', { permission: 'clients.read' })
}
