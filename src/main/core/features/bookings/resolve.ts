import { type CancelledBy, decideCancel, FORGIVENESS_DAYS } from '../../../../shared/domain/bookings.ts'
import { DAY } from '../../../../shared/domain/calendar.ts'
import { addDays, type LocalDate } from '../../../../shared/domain/time.ts'
import { assert } from '../../../../shared/errors.ts'
import type { Context } from '../../context.ts'
import type { Writer } from '../../engine/engine.ts'
import { listGrants, updateGrantExpiry } from '../credits/queries.ts'
import { appendEntries, type NewEntry } from '../ledger/queries.ts'
import { type Studio, studioToday } from '../studio/queries.ts'
import { type BookingRecord, countForgiven, listHolds, updateBooking } from './queries.ts'

export type Returned = {
  /** Units that can be spent again. */
  readonly units: number
  /** The last day on which they can; null when they never expire or none came back. */
  readonly until: LocalDate | null
}

const NOTHING: Returned = { units: 0, until: null }

export type Cancellation = {
  readonly by: CancelledBy
  readonly waive: boolean
  readonly reason: string | null
}

export type Cancelled = {
  readonly booking: BookingRecord
  readonly late: boolean
  readonly returned: Returned
}

/** Cancels a live booking and resolves its holds by the policy it was made under (rules 3 to 5). */
export async function cancelPlace(
  q: Writer,
  context: Context,
  studio: Studio,
  booking: BookingRecord,
  cancellation: Cancellation,
): Promise<Cancelled> {
  const decision = decideCancel({
    policy: booking.policy,
    policyAnchor: booking.policyAnchor,
    now: context.now,
    by: cancellation.by,
    waive: cancellation.waive,
    forgivenBefore: await countForgiven(q, booking.clientId, context.now - FORGIVENESS_DAYS * DAY),
  })
  const changed = await updateBooking(q, booking, {
    status: decision.status,
    late: decision.late,
    cancelledAt: context.now,
    cancelledBy: cancellation.by,
    reason: cancellation.reason,
  })
  const returned =
    decision.hold === 'release'
      ? await releaseHolds(q, context, studio, booking, cancellation.reason)
      : await captureHolds(q, context, booking, 'Late cancellation')
  context.note({
    entity: 'booking',
    entityId: booking.id,
    before: { status: booking.status },
    after: {
      status: changed.status,
      late: decision.late,
      returned: returned.units,
      spendableUntil: returned.until,
      waived: cancellation.waive,
    },
  })
  return { booking: changed, late: decision.late, returned }
}

/** Charges what a booking holds: attended, no-show or late cancellation. */
export async function captureHolds(
  q: Writer,
  context: Context,
  booking: BookingRecord,
  reason: string | null,
): Promise<Returned> {
  const holds = (await listHolds(q, booking.id)).filter((hold) => hold.held > 0)
  await appendEntries(
    q,
    context,
    holds.map((hold) => ({
      grantId: hold.grantId,
      kind: 'CAPTURE',
      units: hold.held,
      bookingId: booking.id,
      reason,
    })),
  )
  return NOTHING
}

/**
 * Gives back what a booking holds, always to the same grants. Units of a grant that expired meanwhile stay
 * spendable through today plus the grace days; what had expired on it before does not return (rule 4). A comp is
 * taken back at once, because it was given for this booking alone (rule 8).
 */
export async function releaseHolds(
  q: Writer,
  context: Context,
  studio: Studio,
  booking: BookingRecord,
  reason: string | null,
): Promise<Returned> {
  const today = studioToday(studio, context.now)
  const holds = (await listHolds(q, booking.id)).filter((hold) => hold.held > 0)
  if (holds.length === 0) return NOTHING
  const grants = await listGrants(q, booking.clientId)
  const entries: NewEntry[] = []
  let returned: Returned = NOTHING
  for (const hold of holds) {
    const grant = grants.find((candidate) => candidate.id === hold.grantId)
    assert(grant !== undefined, 'a hold names a grant of the same client')
    const lapsed = grant.expiresOn !== null && grant.expiresOn < today
    if (lapsed && grant.available > 0 && grant.source !== 'comp') {
      entries.push({
        grantId: grant.id,
        kind: 'EXPIRE',
        units: grant.available,
        reason: `Valid until ${grant.expiresOn}`,
      })
    }
    const release = { grantId: grant.id, units: hold.held, bookingId: booking.id, reason }
    entries.push({ ...release, kind: 'RELEASE' })
    if (grant.source === 'comp') {
      entries.push({ ...release, kind: 'REVOKE', reason: 'The complimentary session was cancelled' })
      continue
    }
    const until = lapsed ? addDays(today, booking.policy.graceDays) : grant.expiresOn
    if (lapsed && until !== null) await updateGrantExpiry(q, grant.id, until)
    returned = { units: returned.units + hold.held, until: soonest(returned, until) }
  }
  await appendEntries(q, context, entries)
  return returned
}

/** The last day on which all that came back can still be spent: the soonest over the grants it went to. */
function soonest(before: Returned, until: LocalDate | null): LocalDate | null {
  if (before.units === 0 || before.until === null) return until
  if (until === null) return before.until
  return until < before.until ? until : before.until
}
