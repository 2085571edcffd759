import type { Day } from './calendar.ts'
import { expireRest } from './expiry.ts'
import { end, remainingOf } from './hand-over.ts'
import { issueDue } from './memberships.ts'
import { become, isOverdue } from './place.ts'
import { continueRefund } from './refunds.ts'
import { paymentAfter, releaseAll } from './resolve.ts'
import type { Subscription } from './rows.ts'
import { isFrozenOn } from './spending.ts'
import { promoteInto } from './waitlist.ts'
import { change, known, todayOf, type World } from './world.ts'

/** What time does by itself; doing it again changes nothing. */

/** Gives up what nobody confirmed in time, and what waits for a session that has begun. */
function lapseDue(world: World): number {
  let lapsed = 0
  for (const { id } of [...world.bookings.all()]) {
    const booking = known(world.bookings, id)
    const session = known(world.sessions, booking.sessionId)
    const begun = session.startsAt <= world.now
    if (booking.status === 'waitlisted' && begun) {
      become(world, booking, 'lapsed', { payment: paymentAfter(booking, 'lapsed', false) })
      lapsed += 1
    }
    if (!isOverdue(world, booking)) continue
    releaseAll(world, booking)
    become(world, booking, 'lapsed', { payment: paymentAfter(booking, 'lapsed', false) })
    lapsed += 1
    promoteInto(world, session.id)
  }
  return lapsed
}

/** Expires what is past its last valid day; answers the units. */
function expireDue(world: World): { expired: number; rolledOver: number } {
  const today = todayOf(world)
  let expired = 0
  let rolledOver = 0
  for (const { id, expiresOn, available } of [...world.grants.all()]) {
    if (expiresOn === null || expiresOn >= today || available === 0) continue
    expired += available
    rolledOver += expireRest(world, known(world.grants, id))
  }
  return { expired, rolledOver }
}

/** Ends packs of which nothing remains and memberships past their last day; the next in line take their places. */
function endDue(world: World): { ended: number; activated: number } {
  const today = todayOf(world)
  const before = new Map([...world.subscriptions.all()].map(({ id, status }) => [id, status]))
  // Whoever takes a place today is looked at in the next pass.
  for (const subscription of world.subscriptions.where(
    (row) => isRunning(row) && isOver(world, row, today),
  )) {
    end(world, subscription)
  }
  const changed = world.subscriptions.where(({ id, status }) => before.get(id) !== status)
  return {
    ended: changed.filter(({ status }) => status === 'ended').length,
    activated: changed.filter(({ status }) => status === 'active').length,
  }
}

function isOver(world: World, { id, kind, endsOn }: Subscription, today: Day): boolean {
  return kind === 'pack' ? remainingOf(world, id) === 0 : endsOn !== null && endsOn < today
}

const isRunning = ({ status }: Subscription): boolean => status === 'active' || status === 'frozen'

function issueAll(world: World): void {
  const running = world.subscriptions.where((row) => row.kind === 'membership' && isRunning(row))
  for (const subscription of running) {
    issueDue(world, subscription)
    continueRefund(world, subscription.id)
  }
}

/** Lets each status say whether today is frozen. */
function tellFreezes(world: World): { frozen: number; unfrozen: number } {
  const today = todayOf(world)
  const counts = { frozen: 0, unfrozen: 0 }
  for (const subscription of [...world.subscriptions.all()]) {
    const isFrozen = isFrozenOn(world, subscription.id, today)
    if (subscription.status === 'active' && isFrozen) {
      change(world.subscriptions, subscription, { status: 'frozen' })
      counts.frozen += 1
    } else if (subscription.status === 'frozen' && !isFrozen) {
      change(world.subscriptions, subscription, { status: 'active' })
      counts.unfrozen += 1
    }
  }
  return counts
}

/** Everything that has become due, until nothing more is. */
export function runUpkeep(world: World) {
  const freezes = tellFreezes(world)
  const sums = { expired: 0, rolledOver: 0, issued: 0, ended: 0, activated: 0 }
  const lapsed = lapseDue(world)
  for (;;) {
    const lots = lotsOf(world)
    issueAll(world)
    const pass = { ...expireDue(world), ...endDue(world), issued: lotsOf(world) - lots }
    if (Object.values(pass).every((count) => count === 0)) return { ...sums, ...freezes, lapsed }
    for (const key of Object.keys(sums) as (keyof typeof sums)[]) sums[key] += pass[key]
  }
}

/** How many periods have their lots. */
const lotsOf = (world: World): number => world.grants.where((grant) => grant.periodNo !== null).length
