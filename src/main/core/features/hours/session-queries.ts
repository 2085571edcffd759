import { and, count, eq, gt, gte, lt } from 'drizzle-orm'
import { LONGEST_SESSION } from '../../../../shared/domain/schedule.ts'
import type { Instant, Period } from '../../../../shared/domain/time.ts'
import type { Reader } from '../../engine/engine.ts'

/** How many open sessions lie in a time, at least in part: of a trainer, in a room, or all of them. */
export async function countOpenSessions(
  q: Reader,
  { startsAt, endsAt }: Period,
  of: { readonly trainerId?: number; readonly roomId?: number | null },
): Promise<number> {
  const { sessions } = q.t
  const { trainerId, roomId = null } = of
  const [row] = await q
    .select({ open: count() })
    .from(sessions)
    .where(
      and(
        eq(sessions.status, 'open'),
        lt(sessions.startsAt, endsAt),
        gte(sessions.startsAt, startsAt - LONGEST_SESSION),
        gt(sessions.endsAt, startsAt),
        trainerId === undefined ? undefined : eq(sessions.trainerId, trainerId),
        roomId === null ? undefined : eq(sessions.roomId, roomId),
      ),
    )
  return row?.open ?? 0
}

/** As `countOpenSessions`, of what is left of the time from `now` on. */
export async function countComingSessions(
  q: Reader,
  now: Instant,
  { startsAt, endsAt }: Period,
  of: Parameters<typeof countOpenSessions>[2],
): Promise<number> {
  return endsAt <= now ? 0 : countOpenSessions(q, { startsAt: Math.max(startsAt, now), endsAt }, of)
}
