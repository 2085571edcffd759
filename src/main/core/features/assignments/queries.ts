import { and, desc, eq, inArray, isNull, lte, or, sql } from 'drizzle-orm'
import type { AssignedDays } from '../../../../shared/domain/assignments.ts'
import type { LocalDate } from '../../../../shared/domain/time.ts'
import { assert } from '../../../../shared/errors.ts'
import type { Context } from '../../context.ts'
import type { Reader, Writer } from '../../engine/engine.ts'
import { rowChanged, rowMade } from '../undo/steps.ts'

export type AssignmentRecord = AssignedDays & {
  readonly id: number
  readonly clientId: number
  readonly trainerId: number
  readonly trainerName: string
  readonly note: string | null
  readonly cancelledAt: number | null
  readonly version: number
}

function selectAssignments(q: Reader) {
  const { assignments, staff } = q.t
  const { id, clientId, trainerId, fromDay, untilDay, note, cancelledAt, version } = assignments
  return q
    .select({
      id,
      clientId,
      trainerId,
      trainerName: staff.name,
      fromDay,
      untilDay,
      note,
      cancelledAt,
      version,
    })
    .from(assignments)
    .innerJoin(staff, eq(staff.id, trainerId))
}

/** One assignment, also one that was cancelled. */
export async function findAssignment(q: Reader, assignmentId: number): Promise<AssignmentRecord | null> {
  const [row] = await selectAssignments(q).where(eq(q.t.assignments.id, assignmentId))
  return row ?? null
}

/** All assignments of a client that were not cancelled, the latest first. */
export async function listStanding(q: Reader, clientId: number): Promise<AssignmentRecord[]> {
  const { assignments } = q.t
  return selectAssignments(q)
    .where(and(eq(assignments.clientId, clientId), isNull(assignments.cancelledAt)))
    .orderBy(desc(assignments.fromDay))
}

/** Whether a trainer looks after a client on a day. */
export async function looksAfter(
  q: Reader,
  { trainerId, clientId, on }: { trainerId: number; clientId: number; on: LocalDate },
): Promise<boolean> {
  const { assignments } = q.t
  const rows = await q
    .select({ id: assignments.id })
    .from(assignments)
    .where(and(eq(assignments.clientId, clientId), eq(assignments.trainerId, trainerId), isOn(q, on)))
    .limit(1)
  return rows.length === 1
}

/** Whether an assignment stands on a day. */
export function isOn(q: Reader, on: LocalDate) {
  const { fromDay, untilDay, cancelledAt } = q.t.assignments
  return and(isNull(cancelledAt), lte(fromDay, on), or(isNull(untilDay), sql`${untilDay} >= ${on}`))
}

/** The earliest assignment after a day, of each of these clients who has one. */
export async function nextByClient(
  q: Reader,
  clientIds: readonly number[],
  on: LocalDate,
): Promise<Map<number, AssignmentRecord>> {
  if (clientIds.length === 0) return new Map()
  const { assignments } = q.t
  const rows = await selectAssignments(q)
    .where(
      and(
        inArray(assignments.clientId, [...clientIds]),
        isNull(assignments.cancelledAt),
        sql`${assignments.fromDay} > ${on}`,
      ),
    )
    .orderBy(desc(assignments.fromDay))
  return new Map(rows.map((row) => [row.clientId, row]))
}

export type NewAssignment = AssignedDays & {
  readonly clientId: number
  readonly trainerId: number
  readonly note: string | null
}

export async function insertAssignment(
  q: Writer,
  context: Context,
  assignment: NewAssignment,
): Promise<AssignmentRecord> {
  const [row] = await q
    .insert(q.t.assignments)
    .values({ ...assignment, createdAt: context.now })
    .returning()
  assert(row !== undefined, 'the insert of an assignment returns its row')
  context.undoable(rowMade('assignment', row))
  const made = await findAssignment(q, row.id)
  assert(made !== null, 'an assignment just made can be read')
  return made
}

/** Gives the assignment that was read in this unit of work other days; none cancels it. */
export async function setAssignedDays(
  q: Writer,
  context: Context,
  before: AssignmentRecord,
  days: AssignedDays | null,
): Promise<void> {
  const change = days ?? { cancelledAt: context.now }
  const { assignments } = q.t
  await q
    .update(assignments)
    .set({ ...change, version: before.version + 1 })
    .where(eq(assignments.id, before.id))
  context.undoable(rowChanged('assignment', before.id, before, change))
}
