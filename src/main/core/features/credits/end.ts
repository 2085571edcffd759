import type { Parsed, Value } from '../../../../shared/contract/index.ts'
import { staleVersion } from '../../../../shared/domain/changes.ts'
import { truncateReason } from '../../../../shared/domain/text.ts'
import { assert } from '../../../../shared/errors.ts'
import { ok, type Result, refuse } from '../../../../shared/result.ts'
import type { Context } from '../../context.ts'
import type { Writer } from '../../engine/engine.ts'
import { appendEntries } from '../ledger/queries.ts'
import { loadStudio, studioToday } from '../studio/queries.ts'
import { availableOf } from './figures-queries.ts'
import { findFreezable } from './freeze-queries.ts'
import { handOverAll } from './hand-over.ts'
import { listGrants } from './queries.ts'
import { subscriptionViews } from './views.ts'

/**
 * Ends a subscription by staff, in whatever state it is (rule 10): what is available is taken back, what is held stays
 * held, and the next that waits for its place becomes active.
 */
export async function endSubscription(
  q: Writer,
  context: Context,
  input: Parsed<'subscriptions.end'>,
): Promise<Result<Value<'subscriptions.end'>>> {
  const { subscriptionId, version } = input
  const studio = await loadStudio(q)
  const subscription = await findFreezable(q, subscriptionId)
  if (subscription === null) return refuse('NOT_FOUND', { entity: 'subscription', id: subscriptionId })
  const { clientId, name, status } = subscription
  if (version !== undefined && version !== subscription.version) {
    return staleVersion(version, subscription, { status: 'ended' })
  }
  if (status === 'ended') {
    return refuse('INVALID_TRANSITION', { from: status, to: status, why: `${name} has ended already.` })
  }
  const reason = truncateReason(input.reason)
  const grants = await listGrants(q, clientId)
  const left = grants.filter((grant) => grant.subscriptionId === subscriptionId && grant.available > 0)
  await appendEntries(
    q,
    context,
    left.map(({ id: grantId, available: units }) => ({ grantId, kind: 'REVOKE', units, reason })),
  )
  const revoked = left.reduce((units, { available }) => units + available, 0)
  const { activated } = await handOverAll(q, context, studio, [clientId], new Set([subscriptionId]))
  context.note({
    entity: 'subscription',
    entityId: subscriptionId,
    before: { status },
    after: { status: 'ended', revoked, reason },
  })
  const today = studioToday(studio, context.now)
  const view = (await subscriptionViews(q, clientId, today)).find(({ id }) => id === subscriptionId)
  assert(view !== undefined, 'a subscription is among those of its client')
  return ok({
    subscription: view,
    revoked,
    activated: activated[0] ?? null,
    availableSessions: await availableOf(q, clientId, today),
  })
}
