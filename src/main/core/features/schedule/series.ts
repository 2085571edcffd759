import type { Parsed, Value } from '../../../../shared/contract/index.ts'
import {
  expandSeries,
  type Occurrence,
  type SeriesEnd,
  type SeriesPattern,
} from '../../../../shared/domain/series.ts'
import { formatInstant, weekdayOf } from '../../../../shared/domain/time.ts'
import type { AppError } from '../../../../shared/errors.ts'
import { ok, type Result, refuse } from '../../../../shared/result.ts'
import type { Context } from '../../context.ts'
import type { Writer } from '../../engine/engine.ts'
import { words } from '../../speaking.ts'
import { placeBooking } from '../bookings/place.ts'
import { type BookingRecord, listHolds } from '../bookings/queries.ts'
import { bookingView } from '../bookings/views.ts'
import type { ClientRecord } from '../clients/queries.ts'
import { clientView } from '../clients/views.ts'
import { availableOf } from '../credits/figures-queries.ts'
import { type HoursNow, loadHours, warningsIn } from '../hours/load.ts'
import { loadStudio, type Studio, studioToday } from '../studio/queries.ts'
import { findOrMakeClient, requireOneClient } from './for-client.ts'
import { isClash } from './in-turn.ts'
import { findSessionParts, openSession, type SessionParts, type SessionRequest } from './open.ts'
import { priceOf } from './price.ts'
import type { SessionRecord } from './queries.ts'
import { insertSeries } from './series-queries.ts'
import { sessionView } from './views.ts'

type Input = Parsed<'series.create'>
type Created = Value<'series.create'>['created'][number]
type Skipped = Value<'series.create'>['skipped'][number]

/**
 * Makes every session of a series, each as a part of its own: one that cannot be made is left out with its refusal
 * and the rest goes on. With a client each is booked too, paid by credits that are valid on its own day. A new client of
 * whom not one session can be made is not made either: the first refusal refuses everything.
 */
export async function createSeries(
  q: Writer,
  context: Context,
  input: Input,
): Promise<Result<Value<'series.create'>>> {
  const studio = await loadStudio(q)
  const wished = wishedSessions(input, studio)
  if (!wished.ok) return wished
  const plan = await findPlan(q, context, studio, input, wished.value.pattern)
  if (!plan.ok) return plan

  let seriesId: number | null = null
  const created: Created[] = []
  const skipped: Skipped[] = []
  let refusal: AppError | null = null
  for (const occurrence of wished.value.occurrences) {
    const made = await context.attempt(q, () => makeOne(q, plan.value, seriesId, occurrence))
    if (made.ok) {
      seriesId = made.value.seriesId
      created.push(made.value.created)
    } else if (input.clashes === 'refuse' && isClash(made.error)) {
      return made
    } else {
      skipped.push(skippedView(occurrence, made.error))
      refusal ??= made.error
    }
  }
  if (seriesId === null && input.newClient !== undefined && refusal !== null) {
    return { ok: false, error: refusal }
  }
  context.note({
    entity: 'series',
    entityId: seriesId,
    after: { ...wished.value.pattern, created: created.length, skipped: skipped.length },
  })
  return ok({ seriesId, created, skipped, client: await clientOf(q, context, plan.value) })
}

async function clientOf(q: Writer, context: Context, { client, studio }: Plan) {
  if (client === null) return null
  return clientView(client, await availableOf(q, client.id, studioToday(studio, context.now)))
}

/** When the sessions of a series would be. */
function wishedSessions(
  input: Input,
  studio: Studio,
): Result<{ readonly pattern: SeriesPattern; readonly occurrences: readonly Occurrence[] }> {
  const end = endOf(input)
  if (end === null) return refuse('MISSING_REQUIRED_FIELDS', { fields: ['count'] })
  const { date, time, everyWeeks, weekdays = [weekdayOf(date)] } = input
  const pattern = { date, time, everyWeeks, weekdays }
  const occurrences = expandSeries(pattern, end, studio.zone)
  return occurrences.ok ? ok({ pattern, occurrences: occurrences.value }) : occurrences
}

function endOf({ count, until }: Input): SeriesEnd | null {
  if (count !== undefined) return { count }
  return until === undefined ? null : { until }
}

/** What all sessions of a series have in common, found to exist and to be active. */
type Plan = {
  readonly context: Context
  readonly studio: Studio
  readonly pattern: SeriesPattern
  readonly request: Omit<SessionRequest, 'startsAt'>
  readonly parts: SessionParts
  readonly client: ClientRecord | null
  readonly hours: HoursNow
  readonly input: Input
}

async function findPlan(
  q: Writer,
  context: Context,
  studio: Studio,
  input: Input,
  pattern: SeriesPattern,
): Promise<Result<Plan>> {
  const amount = priceOf(input.amount, studio)
  if (!amount.ok) return amount
  const named = requireOneClient(input)
  if (!named.ok) return named
  const request = {
    serviceId: input.serviceId,
    trainerId: input.trainerId ?? null,
    roomId: input.roomId ?? null,
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
  const { trainerId } = request
  const hours = await loadHours(q, studio.zone, trainerId === null ? [] : [trainerId])
  return ok({ context, studio, pattern, request, parts: parts.value, client: client.value, hours, input })
}

/** One session, booked when it is for somebody. The first that can be made makes the series. */
async function makeOne(
  q: Writer,
  plan: Plan,
  known: number | null,
  occurrence: Occurrence,
): Promise<Result<{ readonly seriesId: number; readonly created: Created }>> {
  const { context, studio, pattern, request, parts, client } = plan
  const { serviceId } = request
  const seriesId =
    known ??
    (await insertSeries(q, { serviceId, clientId: client?.id ?? null, pattern, createdAt: context.now }))
  const opened = await openSession(q, context, studio, { ...request, startsAt: occurrence.startsAt }, parts, {
    seriesId,
    occurrence,
  })
  if (!opened.ok) return opened
  const { index, wallKind } = occurrence
  const warnings = warningsIn(plan.hours, opened.value)
  if (client === null) {
    const session = sessionView(opened.value, 0)
    return ok({ seriesId, created: { index, session, booking: null, wallKind, unfunded: false, warnings } })
  }
  const booked = await bookOne(q, plan, opened.value, client)
  if (!booked.ok) return booked
  const { booking, unfunded } = booked.value
  const view = bookingView(booking, await listHolds(q, booking.id))
  return ok({
    seriesId,
    created: { index, session: sessionView(opened.value, 1), booking: view, wallKind, unfunded, warnings },
  })
}

/** Books by the credits that are valid on the session's day; as a debt when they do not reach and that was asked for. */
async function bookOne(
  q: Writer,
  { context, studio, input }: Plan,
  session: SessionRecord,
  client: ClientRecord,
): Promise<Result<{ readonly booking: BookingRecord; readonly unfunded: boolean }>> {
  const placement = { session, client, grantId: null, paymentMethod: input.paymentMethod }
  const placed = await placeBooking(q, context, studio, { ...placement, funding: input.funding })
  if (placed.ok) return ok({ booking: placed.value, unfunded: false })
  if (placed.error.code !== 'INSUFFICIENT_SESSIONS' || input.unfunded === 'skip') return placed
  const owed = await placeBooking(q, context, studio, { ...placement, funding: 'unpaid' })
  return owed.ok ? ok({ booking: owed.value, unfunded: true }) : owed
}

function skippedView({ index, wallStart, startsAt, wallKind }: Occurrence, error: AppError): Skipped {
  return {
    index,
    wallStart,
    startsAt: formatInstant(startsAt),
    wallKind,
    code: error.code,
    message: words().sentenceOf(error),
  }
}
