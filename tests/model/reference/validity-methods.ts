import { daysFrom, plusDays } from './calendar.ts'
import { freeze, unfreeze } from './freezes.ts'
import { end } from './hand-over.ts'
import { revoke, sumOf, unexpire } from './ledger.ts'
import { lengthOf } from './memberships.ts'
import { only, type Rules, requireFresh } from './method.ts'
import { continueRefund } from './refunds.ts'
import type { Grant } from './rows.ts'
import { availableToday, grantsIn } from './spending.ts'
import { change, found, known, refuse, todayOf, type World } from './world.ts'

type Methods = 'credits.extend' | 'subscriptions.freeze' | 'subscriptions.unfreeze' | 'subscriptions.end'

const LONGEST_FREEZE = 3650

export const validityRules: Rules<Methods> = {
  'credits.extend': ({ world, actor }, input) => {
    only(actor, 'owner', 'front_desk')
    const grant = found(world.grants, input.grantId)
    if (grant.source === 'comp' || grant.expiresOn === null) refuse('INVALID_TRANSITION')
    const expiresOn = extended(grant, input)
    change(world.grants, grant, { expiresOn, lapsedOn: null })
    const isValid = expiresOn === null || expiresOn >= todayOf(world)
    const carried = sumOf(
      world.grants.where((row) => row.rolledFrom === grant.id),
      (row) => row.granted,
    )
    const units = isValid ? Math.max(0, grant.expired - carried) : 0
    if (units > 0) unexpire(world, grant.id, units)
    const restored = units === 0 ? 0 : units - continueRefund(world, grant.subscriptionId)
    return {
      grant: { id: grant.id, expiresOn },
      restored,
      availableSessions: availableToday(world, grant.clientId),
    }
  },

  'subscriptions.freeze': (scene, input) => {
    const { world, actor } = scene
    only(actor, 'owner', 'front_desk')
    const today = todayOf(world)
    const { from = today, until, cancelBookings = false } = input
    if (from < today || until < from || daysFrom(from, until) >= LONGEST_FREEZE) refuse('VALIDATION')
    const subscription = found(world.subscriptions, input.subscriptionId)
    requireFresh(scene)
    const done = freeze(world, subscription, { from, until, cancelBookings })
    return {
      freeze: { id: done.freeze.id, from, until, days: lengthOf(done.freeze) },
      cancelled: done.cancelled,
      promoted: done.promoted,
      availableSessions: availableToday(world, subscription.clientId),
    }
  },

  'subscriptions.unfreeze': (scene, input) => {
    const { world, actor } = scene
    only(actor, 'owner', 'front_desk')
    const today = todayOf(world)
    const { on = today } = input
    if (on < today) refuse('VALIDATION')
    const subscription = found(world.subscriptions, input.subscriptionId)
    requireFresh(scene)
    const takenBack = unfreeze(world, subscription, on)
    return { takenBack, availableSessions: availableToday(world, subscription.clientId) }
  },

  'subscriptions.end': (scene, input) => {
    const { world, actor } = scene
    only(actor, 'owner')
    const subscription = found(world.subscriptions, input.subscriptionId)
    requireFresh(scene)
    if (subscription.status === 'ended') refuse('INVALID_TRANSITION')
    const revoked = revokeAll(world, subscription.id)
    const next = end(world, subscription)
    return {
      subscription: { id: subscription.id, status: 'ended' },
      revoked,
      activated: next?.id ?? null,
      availableSessions: availableToday(world, subscription.clientId),
    }
  },
}

function extended(
  grant: Grant,
  input: { readonly expiresOn?: string | null | undefined; readonly days?: number | undefined },
): string | null {
  if (input.days !== undefined) return plusDays(grant.expiresOn ?? '', input.days)
  const day = input.expiresOn ?? null
  if (day !== null && grant.expiresOn !== null && day <= grant.expiresOn) refuse('VALIDATION')
  return day
}

/** What is available is taken back; holds stand. */
function revokeAll(world: World, subscriptionId: number): number {
  const units = sumOf(grantsIn(world, subscriptionId), (grant) => grant.available)
  for (const { id, available } of grantsIn(world, subscriptionId)) {
    if (available > 0) revoke(world, known(world.grants, id).id, available)
  }
  return units
}
