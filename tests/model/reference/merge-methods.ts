import { only, type Rules } from './method.ts'
import { occupies } from './place.ts'
import type { Booking, Subscription } from './rows.ts'
import { availableToday, grantsIn, holderOf } from './spending.ts'
import { change, found, known, refuse, todayOf, type World } from './world.ts'

/** Rule 15. */
export const mergeRules: Rules<'clients.merge'> = {
  'clients.merge': ({ world, actor }, { keepId, mergeId }) => {
    only(actor, 'owner')
    const kept = found(world.clients, keepId)
    const merged = found(world.clients, mergeId)
    if (kept.id === merged.id || kept.status === 'merged' || merged.status === 'merged') {
      refuse('INVALID_TRANSITION')
    }
    const of = (clientId: number) => world.bookings.where((booking) => booking.clientId === clientId)
    if (of(kept.id).some((a) => of(merged.id).some((b) => clash(world, a, b)))) refuse('CLIENT_CONFLICT')
    const moved = give(world, kept.id, merged.id)
    change(world.clients, merged, { status: 'merged' })
    return { client: { id: kept.id, availableSessions: availableToday(world, kept.id) }, ...moved }
  },
}

/** Two bookings that one person could not both have. */
function clash(world: World, a: Booking, b: Booking): boolean {
  const counts = (booking: Booking) => occupies(booking) || booking.status === 'waitlisted'
  if (a.sessionId === b.sessionId) return counts(a) && counts(b)
  if (!occupies(a) || !occupies(b)) return false
  const [first, second] = [known(world.sessions, a.sessionId), known(world.sessions, b.sessionId)]
  return first.startsAt < second.endsAt && second.startsAt < first.endsAt
}

/** A second active subscription becomes queued; the days of a queued pack count only from its activation. */
function give(world: World, keepId: number, mergeId: number) {
  const subscriptions = world.subscriptions.where((row) => row.clientId === mergeId)
  const grants = world.grants.where((row) => row.clientId === mergeId)
  const bookings = world.bookings.where((row) => row.clientId === mergeId)
  const purchases = world.purchases.where((row) => row.clientId === mergeId)
  const queued = subscriptions.filter((subscription) => giveSubscription(world, subscription, keepId)).length
  for (const { id } of grants) change(world.grants, known(world.grants, id), { clientId: keepId })
  for (const row of bookings) change(world.bookings, row, { clientId: keepId })
  for (const row of purchases) change(world.purchases, row, { clientId: keepId })
  return {
    moved: {
      subscriptions: subscriptions.length,
      grants: grants.length,
      bookings: bookings.length,
      purchases: purchases.length,
    },
    queued,
  }
}

/** Answers whether it must wait from now on. */
function giveSubscription(world: World, subscription: Subscription, keepId: number): boolean {
  const running = subscription.status === 'active' || subscription.status === 'frozen'
  const waits = running && holderOf(world, { ...subscription, clientId: keepId }) !== undefined
  const waiting = waits ? { status: 'queued' as const, activatedOn: null } : {}
  change(world.subscriptions, subscription, { clientId: keepId, ...waiting })
  if (waits && subscription.kind === 'pack' && subscription.validityDays !== null)
    openDays(world, subscription)
  return waits
}

/** What was bought and is still valid has no last day while it waits. */
function openDays(world: World, { id }: Subscription): void {
  for (const grant of grantsIn(world, id)) {
    const isValid = grant.expiresOn !== null && grant.expiresOn >= todayOf(world)
    if (isValid && grant.source === 'purchase') change(world.grants, grant, { expiresOn: null })
  }
}
