import { and, asc, inArray, isNull, lt, ne, or } from 'drizzle-orm'
import type { CommandName } from '../../../../shared/contract/index.ts'
import { DAY } from '../../../../shared/domain/calendar.ts'
import type { Writer } from '../../engine/engine.ts'

/** Nobody takes back what is older, and the audit log tells it for ever. */
const KEPT_DAYS = 90
/** Steps between two looks for old ones. */
const LOOK_EVERY = 128

/** How many of the oldest are looked at each time: more than there have come since, and never all of them. */
const LOOKED_AT = 4 * LOOK_EVERY

/**
 * Now and then forgets steps that are too old to be taken back. An import that was taken back is remembered: the same
 * people may be imported again, and are known by it.
 */
export async function forgetOldSteps(q: Writer, newestId: number, now: number): Promise<void> {
  if (newestId % LOOK_EVERY !== 0) return
  const { undoSteps } = q.t
  const isImport: CommandName = 'import.commit'
  const oldest = q
    .select({ id: undoSteps.id })
    .from(undoSteps)
    .where(or(ne(undoSteps.method, isImport), isNull(undoSteps.undoneAt)))
    .orderBy(asc(undoSteps.id))
    .limit(LOOKED_AT)
  await q.delete(undoSteps).where(and(inArray(undoSteps.id, oldest), lt(undoSteps.at, now - KEPT_DAYS * DAY)))
}
