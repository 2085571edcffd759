import type { Parsed, Value } from '../../../../shared/contract/index.ts'
import { MINUTE } from '../../../../shared/domain/calendar.ts'
import { changesOf } from '../../../../shared/domain/changes.ts'
import { fullName } from '../../../../shared/domain/clients.ts'
import { type Slot, slotOf } from '../../../../shared/domain/schedule.ts'
import { formatInstant } from '../../../../shared/domain/time.ts'
import { assert } from '../../../../shared/errors.ts'
import { ok, type Result, refuse } from '../../../../shared/result.ts'
import type { Context } from '../../context.ts'
import type { Reader, Writer } from '../../engine/engine.ts'
import { staleSession } from '../audit/stale.ts'
import { followMove } from '../bookings/follow.ts'
import { countOutcomes, listBusyClients } from '../bookings/move-queries.ts'
import { countOccupying } from '../bookings/queries.ts'
import { findService } from '../catalogue/queries.ts'
import { type HoursNow, loadHours, warningsIn } from '../hours/load.ts'
import { lastLine } from '../ledger/move-queries.ts'
import { loadStudio, type Studio } from '../studio/queries.ts'
import {
  conflictDetails,
  findPlaces,
  findTaken,
  type PlaceNames,
  type Places,
  wantedPlaces,
} from './places.ts'
import { findSession, type SessionRecord, updateSession } from './queries.ts'
import { sessionView } from './views.ts'

/** `wished` is the wall time that one of a series is for, when the clock may not show it. */
export type Move = Parsed<'sessions.move'> & {
  readonly wished?: Pick<Slot, 'wallStart' | 'wallKind'> | undefined
}

/**
 * Moves a session in time, to another trainer or another room; its bookings follow (rule 6). Refuses what would put a
 * trainer, a room or a client into two places at once, and a day on which a booking could not be paid for. Who moves many
 * gives the hours, read once.
 */
export async function moveSession(
  q: Writer,
  context: Context,
  input: Move,
  hours?: HoursNow,
): Promise<Result<Value<'sessions.move'>>> {
  const studio = await loadStudio(q)
  const warningsOf = async (session: SessionRecord) =>
    warningsIn(hours ?? (await loadHours(q, studio.zone, trainersOf(session))), session)
  const found = await findMovable(q, context, input)
  if (!found.ok) return found
  const { before, wanted, names, changes } = found.value
  if (Object.keys(changes).length === 0) {
    return ok({
      session: await view(q, before),
      refunded: [],
      warnings: await warningsOf(before),
    })
  }

  const slot = await slotAt(q, studio, before, input)
  const taken = (await findTaken(q, wanted, names, slot, before.id)) ?? (await findBusy(q, before.id, slot))
  if (taken !== null) return taken
  const { locationId } = names.room ?? before
  const after = await updateSession(q, context, before, { ...wanted, ...slot, locationId })
  const last = await lastLine(q)
  const followed = await followMove(q, context, studio, { before, after, by: input.by })
  if (!followed.ok) return followed
  const lines = { before: last, through: followed.value.length === 0 ? last : await lastLine(q) }
  context.note({
    entity: 'session',
    entityId: after.id,
    before: placed(before),
    after: { ...placed(after), by: input.by, lines },
  })
  const refunded = followed.value.map((one) => ({ ...one, from: [...one.from], to: [...one.to] }))
  return ok({ session: await view(q, after), refunded, warnings: await warningsOf(after) })
}

const trainersOf = ({ trainerId }: SessionRecord): number[] => (trainerId === null ? [] : [trainerId])

type Movable = {
  readonly before: SessionRecord
  readonly wanted: Places
  readonly names: PlaceNames
  /** What would be another than it is. */
  readonly changes: object
}

/**
 * The session that a move is about, and what it would change. Refuses one that does not exist, a trainer or room that
 * cannot be taken on, a stale version, and a session that is cancelled or was marked.
 */
export async function findMovable(q: Reader, context: Context, input: Move): Promise<Result<Movable>> {
  const before = await findSession(q, input.sessionId)
  if (before === null) return refuse('NOT_FOUND', { entity: 'session', id: input.sessionId })
  const wanted = wantedPlaces(before, input)
  const names = await findPlaces(q, wanted, before)
  if (!names.ok) return names
  const { status, version, wallStart } = before
  const stored = { ...placed(before), wallStart, status, version }
  const { startsAt, minutes, wished } = input
  const asked = {
    ...wanted,
    startsAt: formatInstant(startsAt),
    minutes,
    wallStart: wished?.wallStart,
  }
  const changes = changesOf(stored, asked)
  if (input.version !== version) {
    return staleSession(q, before, { expected: input.version, stored, changes, now: context.now })
  }
  const movable = await requireMovable(q, before)
  return movable.ok ? ok({ before, wanted, names: names.value, changes }) : movable
}

function placed(session: SessionRecord) {
  const { trainerId, roomId } = session
  return { startsAt: formatInstant(session.startsAt), minutes: minutesOf(session), trainerId, roomId }
}

function minutesOf({ startsAt, endsAt }: SessionRecord): number {
  return (endsAt - startsAt) / MINUTE
}

/** Only a session that is still to be held can move: not a cancelled one, nor one that was marked. */
export async function requireMovable(q: Reader, session: SessionRecord): Promise<Result<null>> {
  const refused = (from: string, why: string) => refuse('INVALID_TRANSITION', { from, to: 'moved', why })
  if (session.status === 'cancelled') return refused('cancelled', 'A cancelled session cannot be moved.')
  const marked = await countOutcomes(q, session.id)
  if (marked === 0) return ok(null)
  return refused('marked', 'Attendance was already marked, so the session stays where it was.')
}

/** The new slot, with the buffer of its service. One that keeps its start keeps the wall time it was wished at. */
async function slotAt(
  q: Reader,
  studio: Studio,
  before: SessionRecord,
  { startsAt, minutes = minutesOf(before), wished = startsAt === before.startsAt ? before : undefined }: Move,
): Promise<Slot> {
  const service = await findService(q, before.serviceId)
  assert(service !== null, 'a session has a service')
  return slotOf({ startsAt, wished }, { minutes, bufferMinutes: service.bufferMinutes }, studio.zone)
}

/** The refusal of clients who are elsewhere at that time; null when all can follow. */
async function findBusy(q: Reader, sessionId: number, slot: Slot) {
  const [first, ...others] = (await listBusyClients(q, sessionId, slot)).map((busy) =>
    conflictDetails(busy, fullName(busy)),
  )
  if (first === undefined) return null
  return refuse('CLIENT_CONFLICT', others.length === 0 ? first : { ...first, others })
}

async function view(q: Reader, session: SessionRecord) {
  return sessionView(session, await countOccupying(q, session.id))
}
