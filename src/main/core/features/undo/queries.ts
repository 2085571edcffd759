import { and, asc, desc, eq, gte, inArray, isNotNull, isNull, lte, ne, notInArray, sql } from 'drizzle-orm'
import { type CommandName, contract } from '../../../../shared/contract/index.ts'
import type { LedgerLine } from '../../../../shared/domain/undo.ts'
import type { UndoSubject } from '../../../../shared/messages/undo.ts'
import type { LineRange } from '../../context.ts'
import type { Reader, Writer } from '../../engine/engine.ts'
import { hotQuery } from '../../engine/hot-query.ts'
import { DENIAL } from '../audit/denials.ts'
import type { UndoStep } from './steps.ts'

/** What one command did, as far as it takes to take it back. */
export type UndoRecord = {
  readonly steps: readonly UndoStep[]
  /** Its ledger lines; null when it appended none. */
  readonly lines: LineRange | null
  /** Its rows of the audit log; null when they are another command's. */
  readonly audit: LineRange | null
  /** The ledger lines that took its own back, once they did. */
  readonly answers?: LineRange | null
  /** What it is about, for whoever reads of it; steps of older studios have their English label alone. */
  readonly subject?: UndoSubject
}

export type StepRow = {
  readonly id: number
  readonly method: CommandName
  readonly input: Readonly<Record<string, unknown>>
  readonly record: UndoRecord
  readonly label: string
  readonly at: number
}

/** Steps of the studio's own file owner on the command line have no staff member. */
function isOwn(q: Reader, actorId: number | null) {
  const { undoSteps } = q.t
  return actorId === null ? isNull(undoSteps.actorId) : eq(undoSteps.actorId, actorId)
}

function columns(q: Reader) {
  const { id, method, input, steps, label, at } = q.t.undoSteps
  return { id, method, input, record: steps, label, at }
}

type Stored = {
  readonly [K in keyof StepRow]: K extends 'method' ? string : K extends 'id' | 'at' ? number : unknown
}

// Only `insertStep` writes such rows, and only for commands.
const asStep = (row: Stored): StepRow => row as StepRow

const addStep = hotQuery((q: Writer) =>
  q
    .insert(q.t.undoSteps)
    .values({
      actorId: sql.placeholder('actorId'),
      method: sql.placeholder('method'),
      input: sql.placeholder('input'),
      steps: sql.placeholder('record'),
      label: sql.placeholder('label'),
      at: sql.placeholder('at'),
    })
    .returning({ id: q.t.undoSteps.id }),
)

export async function insertStep(
  q: Writer,
  actorId: number | null,
  step: Omit<StepRow, 'id'>,
): Promise<number> {
  const [row] = await addStep(q, { ...step, actorId })
  if (row === undefined) throw new Error('The insert returned no row.')
  return row.id
}

/** What somebody did last and has not taken back. */
export async function findLastStep(q: Reader, actorId: number | null): Promise<StepRow | null> {
  const { undoSteps } = q.t
  const [row] = await q
    .select(columns(q))
    .from(undoSteps)
    .where(and(isOwn(q, actorId), isNull(undoSteps.undoneAt)))
    .orderBy(desc(undoSteps.id))
    .limit(1)
  return row === undefined ? null : asStep(row)
}

export type Listed = StepRow & { readonly undone: boolean }

/** What somebody did, the newest first; what was done again stands there once, as it was done last. */
export async function listSteps(q: Reader, actorId: number | null, limit: number): Promise<Listed[]> {
  const { undoSteps } = q.t
  const rows = await q
    .select({ ...columns(q), undoneAt: undoSteps.undoneAt })
    .from(undoSteps)
    .where(and(isOwn(q, actorId), isNull(undoSteps.redoneBy)))
    .orderBy(desc(undoSteps.id))
    .limit(limit)
  return rows.map(({ undoneAt, ...row }) => ({ ...asStep(row), undone: undoneAt !== null }))
}

/** What the audit log calls a step that was taken back or done again. */
export const STEP_ENTITY = 'undo step'

/** What somebody took back last and has not done again, with the number of the audit row that says so. */
export async function findUndoneStep(
  q: Reader,
  actorId: number | null,
): Promise<(StepRow & { readonly undoneBy: number }) | null> {
  const { undoSteps, audit } = q.t
  const [row] = await q
    .select({ ...columns(q), undoneBy: audit.seq })
    .from(undoSteps)
    .innerJoin(
      audit,
      and(
        eq(audit.entity, STEP_ENTITY),
        eq(audit.entityId, undoSteps.id),
        eq(audit.method, 'undo.last' satisfies CommandName),
      ),
    )
    .where(and(isOwn(q, actorId), isNotNull(undoSteps.undoneAt), isNull(undoSteps.redoneBy)))
    .orderBy(desc(audit.seq))
    .limit(1)
  return row === undefined ? null : { ...asStep(row), undoneBy: row.undoneBy }
}

/** Methods that leave the studio as it is, or take back and do again. */
const NOTHING_DONE: readonly string[] = [
  'undo.last' satisfies CommandName,
  'undo.redo' satisfies CommandName,
  ...Object.entries(contract).flatMap(([method, { kind }]) => (kind === 'task' ? [method] : [])),
]

/** Whether somebody did anything but taking back and doing again after a row of the audit log. */
export async function didElseSince(q: Reader, actorId: number | null, auditSeq: number): Promise<boolean> {
  const { audit } = q.t
  const [row] = await q
    .select({ seq: audit.seq })
    .from(audit)
    .where(
      and(
        gte(audit.seq, auditSeq),
        actorId === null ? isNull(audit.actorId) : eq(audit.actorId, actorId),
        notInArray(audit.method, [...NOTHING_DONE]),
        ne(audit.entity, DENIAL),
      ),
    )
    .limit(1)
  return row !== undefined
}

/** How far back a chain of steps done again reaches. */
const MOST_REDONE = 200

/** What somebody has done again lately, as it was done first and as it was done again; the oldest first. */
export async function listRedone(
  q: Reader,
  actorId: number | null,
): Promise<{ readonly before: UndoRecord; readonly after: UndoRecord }[]> {
  const { undoSteps } = q.t
  const redone = await q
    .select({ record: undoSteps.steps, redoneBy: undoSteps.redoneBy })
    .from(undoSteps)
    .where(and(isOwn(q, actorId), isNotNull(undoSteps.redoneBy)))
    .orderBy(desc(undoSteps.id))
    .limit(MOST_REDONE)
  const ids = redone.flatMap(({ redoneBy }) => (redoneBy === null ? [] : [redoneBy]))
  if (ids.length === 0) return []
  const again = await q
    .select({ id: undoSteps.id, record: undoSteps.steps })
    .from(undoSteps)
    .where(inArray(undoSteps.id, ids))
  const byId = new Map(again.map(({ id, record }) => [id, record as UndoRecord]))
  return redone.toReversed().flatMap(({ record, redoneBy }) => {
    const after = redoneBy === null ? undefined : byId.get(redoneBy)
    return after === undefined ? [] : [{ before: record as UndoRecord, after }]
  })
}

export async function markUndone(q: Writer, step: StepRow, undoneAt: number): Promise<void> {
  const { id, record } = step
  await q.update(q.t.undoSteps).set({ undoneAt, steps: record }).where(eq(q.t.undoSteps.id, id))
}

export async function markRedone(q: Writer, stepId: number, redoneBy: number): Promise<void> {
  await q.update(q.t.undoSteps).set({ redoneBy }).where(eq(q.t.undoSteps.id, stepId))
}

const selectLines = hotQuery((q: Reader) => {
  const { entries } = q.t
  return q
    .select({
      seq: entries.seq,
      grantId: entries.grantId,
      kind: entries.kind,
      units: entries.units,
      bookingId: entries.bookingId,
    })
    .from(entries)
    .where(and(gte(entries.seq, sql.placeholder('first')), lte(entries.seq, sql.placeholder('last'))))
    .orderBy(asc(entries.seq))
})

/** The ledger lines of one command, in their order. */
export function listLines(q: Reader, { first, last }: LineRange): Promise<LedgerLine[]> {
  return selectLines(q, { first, last })
}
