/** Who looks after whom on a day, page by page, and how much that is for each trainer. */
import { and, asc, eq, gte, isNull, lt, not, type SQL, sql } from 'drizzle-orm'
import type { Instant, LocalDate } from '../../../../shared/domain/time.ts'
import type { Reader } from '../../engine/engine.ts'
import { beginningWith, isFoundUnder } from '../clients/words-queries.ts'
import { type AssignmentRecord, isOn } from './queries.ts'

export type AssignmentFilter = {
  readonly on: LocalDate
  readonly trainerId?: number | undefined
  readonly clientId?: number | undefined
  /** Folded words, each the beginning of one of the client's; none is everybody. */
  readonly terms: readonly string[]
}

export type Page = { readonly limit: number; readonly offset: number }

type Named = { readonly firstName: string; readonly lastName: string }
export type ListedAssignment = AssignmentRecord & Named
export type ListedClient = Named & { readonly clientId: number }

/** Active clients with the one who looks after them on a day, in the order of the clients' names. */
export function listAssigned(q: Reader, filter: AssignmentFilter, page: Page): Promise<ListedAssignment[]> {
  const { assignments, clients, staff } = q.t
  const { id, clientId, trainerId, fromDay, untilDay, note, cancelledAt, version } = assignments
  return q
    .select({
      id,
      clientId,
      firstName: clients.firstName,
      lastName: clients.lastName,
      trainerId,
      trainerName: staff.name,
      fromDay,
      untilDay,
      note,
      cancelledAt,
      version,
    })
    .from(assignments)
    .innerJoin(clients, eq(clients.id, clientId))
    .innerJoin(staff, eq(staff.id, trainerId))
    .where(isAssigned(q, filter))
    .orderBy(asc(clients.searchName), asc(clients.id))
    .limit(page.limit)
    .offset(page.offset)
}

export async function countAssigned(q: Reader, filter: AssignmentFilter): Promise<number> {
  const { assignments, clients } = q.t
  const [row] = await q
    .select({ total: count() })
    .from(assignments)
    .innerJoin(clients, eq(clients.id, assignments.clientId))
    .where(isAssigned(q, filter))
  return row?.total ?? 0
}

/** Active clients whom nobody looks after on a day, in the order of their names. */
export function listUnassigned(q: Reader, filter: AssignmentFilter, page: Page): Promise<ListedClient[]> {
  const { clients } = q.t
  return q
    .select({ clientId: clients.id, firstName: clients.firstName, lastName: clients.lastName })
    .from(clients)
    .where(isUnassigned(q, filter))
    .orderBy(asc(clients.searchName), asc(clients.id))
    .limit(page.limit)
    .offset(page.offset)
}

export async function countUnassigned(q: Reader, filter: AssignmentFilter): Promise<number> {
  const [row] = await q.select({ total: count() }).from(q.t.clients).where(isUnassigned(q, filter))
  return row?.total ?? 0
}

function isAssigned(q: Reader, filter: AssignmentFilter): SQL | undefined {
  const { trainerId } = filter
  return and(
    trainerId === undefined ? undefined : eq(q.t.assignments.trainerId, trainerId),
    isOn(q, filter.on),
    isWanted(q, filter),
  )
}

function isUnassigned(q: Reader, filter: AssignmentFilter): SQL | undefined {
  const { assignments, clients } = q.t
  const assigned = sql`exists (select 1 from ${assignments}
    where ${assignments.clientId} = ${clients.id} and ${isOn(q, filter.on)})`
  return and(isWanted(q, filter), not(assigned))
}

function isWanted(q: Reader, { clientId, terms }: AssignmentFilter): SQL | undefined {
  const { clients } = q.t
  return and(
    eq(clients.status, 'active'),
    clientId === undefined ? undefined : eq(clients.id, clientId),
    ...isFoundUnder(q, clients.id, terms.map(beginningWith)),
  )
}

/** Active clients of each trainer on a day; a trainer without any is absent. */
export async function countClientsByTrainer(q: Reader, on: LocalDate): Promise<Map<number, number>> {
  const { assignments, clients } = q.t
  const rows = await q
    .select({ trainerId: assignments.trainerId, total: count() })
    .from(assignments)
    .innerJoin(clients, eq(clients.id, assignments.clientId))
    .where(and(isOn(q, on), eq(clients.status, 'active')))
    .groupBy(assignments.trainerId)
  return new Map(rows.map(({ trainerId, total }) => [trainerId, total]))
}

export type Work = { readonly sessions: number; readonly minutes: number }

/** Open sessions of each trainer that begin within a stretch of time; a trainer without any is absent. */
export async function workByTrainer(
  q: Reader,
  { startsAt, endsAt }: { readonly startsAt: Instant; readonly endsAt: Instant },
): Promise<Map<number, Work>> {
  const { sessions } = q.t
  const rows = await q
    .select({
      trainerId: sessions.trainerId,
      sessions: count(),
      minutes: sql<number>`sum(${sessions.endsAt} - ${sessions.startsAt}) / 60000`.mapWith(Number),
    })
    .from(sessions)
    .where(
      and(
        eq(sessions.status, 'open'),
        gte(sessions.startsAt, startsAt),
        lt(sessions.startsAt, endsAt),
        not(isNull(sessions.trainerId)),
      ),
    )
    .groupBy(sessions.trainerId)
  return new Map(rows.flatMap(({ trainerId, ...work }) => (trainerId === null ? [] : [[trainerId, work]])))
}

function count() {
  return sql<number>`count(*)`.mapWith(Number)
}
