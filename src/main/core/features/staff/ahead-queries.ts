import { and, eq, isNull, or, sql } from 'drizzle-orm'
import type { LocalDate } from '../../../../shared/domain/time.ts'
import type { Reader } from '../../engine/engine.ts'

/** How many active clients a trainer looks after on a day, or will later. */
export async function countClientsAhead(q: Reader, trainerId: number, from: LocalDate): Promise<number> {
  const { assignments, clients } = q.t
  const [row] = await q
    .select({ ahead: sql<number>`count(distinct ${assignments.clientId})`.mapWith(Number) })
    .from(assignments)
    .innerJoin(clients, eq(clients.id, assignments.clientId))
    .where(
      and(
        eq(assignments.trainerId, trainerId),
        isNull(assignments.cancelledAt),
        or(isNull(assignments.untilDay), sql`${assignments.untilDay} >= ${from}`),
        eq(clients.status, 'active'),
      ),
    )
  return row?.ahead ?? 0
}
