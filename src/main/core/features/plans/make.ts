import type { PlannedTime } from '../../../../shared/domain/plan-times.ts'
import {
  type Instant,
  type LocalDate,
  localDateOf,
  resolveWallTime,
  type WallTime,
  wallTimeOf,
} from '../../../../shared/domain/time.ts'
import { assert } from '../../../../shared/errors.ts'
import { ok, type Result, refuse } from '../../../../shared/result.ts'
import type { Context } from '../../context.ts'
import type { Writer } from '../../engine/engine.ts'
import { placeBooking } from '../bookings/place.ts'
import type { ServiceRecord } from '../catalogue/queries.ts'
import { findSessionParts, openSession, type SessionParts, type SessionRequest } from '../schedule/open.ts'
import { findSession } from '../schedule/queries.ts'
import { insertSeries } from '../schedule/series-queries.ts'
import type { Arrangement } from './arrange.ts'
import type { Basis } from './basis.ts'
import { payingLot } from './paying.ts'
import type { PlanSessionFields, Unplaced } from './queries.ts'
import type { RunRequest } from './run.ts'

/**
 * Makes the sessions of an arrangement and books them, each as a part of its own: one that is refused is listed with
 * its reason, and the others go on. Where a class starts already it is joined instead, unless another was seen (`seen`):
 * nothing takes the place of a class that is gone. Nothing but the sale's own credits pays. Those that one run makes are a series, so that they can be moved together afterwards.
 */
export async function makeSessions(
  q: Writer,
  context: Context,
  basis: Basis,
  service: ServiceRecord,
  { choice, times, seen }: Arrangement & Pick<RunRequest, 'seen'>,
): Promise<Result<PlanSessionFields[]>> {
  const request = {
    serviceId: service.id,
    trainerId: choice.chosenId,
    roomId: basis.pattern.roomId,
    ...{ minutes: null, capacity: null, amount: null, platform: null, meetingLink: null },
    notes: whereWords(service, basis),
  }
  const parts = await findSessionParts(q, request)
  if (!parts.ok) return parts
  const rows: PlanSessionFields[] = []
  const left = new Map(basis.lots.map((lot) => [lot.id, lot.available]))
  const run: Run = { q, context, basis, request, parts: parts.value, left }
  let seriesId: number | null = null
  for (const time of times) {
    const { index } = time
    const wishedAt = wishOf(time, basis)
    const empty = { index, wishedAt, state: 'unplaced', sessionId: null, bookingId: null } as const
    const { startsAt } = time
    if (startsAt === null) {
      rows.push({ ...empty, reason: noTime(time, choice.chosenId) })
      continue
    }
    const { joins } = time
    const other = otherClass(time, seen.get(index))
    if (other !== null) {
      rows.push({ ...empty, reason: other })
      continue
    }
    const made = await context.attempt(q, () =>
      joins === null ? makeOne(run, seriesId, time, startsAt) : joinOne(run, seriesId, joins, startsAt),
    )
    if (made.ok) {
      const { sessionId, bookingId, grantId } = made.value
      left.set(grantId, (left.get(grantId) ?? 0) - service.creditCost)
      seriesId = made.value.seriesId
      rows.push({ index, wishedAt, state: 'placed', sessionId, bookingId, reason: null })
    } else {
      rows.push({ ...empty, reason: made.error })
    }
  }
  return ok(rows)
}

/** What is kept as the wish of a session: the time that somebody chose for it, also where it could not be made. */
function wishOf({ how, startsAt, wallStart, wishedAt }: PlannedTime, { studio }: Basis): WallTime {
  if (how !== 'by_hand' || startsAt === null || startsAt === wishedAt) return wallStart
  return wallTimeOf(startsAt, studio.zone)
}

/** The refusal of a session of which another class was seen than stands there now, or none; null where it is as seen. */
function otherClass({ joins }: PlannedTime, seen: number | null | undefined): Unplaced | null {
  const sessionId = seen ?? joins
  if (seen === undefined || seen === joins || sessionId === null) return null
  return refuse('SESSION_NOT_AVAILABLE', { sessionId }).error
}

function noTime({ wishMeets }: PlannedTime, trainerId: number | null): Unplaced {
  const alone = trainerId === null && wishMeets !== 'full'
  return alone ? { code: 'NO_TRAINER' } : { code: 'NO_TIME', clash: wishMeets }
}

/** Where the client's place is, for whoever goes there. */
function whereWords({ delivery }: ServiceRecord, { place }: Basis): string | null {
  if (delivery !== 'client_place' || place === null) return null
  const { address = null, latitude, longitude } = place
  const point = `${latitude}, ${longitude}`
  return address === null ? point : `${address} (${point})`
}

type Run = {
  readonly q: Writer
  readonly context: Context
  readonly basis: Basis
  readonly request: Omit<SessionRequest, 'startsAt'>
  readonly parts: SessionParts
  /** Units of each lot that this run has not taken. */
  readonly left: Map<number, number>
}

type Made = {
  /** Null while the run has made no session of its own. */
  readonly seriesId: number | null
  readonly sessionId: number
  readonly bookingId: number
  readonly grantId: number
}

async function makeOne(
  run: Run,
  known: number | null,
  { index, wallStart, wishedAt }: PlannedTime,
  startsAt: Instant,
): Promise<Result<Made>> {
  const { q, context, basis, request, parts } = run
  const { studio, client } = basis
  const { service } = parts
  const on = localDateOf(startsAt, studio.zone)
  const grantId = payingGrant(run, service, on)
  const wished = startsAt === wishedAt ? wallStart : wallTimeOf(startsAt, studio.zone)
  const { kind: wallKind } = resolveWallTime(wished, studio.zone)
  const seriesId = known ?? (await insertSeries(q, seriesOf(basis, request.serviceId, context)))
  const opened = await openSession(q, context, studio, { ...request, startsAt }, parts, {
    seriesId,
    occurrence: { index, startsAt, wallStart: wished, wallKind },
  })
  if (!opened.ok) return opened
  const booked = await placeBooking(q, context, studio, {
    ...{ session: opened.value, client, grantId },
    ...{ funding: 'credit', paymentMethod: null, source: 'plan' },
  })
  if (!booked.ok) return booked
  return ok({ seriesId, sessionId: opened.value.id, bookingId: booked.value.id, grantId })
}

/** A place in a class that is on the schedule already: it keeps its trainer, and belongs to no series of the plan. */
async function joinOne(
  run: Run,
  seriesId: number | null,
  sessionId: number,
  startsAt: Instant,
): Promise<Result<Made>> {
  const { q, context, basis, parts } = run
  const { studio, client } = basis
  const grantId = payingGrant(run, parts.service, localDateOf(startsAt, studio.zone))
  const session = await findSession(q, sessionId)
  assert(session !== null, 'a class just found can be read')
  const booked = await placeBooking(q, context, studio, {
    ...{ session, client, grantId },
    ...{ funding: 'credit', paymentMethod: null, source: 'plan' },
  })
  return booked.ok ? ok({ seriesId, sessionId, bookingId: booked.value.id, grantId }) : booked
}

function seriesOf({ client, pattern }: Basis, serviceId: number, context: Context) {
  const { date, time, weekdays } = pattern
  assert(date !== null && time !== null, 'a plan that makes sessions has a pattern')
  const own = { date, time, everyWeeks: 1, weekdays: [...weekdays] }
  return { serviceId, clientId: client.id, pattern: own, createdAt: context.now }
}

/** The lot that pays, or the one that says best why none does; its own refusal comes with the booking. */
function payingGrant({ basis, left }: Run, service: ServiceRecord, on: LocalDate): number {
  const paying = payingLot(basis.lots, service, on, left)
  assert(paying !== null, 'a plan with sessions to make has lots that were to pay for them')
  return paying.lot.id
}
