import { and, isNull, lt, ne, or } from 'drizzle-orm'
import type { CommandName } from '../../../../shared/contract/index.ts'
import { DAY } from '../../../../shared/domain/calendar.ts'
import type { Writer } from '../../engine/engine.ts'

/** Nobody takes back what is older, and the audit log tells it for ever. */
const KEPT_DAYS = 90
/** Steps between two looks for old ones. */
const LOOK_EVERY = 128

/**
 * Now and then forgets steps that are too old to be taken back. An import that was taken back is remembered: the same
 * people may be imported again, and are known by it.
 */
export async function forgetOldSteps(q: Writer, newestId: number, now: number): Promise<void> {
  if (newestId % LOOK_EVERY !== 0) return
  const { undoSteps } = q.t
  const isImport: CommandName = 'import.commit'
  await q
    .delete(undoSteps)
    .where(
      and(
        lt(undoSteps.at, now - KEPT_DAYS * DAY),
        or(ne(undoSteps.method, isImport), isNull(undoSteps.undoneAt)),
      ),
    )
}
