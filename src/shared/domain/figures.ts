import { type SpendableGrant, spendableToday } from './credits.ts'
import type { LocalDate } from './time.ts'

type CountedGrant = Omit<SpendableGrant, 'queuedUntil'> & {
  readonly granted: number
  readonly held: number
  readonly used: number
  readonly expired: number
  readonly revoked: number
}

/** What some grants come to, as screens show it. */
export type GrantFigures = {
  /** Units that could be held for a session today. */
  readonly available: number
  /** Units held for bookings to come. */
  readonly scheduled: number
  /** Units used: attended, and late cancellations and no-shows that were charged. */
  readonly completed: number
  /** All unspent units, whether or not they can be held today. */
  readonly remaining: number
  readonly granted: number
  readonly expired: number
  readonly revoked: number
  /** The soonest last valid day of units that remain, today or later. */
  readonly nextExpiry: LocalDate | null
}

/** Adds grants up, as they are on a studio day. */
export function figuresOf(grants: readonly CountedGrant[], today: LocalDate): GrantFigures {
  const sum = (units: (grant: CountedGrant) => number) =>
    grants.reduce((total, grant) => total + units(grant), 0)
  return {
    available: sum((grant) => spendableToday(grant, today)),
    scheduled: sum((grant) => grant.held),
    completed: sum((grant) => grant.used),
    remaining: sum((grant) => grant.available),
    granted: sum((grant) => grant.granted),
    expired: sum((grant) => grant.expired),
    revoked: sum((grant) => grant.revoked),
    nextExpiry: nextExpiry(grants, today),
  }
}

function nextExpiry(grants: readonly CountedGrant[], today: LocalDate): LocalDate | null {
  let next: LocalDate | null = null
  for (const { available, expiresOn } of grants) {
    if (available === 0 || expiresOn === null || expiresOn < today) continue
    if (next === null || expiresOn < next) next = expiresOn
  }
  return next
}
