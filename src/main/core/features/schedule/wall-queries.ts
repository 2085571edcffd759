import { and, asc, eq, gte, ne, sql } from 'drizzle-orm'
import type { Instant } from '../../../../shared/domain/time.ts'
import type { Reader } from '../../engine/engine.ts'
import { hotQuery } from '../../engine/hot-query.ts'
import { type SessionRecord, selectSessions } from './queries.ts'

const selectFirst = hotQuery((q: Reader) => {
  const { sessions } = q.t
  return selectSessions(q)
    .where(
      and(
        gte(sessions.startsAt, sql.placeholder('from')),
        eq(sessions.status, 'open'),
        ne(sessions.kind, 'internal'),
      ),
    )
    .orderBy(asc(sessions.startsAt), asc(sessions.id))
    .limit(1)
})

/** The first session for clients that starts at a moment or later; null when none is planned. */
export async function findFirstFrom(q: Reader, from: Instant): Promise<SessionRecord | null> {
  const [row] = await selectFirst(q, { from })
  return row ?? null
}
