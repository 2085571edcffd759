import { and, asc, eq, gt, gte, isNull, lt, ne, or, sql } from 'drizzle-orm'
import type { ServiceKind } from '../../../../shared/domain/catalogue.ts'
import {
  LONGEST_BUSY,
  LONGEST_SESSION,
  type PLATFORMS,
  type SessionStatus,
  type Slot,
} from '../../../../shared/domain/schedule.ts'
import type { Instant } from '../../../../shared/domain/time.ts'
import { assert } from '../../../../shared/errors.ts'
import { UNDONE } from '../../../../shared/messages/undo.ts'
import type { Context } from '../../context.ts'
import { amongAny, idList } from '../../engine/among.ts'
import type { Reader, Writer } from '../../engine/engine.ts'
import { hotQuery } from '../../engine/hot-query.ts'
import { rowChanged, rowMade } from '../undo/steps.ts'

export type SessionRecord = Slot & {
  readonly id: number
  readonly serviceId: number
  readonly serviceName: string
  readonly familyId: number
  readonly colour: number
  readonly kind: ServiceKind
  readonly trainerId: number | null
  readonly trainerName: string | null
  readonly roomId: number | null
  readonly roomName: string | null
  readonly locationId: number
  readonly title: string
  readonly capacity: number
  readonly creditCost: number
  readonly status: SessionStatus
  readonly amount: number | null
  readonly currency: string | null
  readonly platform: (typeof PLATFORMS)[number] | null
  readonly meetingLink: string | null
  readonly notes: string | null
  readonly seriesId: number | null
  readonly seriesIndex: number | null
  readonly version: number
}

/** Sessions with the names of what they are made of; for a `where`. */
export function selectSessions(q: Reader) {
  const { sessions, services, staff, rooms } = q.t
  return q
    .select({
      id: sessions.id,
      serviceId: sessions.serviceId,
      serviceName: services.name,
      familyId: services.familyId,
      colour: services.colour,
      kind: sessions.kind,
      trainerId: sessions.trainerId,
      trainerName: staff.name,
      roomId: sessions.roomId,
      roomName: rooms.name,
      locationId: sessions.locationId,
      title: sessions.title,
      startsAt: sessions.startsAt,
      endsAt: sessions.endsAt,
      busyUntil: sessions.busyUntil,
      zone: sessions.zone,
      wallStart: sessions.wallStart,
      wallKind: sessions.wallKind,
      studioDate: sessions.studioDate,
      capacity: sessions.capacity,
      creditCost: sessions.creditCost,
      status: sessions.status,
      amount: sessions.amount,
      currency: sessions.currency,
      platform: sessions.platform,
      meetingLink: sessions.meetingLink,
      notes: sessions.notes,
      seriesId: sessions.seriesId,
      seriesIndex: sessions.seriesIndex,
      version: sessions.version,
    })
    .from(sessions)
    .innerJoin(services, eq(services.id, sessions.serviceId))
    .leftJoin(staff, eq(staff.id, sessions.trainerId))
    .leftJoin(rooms, eq(rooms.id, sessions.roomId))
}

const selectSession = hotQuery((q: Reader) =>
  selectSessions(q).where(eq(q.t.sessions.id, sql.placeholder('id'))),
)

export async function findSession(q: Reader, sessionId: number): Promise<SessionRecord | null> {
  const [row] = await selectSession(q, { id: sessionId })
  return row ?? null
}

export type RangeFilter = {
  readonly from: Instant
  readonly to: Instant
  readonly trainerIds?: readonly number[] | undefined
  readonly roomIds?: readonly number[] | undefined
}

const selectRange = hotQuery((q: Reader) => {
  const { sessions } = q.t
  return selectSessions(q)
    .where(
      and(
        lt(sessions.startsAt, sql.placeholder('to')),
        gt(sessions.startsAt, sql.placeholder('earliest')),
        gt(sessions.endsAt, sql.placeholder('from')),
        amongAny(q, sessions.trainerId, sql.placeholder('trainerIds')),
        amongAny(q, sessions.roomId, sql.placeholder('roomIds')),
        or(eq(sessions.status, 'open'), isNull(sessions.cancelReason), ne(sessions.cancelReason, UNDONE)),
      ),
    )
    .orderBy(asc(sessions.startsAt), asc(sessions.id))
})

/**
 * Every session that touches `[from, to)`, in the order of their starts. One whose making was taken back was never
 * there: it stays in the books, and in nobody's way on a schedule.
 */
export function listSessionsInRange(q: Reader, filter: RangeFilter): Promise<SessionRecord[]> {
  const { from, to, trainerIds, roomIds } = filter
  return selectRange(q, {
    from,
    to,
    earliest: from - LONGEST_SESSION - 1,
    trainerIds: trainerIds === undefined ? null : idList(trainerIds),
    roomIds: roomIds === undefined ? null : idList(roomIds),
  })
}

export type Busy = {
  readonly sessionId: number
  readonly title: string
  readonly startsAt: Instant
  readonly endsAt: Instant
}

/** Built once for trainers and once for rooms: every session that is planned or moved asks both. */
function busyQuery(who: 'trainerId' | 'roomId') {
  return hotQuery((q: Reader) => {
    const { sessions } = q.t
    return q
      .select({
        sessionId: sessions.id,
        title: sessions.title,
        startsAt: sessions.startsAt,
        endsAt: sessions.endsAt,
      })
      .from(sessions)
      .where(
        and(
          eq(sessions[who], sql.placeholder('who')),
          eq(sessions.status, 'open'),
          ne(sessions.id, sql.placeholder('exceptId')),
          lt(sessions.startsAt, sql.placeholder('busyUntil')),
          gte(sessions.startsAt, sql.placeholder('earliest')),
          gt(sessions.busyUntil, sql.placeholder('startsAt')),
        ),
      )
      .orderBy(asc(sessions.startsAt))
      .limit(1)
  })
}

const selectBusyTrainer = busyQuery('trainerId')
const selectBusyRoom = busyQuery('roomId')

/** An open session that keeps a trainer or room busy inside `[startsAt, busyUntil)`, other than `exceptId`. */
export async function findBusy(
  q: Reader,
  who: { readonly trainerId: number } | { readonly roomId: number },
  { startsAt, busyUntil }: { readonly startsAt: Instant; readonly busyUntil: Instant },
  exceptId = 0,
): Promise<Busy | null> {
  const values = { exceptId, startsAt, busyUntil, earliest: startsAt - LONGEST_BUSY }
  const [row] =
    'trainerId' in who
      ? await selectBusyTrainer(q, { ...values, who: who.trainerId })
      : await selectBusyRoom(q, { ...values, who: who.roomId })
  return row ?? null
}

export type NewSession = Slot & {
  readonly serviceId: number
  readonly kind: ServiceKind
  readonly trainerId: number | null
  readonly roomId: number | null
  readonly locationId: number
  readonly title: string
  readonly capacity: number
  readonly creditCost: number
  readonly amount: number | null
  readonly currency: string | null
  readonly platform: (typeof PLATFORMS)[number] | null
  readonly meetingLink: string | null
  readonly notes: string | null
  readonly seriesId: number | null
  readonly seriesIndex: number | null
  readonly createdAt: Instant
}

/** Inserts an open session. The guards refuse one whose trainer or room is taken. */
export async function insertSession(q: Writer, context: Context, session: NewSession): Promise<number> {
  const [row] = await q
    .insert(q.t.sessions)
    .values({ ...session, status: 'open' })
    .returning()
  if (row === undefined) throw new Error('The insert returned no row.')
  context.undoable(rowMade('session', row))
  return row.id
}

export type SessionChange = Partial<
  Omit<NewSession, 'serviceId' | 'kind' | 'creditCost' | 'seriesId' | 'seriesIndex' | 'createdAt'>
> & {
  readonly status?: 'cancelled'
  readonly cancelledAt?: Instant
  readonly cancelReason?: string | null
}

/**
 * Changes the session that was read in this unit of work; its bookings follow it in time. The guards refuse a trainer,
 * room or client in two places at once, fewer places than are taken, and cancelling while a live booking is in it.
 */
export async function updateSession(
  q: Writer,
  context: Context,
  session: SessionRecord,
  change: SessionChange,
): Promise<SessionRecord> {
  const { sessions } = q.t
  const rows = await q
    .update(sessions)
    .set({ ...change, version: session.version + 1 })
    .where(and(eq(sessions.id, session.id), eq(sessions.version, session.version)))
    .returning({ id: sessions.id })
  assert(rows.length === 1, 'a session does not change inside a unit of work')
  const open = { cancelledAt: null, cancelReason: null, ...session }
  context.undoable(rowChanged('session', session.id, open, change))
  const changed = await findSession(q, session.id)
  assert(changed !== null, 'a session just changed can be read')
  return changed
}
