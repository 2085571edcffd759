/** What a closure asks of the lots of credits that it takes days from. */
import { and, asc, eq, gte, isNull, lte, ne, or, sql } from 'drizzle-orm'
import type { Freeze } from '../../../../shared/domain/freezes.ts'
import { type LocalDate, laterDate } from '../../../../shared/domain/time.ts'
import { among, idList } from '../../engine/among.ts'
import type { Reader } from '../../engine/engine.ts'
import { hasUnits } from './figures-queries.ts'

type Days = { readonly from: LocalDate; readonly until: LocalDate }

/** Lots of packs with credits left that are valid on some of these days, and still today; by client. */
export function selectClosedLots(q: Reader, { from, until }: Days, today: LocalDate) {
  const { grants, subscriptions, clients } = q.t
  return q
    .select({
      grantId: grants.id,
      subscriptionId: grants.subscriptionId,
      clientId: clients.id,
      firstName: clients.firstName,
      lastName: clients.lastName,
      name: subscriptions.name,
      available: grants.available,
      effectiveFrom: grants.effectiveFrom,
      expiresOn: grants.expiresOn,
    })
    .from(grants)
    .innerJoin(subscriptions, eq(subscriptions.id, grants.subscriptionId))
    .innerJoin(clients, eq(clients.id, grants.clientId))
    .where(
      and(
        hasUnits(q),
        gte(grants.expiresOn, laterDate(from, today)),
        lte(grants.effectiveFrom, until),
        ne(grants.source, 'comp'),
        eq(subscriptions.kind, 'pack'),
      ),
    )
    .orderBy(asc(clients.firstName), asc(clients.lastName), asc(clients.id), asc(grants.id))
}

/** What was noted of closures, the oldest first. */
export function selectClosureNotes(q: Reader) {
  const { audit } = q.t
  return q
    .select({ closureId: sql<number>`${audit.entityId}`.mapWith(Number), after: audit.after })
    .from(audit)
    .where(eq(audit.entity, 'closure'))
    .orderBy(asc(audit.seq))
}

/** The freezes of some packs that share a day with these, by pack. */
export async function freezesWithin(
  q: Reader,
  subscriptionIds: readonly number[],
  { from, until }: Days,
): Promise<ReadonlyMap<number, readonly Freeze[]>> {
  const { freezes } = q.t
  const rows = await q
    .select({ subscriptionId: freezes.subscriptionId, from: freezes.fromDay, until: freezes.untilDay })
    .from(freezes)
    .where(
      and(
        among(q, freezes.subscriptionId, idList(subscriptionIds)),
        isNull(freezes.cancelledAt),
        lte(freezes.fromDay, until),
        or(isNull(freezes.untilDay), gte(freezes.untilDay, from)),
      ),
    )
    .orderBy(asc(freezes.fromDay))
  const bySubscription = new Map<number, Freeze[]>()
  for (const { subscriptionId, ...freeze } of rows) {
    const own = bySubscription.get(subscriptionId)
    if (own === undefined) bySubscription.set(subscriptionId, [freeze])
    else own.push(freeze)
  }
  return bySubscription
}
