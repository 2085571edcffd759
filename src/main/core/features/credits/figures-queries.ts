/** What clients have, in numbers: sums over their grants and bookings. */
import {
  and,
  eq,
  gte,
  isNull,
  lte,
  ne,
  or,
  type Placeholder,
  type SQL,
  type SQLWrapper,
  sql,
} from 'drizzle-orm'
import type { GrantFigures } from '../../../../shared/domain/figures.ts'
import type { LocalDate } from '../../../../shared/domain/time.ts'
import { among, idList } from '../../engine/among.ts'
import type { Reader } from '../../engine/engine.ts'
import { hotQuery } from '../../engine/hot-query.ts'
import { notFrozenOn } from './freeze-queries.ts'

/** Whether a lot has units left: written out, because an index of those that have is only taken where it is said in these words. */
export function hasUnits(q: Reader): SQL {
  return sql`${q.t.grants.available} > 0`
}

/** Units that could be held for a session today: what `available` means everywhere (domain/credits, spendableToday). */
function heldToday(q: Reader, today: LocalDate | Placeholder): SQL | undefined {
  const { grants, subscriptions } = q.t
  return and(
    hasUnits(q),
    lte(grants.effectiveFrom, today),
    or(isNull(grants.expiresOn), gte(grants.expiresOn, today)),
    ne(subscriptions.status, 'queued'),
    notFrozenOn(q, subscriptions.id, today),
  )
}

/** Available units per client, as a subquery to join, sort and filter by; clients with none are absent. */
export function availableSubquery(q: Reader, today: LocalDate) {
  const { grants, subscriptions } = q.t
  return q
    .select({
      clientId: grants.clientId,
      available: sql<number>`sum(${grants.available})`.mapWith(Number).as('available_units'),
    })
    .from(grants)
    .innerJoin(subscriptions, eq(subscriptions.id, grants.subscriptionId))
    .where(heldToday(q, today))
    .groupBy(grants.clientId)
    .as('available_today')
}

/** The lots of a client, inside a query over clients, of which units could be held today. */
function lotsToday(q: Reader, clientId: SQLWrapper, today: LocalDate): SQL {
  const { grants, subscriptions } = q.t
  return sql`from ${grants} join ${subscriptions} on ${subscriptions.id} = ${grants.subscriptionId}
    where ${grants.clientId} = ${clientId} and ${heldToday(q, today)}`
}

/** Whether a client has any units available today, inside a query over clients: the first lot tells. */
export function anyAvailable(q: Reader, clientId: SQLWrapper, today: LocalDate): SQL {
  return sql`exists (select 1 ${lotsToday(q, clientId, today)})`
}

/** The units that a client has available today, inside a query over clients. */
export function availableUnits(q: Reader, clientId: SQLWrapper, today: LocalDate): SQL {
  return sql`(select coalesce(sum(${q.t.grants.available}), 0) ${lotsToday(q, clientId, today)})`
}

/** A figure that a list can be sorted by, per client, as a subquery to join; clients without any are absent. */
export function figureSubquery(q: Reader, figure: 'scheduled' | 'purchased' | 'completed' | 'lastSession') {
  const { grants, bookings, sessions } = q.t
  if (figure === 'lastSession') {
    return q
      .select({ clientId: bookings.clientId, value: sql<string>`max(${sessions.studioDate})`.as('figure') })
      .from(bookings)
      .innerJoin(sessions, eq(sessions.id, bookings.sessionId))
      .where(eq(bookings.status, 'completed'))
      .groupBy(bookings.clientId)
      .as('figure_of')
  }
  const units = {
    scheduled: grants.held,
    purchased: sql`${grants.granted} - ${grants.revoked}`,
    completed: grants.used,
  }[figure]
  return q
    .select({ clientId: grants.clientId, value: sql<string>`sum(${units})`.as('figure') })
    .from(grants)
    .groupBy(grants.clientId)
    .as('figure_of')
}

/** Clients with units that are last valid between today and a day, both included. */
export function expiringClients(q: Reader, today: LocalDate, until: LocalDate) {
  const { grants } = q.t
  return q
    .select({ clientId: grants.clientId })
    .from(grants)
    .where(and(hasUnits(q), gte(grants.expiresOn, today), lte(grants.expiresOn, until)))
}

const sumAvailableByClient = hotQuery((q: Reader) => {
  const { grants, subscriptions } = q.t
  return q
    .select({ clientId: grants.clientId, units: sql<number>`sum(${grants.available})`.mapWith(Number) })
    .from(grants)
    .innerJoin(subscriptions, eq(subscriptions.id, grants.subscriptionId))
    .where(
      and(among(q, grants.clientId, sql.placeholder('clientIds')), heldToday(q, sql.placeholder('today'))),
    )
    .groupBy(grants.clientId)
})

/** Available units today of these clients; a client without any is absent. */
export async function availableByClient(
  q: Reader,
  clientIds: readonly number[],
  today: LocalDate,
): Promise<Map<number, number>> {
  const rows = await sumAvailableByClient(q, { clientIds: idList(new Set(clientIds)), today })
  return new Map(rows.map((row) => [row.clientId, row.units]))
}

const sumAvailable = hotQuery((q: Reader) => {
  const { grants, subscriptions } = q.t
  return q
    .select({ units: sql<number>`coalesce(sum(${grants.available}), 0)`.mapWith(Number) })
    .from(grants)
    .innerJoin(subscriptions, eq(subscriptions.id, grants.subscriptionId))
    .where(and(eq(grants.clientId, sql.placeholder('clientId')), heldToday(q, sql.placeholder('today'))))
})

/** Available units today of one client. */
export async function availableOf(q: Reader, clientId: number, today: LocalDate): Promise<number> {
  const [row] = await sumAvailable(q, { clientId, today })
  return row?.units ?? 0
}

/** Units bought or given and not taken back, whatever else became of them. */
export const purchasedOf = ({ granted, revoked }: Pick<GrantFigures, 'granted' | 'revoked'>): number =>
  granted - revoked

/** The figures of one client that every screen shows; the same query for a list's page and for one client. */
export type CreditFigures = GrantFigures & {
  /** The studio's day of the last session attended. */
  readonly lastSessionOn: LocalDate | null
}

export const NO_FIGURES: CreditFigures = {
  available: 0,
  scheduled: 0,
  completed: 0,
  remaining: 0,
  granted: 0,
  expired: 0,
  revoked: 0,
  nextExpiry: null,
  lastSessionOn: null,
}

const sumBuckets = hotQuery((q: Reader) => {
  const { grants } = q.t
  const sum = (column: SQLWrapper) => sql<number>`sum(${column})`.mapWith(Number)
  return q
    .select({
      clientId: grants.clientId,
      scheduled: sum(grants.held),
      completed: sum(grants.used),
      remaining: sum(grants.available),
      granted: sum(grants.granted),
      expired: sum(grants.expired),
      revoked: sum(grants.revoked),
      nextExpiry: sql<LocalDate | null>`min(case when ${grants.available} > 0 and ${grants.expiresOn} >= ${sql.placeholder('today')} then ${grants.expiresOn} end)`,
    })
    .from(grants)
    .where(among(q, grants.clientId, sql.placeholder('clientIds')))
    .groupBy(grants.clientId)
})

/** Client by client from the newest booking back: all bookings of a page of clients would be read a hundred times as long. */
const selectLastSessions = hotQuery((q: Reader) => {
  const { clients } = q.t
  // The builder names columns of a single table without it, which would be those of the bookings.
  const last = sql<LocalDate | null>`(select s.studio_date from bookings b join sessions s on s.id = b.session_id
    where b.client_id = clients.id and b.status = 'completed' order by b.starts_at desc limit 1)`
  return q
    .select({ clientId: clients.id, lastSessionOn: last })
    .from(clients)
    .where(among(q, clients.id, sql.placeholder('clientIds')))
})

/** The credit figures of these clients; a client with neither credits nor sessions is absent. */
export async function figuresByClient(
  q: Reader,
  clientIds: readonly number[],
  today: LocalDate,
): Promise<Map<number, CreditFigures>> {
  const ids = idList(clientIds)
  const buckets = await sumBuckets(q, { clientIds: ids, today })
  const last = await selectLastSessions(q, { clientIds: ids })
  const available = await availableByClient(q, clientIds, today)

  const figures = new Map<number, CreditFigures>()
  for (const { clientId, ...row } of buckets) {
    figures.set(clientId, { ...NO_FIGURES, ...row, available: available.get(clientId) ?? 0 })
  }
  for (const { clientId, lastSessionOn } of last) {
    if (lastSessionOn === null) continue
    figures.set(clientId, { ...(figures.get(clientId) ?? NO_FIGURES), lastSessionOn })
  }
  return figures
}
