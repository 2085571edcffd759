import { formatInstant } from '../../../../shared/domain/time.ts'
import type { AppError, ConflictDetails } from '../../../../shared/errors.ts'
import { ok, type Result, refuse } from '../../../../shared/result.ts'
import type { Reader } from '../../engine/engine.ts'
import { findRoom } from '../catalogue/queries.ts'
import { findStaff } from '../staff/queries.ts'
import { type Busy, findBusy } from './queries.ts'

/** Who teaches a session, and where; null is nobody yet, and nowhere in particular. */
export type Places = { readonly trainerId: number | null; readonly roomId: number | null }

/** The places asked for; what was left out stays as it is. */
export function wantedPlaces(
  before: Places,
  asked: { readonly trainerId?: number | null | undefined; readonly roomId?: number | null | undefined },
): Places {
  const { trainerId = before.trainerId, roomId = before.roomId } = asked
  return { trainerId, roomId }
}

/** What the trainer and the room are called, and where the room is. */
export type PlaceNames = {
  readonly trainerName: string
  readonly room: { readonly name: string; readonly locationId: number } | null
}

/**
 * Looks trainer and room up. Refuses one that does not exist, or that is not active and was not there `before`: what
 * is planned with somebody who has left may stay as it is.
 */
export async function findPlaces(
  q: Reader,
  wanted: Places,
  before: Places = { trainerId: null, roomId: null },
): Promise<Result<PlaceNames>> {
  const { trainerId, roomId } = wanted
  const trainer = trainerId === null ? null : await findStaff(q, trainerId)
  if (trainerId !== null && (trainer === null || (!trainer.active && trainerId !== before.trainerId))) {
    return refuse('NOT_FOUND', { entity: 'trainer', id: trainerId })
  }
  const room = roomId === null ? null : await findRoom(q, roomId)
  if (roomId !== null && (room === null || (!room.active && roomId !== before.roomId))) {
    return refuse('NOT_FOUND', { entity: 'room', id: roomId })
  }
  return ok({ trainerName: trainer?.name ?? 'The trainer', room })
}

/**
 * The refusal of a trainer or room that is taken at that time (half-open, plus the buffer) by a session other than
 * `exceptId`; null when both are free.
 */
export async function findTaken(
  q: Reader,
  wanted: Places,
  { trainerName, room }: PlaceNames,
  period: { readonly startsAt: number; readonly busyUntil: number },
  exceptId = 0,
): Promise<{ readonly ok: false; readonly error: AppError } | null> {
  if (wanted.trainerId !== null) {
    const busy = await findBusy(q, { trainerId: wanted.trainerId }, period, exceptId)
    if (busy !== null) return refuse('TRAINER_CONFLICT', conflictDetails(busy, trainerName))
  }
  if (wanted.roomId !== null) {
    const busy = await findBusy(q, { roomId: wanted.roomId }, period, exceptId)
    if (busy !== null) return refuse('ROOM_CONFLICT', conflictDetails(busy, room?.name ?? 'The room'))
  }
  return null
}

/** Who or what stands in the way, for a person and for a link. */
export function conflictDetails(busy: Busy, name: string): ConflictDetails {
  const { sessionId, title } = busy
  return {
    sessionId,
    title,
    startsAt: formatInstant(busy.startsAt),
    endsAt: formatInstant(busy.endsAt),
    name,
  }
}
