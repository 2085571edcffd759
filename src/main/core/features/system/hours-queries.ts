import { and, asc, eq, gt, inArray } from 'drizzle-orm'
import { LONGEST_SESSION } from '../../../../shared/domain/schedule.ts'
import type { Instant } from '../../../../shared/domain/time.ts'
import type { Reader } from '../../engine/engine.ts'

export type ComingSession = {
  readonly id: number
  readonly trainerId: number | null
  readonly roomId: number | null
  readonly startsAt: Instant
  readonly endsAt: Instant
}

/** Open sessions that are not over, in the order of their starts; of `ids` alone where they are given. */
export function listComingSessions(
  q: Reader,
  now: Instant,
  ids?: readonly number[],
): Promise<ComingSession[]> {
  const { sessions } = q.t
  const { id, trainerId, roomId, startsAt, endsAt, status } = sessions
  return q
    .select({ id, trainerId, roomId, startsAt, endsAt })
    .from(sessions)
    .where(
      and(
        eq(status, 'open'),
        ids === undefined ? gt(startsAt, now - LONGEST_SESSION) : inArray(id, [...ids]),
        gt(endsAt, now),
      ),
    )
    .orderBy(asc(startsAt), asc(id))
}
