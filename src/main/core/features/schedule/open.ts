import { MINUTE } from '../../../../shared/domain/calendar.ts'
import { busyUntil } from '../../../../shared/domain/schedule.ts'
import {
  formatInstant,
  type Instant,
  localDateOf,
  resolveWallTime,
  wallTimeOf,
} from '../../../../shared/domain/time.ts'
import type { ConflictDetails } from '../../../../shared/errors.ts'
import { assert } from '../../../../shared/errors.ts'
import { ok, type Result, refuse } from '../../../../shared/result.ts'
import type { Context } from '../../context.ts'
import type { Reader, Writer } from '../../engine/engine.ts'
import { findFirstLocationId, findRoom, findService, type ServiceRecord } from '../catalogue/queries.ts'
import { findStaff } from '../staff/queries.ts'
import type { Studio } from '../studio/queries.ts'
import {
  type Busy,
  findBusy,
  findSession,
  insertSession,
  type NewSession,
  type SessionRecord,
} from './queries.ts'

export type SessionRequest = {
  readonly serviceId: number
  readonly trainerId: number | null
  readonly roomId: number | null
  readonly startsAt: Instant
  readonly minutes: number | null
  readonly capacity: number | null
  /** Minor units of the studio's currency. */
  readonly amount: number | null
  readonly platform: NewSession['platform']
  readonly meetingLink: string | null
  readonly notes: string | null
}

/**
 * Puts a session on the schedule: a step of every use case that makes one. Refuses a trainer or room that is taken
 * (half-open, plus the service's buffer). A refusal has written nothing.
 */
export async function openSession(
  q: Writer,
  context: Context,
  studio: Studio,
  request: SessionRequest,
  { service, trainerName, room }: SessionParts,
): Promise<Result<SessionRecord>> {
  const endsAt = request.startsAt + (request.minutes ?? service.minutes) * MINUTE
  const period = { startsAt: request.startsAt, busyUntil: busyUntil(endsAt, service.bufferMinutes) }
  if (request.trainerId !== null) {
    const busy = await findBusy(q, { trainerId: request.trainerId }, period)
    if (busy !== null) return refuse('TRAINER_CONFLICT', conflictDetails(busy, trainerName))
  }
  if (request.roomId !== null) {
    const busy = await findBusy(q, { roomId: request.roomId }, period)
    if (busy !== null) return refuse('ROOM_CONFLICT', conflictDetails(busy, room?.name ?? 'The room'))
  }

  const wallStart = wallTimeOf(request.startsAt, studio.zone)
  const { minutes: _minutes, ...kept } = request
  const id = await insertSession(q, {
    ...kept,
    kind: service.kind,
    locationId: room?.locationId ?? (await findFirstLocationId(q)),
    title: service.name,
    endsAt,
    busyUntil: period.busyUntil,
    zone: studio.zone,
    wallStart,
    wallKind: resolveWallTime(wallStart, studio.zone).kind,
    studioDate: localDateOf(request.startsAt, studio.zone),
    capacity: request.capacity ?? service.capacity,
    creditCost: service.creditCost,
    currency: request.amount === null ? null : studio.currency,
    createdAt: context.now,
  })
  const session = await findSession(q, id)
  assert(session !== null, 'a session just made can be read')
  context.note({
    entity: 'session',
    entityId: id,
    after: { serviceId: service.id, trainerId: request.trainerId, startsAt: formatInstant(request.startsAt) },
  })
  return ok(session)
}

/** What a session is made of, found to exist and to be active. */
export type SessionParts = {
  readonly service: ServiceRecord
  readonly trainerName: string
  readonly room: { readonly name: string; readonly locationId: number } | null
}

/** Refuses a service, trainer or room that does not exist or is not active. */
export async function findSessionParts(
  q: Reader,
  request: Pick<SessionRequest, 'serviceId' | 'trainerId' | 'roomId'>,
): Promise<Result<SessionParts>> {
  const service = await findService(q, request.serviceId)
  if (service === null || !service.active) {
    return refuse('NOT_FOUND', { entity: 'service', id: request.serviceId })
  }
  const trainer = request.trainerId === null ? null : await findStaff(q, request.trainerId)
  if (request.trainerId !== null && (trainer === null || !trainer.active)) {
    return refuse('NOT_FOUND', { entity: 'trainer', id: request.trainerId })
  }
  const room = request.roomId === null ? null : await findRoom(q, request.roomId)
  if (request.roomId !== null && (room === null || !room.active)) {
    return refuse('NOT_FOUND', { entity: 'room', id: request.roomId })
  }
  return ok({ service, trainerName: trainer?.name ?? 'The trainer', room })
}

function conflictDetails(busy: Busy, name: string): ConflictDetails {
  return { ...busy, startsAt: formatInstant(busy.startsAt), endsAt: formatInstant(busy.endsAt), name }
}
