import type { Value } from '../../../../shared/contract/index.ts'
import { type Freeze, freezeDays, nextFreeze, statusOn } from '../../../../shared/domain/freezes.ts'
import type { LocalDate } from '../../../../shared/domain/time.ts'
import type { Reader } from '../../engine/engine.ts'
import { words } from '../../speaking.ts'
import { type GrantRecord, listGrants, listSubscriptions, type SubscriptionRecord } from './queries.ts'

export type SubscriptionView = Value<'credits.summary'>['subscriptions'][number]
export type FreezeView = NonNullable<SubscriptionView['freeze']>

/** A client's subscriptions with their figures, oldest first, as they are on a studio day. */
export async function subscriptionViews(
  q: Reader,
  clientId: number,
  today: LocalDate,
): Promise<SubscriptionView[]> {
  const grants = await listGrants(q, clientId)
  const subscriptions = await listSubscriptions(q, clientId)
  return subscriptions.map((subscription) => subscriptionView(subscription, grants, today))
}

/** One subscription with the figures of its own among a client's grants. */
export function subscriptionView(
  subscription: SubscriptionRecord,
  grants: readonly GrantRecord[],
  today: LocalDate,
): SubscriptionView {
  const own = grants.filter((grant) => grant.subscriptionId === subscription.id)
  const sum = (bucket: 'granted' | 'available' | 'held' | 'used' | 'expired' | 'revoked') =>
    own.reduce((units, grant) => units + grant[bucket], 0)
  const freeze = nextFreeze(subscription.freezes, today)
  return {
    id: subscription.id,
    packageName: words().packName(subscription.name),
    familyId: subscription.familyId,
    family: subscription.family,
    kind: subscription.kind,
    status: statusOn(subscription.status, subscription.freezes, today),
    total: sum('granted') - sum('expired') - sum('revoked'),
    completed: sum('used'),
    scheduled: sum('held'),
    remaining: sum('available'),
    expired: sum('expired'),
    revoked: sum('revoked'),
    expiresOn: lastExpiry(own),
    activatedOn: subscription.activatedOn,
    period: subscription.period,
    rollover: subscription.rollover,
    endsOn: subscription.endsOn,
    freeze: freeze === null ? null : freezeView(freeze),
    version: subscription.version,
  }
}

export function freezeView(freeze: Freeze & { readonly id: number }): FreezeView {
  const { id, from, until } = freeze
  return { id, from, until, days: freezeDays(freeze) }
}

/** The last valid day of a subscription: none when one of its grants never expires. */
function lastExpiry(grants: readonly GrantRecord[]): LocalDate | null {
  let last: LocalDate | null = null
  for (const grant of grants) {
    if (grant.expiresOn === null) return null
    if (last === null || grant.expiresOn > last) last = grant.expiresOn
  }
  return last
}
