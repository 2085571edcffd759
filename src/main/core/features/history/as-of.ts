import type { Parsed, Value } from '../../../../shared/contract/index.ts'
import { BOOKING_STATUSES, type BookingStatus } from '../../../../shared/domain/bookings.ts'
import { EMPTY_BUCKETS } from '../../../../shared/domain/credits.ts'
import {
  bucketsAfter,
  lastToldBy,
  pastFigures,
  placeAt,
  writtenBy,
} from '../../../../shared/domain/history.ts'
import { formatInstant, type Instant } from '../../../../shared/domain/time.ts'
import { ok, type Result, refuse } from '../../../../shared/result.ts'
import type { Context } from '../../context.ts'
import type { Reader } from '../../engine/engine.ts'
import { words } from '../../speaking.ts'
import { findClient } from '../clients/queries.ts'
import { entryView } from '../credits/explain.ts'
import { periodsOfGrants } from '../credits/explain-queries.ts'
import { type GrantRecord, listGrants } from '../credits/queries.ts'
import { refuseOrigins } from '../credits/readers.ts'
import { listMoves } from '../ledger/move-queries.ts'
import { listClientEntries } from '../ledger/queries.ts'
import { listStaffNames } from '../staff/name-queries.ts'
import { loadStudio } from '../studio/queries.ts'
import { listBookedSessions, listNotes, type NotedRow } from './queries.ts'

type PastClient = Value<'clients.asOf'>

/**
 * What a client had at a moment that is past: the ledger up to there, folded anew, and each booking in the state that the
 * audit log last gave it by then. Nothing is read from today's figures.
 */
export async function clientAsOf(
  q: Reader,
  context: Context,
  { clientId, at }: Parsed<'clients.asOf'>,
): Promise<Result<PastClient>> {
  const unseen = refuseOrigins(context)
  if (unseen !== null) return unseen
  if ((await findClient(q, clientId)) === null) return refuse('USER_NOT_FOUND', { clientId })
  if (at > context.now) {
    return refuse('VALIDATION', { issues: [{ path: 'at', message: 'That moment is yet to come.' }] })
  }
  const grants = await listGrants(q, clientId)
  const all = await listClientEntries(q, clientId)
  const lines = writtenBy(all, at)
  const buckets = bucketsAfter(lines)
  const book = {
    studio: await loadStudio(q),
    entries: new Map(all.map((entry) => [entry.seq, entry])),
    periods: await periodsOfGrants(q, clientId),
  }
  const last = lines.at(-1)
  return ok({
    at: formatInstant(at),
    ...pastFigures([...buckets.values()]),
    subscriptions: packsOf(grants.filter(({ id }) => buckets.has(id))).map(({ own, ...pack }) => ({
      ...pack,
      ...pastFigures(own.map(({ id }) => buckets.get(id) ?? EMPTY_BUCKETS)),
    })),
    lastLine: last === undefined ? null : entryView(book, last),
    bookings: await bookingsAsOf(q, clientId, at),
  })
}

/** Grants by the packs that they belong to, in the order of the packs. */
function packsOf(grants: readonly GrantRecord[]) {
  const ids = [...new Set(grants.map(({ subscriptionId }) => subscriptionId))].sort((a, b) => a - b)
  return ids.flatMap((id) => {
    const own = grants.filter(({ subscriptionId }) => subscriptionId === id)
    const [first] = own
    if (first === undefined) return []
    return [{ id, packageName: words().packName(first.subscriptionName), family: first.family, own }]
  })
}

async function bookingsAsOf(q: Reader, clientId: number, at: Instant): Promise<PastClient['bookings']> {
  const booked = await listBookedSessions(q, clientId)
  const told = statusesTold(
    await listNotes(
      q,
      'booking',
      booked.map(({ id }) => id),
    ),
  )
  const sessionIds = new Set(booked.map(({ sessionId }) => sessionId))
  const allMoves = await listMoves(q, sessionIds)
  const allNotes = await listNotes(q, 'session', [...sessionIds])
  const then = booked.flatMap((booking) => {
    const status = lastToldBy(told.get(booking.id) ?? statusesOfItself(booking), at)
    if (status === null) return []
    const { sessionId, startsAt, title, trainerId } = booking
    const moves = allMoves.filter((move) => move.sessionId === sessionId)
    const notes = allNotes.filter(({ entityId }) => entityId === sessionId)
    return {
      id: booking.id,
      sessionId,
      status,
      startsAt: placeAt(moves, at, startsAt),
      title: placeAt(changesOf(notes, 'title', isText), at, title),
      trainerId: placeAt(changesOf(notes, 'trainerId', isIdOrNobody), at, trainerId),
    }
  })
  const names = await listStaffNames(
    q,
    then.flatMap(({ trainerId }) => trainerId ?? []),
  )
  return then
    .sort((a, b) => b.startsAt - a.startsAt || b.id - a.id)
    .map(({ trainerId, startsAt, ...booking }) => ({
      ...booking,
      trainerName: names.get(trainerId ?? 0) ?? null,
      startsAt: formatInstant(startsAt),
    }))
}

const isText = (value: unknown) => typeof value === 'string'
const isIdOrNobody = (value: unknown) => value === null || typeof value === 'number'

/** What a field of something was before each change of it, the oldest first. */
function changesOf<T>(notes: readonly NotedRow[], field: string, is: (value: unknown) => value is T) {
  return notes.flatMap(({ at, before, after }) => {
    const [from, to] = [fieldOf(before, field), fieldOf(after, field)]
    return is(from) && is(to) && from !== to ? [{ at, from }] : []
  })
}

function fieldOf(noted: unknown, field: string): unknown {
  return typeof noted === 'object' && noted !== null
    ? Object.entries(noted).find(([name]) => name === field)?.[1]
    : undefined
}

type BookedSession = Awaited<ReturnType<typeof listBookedSessions>>[number]

/** What a booking says of itself, where the audit log has no row about it, as of those that a file was begun with. */
function statusesOfItself(booking: BookedSession): readonly ToldStatus[] {
  const { status, bookedAt, cancelledAt, outcomeAt } = booking
  const ended = outcomeAt ?? cancelledAt
  if (ended === null) return [{ at: bookedAt, value: status }]
  return [
    { at: bookedAt, value: 'confirmed' },
    { at: ended, value: status },
  ]
}

type ToldStatus = { readonly at: Instant; readonly value: BookingStatus }

/** Every state that a booking was ever given, by booking, in the order in which it was. */
function statusesTold(notes: readonly NotedRow[]): ReadonlyMap<number, readonly ToldStatus[]> {
  const told = new Map<number, ToldStatus[]>()
  for (const { entityId, at, after } of notes) {
    const noted = typeof after === 'object' && after !== null && 'status' in after ? after.status : null
    const value = BOOKING_STATUSES.find((status) => status === noted)
    if (value === undefined) continue
    const own = told.get(entityId)
    if (own === undefined) told.set(entityId, [{ at, value }])
    else own.push({ at, value })
  }
  return told
}
