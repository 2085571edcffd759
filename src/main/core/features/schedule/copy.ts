import type { Parsed, Value } from '../../../../shared/contract/index.ts'
import { isOccupying } from '../../../../shared/domain/bookings.ts'
import { MINUTE } from '../../../../shared/domain/calendar.ts'
import { fullName } from '../../../../shared/domain/clients.ts'
import { assert } from '../../../../shared/errors.ts'
import { ok, type Result, refuse } from '../../../../shared/result.ts'
import type { Context } from '../../context.ts'
import type { Writer } from '../../engine/engine.ts'
import { words } from '../../speaking.ts'
import { type RosterRow, rostersBySession } from '../bookings/list-queries.ts'
import { placeBooking } from '../bookings/place.ts'
import { listHolds } from '../bookings/queries.ts'
import { findClient } from '../clients/queries.ts'
import { type HoursNow, loadHours, warningsIn } from '../hours/load.ts'
import { loadStudio, type Studio } from '../studio/queries.ts'
import { findSessionParts, openSession } from './open.ts'
import { findSession, type SessionRecord } from './queries.ts'
import { sessionView } from './views.ts'

type Input = Parsed<'sessions.copy'>
type Copy = Input['copies'][number]
type Row = Value<'sessions.copy'>['results'][number]
type Made = Pick<Row, 'session' | 'warnings' | 'held' | 'notBooked'>

/**
 * Copies many sessions in one unit of work: those that can be copied, each by the rules of a new one. A copy is a session
 * of its own: of no series, open, and without the clients unless they shall be booked again.
 */
export async function copySessions(
  q: Writer,
  context: Context,
  { copies, clients }: Input,
): Promise<Result<Value<'sessions.copy'>>> {
  const studio = await loadStudio(q)
  const sources = clients === 'rebook' ? copies.map(({ sessionId }) => sessionId) : []
  const rosters = await rostersBySession(q, sources)
  const at = { studio, hours: await loadHours(q, studio.zone, null) }
  const results: Row[] = []
  for (const copy of copies) {
    const roster = (rosters.get(copy.sessionId) ?? []).filter(({ status }) => isOccupying(status))
    const made = await context.attempt(q, () => copyOne(q, context, at, copy, roster))
    results.push(rowOf(copy, made))
  }
  return ok({ done: results.filter(({ refusal }) => refusal === null).length, results })
}

async function copyOne(
  q: Writer,
  context: Context,
  { studio, hours }: { readonly studio: Studio; readonly hours: HoursNow },
  { sessionId, ...wanted }: Copy,
  roster: readonly RosterRow[],
): Promise<Result<Made>> {
  const source = await findSession(q, sessionId)
  if (source === null) return refuse('NOT_FOUND', { entity: 'session', id: sessionId })
  const { serviceId, capacity, amount, platform, meetingLink, notes, startsAt, endsAt } = source
  const { trainerId = source.trainerId, roomId = source.roomId } = wanted
  const request = { serviceId, capacity, amount, platform, meetingLink, notes, trainerId, roomId }
  const parts = await findSessionParts(q, request)
  if (!parts.ok) return parts
  const minutes = (endsAt - startsAt) / MINUTE
  const opened = await openSession(
    q,
    context,
    studio,
    { ...request, minutes, startsAt: wanted.startsAt, locationId: source.locationId },
    parts.value,
  )
  if (!opened.ok) return opened
  const booked = await rebook(q, context, studio, opened.value, roster)
  context.note({ entity: 'session', entityId: opened.value.id, after: { copyOf: sessionId } })
  return ok({
    session: sessionView(opened.value, roster.length - booked.notBooked.length),
    warnings: warningsIn(hours, opened.value),
    ...booked,
  })
}

/** Books everybody who can be booked, each as a part that may be refused by itself. */
async function rebook(
  q: Writer,
  context: Context,
  studio: Studio,
  session: SessionRecord,
  roster: readonly RosterRow[],
): Promise<Pick<Row, 'held' | 'notBooked'>> {
  const notBooked: Row['notBooked'] = []
  let held = 0
  for (const row of roster) {
    const client = await findClient(q, row.clientId)
    assert(client !== null, 'a booking has a client')
    const placement = { session, client, funding: 'credit', grantId: null, paymentMethod: null } as const
    const placed = await context.attempt(q, () => placeBooking(q, context, studio, placement))
    if (placed.ok) {
      for (const hold of await listHolds(q, placed.value.id)) held += hold.held
    } else {
      const { error } = placed
      const { id: clientId } = client
      notBooked.push({
        clientId,
        clientName: fullName(client),
        code: error.code,
        message: words().sentenceOf(error),
      })
    }
  }
  return { held, notBooked }
}

function rowOf({ sessionId }: Copy, made: Result<Made>): Row {
  if (made.ok) return { sessionId, ...made.value, refusal: null }
  const { error } = made
  const refusal = { code: error.code, message: words().sentenceOf(error) }
  return { sessionId, session: null, warnings: [], held: 0, notBooked: [], refusal }
}
