import { paymentAfter } from '../../../../shared/domain/payments.ts'
import { ok, type Result, refuse } from '../../../../shared/result.ts'
import type { Context } from '../../context.ts'
import type { Writer } from '../../engine/engine.ts'
import type { Studio } from '../studio/queries.ts'
import type { BookingParts } from './find.ts'
import { type FundingNeed, holdUnits, planFunding } from './funding.ts'
import { findNoRoom, requireActive } from './place.ts'
import { type BookingRecord, updateBooking } from './queries.ts'

/** Promises a place that waits for it; what it holds stays held. One that does not wait is left as it is. */
export async function confirmPending(
  q: Writer,
  context: Context,
  booking: BookingRecord,
): Promise<BookingRecord> {
  if (booking.status !== 'pending') return booking
  const confirmed = await updateBooking(q, context, booking, { status: 'confirmed' })
  context.note({
    entity: 'booking',
    entityId: booking.id,
    before: { status: 'pending' },
    after: { status: 'confirmed' },
  })
  return confirmed
}

/**
 * Takes up a cancelled booking again: place, the client's time and the credits are tested as for a new one, and it is
 * paid for anew by the spend order. It keeps the policy it was made under; its late window counts to the session's
 * start as it is now. A refusal has written nothing.
 */
export async function reinstate(
  q: Writer,
  context: Context,
  studio: Studio,
  { booking, session, client }: BookingParts,
): Promise<Result<BookingRecord>> {
  if (session.status !== 'open') return refuse('SESSION_NOT_AVAILABLE', { sessionId: session.id })
  const bookable = await requireActive(q, client)
  if (!bookable.ok) return bookable
  const noRoom = await findNoRoom(q, session, client, booking.id)
  if (noRoom !== null) return noRoom
  const { funding, cost } = booking
  const need: FundingNeed = { session, client, funding, cost, grantId: null }
  const plan = await planFunding(q, context, studio, need)
  if (!plan.ok) return plan
  const paymentStatus = paymentAfter(booking, { from: booking.status, owed: true })
  const confirmed = await updateBooking(q, context, booking, {
    status: 'confirmed',
    paymentStatus,
    policyAnchor: session.startsAt,
    late: false,
    pardon: null,
    cancelledAt: null,
    cancelledBy: null,
    reason: null,
  })
  const holds = await holdUnits(q, context, studio, { bookingId: booking.id, need, plan: plan.value })
  context.note({
    entity: 'booking',
    entityId: booking.id,
    before: { status: booking.status, paymentStatus: booking.paymentStatus },
    after: { status: 'confirmed', paymentStatus, holds },
  })
  return ok(confirmed)
}
