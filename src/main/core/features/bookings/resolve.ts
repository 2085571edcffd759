import { type CancelledBy, decideCancel, FORGIVENESS_DAYS } from '../../../../shared/domain/bookings.ts'
import { DAY } from '../../../../shared/domain/calendar.ts'
import { paymentAfter } from '../../../../shared/domain/payments.ts'
import { decideRelease } from '../../../../shared/domain/releases.ts'
import { earlierDate, type LocalDate } from '../../../../shared/domain/time.ts'
import { waivedReason } from '../../../../shared/messages/waivers.ts'
import type { Context } from '../../context.ts'
import type { Writer } from '../../engine/engine.ts'
import { settleAttention } from '../attention/queries.ts'
import { expireUnits } from '../credits/expire.ts'
import { appendEntries, lastCaptures, type NewEntry } from '../ledger/queries.ts'
import { continueRefund, OWED_TO_REFUND, owedToRefunds } from '../purchases/take-refund.ts'
import { type Studio, studioToday } from '../studio/queries.ts'
import { type BookingRecord, countForgiven, listHolds, updateBooking } from './queries.ts'
import { type HeldGrant, listHeldGrants, updateGrantDays } from './release-queries.ts'
import { skippedKey } from './waitlist.ts'

export type Returned = {
  /** Units that can be spent again. */
  readonly units: number
  /** The last day on which they can; null when they never expire or none came back. */
  readonly until: LocalDate | null
}

export const NOTHING: Returned = { units: 0, until: null }

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

/**
 * Cancels a booking that is to come and resolves its holds by the policy it was made under (rules 3 to 5). A debt stays
 * only where the cancellation is charged.
 */
export async function cancelPlace(
  q: Writer,
  context: Context,
  studio: Studio,
  booking: BookingRecord,
  cancellation: Cancellation,
): Promise<Cancelled> {
  const { by, waive, reason } = cancellation
  const { status, late, charged, pardon } = decideCancel({
    ...booking,
    now: context.now,
    by,
    waive,
    forgivenBefore: await countForgiven(q, booking.clientId, context.now - FORGIVENESS_DAYS * DAY),
  })
  const changed = await updateBooking(q, context, booking, {
    status,
    late,
    pardon,
    paymentStatus: paymentAfter(booking, { from: booking.status, owed: charged }),
    cancelledAt: context.now,
    cancelledBy: by,
    reason,
  })
  if (booking.skipReason !== null) await settleAttention(q, context, skippedKey(booking.id))
  const returned = charged
    ? await captureHolds(q, context, booking, 'Late cancellation')
    : await releaseHolds(q, context, studio, booking, pardon === 'waived' ? waivedReason(reason) : reason)
  context.note({
    entity: 'booking',
    entityId: booking.id,
    before: { status: booking.status, paymentStatus: booking.paymentStatus },
    after: {
      status,
      paymentStatus: changed.paymentStatus,
      late,
      returned: returned.units,
      spendableUntil: returned.until,
      waived: changed.pardon === 'waived',
    },
  })
  return { booking: changed, late, returned }
}

/** Charges what a booking holds: attended, no-show or late cancellation. */
export async function captureHolds(
  q: Writer,
  context: Context,
  booking: Pick<BookingRecord, 'id'>,
  reason: string | null,
): Promise<Returned> {
  const holds = (await listHolds(q, booking.id)).filter((hold) => hold.held > 0)
  await appendEntries(
    q,
    context,
    holds.map(({ grantId, held }) => ({
      grantId,
      kind: 'CAPTURE',
      units: held,
      bookingId: booking.id,
      reason,
    })),
  )
  return NOTHING
}

/** Sets aside again what a booking has used, so that its outcome can be resolved anew; cites what it corrects. */
export async function uncaptureHolds(
  q: Writer,
  context: Context,
  booking: Pick<BookingRecord, 'id'>,
  reason: string | null,
): Promise<void> {
  const holds = (await listHolds(q, booking.id)).filter((hold) => hold.captured > 0)
  const captures = await lastCaptures(q, booking.id)
  await appendEntries(
    q,
    context,
    holds.map(({ grantId, captured }) => ({
      grantId,
      kind: 'UNCAPTURE',
      units: captured,
      bookingId: booking.id,
      correctsSeq: captures.get(grantId) ?? null,
      reason,
    })),
  )
}

/**
 * Gives back what a booking holds, always to the same grants. Units of a grant that expired meanwhile stay
 * spendable through today plus the grace days; what had expired on it before does not return (rule 4). What a refund
 * still asks for is taken at once. So is a comp, because it was given for this booking alone (rule 8); `takenBack`
 * says why.
 */
export async function releaseHolds(
  q: Writer,
  context: Context,
  studio: Studio,
  booking: Pick<BookingRecord, 'id' | 'policy'>,
  reason: string | null,
  takenBack = 'The complimentary session was cancelled',
): Promise<Returned> {
  const today = studioToday(studio, context.now)
  const entries: NewEntry[] = []
  const refunded = new Map<number, number>()
  let returned: Returned = NOTHING
  for (const grant of await heldAfterExpiry(q, context, booking.id, today)) {
    const { grantId, units } = grant
    const release: NewEntry = { grantId, kind: 'RELEASE', units, bookingId: booking.id, reason }
    if (grant.source === 'comp') {
      entries.push(release, { ...release, kind: 'REVOKE', reason: takenBack })
      continue
    }
    const taken = refunded.get(grant.subscriptionId) ?? 0
    const owed = grant.refunded ? (await owedToRefunds(q, grant.subscriptionId)) - taken : 0
    const decision = decideRelease({ ...grant, owed, today, graceDays: booking.policy.graceDays })
    entries.push(release)
    if (decision.revoked > 0) {
      entries.push({ ...release, kind: 'REVOKE', units: decision.revoked, reason: OWED_TO_REFUND })
      refunded.set(grant.subscriptionId, taken + decision.revoked)
    }
    if (decision.expiresOn !== grant.expiresOn) await updateGrantDays(q, context, grant, decision)
    returned = add(returned, { units: units - decision.revoked, until: decision.expiresOn })
  }
  await appendEntries(q, context, entries)
  for (const subscriptionId of refunded.keys()) await continueRefund(q, context, subscriptionId)
  return returned
}

/**
 * The grants that a booking holds units of. What is unspent on one that has expired expires first, as the upkeep would
 * have done it: it does not return with the release, and what rolls over does.
 */
async function heldAfterExpiry(
  q: Writer,
  context: Context,
  bookingId: number,
  today: LocalDate,
): Promise<HeldGrant[]> {
  const held = await listHeldGrants(q, bookingId)
  const due = held.filter(
    ({ source, available, expiresOn }) =>
      source !== 'comp' && available > 0 && expiresOn !== null && expiresOn < today,
  )
  if (due.length === 0) return held
  await expireUnits(
    q,
    context,
    today,
    due.map(({ grantId }) => grantId),
  )
  return listHeldGrants(q, bookingId)
}

/** What came back in all, and the last day on which all of it can be spent: the soonest over the grants it went to. */
function add(before: Returned, more: Returned): Returned {
  if (more.units === 0) return before
  if (before.units === 0) return more
  const units = before.units + more.units
  if (before.until === null || more.until === null) return { units, until: before.until ?? more.until }
  return { units, until: earlierDate(before.until, more.until) }
}
