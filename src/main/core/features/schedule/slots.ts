import type { Parsed, Value } from '../../../../shared/contract/index.ts'
import { MINUTE } from '../../../../shared/domain/calendar.ts'
import { warningsFor } from '../../../../shared/domain/hours.ts'
import { LONGEST_BUSY, LONGEST_SESSION } from '../../../../shared/domain/schedule.ts'
import { freeStarts } from '../../../../shared/domain/slots.ts'
import { dayPeriod, formatInstant, type Period } from '../../../../shared/domain/time.ts'
import { assert } from '../../../../shared/errors.ts'
import { ok, type Result, refuse } from '../../../../shared/result.ts'
import type { Context } from '../../context.ts'
import type { Reader } from '../../engine/engine.ts'
import { listClientPeriods } from '../bookings/move-queries.ts'
import { findService } from '../catalogue/queries.ts'
import { loadHours, warningView } from '../hours/load.ts'
import { loadStudio } from '../studio/queries.ts'
import { requireMovable } from './move.ts'
import { findPlaces, type Places, wantedPlaces } from './places.ts'
import { findSession, listSessionsInRange, type SessionRecord } from './queries.ts'

/** When on a studio day a session could start instead: its room and its clients are free then, and so is the trainer. */
export async function findSlots(
  q: Reader,
  context: Context,
  { sessionId, trainerId, date }: Parsed<'schedule.slots'>,
): Promise<Result<Value<'schedule.slots'>>> {
  const session = await findSession(q, sessionId)
  if (session === null) return refuse('NOT_FOUND', { entity: 'session', id: sessionId })
  const wanted = wantedPlaces(session, { trainerId })
  const names = await findPlaces(q, wanted, session)
  if (!names.ok) return names
  const movable = await requireMovable(q, session)
  if (!movable.ok) return movable
  const { zone } = await loadStudio(q)
  const service = await findService(q, session.serviceId)
  assert(service !== null, 'a session has a service')

  const length = session.endsAt - session.startsAt
  const minutes = length / MINUTE
  const day = dayPeriod(date, zone)
  const around = { startsAt: day.startsAt - LONGEST_BUSY, endsAt: day.endsAt + LONGEST_BUSY }
  const starts = freeStarts(
    { date, zone, after: context.now, minutes, busyMinutes: minutes + service.bufferMinutes },
    {
      places: await takenPlaces(q, session, wanted, around),
      clients: await listClientPeriods(q, sessionId, around),
    },
  )
  const hours = await loadHours(q, zone, wanted.trainerId === null ? [] : [wanted.trainerId])
  const blocks = hours.blocksIn({ startsAt: day.startsAt, endsAt: day.endsAt + LONGEST_SESSION })
  const slots = starts.map((startsAt) => ({
    startsAt: formatInstant(startsAt),
    warnings: warningsFor({ startsAt, endsAt: startsAt + length, ...wanted }, blocks).map(warningView),
  }))
  return ok({ slots })
}

/** When the trainer or the room is taken by other open sessions. */
async function takenPlaces(
  q: Reader,
  { id }: SessionRecord,
  { trainerId, roomId }: Places,
  { startsAt, endsAt }: Period,
): Promise<Period[]> {
  const around = await listSessionsInRange(q, { from: startsAt, to: endsAt })
  return around
    .filter((other) => other.id !== id && other.status === 'open')
    .filter(
      (other) =>
        (trainerId !== null && other.trainerId === trainerId) || (roomId !== null && other.roomId === roomId),
    )
    .map((other) => ({ startsAt: other.startsAt, endsAt: other.busyUntil }))
}
