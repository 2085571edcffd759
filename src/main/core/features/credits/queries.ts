import { and, asc, eq, gt, gte, inArray, isNull, lte, or, type SQL, type SQLWrapper, sql } from 'drizzle-orm'
import type { PackageKind } from '../../../../shared/domain/catalogue.ts'
import type {
  GrantCategory,
  GrantSource,
  SpendableGrant,
  SubscriptionStatus,
} from '../../../../shared/domain/credits.ts'
import type { LocalDate } from '../../../../shared/domain/time.ts'
import type { Reader, Writer } from '../../engine/engine.ts'

/** Units that could be held for a session today: what `available` means everywhere (domain/credits, spendableToday). */
function heldToday(q: Reader, today: LocalDate): SQL | undefined {
  const { grants, subscriptions } = q.t
  return and(
    gt(grants.available, 0),
    lte(grants.effectiveFrom, today),
    or(isNull(grants.expiresOn), gte(grants.expiresOn, today)),
    inArray(subscriptions.status, ['active', 'ended']),
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

/** Available units today of these clients; a client without any is absent. */
export async function availableByClient(
  q: Reader,
  clientIds: readonly number[],
  today: LocalDate,
): Promise<Map<number, number>> {
  if (clientIds.length === 0) return new Map()
  const { grants, subscriptions } = q.t
  const rows = await q
    .select({ clientId: grants.clientId, available: sql<number>`sum(${grants.available})`.mapWith(Number) })
    .from(grants)
    .innerJoin(subscriptions, eq(subscriptions.id, grants.subscriptionId))
    .where(and(inArray(grants.clientId, [...new Set(clientIds)]), heldToday(q, today)))
    .groupBy(grants.clientId)
  return new Map(rows.map((row) => [row.clientId, row.available]))
}

export async function availableOf(q: Reader, clientId: number, today: LocalDate): Promise<number> {
  return (await availableByClient(q, [clientId], today)).get(clientId) ?? 0
}

/** A grant with all that screens and rules ask of it. */
export type GrantRecord = SpendableGrant & {
  readonly clientId: number
  readonly subscriptionName: string
  readonly family: string | null
  readonly source: GrantSource
  readonly granted: number
  readonly held: number
  readonly used: number
  readonly expired: number
  readonly revoked: number
  readonly entryCount: number
  readonly reason: string
}

/** All grants of a client, oldest first. `queuedUntil` is the last expiry of the one that is active in its place. */
export async function listGrants(q: Reader, clientId: number): Promise<GrantRecord[]> {
  const { grants, subscriptions, families } = q.t
  const rows = await q
    .select({
      id: grants.id,
      clientId: grants.clientId,
      subscriptionId: grants.subscriptionId,
      subscriptionName: subscriptions.name,
      subscription: subscriptions.status,
      place: { familyId: subscriptions.familyId, kind: subscriptions.kind },
      familyId: grants.familyId,
      family: families.name,
      source: grants.source,
      category: grants.category,
      priority: grants.priority,
      granted: grants.granted,
      available: grants.available,
      held: grants.held,
      used: grants.used,
      expired: grants.expired,
      revoked: grants.revoked,
      entryCount: grants.entryCount,
      effectiveFrom: grants.effectiveFrom,
      expiresOn: grants.expiresOn,
      reason: grants.reason,
      createdAt: grants.createdAt,
    })
    .from(grants)
    .innerJoin(subscriptions, eq(subscriptions.id, grants.subscriptionId))
    .leftJoin(families, eq(families.id, grants.familyId))
    .where(eq(grants.clientId, clientId))
    .orderBy(asc(grants.id))
  return rows.map(({ place, ...grant }) => ({
    ...grant,
    queuedUntil: grant.subscription === 'queued' ? lastExpiryBefore(rows, place) : null,
  }))
}

/** Whether there is such a grant and it is this client's. */
export async function isGrantOf(q: Reader, clientId: number, grantId: number): Promise<boolean> {
  const { grants } = q.t
  const rows = await q
    .select({ id: grants.id })
    .from(grants)
    .where(and(eq(grants.id, grantId), eq(grants.clientId, clientId)))
  return rows.length === 1
}

type Place = { readonly familyId: number | null; readonly kind: PackageKind }
type PlacedGrant = {
  readonly subscription: SubscriptionStatus
  readonly place: Place
  readonly expiresOn: LocalDate | null
}

/** The last expiry of the active or frozen subscription in a place; null when one of its grants never expires. */
function lastExpiryBefore(rows: readonly PlacedGrant[], place: Place): LocalDate | null {
  const before = rows.filter(
    (row) =>
      (row.subscription === 'active' || row.subscription === 'frozen') &&
      row.place.familyId === place.familyId &&
      row.place.kind === place.kind,
  )
  if (before.length === 0 || before.some((row) => row.expiresOn === null)) return null
  return before.reduce<LocalDate | null>(
    (last, row) => (last === null || (row.expiresOn !== null && row.expiresOn > last) ? row.expiresOn : last),
    null,
  )
}

export type SubscriptionRecord = {
  readonly id: number
  readonly clientId: number
  readonly name: string
  readonly familyId: number | null
  readonly family: string | null
  readonly kind: PackageKind
  readonly status: SubscriptionStatus
}

/** All subscriptions of a client, oldest first. */
export async function listSubscriptions(q: Reader, clientId: number): Promise<SubscriptionRecord[]> {
  const { subscriptions, families } = q.t
  return q
    .select({
      id: subscriptions.id,
      clientId: subscriptions.clientId,
      name: subscriptions.name,
      familyId: subscriptions.familyId,
      family: families.name,
      kind: subscriptions.kind,
      status: subscriptions.status,
    })
    .from(subscriptions)
    .leftJoin(families, eq(families.id, subscriptions.familyId))
    .where(eq(subscriptions.clientId, clientId))
    .orderBy(asc(subscriptions.id))
}

/** The subscription that has a client's place for a family (none is one) and kind, if any. */
export async function findPlaceHolder(
  q: Reader,
  clientId: number,
  place: Place,
): Promise<{ id: number; status: SubscriptionStatus } | null> {
  const { subscriptions } = q.t
  const [row] = await q
    .select({ id: subscriptions.id, status: subscriptions.status })
    .from(subscriptions)
    .where(
      and(
        eq(subscriptions.clientId, clientId),
        place.familyId === null ? isNull(subscriptions.familyId) : eq(subscriptions.familyId, place.familyId),
        eq(subscriptions.kind, place.kind),
        inArray(subscriptions.status, ['active', 'frozen']),
      ),
    )
  return row ?? null
}

export type NewSubscription = {
  readonly clientId: number
  readonly name: string
  readonly familyId: number | null
  readonly kind: PackageKind
  readonly packageId: number | null
  readonly purchaseId: number | null
  readonly status: SubscriptionStatus
  readonly validityDays: number | null
  readonly activatedOn: LocalDate | null
  readonly endedAt?: number
  readonly createdAt: number
}

/** An ended subscription of this name, if the client has one. */
export async function findEndedSubscription(
  q: Reader,
  clientId: number,
  name: string,
): Promise<number | null> {
  const { subscriptions } = q.t
  const [row] = await q
    .select({ id: subscriptions.id })
    .from(subscriptions)
    .where(
      and(
        eq(subscriptions.clientId, clientId),
        eq(subscriptions.status, 'ended'),
        eq(subscriptions.name, name),
      ),
    )
    .orderBy(asc(subscriptions.id))
    .limit(1)
  return row?.id ?? null
}

export async function insertSubscription(q: Writer, subscription: NewSubscription): Promise<number> {
  const [row] = await q.insert(q.t.subscriptions).values(subscription).returning({ id: q.t.subscriptions.id })
  if (row === undefined) throw new Error('The insert returned no row.')
  return row.id
}

export type NewGrant = {
  readonly clientId: number
  readonly subscriptionId: number
  readonly familyId: number | null
  readonly source: GrantSource
  readonly category: GrantCategory
  readonly unitAmount: number
  readonly currency: string
  readonly effectiveFrom: LocalDate
  readonly expiresOn: LocalDate | null
  readonly reason: string
  readonly createdAt: number
}

/** Inserts an empty grant; its GRANT entry fills it. */
export async function insertGrant(q: Writer, grant: NewGrant): Promise<number> {
  const [row] = await q.insert(q.t.grants).values(grant).returning({ id: q.t.grants.id })
  if (row === undefined) throw new Error('The insert returned no row.')
  return row.id
}

/** Moves a grant's last valid day; its buckets stay. */
export async function updateGrantExpiry(q: Writer, grantId: number, expiresOn: LocalDate): Promise<void> {
  await q.update(q.t.grants).set({ expiresOn }).where(eq(q.t.grants.id, grantId))
}

/** The figures of one client that every screen shows; the same query for a list's page and for one client. */
export type CreditFigures = {
  readonly available: number
  /** Units held for bookings to come. */
  readonly scheduled: number
  /** Units used: attended, and late cancellations and no-shows that were charged. */
  readonly completed: number
  /** All unspent units, whether or not they can be held today. */
  readonly remaining: number
  readonly granted: number
  readonly expired: number
  readonly revoked: number
  readonly nextExpiry: LocalDate | null
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

/** The credit figures of these clients; a client with neither credits nor sessions is absent. */
export async function figuresByClient(
  q: Reader,
  clientIds: readonly number[],
  today: LocalDate,
): Promise<Map<number, CreditFigures>> {
  if (clientIds.length === 0) return new Map()
  const { grants, bookings, sessions } = q.t
  const sum = (column: SQLWrapper) => sql<number>`sum(${column})`.mapWith(Number)
  const buckets = await q
    .select({
      clientId: grants.clientId,
      scheduled: sum(grants.held),
      completed: sum(grants.used),
      remaining: sum(grants.available),
      granted: sum(grants.granted),
      expired: sum(grants.expired),
      revoked: sum(grants.revoked),
      nextExpiry: sql<LocalDate | null>`min(case when ${grants.available} > 0 and ${grants.expiresOn} >= ${today} then ${grants.expiresOn} end)`,
    })
    .from(grants)
    .where(inArray(grants.clientId, [...clientIds]))
    .groupBy(grants.clientId)
  const last = await q
    .select({
      clientId: bookings.clientId,
      lastSessionOn: sql<LocalDate>`max(${sessions.studioDate})`,
    })
    .from(bookings)
    .innerJoin(sessions, eq(sessions.id, bookings.sessionId))
    .where(and(inArray(bookings.clientId, [...clientIds]), eq(bookings.status, 'completed')))
    .groupBy(bookings.clientId)
  const available = await availableByClient(q, clientIds, today)

  const figures = new Map<number, CreditFigures>()
  for (const { clientId, ...row } of buckets) {
    figures.set(clientId, { ...NO_FIGURES, ...row, available: available.get(clientId) ?? 0 })
  }
  for (const { clientId, lastSessionOn } of last) {
    figures.set(clientId, { ...(figures.get(clientId) ?? NO_FIGURES), lastSessionOn })
  }
  return figures
}
