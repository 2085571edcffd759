import { type Day, laterDay } from './calendar.ts'
import { sumOf } from './ledger.ts'
import type { Grant, Session, Subscription } from './rows.ts'
import { known, refuse, todayOf, type World } from './world.ts'

/** Rules 1, 2, 10 and 12: which grants pay for a session, and in which order. */

export type Obstacle = 'other_family' | 'frozen' | 'expired' | 'not_yet_effective' | 'queued' | 'empty'

export const grantsOf = (world: World, clientId: number): Grant[] =>
  world.grants.where((grant) => grant.clientId === clientId)

export const grantsIn = (world: World, subscriptionId: number): Grant[] =>
  world.grants.where((grant) => grant.subscriptionId === subscriptionId)

/** The subscription that has a place: at most one is active or frozen per client, family and kind. */
export function holderOf(
  world: World,
  place: Pick<Subscription, 'clientId' | 'familyId' | 'kind'>,
): Subscription | undefined {
  return world.subscriptions.where(
    (row) =>
      row.clientId === place.clientId &&
      row.familyId === place.familyId &&
      row.kind === place.kind &&
      (row.status === 'active' || row.status === 'frozen'),
  )[0]
}

/** The last valid day of all of a subscription; null when part of it never expires. */
export function lastExpiry(world: World, subscriptionId: number): Day | null {
  let last: Day | null = null
  for (const { expiresOn } of grantsIn(world, subscriptionId)) {
    if (expiresOn === null) return null
    last = last === null ? expiresOn : laterDay(last, expiresOn)
  }
  return last
}

export const isFrozenOn = (world: World, subscriptionId: number, day: Day): boolean =>
  world.freezes.where(
    (freeze) =>
      freeze.subscriptionId === subscriptionId &&
      !freeze.cancelled &&
      freeze.from <= day &&
      day <= freeze.until,
  ).length > 0

/** Why a grant cannot pay for a session of a family on a day; null when it can. */
export function obstacle(world: World, grant: Grant, familyId: number, on: Day): Obstacle | null {
  const subscription = known(world.subscriptions, grant.subscriptionId)
  if (grant.familyId !== null && grant.familyId !== familyId) return 'other_family'
  if (isFrozenOn(world, subscription.id, on)) return 'frozen'
  if (grant.expiresOn !== null && grant.expiresOn < on) return 'expired'
  if (on < grant.effectiveFrom) return 'not_yet_effective'
  if (subscription.status === 'queued' && !isBeyondHolder(world, subscription, on)) return 'queued'
  return grant.available > 0 ? null : 'empty'
}

/** While queued it pays only for sessions after the last expiry of the active one; a membership goes on to its end. */
function isBeyondHolder(world: World, queued: Subscription, on: Day): boolean {
  const holder = holderOf(world, queued)
  if (holder === undefined) return false
  const last = holder.kind === 'membership' ? holder.endsOn : lastExpiry(world, holder.id)
  return last !== null && on > last
}

const byText = (a: string, b: string) => (a === b ? 0 : a < b ? -1 : 1)
const NEVER = '9999-99-99'
const CATEGORIES = ['promotional', 'paid', 'comp']

/** Rule 1. Every grant of the model has the default priority. */
function inSpendOrder(grants: readonly Grant[]): Grant[] {
  return [...grants].sort(
    (a, b) =>
      byText(a.expiresOn ?? NEVER, b.expiresOn ?? NEVER) ||
      CATEGORIES.indexOf(a.category) - CATEGORIES.indexOf(b.category) ||
      byText(a.effectiveFrom, b.effectiveFrom) ||
      a.createdAt - b.createdAt ||
      a.id - b.id,
  )
}

/** What is to be paid: on the session's day or, for a debt, on the day on which it is settled. */
export type Need = Pick<Session, 'familyId' | 'day' | 'cost'> & { readonly settledOn?: Day }

function obstacleTo(world: World, grant: Grant, need: Need): Obstacle | null {
  const problem = obstacle(world, grant, need.familyId, need.day)
  if (problem === null || need.settledOn === undefined) return problem
  return obstacle(world, grant, need.familyId, need.settledOn) === null ? null : problem
}

export type Part = { readonly grantId: number; readonly units: number }

/** The grants that pay for a session, in spend order, or INSUFFICIENT_SESSIONS. */
export function choose(world: World, clientId: number, need: Need): Part[] {
  const parts: Part[] = []
  let missing = need.cost
  for (const grant of inSpendOrder(grantsOf(world, clientId))) {
    if (missing === 0) break
    if (obstacleTo(world, grant, need) !== null) continue
    const units = Math.min(missing, grant.available)
    parts.push({ grantId: grant.id, units })
    missing -= units
  }
  return missing === 0 ? parts : refuse('INSUFFICIENT_SESSIONS')
}

const CODES: Partial<Record<Obstacle, string>> = { expired: 'GRANT_EXPIRED', frozen: 'GRANT_FROZEN' }

/** An explicit grant pays all of it or is refused; it is never replaced. */
export function chooseNamed(world: World, grant: Grant, need: Need): Part[] {
  const problem = obstacleTo(world, grant, need)
  if (problem !== null) refuse(CODES[problem] ?? 'GRANT_INELIGIBLE')
  if (grant.available < need.cost) refuse('GRANT_INELIGIBLE')
  return [{ grantId: grant.id, units: need.cost }]
}

/** Units that could be held for a session today. */
export function availableToday(world: World, clientId: number): number {
  const today = todayOf(world)
  return sumOf(grantsOf(world, clientId), (grant) => {
    const { id, status } = known(world.subscriptions, grant.subscriptionId)
    const usable =
      status !== 'queued' &&
      !isFrozenOn(world, id, today) &&
      grant.effectiveFrom <= today &&
      (grant.expiresOn === null || grant.expiresOn >= today)
    return usable ? grant.available : 0
  })
}
