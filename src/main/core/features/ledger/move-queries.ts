import { and, asc, eq, sql } from 'drizzle-orm'
import type { LineRange } from '../../context.ts'
import { among, idList } from '../../engine/among.ts'
import type { Reader } from '../../engine/engine.ts'
import { hotQuery } from '../../engine/hot-query.ts'
import { findChainHead } from '../audit/chain-queries.ts'
import { type LinesOfMove, moveOf, type SessionMove } from './as-written.ts'

const selectChanges = hotQuery((q: Reader) => {
  const { entityId, at, before, after, entity, seq } = q.t.audit
  return q
    .select({ entityId, at, before, after })
    .from(q.t.audit)
    .where(and(eq(entity, 'session'), among(q, entityId, sql.placeholder('ids'))))
    .orderBy(asc(seq))
})

/** Every move of these sessions, as the audit log tells it, the oldest first. */
export async function listMoves(q: Reader, sessionIds: ReadonlySet<number>): Promise<SessionMove[]> {
  if (sessionIds.size === 0) return []
  const changes = await selectChanges(q, { ids: idList(sessionIds) })
  return changes.flatMap((change) => moveOf(change) ?? [])
}

/** The number of the ledger's last line; 0 while there is none. */
export async function lastLine(q: Reader): Promise<number> {
  return (await findChainHead(q, 'ledger'))?.seq ?? 0
}

/** The ledger around a command that moves a session, given the lines that it has written; null when there are none. */
export async function linesOfMove(q: Reader, written: LineRange | null): Promise<LinesOfMove> {
  if (written !== null) return { before: written.first - 1, through: written.last }
  const last = await lastLine(q)
  return { before: last, through: last }
}
