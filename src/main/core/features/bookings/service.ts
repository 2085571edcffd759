import type { Parsed, Value } from '../../../../shared/contract/index.ts'
import { cancelProblem, confirmProblem, isDueToLapse } from '../../../../shared/domain/booking-moves.ts'
import { formatInstant } from '../../../../shared/domain/time.ts'
import { ok, type Result, refuse } from '../../../../shared/result.ts'
import type { Context } from '../../context.ts'
import type { Reader, Writer } from '../../engine/engine.ts'
import { words } from '../../speaking.ts'
import { findClient } from '../clients/queries.ts'
import { availableOf } from '../credits/figures-queries.ts'
import { isGrantOf } from '../credits/queries.ts'
import { findSession } from '../schedule/queries.ts'
import { loadStudio, studioToday } from '../studio/queries.ts'
import { bookedView } from './answer.ts'
import { confirmPending, reinstate } from './confirm.ts'
import { findParts, refuseMove, requireFunding, requireVersion } from './find.ts'
import { listClientBookings, listHoldsOf } from './list-queries.ts'
import { placeBooking } from './place.ts'
import { listHolds } from './queries.ts'
import { cancelPlace } from './resolve.ts'
import { bookingView } from './views.ts'
import { promoteWaiting } from './waitlist.ts'

/** Why a pending booking whose time is over is not confirmed, though the upkeep has not been there yet. */
const TOO_LATE = 'Nobody confirmed it in time, so it lapses.'

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
  const { grantId = null, funding, confirmed, waitlist } = input
  if (grantId !== null && !(await isGrantOf(q, client.id, grantId))) {
    return refuse('NOT_FOUND', { entity: 'grant', id: grantId })
  }
  const placement = { session, client, funding, grantId, paymentMethod: null, confirmed, waitlist }
  const placed = await placeBooking(q, context, studio, placement)
  return placed.ok ? ok(await bookedView(q, context, studio, placed.value)) : placed
}

/** Promises a place that waits for it, or takes up a cancelled one again, which is tested and paid for as a new one. */
export async function confirmBooking(
  q: Writer,
  context: Context,
  input: Parsed<'bookings.confirm'>,
): Promise<Result<Value<'bookings.confirm'>>> {
  const studio = await loadStudio(q)
  const parts = await findParts(q, input.bookingId)
  if (!parts.ok) return parts
  const { booking, session } = parts.value
  const waits = booking.status === 'pending'
  const allowed = waits ? ok(null) : requireFunding(context, booking)
  if (!allowed.ok) return allowed
  const current = await requireVersion(q, context, booking, input.version, { status: 'confirmed' })
  if (!current.ok) return current
  const tooLate = isDueToLapse({ ...booking, startsAt: session.startsAt, now: context.now }) ? TOO_LATE : null
  const possible = refuseMove(booking.status, 'confirmed', tooLate ?? confirmProblem(booking.status))
  if (!possible.ok) return possible
  const confirmed = waits
    ? ok(await confirmPending(q, context, booking))
    : await reinstate(q, context, studio, parts.value)
  return confirmed.ok ? ok(await bookedView(q, context, studio, confirmed.value)) : confirmed
}

/** Cancels a booking to come by its own policy; as a dry run it tells the consequence before it happens. */
export async function cancelBooking(
  q: Writer,
  context: Context,
  input: Parsed<'bookings.cancel'>,
): Promise<Result<Value<'bookings.cancel'>>> {
  const studio = await loadStudio(q)
  const parts = await findParts(q, input.bookingId)
  if (!parts.ok) return parts
  const { booking } = parts.value
  const current = await requireVersion(q, context, booking, input.version, { status: 'cancelled' })
  if (!current.ok) return current
  const possible = refuseMove(booking.status, 'cancelled', cancelProblem(booking.status))
  if (!possible.ok) return possible
  const holds = await listHolds(q, booking.id)
  const { by, waive, reason } = input
  const cancelled = await cancelPlace(q, context, studio, booking, { by, waive, reason })
  const { promoted, skipped } = await promoteWaiting(q, context, studio, booking.sessionId)
  return ok({
    booking: bookingView(cancelled.booking, holds),
    promoted,
    skipped,
    late: cancelled.late,
    returned: cancelled.returned.units,
    spendableUntil: cancelled.returned.until,
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
      const view = bookingView(booking, own)
      const payer = own.find((hold) => hold.grantId === view.grantId)
      return {
        ...view,
        title,
        trainerName,
        endsAt: formatInstant(booking.endsAt),
        paidFrom: payer === undefined ? null : words().packName(payer.subscriptionName),
      }
    }),
    total,
  })
}
