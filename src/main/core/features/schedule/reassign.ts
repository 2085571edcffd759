import type { Parsed, Value } from '../../../../shared/contract/index.ts'
import type { Shift } from '../../../../shared/domain/moves.ts'
import { ok, type Result, refuse } from '../../../../shared/result.ts'
import type { Context } from '../../context.ts'
import type { Writer } from '../../engine/engine.ts'
import { words } from '../../speaking.ts'
import { staleSession } from '../audit/stale.ts'
import { listFollowers } from '../bookings/move-queries.ts'
import { type HoursNow, loadHours } from '../hours/load.ts'
import { addLeave } from '../hours/time-off.ts'
import { loadStudio } from '../studio/queries.ts'
import { cancelSession } from './cancel.ts'
import { type Tried, tryInTurn } from './in-turn.ts'
import { moveSession } from './move.ts'
import { findSession } from './queries.ts'
import { isSamePlacement, placementOf } from './views.ts'

type Change = Parsed<'schedule.reassign'>['changes'][number]
type Answer = Value<'schedule.reassign'>
type Done = Omit<Answer['results'][number], 'sessionId' | 'refusal'>

/**
 * Changes many sessions in one unit of work: those that can be, each by the use case of its own. What stands in the way
 * of another on the list goes first. The leave that is the reason is entered before, so that whatever stays with the
 * trainer on these days says so.
 */
export async function reassignSessions(
  q: Writer,
  context: Context,
  { changes, leave }: Parsed<'schedule.reassign'>,
): Promise<Result<Answer>> {
  const entered = leave === undefined ? null : await addLeave(q, context, leave)
  if (entered?.ok === false) return entered
  const { zone } = await loadStudio(q)
  const hours = await loadHours(q, zone, null)
  const shifts = await shiftsOf(q, changes)
  const tried = await tryInTurn(
    q,
    context,
    changes,
    (change) => shifts.get(change) ?? STAYS,
    (change) => changeOne(q, context, change, hours),
  )
  const results = tried.map(resultOf)
  return ok({
    done: results.filter(({ refusal }) => refusal === null).length,
    leave: entered?.value.timeOff ?? null,
    results,
  })
}

const STAYS: Shift = { from: 0, to: 0 }

/** From when to when the sessions go that are to go to another time. */
async function shiftsOf(q: Writer, changes: readonly Change[]): Promise<ReadonlyMap<Change, Shift>> {
  const shifts = new Map<Change, Shift>()
  for (const change of changes) {
    const { sessionId, startsAt: to } = change
    const session = to === undefined ? null : await findSession(q, sessionId)
    if (to !== undefined && session !== null) shifts.set(change, { from: session.startsAt, to })
  }
  return shifts
}

async function changeOne(
  q: Writer,
  context: Context,
  change: Change,
  hours: HoursNow,
): Promise<Result<Done>> {
  const { sessionId, version, cancel, reason, ...wanted } = change
  const session = await findSession(q, sessionId)
  if (session === null) return refuse('NOT_FOUND', { entity: 'session', id: sessionId })
  const before = placementOf(session)
  const bookings = (await listFollowers(q, sessionId)).map(({ booking }) => ({
    bookingId: booking.id,
    clientId: booking.clientId,
    waits: booking.status === 'waitlisted',
  }))
  if (cancel === undefined) {
    const { startsAt = session.startsAt } = wanted
    const moved = await moveSession(
      q,
      context,
      { ...wanted, sessionId, version, startsAt, by: 'studio' },
      hours,
    )
    if (!moved.ok) return moved
    const { session: after, warnings } = moved.value
    const stayed = isSamePlacement(before, after)
    const concerned = stayed ? { before: null, bookings: [] } : { before, bookings }
    return ok({ session: after, ...concerned, cancelled: 0, returned: 0, warnings })
  }
  if (version !== session.version) {
    const changes = { status: 'cancelled' }
    return staleSession(q, session, { expected: version, stored: session, changes, now: context.now })
  }
  const done = await cancelSession(q, context, { sessionId, reason })
  if (!done.ok) return done
  const { session: after, cancelled, returned } = done.value
  return ok({ session: after, before, bookings, cancelled, returned, warnings: [] })
}

function resultOf({ change: { sessionId }, outcome }: Tried<Change, Done>): Answer['results'][number] {
  if (outcome.ok) return { sessionId, ...outcome.value, refusal: null }
  const { error } = outcome
  const stays = { session: null, before: null, bookings: [], cancelled: 0, returned: 0, warnings: [] }
  return { sessionId, ...stays, refusal: { code: error.code, message: words().sentenceOf(error) } }
}
