import type { BookingStatus } from '../../../../shared/domain/bookings.ts'
import { may, type Permission } from '../../../../shared/domain/permissions.ts'
import { assert } from '../../../../shared/errors.ts'
import { ok, type Result, refuse } from '../../../../shared/result.ts'
import type { Context } from '../../context.ts'
import type { Reader } from '../../engine/engine.ts'
import { staleBooking } from '../audit/stale.ts'
import { findClient } from '../clients/queries.ts'
import { findSession, type SessionRecord } from '../schedule/queries.ts'
import type { ClientName } from './funding.ts'
import { type BookingRecord, findBooking } from './queries.ts'

/** A booking with what every command about it asks of. */
export type BookingParts = {
  readonly booking: BookingRecord
  readonly session: SessionRecord
  readonly client: ClientName & { readonly status: string }
}

/** The booking with its session and client; refused when there is none. */
export async function findParts(q: Reader, bookingId: number): Promise<Result<BookingParts>> {
  const booking = await findBooking(q, bookingId)
  if (booking === null) return refuse('NOT_FOUND', { entity: 'booking', id: bookingId })
  const session = await findSession(q, booking.sessionId)
  const client = await findClient(q, booking.clientId)
  assert(session !== null && client !== null, 'a booking has a session and a client')
  return ok({ booking, session, client })
}

/** Refuses to change a booking that is not as the caller has seen it; without a version any will do. */
export async function requireVersion(
  q: Reader,
  context: Context,
  booking: BookingRecord,
  version: number | undefined,
  asked: Partial<BookingRecord>,
): Promise<Result<null>> {
  if (version === undefined || version === booking.version) return ok(null)
  const session = await findSession(q, booking.sessionId)
  assert(session !== null, 'a booking has a session')
  return staleBooking(q, { booking, session }, { expected: version, changes: asked, now: context.now })
}

/** Trainers decide about their own sessions only, whatever they were permitted. */
export function requireOwnSession(
  context: Context,
  session: SessionRecord,
  permission: Permission,
): Result<null> {
  const { actor } = context
  if (actor.role !== 'trainer' || session.trainerId === actor.staffId) return ok(null)
  return refuse('UNAUTHORIZED_ACCESS', { permission })
}

/** To give a place away anew, or to trust somebody anew to pay later, takes what it took at first. */
export function requireFunding(context: Context, booking: BookingRecord): Result<null> {
  const { funding } = booking
  if (funding !== 'comp' && funding !== 'unpaid') return ok(null)
  const permission: Permission = `bookings.${funding}`
  return may(context.actor, permission) ? ok(null) : refuse('UNAUTHORIZED_ACCESS', { permission })
}

/** The refusal of a move, with the reason in words; nothing when there is none. */
export function refuseMove(from: BookingStatus, to: string, why: string | null): Result<null> {
  return why === null ? ok(null) : refuse('INVALID_TRANSITION', { from, to, why })
}
