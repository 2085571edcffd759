import { slotOf } from '../../../../shared/domain/schedule.ts'
import type { Occurrence } from '../../../../shared/domain/series.ts'
import { formatInstant, type Instant } from '../../../../shared/domain/time.ts'
import { assert } from '../../../../shared/errors.ts'
import { ok, type Result, refuse } from '../../../../shared/result.ts'
import type { Context } from '../../context.ts'
import type { Reader, Writer } from '../../engine/engine.ts'
import { findFirstLocationId, findService, type ServiceRecord } from '../catalogue/queries.ts'
import type { Studio } from '../studio/queries.ts'
import { findPlaces, findTaken, type PlaceNames, type Places } from './places.ts'
import { findSession, insertSession, type NewSession, type SessionRecord } from './queries.ts'

export type SessionRequest = Places & {
  readonly serviceId: number
  readonly startsAt: Instant
  readonly minutes: number | null
  readonly capacity: number | null
  /** Minor units of the studio's currency. */
  readonly amount: number | null
  readonly platform: NewSession['platform']
  readonly meetingLink: string | null
  readonly notes: string | null
  /** Where it is when it has no room; the studio's first place when it is not told. */
  readonly locationId?: number
}

/** Which occurrence of which series a session is. */
export type InSeries = { readonly seriesId: number; readonly occurrence: Occurrence }

/**
 * Puts a session on the schedule: a step of every use case that makes one. Refuses a trainer or room that is taken
 * (half-open, plus the service's buffer). A refusal has written nothing.
 */
export async function openSession(
  q: Writer,
  context: Context,
  studio: Studio,
  request: SessionRequest,
  { service, ...names }: SessionParts,
  series: InSeries | null = null,
): Promise<Result<SessionRecord>> {
  const { minutes, startsAt, ...kept } = request
  const slot = slotOf(
    { startsAt, wished: series?.occurrence },
    { minutes: minutes ?? service.minutes, bufferMinutes: service.bufferMinutes },
    studio.zone,
  )
  const taken = await findTaken(q, request, names, slot)
  if (taken !== null) return taken

  const id = await insertSession(q, context, {
    ...kept,
    ...slot,
    kind: service.kind,
    locationId: names.room?.locationId ?? request.locationId ?? (await findFirstLocationId(q)),
    title: service.name,
    capacity: request.capacity ?? service.capacity,
    creditCost: service.creditCost,
    currency: request.amount === null ? null : studio.currency,
    seriesId: series?.seriesId ?? null,
    seriesIndex: series?.occurrence.index ?? null,
    createdAt: context.now,
  })
  const session = await findSession(q, id)
  assert(session !== null, 'a session just made can be read')
  context.note({
    entity: 'session',
    entityId: id,
    after: { serviceId: service.id, trainerId: request.trainerId, startsAt: formatInstant(startsAt) },
  })
  return ok(session)
}

/** What a session is made of, found to exist and to be active. */
export type SessionParts = PlaceNames & { readonly service: ServiceRecord }

/** Refuses a service, trainer or room that does not exist or is not active. */
export async function findSessionParts(
  q: Reader,
  request: Pick<SessionRequest, 'serviceId' | 'trainerId' | 'roomId'>,
): Promise<Result<SessionParts>> {
  const service = await findService(q, request.serviceId)
  if (service === null || !service.active) {
    return refuse('NOT_FOUND', { entity: 'service', id: request.serviceId })
  }
  const names = await findPlaces(q, request)
  return names.ok ? ok({ service, ...names.value }) : names
}
