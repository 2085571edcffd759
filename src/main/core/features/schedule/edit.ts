import type { Parsed, Value } from '../../../../shared/contract/index.ts'
import { type Changes, changesOf } from '../../../../shared/domain/changes.ts'
import { ok, type Result, refuse } from '../../../../shared/result.ts'
import type { Context } from '../../context.ts'
import type { Writer } from '../../engine/engine.ts'
import { staleSession } from '../audit/stale.ts'
import { countOccupying } from '../bookings/queries.ts'
import { NOBODY, promoteWaiting } from '../bookings/waitlist.ts'
import { warningsOf } from '../hours/load.ts'
import { loadStudio, type Studio } from '../studio/queries.ts'
import { findPlaces, findTaken, wantedPlaces } from './places.ts'
import { priceOf } from './price.ts'
import { findSession, type SessionRecord, updateSession } from './queries.ts'
import { sessionView } from './views.ts'

/** What of a session can be changed besides its time. */
type Fields = Pick<
  SessionRecord,
  'title' | 'capacity' | 'trainerId' | 'roomId' | 'amount' | 'platform' | 'meetingLink' | 'notes'
>

/**
 * Changes what a session is, not when. Refuses a trainer or room that is taken and fewer places than are taken.
 * Bookings keep the price they were made at. Whoever waits is given the places that are added.
 */
export async function changeSession(
  q: Writer,
  context: Context,
  input: Parsed<'sessions.update'>,
): Promise<Result<Value<'sessions.update'>>> {
  const { sessionId, version, amount, ...given } = input
  const studio = await loadStudio(q)
  const price = priceOf(amount, studio)
  if (!price.ok) return price
  const before = await findSession(q, sessionId)
  if (before === null) return refuse('NOT_FOUND', { entity: 'session', id: sessionId })
  const wanted = wantedPlaces(before, given)
  const names = await findPlaces(q, wanted, before)
  if (!names.ok) return names
  const asked = { ...given, amount: amount === undefined ? undefined : price.value }
  const changes: Changes<Partial<Fields>> = changesOf(before, asked)
  if (version !== before.version) {
    return staleSession(q, before, { expected: version, stored: before, changes, now: context.now })
  }
  if (before.status === 'cancelled') {
    const why = 'A cancelled session cannot be changed.'
    return refuse('INVALID_TRANSITION', { from: 'cancelled', to: 'changed', why })
  }

  const moved = { trainerId: changes.trainerId ?? null, roomId: changes.roomId ?? null }
  const taken = await findTaken(q, moved, names.value, before, before.id)
  if (taken !== null) return taken
  const booked = await countOccupying(q, before.id)
  const { capacity = before.capacity } = changes
  if (capacity < booked) return refuse('CAPACITY_FULL', { capacity, booked })
  if (Object.keys(changes).length === 0) {
    const warnings = await warningsOf(q, studio.zone, before)
    return ok({ session: sessionView(before, booked), ...NOBODY, warnings })
  }

  const { locationId } = names.value.room ?? before
  const after = await updateSession(q, context, before, {
    ...changes,
    ...priced(changes, studio),
    locationId,
  })
  context.note({ entity: 'session', entityId: after.id, before: fieldsOf(before), after: fieldsOf(after) })
  const waiting =
    after.capacity > before.capacity ? await promoteWaiting(q, context, studio, after.id) : NOBODY
  const warnings = await warningsOf(q, studio.zone, after)
  return ok({ session: sessionView(after, booked + waiting.promoted.length), ...waiting, warnings })
}

/** An amount is in the studio's currency, and none is in none. */
function priced({ amount }: Pick<Changes<Partial<Fields>>, 'amount'>, studio: Studio) {
  return amount === undefined ? {} : { amount, currency: amount === null ? null : studio.currency }
}

function fieldsOf(session: SessionRecord): Fields {
  const { title, capacity, trainerId, roomId, amount, platform, meetingLink, notes } = session
  return { title, capacity, trainerId, roomId, amount, platform, meetingLink, notes }
}
