import type { Parsed, Value } from '../../../../shared/contract/index.ts'
import { DAY } from '../../../../shared/domain/calendar.ts'
import { mayReadRoster } from '../../../../shared/domain/permissions.ts'
import { ok, type Result, refuse } from '../../../../shared/result.ts'
import type { Context } from '../../context.ts'
import type { Reader, Writer } from '../../engine/engine.ts'
import { rostersBySession } from '../bookings/list-queries.ts'
import { placeBooking } from '../bookings/place.ts'
import { listHolds } from '../bookings/queries.ts'
import { bookingView } from '../bookings/views.ts'
import { clientView } from '../clients/views.ts'
import { availableByClient, availableOf } from '../credits/figures-queries.ts'
import { warningsOf } from '../hours/load.ts'
import { loadStudio, type Studio, studioToday } from '../studio/queries.ts'
import { findOrMakeClient, requireOneClient } from './for-client.ts'
import { findSessionParts, openSession, type SessionRequest } from './open.ts'
import { priceOf } from './price.ts'
import { findSession, listSessionsInRange, type SessionRecord } from './queries.ts'
import { type RosteredSession, rosteredSession, sessionView } from './views.ts'

/** The longest span one call may ask for: a quarter of a year and a little. */
const LONGEST_RANGE = 100 * DAY

/** Every session that touches a period, with its roster and each client's credits; trainers read their own rosters. */
export async function readSchedule(
  q: Reader,
  context: Context,
  input: Parsed<'schedule.range'>,
): Promise<Result<Value<'schedule.range'>>> {
  if (input.to <= input.from || input.to - input.from > LONGEST_RANGE) {
    return refuse('VALIDATION', {
      issues: [{ path: 'to', message: 'The end comes after the start, at most 100 days later.' }],
    })
  }
  const studio = await loadStudio(q)
  return ok({ sessions: await withRosters(q, context, studio, await listSessionsInRange(q, input)) })
}

export async function getSession(
  q: Reader,
  context: Context,
  input: Parsed<'sessions.get'>,
): Promise<Result<Value<'sessions.get'>>> {
  const studio = await loadStudio(q)
  const found = await findSession(q, input.sessionId)
  const [session] = found === null ? [] : await withRosters(q, context, studio, [found])
  if (session === undefined) return refuse('NOT_FOUND', { entity: 'session', id: input.sessionId })
  return ok({ session })
}

async function withRosters(
  q: Reader,
  context: Context,
  studio: Studio,
  sessions: readonly SessionRecord[],
): Promise<RosteredSession[]> {
  const rosters = await rostersBySession(
    q,
    sessions.map((session) => session.id),
  )
  const available = await availableByClient(
    q,
    [...rosters.values()].flat().map((row) => row.clientId),
    studioToday(studio, context.now),
  )
  return sessions.map((session) => {
    const roster = rosters.get(session.id) ?? []
    const whole = rosteredSession(session, roster, available)
    return mayReadRoster(context.actor, session) ? whole : { ...whole, bookings: [] }
  })
}

/** Puts a session on the schedule; with a client it is booked too, in the same unit of work. */
export async function createSession(
  q: Writer,
  context: Context,
  input: Parsed<'sessions.create'>,
): Promise<Result<Value<'sessions.create'>>> {
  const studio = await loadStudio(q)
  const amount = priceOf(input.amount, studio)
  if (!amount.ok) return amount
  const named = requireOneClient(input)
  if (!named.ok) return named
  const request: SessionRequest = {
    serviceId: input.serviceId,
    trainerId: input.trainerId ?? null,
    roomId: input.roomId ?? null,
    startsAt: input.startsAt,
    minutes: input.minutes ?? null,
    capacity: input.capacity ?? null,
    amount: amount.value,
    platform: input.platform ?? null,
    meetingLink: input.meetingLink,
    notes: input.notes,
  }
  const parts = await findSessionParts(q, request)
  if (!parts.ok) return parts
  const client = await findOrMakeClient(q, context, input)
  if (!client.ok) return client

  const opened = await openSession(q, context, studio, request, parts.value)
  if (!opened.ok) return opened
  const session = opened.value
  const warnings = await warningsOf(q, studio.zone, session)
  if (client.value === null) {
    const nobody = { booking: null, client: null, availableSessions: null }
    return ok({ session: sessionView(session, 0), ...nobody, warnings })
  }
  const placed = await placeBooking(q, context, studio, {
    session,
    client: client.value,
    funding: input.funding,
    grantId: null,
    paymentMethod: input.paymentMethod,
  })
  if (!placed.ok) return placed
  const available = await availableOf(q, client.value.id, studioToday(studio, context.now))
  return ok({
    session: sessionView(session, 1),
    booking: bookingView(placed.value, await listHolds(q, placed.value.id)),
    client: clientView(client.value, available),
    availableSessions: available,
    warnings,
  })
}
