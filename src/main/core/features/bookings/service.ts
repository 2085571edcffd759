import type { Parsed, Value } from '../../../../shared/contract/index.ts'
import { isLive, outcomeProblem } from '../../../../shared/domain/bookings.ts'
import { formatInstant, startOfDay } from '../../../../shared/domain/time.ts'
import { ok, type Result, refuse } from '../../../../shared/result.ts'
import type { Context } from '../../context.ts'
import type { Reader, Writer } from '../../engine/engine.ts'
import { findClient } from '../clients/queries.ts'
import { availableOf } from '../credits/figures-queries.ts'
import { isGrantOf } from '../credits/queries.ts'
import { findSession } from '../schedule/queries.ts'
import { loadStudio, studioToday } from '../studio/queries.ts'
import { placeBooking } from './place.ts'
import { findBooking, listClientBookings, listHolds, listHoldsOf, updateBooking } from './queries.ts'
import { cancelPlace, captureHolds, releaseHolds } from './resolve.ts'
import { bookingView } from './views.ts'

/** Books a client into a session and holds the units that pay for it; refuses rather than overdraw or overlap. */
export async function bookSession(
  q: Writer,
  context: Context,
  input: Parsed<'bookings.create'>,
): Promise<Result<Value<'bookings.create'>>> {
  const studio = await loadStudio(q)
  const session = await findSession(q, input.sessionId)
  const client = await findClient(q, input.clientId)
  if (client === null) return refuse('USER_NOT_FOUND', { clientId: input.clientId })
  if (session === null) return refuse('NOT_FOUND', { entity: 'session', id: input.sessionId })
  const { grantId = null } = input
  if (grantId !== null && !(await isGrantOf(q, client.id, grantId))) {
    return refuse('NOT_FOUND', { entity: 'grant', id: grantId })
  }
  const placed = await placeBooking(q, context, studio, {
    session,
    client,
    funding: input.funding,
    grantId,
    paymentMethod: null,
  })
  if (!placed.ok) return placed
  return ok({
    booking: bookingView(placed.value, await listHolds(q, placed.value.id)),
    availableSessions: await availableOf(q, client.id, studioToday(studio, context.now)),
  })
}

/** Cancels a live booking by its own policy; as a dry run it tells the consequence before it happens. */
export async function cancelBooking(
  q: Writer,
  context: Context,
  input: Parsed<'bookings.cancel'>,
): Promise<Result<Value<'bookings.cancel'>>> {
  const studio = await loadStudio(q)
  const booking = await findBooking(q, input.bookingId)
  if (booking === null) return refuse('NOT_FOUND', { entity: 'booking', id: input.bookingId })
  if (!isLive(booking.status)) {
    return refuse('INVALID_TRANSITION', {
      from: booking.status,
      to: 'cancelled',
      why: 'Only a booking that is still to come can be cancelled.',
    })
  }
  const holds = await listHolds(q, booking.id)
  const { by, waive, reason } = input
  const cancelled = await cancelPlace(q, context, studio, booking, { by, waive, reason })
  return ok({
    booking: bookingView(cancelled.booking, holds),
    late: cancelled.late,
    returned: cancelled.returned.units,
    spendableUntil: cancelled.returned.until,
    availableSessions: await availableOf(q, booking.clientId, studioToday(studio, context.now)),
  })
}

/** Sets what became of a live booking. Trainers may do so for their own sessions only. */
export async function setOutcome(
  q: Writer,
  context: Context,
  input: Parsed<'bookings.setOutcome'>,
): Promise<Result<Value<'bookings.setOutcome'>>> {
  const studio = await loadStudio(q)
  const booking = await findBooking(q, input.bookingId)
  const session = booking === null ? null : await findSession(q, booking.sessionId)
  if (booking === null || session === null)
    return refuse('NOT_FOUND', { entity: 'booking', id: input.bookingId })
  if (context.actor.role === 'trainer' && session.trainerId !== context.actor.staffId) {
    return refuse('UNAUTHORIZED_ACCESS', { permission: 'bookings.outcome' })
  }
  const problem = outcomeProblem({
    status: booking.status,
    outcome: input.outcome,
    now: context.now,
    startsAt: session.startsAt,
    dayStartsAt: startOfDay(session.studioDate, studio.zone),
  })
  if (problem !== null) {
    return refuse('INVALID_TRANSITION', { from: booking.status, to: input.outcome, why: problem })
  }
  const changed = await updateBooking(q, booking, { status: input.outcome, outcomeAt: context.now })
  const released = input.outcome === 'no_show' && booking.policy.noShowRule === 'release'
  if (released) await releaseHolds(q, context, studio, booking, 'No-show, given back by policy')
  else await captureHolds(q, context, booking, input.outcome === 'no_show' ? 'No-show' : null)
  context.note({
    entity: 'booking',
    entityId: booking.id,
    before: { status: booking.status },
    after: { status: input.outcome },
  })
  return ok({
    booking: bookingView(changed, await listHolds(q, booking.id)),
    availableSessions: await availableOf(q, booking.clientId, studioToday(studio, context.now)),
  })
}

/** One client's bookings with their sessions and the packs that pay, the newest start first. */
export async function listBookingsOfClient(
  q: Reader,
  _context: Context,
  input: Parsed<'bookings.list'>,
): Promise<Result<Value<'bookings.list'>>> {
  const client = await findClient(q, input.clientId)
  if (client === null) return refuse('USER_NOT_FOUND', { clientId: input.clientId })
  const { rows, total } = await listClientBookings(q, client.id, input)
  const holds = await listHoldsOf(
    q,
    rows.map((row) => row.booking.id),
  )
  return ok({
    rows: rows.map(({ booking, title, trainerName }) => {
      const own = holds.filter((hold) => hold.bookingId === booking.id)
      return {
        ...bookingView(booking, own),
        title,
        trainerName,
        startsAt: formatInstant(booking.startsAt),
        endsAt: formatInstant(booking.endsAt),
        paidFrom: own[0]?.subscriptionName ?? null,
      }
    }),
    total,
  })
}
