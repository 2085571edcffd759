import { type Day, laterDay, plusDays } from './calendar.ts'
import { sumOf } from './ledger.ts'
import { anchor, issueDue, periodEnds } from './memberships.ts'
import { continueRefund } from './refunds.ts'
import type { Subscription } from './rows.ts'
import { grantsIn, holderOf } from './spending.ts'
import { change, known, todayOf, type World } from './world.ts'

/** Rule 10: what is used up ends, and the oldest that waits for its place becomes active. */

/** After units were taken: each pack among these of which nothing remains ends. */
export function handOver(world: World, subscriptionIds: readonly number[]): void {
  for (const id of new Set(subscriptionIds)) {
    const subscription = known(world.subscriptions, id)
    const running = subscription.status === 'active' || subscription.status === 'frozen'
    if (subscription.kind === 'pack' && running && remainingOf(world, id) === 0) end(world, subscription)
  }
}

export const remainingOf = (world: World, subscriptionId: number): number =>
  sumOf(grantsIn(world, subscriptionId), (grant) => grant.available)

/** Ends one, and activates the oldest that is queued for its place. Answers which one has the place then. */
export function end(world: World, subscription: Subscription): Subscription | null {
  const held = holderOf(world, subscription)?.id === subscription.id
  change(world.subscriptions, subscription, { status: 'ended' })
  return held ? activateNext(world, subscription) : null
}

function activateNext(world: World, before: Subscription): Subscription | null {
  const [next] = world.subscriptions
    .where(
      (row) =>
        row.status === 'queued' &&
        row.clientId === before.clientId &&
        row.familyId === before.familyId &&
        row.kind === before.kind,
    )
    .sort((a, b) => a.id - b.id)
  if (next === undefined) return null
  const today = todayOf(world)
  const active = change(world.subscriptions, next, { status: 'active', activatedOn: today })
  const from = laterDay(today, lastUse(world, before) ?? today)
  if (active.kind === 'membership') startPeriods(world, active, from)
  else {
    startValidity(world, active, from)
    if (remainingOf(world, active.id) === 0) return end(world, known(world.subscriptions, active.id))
  }
  return active
}

/** Periods count from today, unless they did before a merge made it wait. */
function startPeriods(world: World, subscription: Subscription, from: Day): void {
  if (subscription.anchorOn === null) {
    const anchored = anchor(world, subscription, from)
    beginWaiting(world, anchored, periodEnds(world, anchored, 0))
  }
  issueDue(world, known(world.subscriptions, subscription.id))
  continueRefund(world, subscription.id)
}

/** Validity days count from that day. */
function startValidity(world: World, subscription: Subscription, from: Day): void {
  const { validityDays } = subscription
  if (validityDays !== null) beginWaiting(world, subscription, plusDays(from, validityDays))
}

/** What was bought has a last day from now on, never before a session already held; what was given keeps its own. */
function beginWaiting(world: World, { id }: Subscription, until: Day): void {
  const own = grantsIn(world, id)
  const expiresOn = own.flatMap((grant) => daysHeld(world, grant.id)).reduce(laterDay, until)
  for (const grant of own) {
    if (grant.source === 'purchase' && grant.expiresOn === null) change(world.grants, grant, { expiresOn })
  }
}

/** The studio's days of the sessions for which units of a grant are held. */
function daysHeld(world: World, grantId: number): Day[] {
  return world.holds
    .where((hold) => hold.grantId === grantId && hold.held > 0)
    .map((hold) => dayOf(world, hold.bookingId))
}

/** The studio's days of the sessions for which units of a grant are held or used. */
export function daysPaid(world: World, grantId: number): Day[] {
  return world.holds
    .where((hold) => hold.grantId === grantId && hold.held + hold.captured > 0)
    .map((hold) => dayOf(world, hold.bookingId))
}

/** The last day of a session held or used on a subscription. */
function lastUse(world: World, { id }: Subscription): Day | null {
  const own = new Set(grantsIn(world, id).map((grant) => grant.id))
  return world.holds
    .where((hold) => own.has(hold.grantId) && hold.held + hold.captured > 0)
    .map((hold) => dayOf(world, hold.bookingId))
    .reduce<Day | null>((last, day) => (last === null ? day : laterDay(last, day)), null)
}

const dayOf = (world: World, bookingId: number): Day =>
  known(world.sessions, known(world.bookings, bookingId).sessionId).day
