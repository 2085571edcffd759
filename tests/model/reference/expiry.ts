import { expire, fill } from './ledger.ts'
import { addGrant, periodBegins, periodEnds } from './memberships.ts'
import type { Grant } from './rows.ts'
import { known, todayOf, type World } from './world.ts'

/** Expires what is left of a lot; answers how much of it rolls over into the next period of a membership. */
export function expireRest(world: World, lot: Grant): number {
  expire(world, lot.id, lot.available)
  return rollOver(world, lot, lot.available)
}

/** The rest moves on once, through the period that follows, if that is not over as well. */
function rollOver(world: World, lot: Grant, rest: number): number {
  const subscription = known(world.subscriptions, lot.subscriptionId)
  const units = Math.min(rest, subscription.rollover)
  const { periodNo } = lot
  if (periodNo === null || lot.lapsedOn !== null || units === 0 || subscription.status === 'ended') return 0
  if (world.grants.where((grant) => grant.rolledFrom === lot.id).length > 0) return 0
  const begins = periodBegins(world, subscription, periodNo + 1)
  if (subscription.endsOn !== null && begins > subscription.endsOn) return 0
  const expiresOn = periodEnds(world, subscription, periodNo + 1)
  if (expiresOn < todayOf(world)) return 0
  const rolled = addGrant(world, subscription, {
    source: 'rollover',
    category: 'paid',
    effectiveFrom: lot.effectiveFrom,
    expiresOn,
    rolledFrom: lot.id,
  })
  fill(world, rolled.id, units)
  return units
}
