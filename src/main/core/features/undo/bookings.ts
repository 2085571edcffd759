import { isLive, isOccupying } from '../../../../shared/domain/bookings.ts'
import { UNDONE } from '../../../../shared/messages/undo.ts'
import type { Context } from '../../context.ts'
import type { Reader, Writer } from '../../engine/engine.ts'
import { countOccupying, findClientConflict } from '../bookings/queries.ts'
import { hasOtherPlace } from './place-queries.ts'
import { loadRow, putBack } from './row-queries.ts'
import type { ChangedStep, MadeStep, Rows, UndoFields, UndoStep } from './steps.ts'
import { findClientName } from './subject-queries.ts'

type Booking = Rows['booking']

/**
 * Takes a booking back: a new one is cancelled, and one that changed is as it was before. Answers why that is not
 * possible any more, or null when it was done.
 */
export async function takeBackBooking(
  q: Writer,
  context: Context,
  step: MadeStep<'booking'> | ChangedStep<'booking'>,
): Promise<string | null> {
  const booking = await loadRow(q, 'booking', step.id)
  const next: UndoFields<'booking'> = step.kind === 'made' ? withdrawn(context, booking) : step.before
  const problem = await whyNoPlace(q, booking, { ...booking, ...next })
  if (problem !== null) return problem
  await putBack(q, 'booking', booking, next)
  context.note({ entity: 'booking', entityId: booking.id, before: fieldsOf(booking, next), after: next })
  return null
}

/** The booking that a step, taken back, frees a place of; none for any other step. */
export function freedBy(step: UndoStep): readonly number[] {
  if (!('entity' in step) || step.entity !== 'booking') return []
  const { status } = step.kind === 'made' ? step.state : step.after
  const next = step.kind === 'made' ? 'cancelled' : step.before.status
  const frees = status !== undefined && next !== undefined && isOccupying(status) && !isOccupying(next)
  return frees ? [step.id] : []
}

/** A booking that was never meant to be is cancelled by the studio; nothing is owed for it. */
function withdrawn(context: Context, booking: Booking): UndoFields<'booking'> {
  const owed = booking.paymentStatus === 'pending' || booking.paymentStatus === 'failed'
  return {
    status: 'cancelled',
    cancelledAt: context.now,
    cancelledBy: 'studio',
    reason: UNDONE,
    ...(owed ? { paymentStatus: 'not_due' } : {}),
  }
}

function fieldsOf(booking: Booking, fields: UndoFields<'booking'>): UndoFields<'booking'> {
  return Object.fromEntries(
    Object.entries(booking).filter(([field]) => field in fields),
  ) as UndoFields<'booking'>
}

/** Why a booking cannot have the place again that it had; null when it asks for none or can have it. */
async function whyNoPlace(q: Reader, now: Booking, next: Booking): Promise<string | null> {
  const waits = next.status === 'waitlisted'
  if (!waits && !isOccupying(next.status)) return null
  const session = await loadRow(q, 'session', now.sessionId)
  if (session.status !== 'open' && (waits || isLive(next.status)))
    return `${session.title} is cancelled by now.`
  if (waits) return (await hasOtherPlace(q, now)) ? whyBooked(q, now, session.title) : null
  if (isOccupying(now.status)) return null
  const conflict = await findClientConflict(q, now.clientId, session, now.id)
  if (conflict !== null) return whyBooked(q, now, conflict.title)
  const taken = await countOccupying(q, session.id)
  return taken >= session.capacity ? `The place in ${session.title} is taken by now.` : null
}

async function whyBooked(q: Reader, { clientId }: Booking, title: string): Promise<string> {
  return `${(await findClientName(q, clientId)) ?? 'The client'} is booked for ${title} at that time by now.`
}
