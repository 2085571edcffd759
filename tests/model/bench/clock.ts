import type { Random } from '../../../src/main/core/features/demo/random.ts'
import { DAY, dayBegins, HOUR, MINUTE, plusDays } from '../reference/calendar.ts'
import { isLive } from '../reference/place.ts'
import { known, type World } from '../reference/world.ts'

/**
 * The clock of a run goes forward in uneven steps, and often to an instant at which something changes: just before,
 * at, or just after it.
 */
export function nextMoment(world: World, random: Random): number {
  const step = random.next()
  if (step < 0.62) return world.now + 1
  if (step < 0.8) return world.now + random.integer(1, 90) * MINUTE + random.integer(0, 999)
  if (step < 0.84) return world.now + random.integer(1, 12) * HOUR
  if (step < 0.85) return world.now + random.integer(1, 4) * DAY
  const edges = edgesAfter(world)
    .filter((edge) => edge < world.now + 2 * DAY)
    .sort((a, b) => a - b)
  const edge = edges[Math.min(edges.length, random.integer(1, 8)) - 1]
  if (edge === undefined) return world.now + random.integer(1, 12) * HOUR
  return Math.max(world.now + 1, edge + random.integer(-1, 1))
}

/** The instants after now at which an answer may change. */
function edgesAfter(world: World): number[] {
  const edges: number[] = []
  for (const booking of world.bookings.all()) {
    if (!isLive(booking) && booking.status !== 'waitlisted') continue
    const session = known(world.sessions, booking.sessionId)
    const window = booking.policy.lateWindowMinutes * MINUTE
    edges.push(booking.anchor - window, session.startsAt, dayBegins(session.day, world.zone))
    if (booking.pendingUntil !== null) edges.push(booking.pendingUntil)
  }
  for (const { available, held, expiresOn } of world.grants.all()) {
    if (expiresOn !== null && available + held > 0) edges.push(dayBegins(plusDays(expiresOn, 1), world.zone))
  }
  for (const { from, until, cancelled } of world.freezes.all()) {
    if (!cancelled) edges.push(dayBegins(from, world.zone), dayBegins(plusDays(until, 1), world.zone))
  }
  return edges.filter((edge) => edge > world.now)
}
