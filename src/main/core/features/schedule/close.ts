import type { Parsed, Value } from '../../../../shared/contract/index.ts'
import { closedLength, LONGEST_EXTENDED, notInClosure } from '../../../../shared/domain/closures.ts'
import { foldForSearch } from '../../../../shared/domain/text.ts'
import { parseInstant } from '../../../../shared/domain/time.ts'
import { assert } from '../../../../shared/errors.ts'
import { ok, type Result, refuse } from '../../../../shared/result.ts'
import type { Context } from '../../context.ts'
import type { Reader, Writer } from '../../engine/engine.ts'
import { words } from '../../speaking.ts'
import { staleSession } from '../audit/stale.ts'
import { extendClosed, extendedNote } from '../credits/extend-closed.ts'
import { addClosure } from '../hours/closures.ts'
import { countComingSessions } from '../hours/session-queries.ts'
import { loadStudio, type Studio, studioToday } from '../studio/queries.ts'
import { type CalledOff, callOff, type Gone } from './cancel.ts'
import { findSession, listSessionsInRange } from './queries.ts'
import { placementOf, sessionView } from './views.ts'

type Asked = Parsed<'closures.close'>
type Answer = Value<'closures.close'>
type Row = NonNullable<Asked['sessions']>[number]
type Closed = { readonly startsAt: number; readonly endsAt: number; readonly roomId: number | null }

/**
 * Closes the studio or a room with everything that follows from it, in one unit of work: its sessions are cancelled by the
 * studio, one by one by the rules of that, and then, if it was asked for, packs are extended by the days they lose.
 */
export async function closeStudio(q: Writer, context: Context, input: Asked): Promise<Result<Answer>> {
  const unfit = input.extendPacks ? notExtending(input) : null
  if (unfit !== null) return refuse('VALIDATION', { issues: [{ path: 'extendPacks', message: unfit }] })
  const entered = await addClosure(q, context, input)
  if (!entered.ok) return entered
  const { closure } = entered.value
  const studio = await loadStudio(q)
  const closed = { startsAt: at(closure.startsAt), endsAt: at(closure.endsAt), roomId: closure.roomId }
  const rows = input.sessions ?? (await listComing(q, context, closed))
  const results: Answer['results'] = []
  const gone: Gone[] = []
  for (const row of rows) {
    const done = await context.attempt(q, () => cancelOne(q, context, studio, closed, row, input.reason))
    results.push(resultOf(row, done))
    if (done.ok) gone.push(...done.value.gone)
  }
  const { from, until } = closure
  const days = input.extendPacks && from !== null && until !== null ? { from, until } : null
  const today = studioToday(studio, context.now)
  const packs = days === null ? [] : await extendClosed(q, context, today, days, input.reason)
  if (days !== null) context.note({ entity: 'closure', entityId: closure.id, after: extendedNote(days) })
  return ok({
    closure,
    done: results.filter(({ refusal }) => refusal === null).length,
    staying: await countComingSessions(q, context.now, closed, closed),
    results,
    clients: byClient(gone),
    packs,
  })
}

function at(instant: string): number {
  const parsed = parseInstant(instant)
  assert(parsed !== null, 'a view writes instants')
  return parsed
}

/** Why a closure extends nothing, in words; null when it can. */
function notExtending({ roomId, from, until }: Asked): string | null {
  if (roomId != null) return 'Packs are extended when the whole studio is closed.'
  if (from === undefined || until === undefined) return 'Packs are extended by whole days.'
  const tooLong = from <= until && closedLength({ from, until }) > LONGEST_EXTENDED
  return tooLong ? `Packs are extended by at most ${LONGEST_EXTENDED} days.` : null
}

/** The open sessions that lie in a closure and have not begun, the first first. */
async function listComing(q: Reader, { now }: Context, closed: Closed): Promise<Row[]> {
  const { startsAt: from, endsAt: to, roomId } = closed
  const rooms = roomId === null ? {} : { roomIds: [roomId] }
  const sessions = await listSessionsInRange(q, { from, to, ...rooms })
  return sessions
    .filter((session) => session.status === 'open' && notInClosure(session, closed, now) === null)
    .map(({ id: sessionId, version }) => ({ sessionId, version }))
}

type Cancelled = CalledOff & { readonly before: Answer['results'][number]['before'] }

async function cancelOne(
  q: Writer,
  context: Context,
  studio: Studio,
  closed: Closed,
  { sessionId, version }: Row,
  reason: string,
): Promise<Result<Cancelled>> {
  const session = await findSession(q, sessionId)
  if (session === null) return refuse('NOT_FOUND', { entity: 'session', id: sessionId })
  if (version !== session.version) {
    const changes = { status: 'cancelled' }
    return staleSession(q, session, { expected: version, stored: session, changes, now: context.now })
  }
  const why =
    session.status === 'cancelled'
      ? 'The session is already cancelled.'
      : notInClosure(session, closed, context.now)
  if (why !== null) return refuse('INVALID_TRANSITION', { from: session.status, to: 'cancelled', why })
  const done = await callOff(q, context, studio, session, reason)
  return ok({ ...done, before: placementOf(session) })
}

function resultOf({ sessionId, version }: Row, outcome: Result<Cancelled>): Answer['results'][number] {
  if (!outcome.ok) {
    const { error } = outcome
    const refusal = { code: error.code, message: words().sentenceOf(error) }
    return {
      sessionId,
      version,
      session: null,
      before: null,
      bookings: [],
      cancelled: 0,
      returned: 0,
      refusal,
    }
  }
  const { session, before, cancelled, kept, returned, gone } = outcome.value
  return {
    sessionId,
    version,
    session: sessionView(session, kept),
    before,
    bookings: gone.map(({ bookingId, clientId, waits }) => ({ bookingId, clientId, waits })),
    cancelled,
    returned,
    refusal: null,
  }
}

/** Everybody who lost a place or a wait, by name. */
function byClient(gone: readonly Gone[]): Answer['clients'] {
  const clients = new Map<number, Answer['clients'][number]>()
  for (const { clientId, clientName, waits, returned } of gone) {
    const known = clients.get(clientId) ?? { clientId, clientName, bookings: 0, waits: 0, returned: 0 }
    known.bookings += waits ? 0 : 1
    known.waits += waits ? 1 : 0
    known.returned += returned
    clients.set(clientId, known)
  }
  const named = [...clients.values()].map((client) => ({ client, name: foldForSearch(client.clientName) }))
  return named
    .sort((a, b) => (a.name < b.name ? -1 : Number(a.name > b.name)) || a.client.clientId - b.client.clientId)
    .map(({ client }) => client)
}
