import { type Day, earlierDay, plusDays, plusMonths } from './calendar.ts'
import { fill } from './ledger.ts'
import type { Freeze, Grant, Subscription } from './rows.ts'
import { add, change, todayOf, type World } from './world.ts'

/** Rule 11: a membership gives a lot per period, counted from an anchor and moved by freezes. */

const AHEAD_DAYS = 60

export const freezesOf = (world: World, subscriptionId: number): Freeze[] =>
  world.freezes
    .where((freeze) => freeze.subscriptionId === subscriptionId && !freeze.cancelled)
    .sort((a, b) => (a.from < b.from ? -1 : 1))

export function lengthOf({ from, until }: Pick<Freeze, 'from' | 'until'>): number {
  let days = 1
  for (let day = from; day < until; day = plusDays(day, 1)) days += 1
  return days
}

/** A last day as freezes move it: by the whole length of each that begins on or before it. */
export function movedBy(day: Day, freezes: readonly Freeze[]): Day {
  let moved = day
  for (const freeze of freezes) if (freeze.from <= moved) moved = plusDays(moved, lengthOf(freeze))
  return moved
}

/** The first day of a period: a freeze that begins before it moves it. */
export function periodBegins(world: World, subscription: Subscription, number: number): Day {
  return plusDays(periodEnds(world, { ...subscription, endsOn: null }, number - 1), 1)
}

function stepped({ period, anchorOn }: Subscription, steps: number): Day {
  if (anchorOn === null || period === null) throw new Error('The membership was never active.')
  if (period === 'week') return plusDays(anchorOn, 7 * steps)
  return plusMonths(anchorOn, steps * { month: 1, quarter: 3, year: 12 }[period])
}

/** The last day of a period: that before the next one, and not after the end of all. */
export function periodEnds(world: World, subscription: Subscription, number: number): Day {
  const last = plusDays(stepped(subscription, number + 1 - subscription.anchorPeriod), -1)
  const moved = movedBy(last, freezesOf(world, subscription.id))
  const { endsOn } = subscription
  return endsOn === null ? moved : earlierDay(endsOn, moved)
}

/** Issues the lots of all periods that begin within 60 days and have none yet; answers them. */
export function issueDue(world: World, subscription: Subscription): Grant[] {
  const own = world.grants.where((grant) => grant.subscriptionId === subscription.id)
  const last = Math.max(-1, ...own.map((grant) => grant.periodNo ?? -1))
  const issued: Grant[] = []
  for (let number = last + 1; ; number += 1) {
    const effectiveFrom = periodBegins(world, subscription, number)
    const isOver = subscription.endsOn !== null && effectiveFrom > subscription.endsOn
    if (isOver || effectiveFrom > plusDays(todayOf(world), AHEAD_DAYS)) return issued
    const expiresOn = periodEnds(world, subscription, number)
    issued.push(addLot(world, subscription, { effectiveFrom, expiresOn, periodNo: number }))
  }
}

type Lot = Pick<Grant, 'effectiveFrom' | 'expiresOn'> & Partial<Grant>

/** A lot of what was sold, filled. */
export function addLot(world: World, subscription: Subscription, lot: Lot): Grant {
  const grant = addGrant(world, subscription, { source: 'purchase', category: 'paid', ...lot })
  fill(world, grant.id, subscription.credits)
  return grant
}

/** A membership whose turn has come: its periods count from today. */
export function anchor(world: World, subscription: Subscription, endFrom: Day): Subscription {
  const { validityDays } = subscription
  return change(world.subscriptions, subscription, {
    anchorOn: todayOf(world),
    anchorPeriod: 0,
    endsOn: validityDays === null ? null : plusDays(endFrom, validityDays - 1),
  })
}

type Terms = Pick<Grant, 'source' | 'category' | 'effectiveFrom' | 'expiresOn'>

/** An empty grant of a subscription. */
export function addGrant(
  world: World,
  { id, clientId, familyId }: Subscription,
  terms: Terms & Partial<Grant>,
): Grant {
  return add(world.grants, {
    clientId,
    subscriptionId: id,
    familyId,
    granted: 0,
    available: 0,
    held: 0,
    used: 0,
    expired: 0,
    revoked: 0,
    lapsedOn: null,
    givenBack: 0,
    rolledFrom: null,
    periodNo: null,
    createdAt: world.now,
    ...terms,
  })
}
