import type { Parsed, Value } from '../../../../shared/contract/index.ts'
import { fullName } from '../../../../shared/domain/clients.ts'
import { ok, type Result, refuse } from '../../../../shared/result.ts'
import type { Context } from '../../context.ts'
import type { Writer } from '../../engine/engine.ts'
import { countOutcomes, listFollowers } from '../bookings/move-queries.ts'
import { cancelPlace } from '../bookings/resolve.ts'
import { loadStudio, type Studio } from '../studio/queries.ts'
import { findSession, type SessionRecord, updateSession } from './queries.ts'
import { sessionView } from './views.ts'

/** The studio's own cancellation: every booking to come is cancelled and gets its units back, then the session. */
export async function cancelSession(
  q: Writer,
  context: Context,
  input: Parsed<'sessions.cancel'>,
): Promise<Result<Value<'sessions.cancel'>>> {
  const studio = await loadStudio(q)
  const session = await findSession(q, input.sessionId)
  if (session === null) return refuse('NOT_FOUND', { entity: 'session', id: input.sessionId })
  if (session.status === 'cancelled') {
    return refuse('INVALID_TRANSITION', {
      from: 'cancelled',
      to: 'cancelled',
      why: 'The session is already cancelled.',
    })
  }
  const called = await callOff(q, context, studio, session, input.reason)
  const { cancelled, waiting, kept, returned } = called
  return ok({ session: sessionView(called.session, kept), cancelled, waiting, kept, returned })
}

export type CalledOff = {
  readonly session: SessionRecord
  /** Bookings that were cancelled, and how many of them had been waiting. */
  readonly cancelled: number
  readonly waiting: number
  /** Bookings whose outcome was set already; they stay as they are. */
  readonly kept: number
  /** Units that came back. */
  readonly returned: number
  /** Each that was cancelled, with what came back of it. */
  readonly gone: readonly Gone[]
}

export type Gone = {
  readonly bookingId: number
  readonly clientId: number
  readonly clientName: string
  readonly waits: boolean
  readonly returned: number
}

/**
 * Cancels an open session and every booking in it that is still to come: a step of every use case that cancels one.
 * Whoever waits goes first, so that nobody is given a place that is about to go.
 */
export async function callOff(
  q: Writer,
  context: Context,
  studio: Studio,
  session: SessionRecord,
  reason: string | null,
): Promise<CalledOff> {
  const followers = await listFollowers(q, session.id)
  const waiting = followers.filter(({ booking }) => booking.status === 'waitlisted')
  const live = followers.filter(({ booking }) => booking.status !== 'waitlisted')
  const kept = await countOutcomes(q, session.id)
  const cancellation = { by: 'studio', waive: false, reason: reason ?? 'Cancelled by the studio' } as const
  const gone: Gone[] = []
  for (const { booking, client } of [...waiting, ...live]) {
    const { units } = (await cancelPlace(q, context, studio, booking, cancellation)).returned
    const { id: bookingId, clientId, status } = booking
    gone.push({
      bookingId,
      clientId,
      clientName: fullName(client),
      waits: status === 'waitlisted',
      returned: units,
    })
  }
  const returned = gone.reduce((sum, one) => sum + one.returned, 0)
  const cancelled = await updateSession(q, context, session, {
    status: 'cancelled',
    cancelledAt: context.now,
    cancelReason: reason,
  })
  context.note({
    entity: 'session',
    entityId: session.id,
    before: { status: 'open' },
    after: { status: 'cancelled', reason, bookings: followers.length, kept, returned },
  })
  return {
    session: cancelled,
    cancelled: followers.length,
    waiting: waiting.length,
    kept,
    returned,
    gone,
  }
}
