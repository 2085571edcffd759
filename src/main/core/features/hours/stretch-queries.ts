import { and, asc, eq, isNull, sql } from 'drizzle-orm'
import type { Stretch } from '../../../../shared/domain/hours.ts'
import type { Instant } from '../../../../shared/domain/time.ts'
import { assert } from '../../../../shared/errors.ts'
import type { Context } from '../../context.ts'
import { amongAny, idList } from '../../engine/among.ts'
import type { Reader, Writer } from '../../engine/engine.ts'
import { hotQuery } from '../../engine/hot-query.ts'
import { rowChanged, rowMade } from '../undo/steps.ts'

/** A stretch as it is stored: days or instants. */
export type StoredStretch = {
  readonly fromDay: string | null
  readonly untilDay: string | null
  readonly startsAt: Instant | null
  readonly endsAt: Instant | null
}

/** The four columns of a stretch, of which two are empty. */
export function stretchColumns(stretch: Stretch): StoredStretch {
  const none = { fromDay: null, untilDay: null, startsAt: null, endsAt: null }
  return { ...none, ...stretch }
}

/** The stretch that a row tells. The database keeps halves out. */
export function stretchOf({ fromDay, untilDay, startsAt, endsAt }: StoredStretch): Stretch {
  if (fromDay !== null && untilDay !== null) return { fromDay, untilDay }
  assert(startsAt !== null && endsAt !== null, 'a stretch is of days or of instants')
  return { startsAt, endsAt }
}

export type TimeOff = StoredStretch & {
  readonly id: number
  readonly trainerId: number
  readonly trainerName: string
  readonly note: string | null
  readonly cancelledAt: Instant | null
  readonly version: number
}

function selectTimeOff(q: Reader) {
  const { timeOff, staff } = q.t
  const { id, trainerId, fromDay, untilDay, startsAt, endsAt, note, cancelledAt, version } = timeOff
  return q
    .select({
      id,
      trainerId,
      trainerName: staff.name,
      fromDay,
      untilDay,
      startsAt,
      endsAt,
      note,
      cancelledAt,
      version,
    })
    .from(timeOff)
    .innerJoin(staff, eq(staff.id, trainerId))
}

const selectLeave = hotQuery((q: Reader) =>
  selectTimeOff(q)
    .where(
      and(isNull(q.t.timeOff.cancelledAt), amongAny(q, q.t.timeOff.trainerId, sql.placeholder('trainerIds'))),
    )
    .orderBy(asc(q.t.timeOff.id)),
)

/** Leave of some trainers, or of all, that was not taken back. */
export function listTimeOff(q: Reader, trainerIds: readonly number[] | null): Promise<TimeOff[]> {
  return selectLeave(q, { trainerIds: trainerIds === null ? null : idList(trainerIds) })
}

/** One leave, also one that was taken back. */
export async function findTimeOff(q: Reader, timeOffId: number): Promise<TimeOff | null> {
  const [row] = await selectTimeOff(q).where(eq(q.t.timeOff.id, timeOffId))
  return row ?? null
}

export async function insertTimeOff(
  q: Writer,
  context: Context,
  timeOff: StoredStretch & { readonly trainerId: number; readonly note: string | null },
): Promise<number> {
  const [row] = await q
    .insert(q.t.timeOff)
    .values({ ...timeOff, createdAt: context.now })
    .returning()
  assert(row !== undefined, 'the insert of a leave returns its row')
  context.undoable(rowMade('timeOff', row))
  return row.id
}

export type TimeOffChange = Partial<StoredStretch> & {
  readonly note?: string | null
  readonly cancelledAt?: Instant
}

/** Changes the leave that was read in this unit of work. */
export async function updateTimeOff(
  q: Writer,
  context: Context,
  before: TimeOff,
  change: TimeOffChange,
): Promise<void> {
  await q
    .update(q.t.timeOff)
    .set({ ...change, version: before.version + 1 })
    .where(eq(q.t.timeOff.id, before.id))
  context.undoable(rowChanged('timeOff', before.id, before, change))
}

export type ClosureRecord = StoredStretch & {
  readonly id: number
  readonly roomId: number | null
  readonly roomName: string | null
  readonly reason: string
  readonly cancelledAt: Instant | null
  readonly version: number
}

function selectClosures(q: Reader) {
  const { closures, rooms } = q.t
  const { id, roomId, fromDay, untilDay, startsAt, endsAt, reason, cancelledAt, version } = closures
  return q
    .select({
      id,
      roomId,
      roomName: rooms.name,
      fromDay,
      untilDay,
      startsAt,
      endsAt,
      reason,
      cancelledAt,
      version,
    })
    .from(closures)
    .leftJoin(rooms, eq(rooms.id, roomId))
}

const selectStanding = hotQuery((q: Reader) =>
  selectClosures(q).where(isNull(q.t.closures.cancelledAt)).orderBy(asc(q.t.closures.id)),
)

/** Closures that were not taken back. */
export function listClosures(q: Reader): Promise<ClosureRecord[]> {
  return selectStanding(q, {})
}

/** One closure, also one that was taken back. */
export async function findClosure(q: Reader, closureId: number): Promise<ClosureRecord | null> {
  const [row] = await selectClosures(q).where(eq(q.t.closures.id, closureId))
  return row ?? null
}

export async function insertClosure(
  q: Writer,
  context: Context,
  closure: StoredStretch & { readonly roomId: number | null; readonly reason: string },
): Promise<number> {
  const [row] = await q
    .insert(q.t.closures)
    .values({ ...closure, createdAt: context.now })
    .returning()
  assert(row !== undefined, 'the insert of a closure returns its row')
  context.undoable(rowMade('closure', row))
  return row.id
}

export type ClosureChange = Partial<StoredStretch> & {
  readonly roomId?: number | null
  readonly reason?: string
  readonly cancelledAt?: Instant
}

/** Changes the closure that was read in this unit of work. */
export async function updateClosure(
  q: Writer,
  context: Context,
  before: ClosureRecord,
  change: ClosureChange,
): Promise<void> {
  await q
    .update(q.t.closures)
    .set({ ...change, version: before.version + 1 })
    .where(eq(q.t.closures.id, before.id))
  context.undoable(rowChanged('closure', before.id, before, change))
}
