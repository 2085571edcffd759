import { and, asc, eq, inArray, isNull, sql } from 'drizzle-orm'
import type { MembershipPeriod, PackageKind } from '../../../../shared/domain/catalogue.ts'
import type {
  GrantCategory,
  GrantSource,
  SpendableGrant,
  SubscriptionStatus,
} from '../../../../shared/domain/credits.ts'
import type { LocalDate } from '../../../../shared/domain/time.ts'
import type { Reader, Writer } from '../../engine/engine.ts'
import { hotQuery } from '../../engine/hot-query.ts'
import { type FreezeRecord, freezesBySubscription, hasFreezes } from './freeze-queries.ts'

/** A grant with all that screens and rules ask of it. */
export type GrantRecord = SpendableGrant & {
  readonly clientId: number
  readonly subscriptionName: string
  readonly kind: PackageKind
  readonly family: string | null
  readonly source: GrantSource
  readonly granted: number
  readonly held: number
  readonly used: number
  readonly expired: number
  readonly revoked: number
  readonly entryCount: number
  readonly reason: string
  /** For a queued one: the name of what has its place. */
  readonly queuedBehind: string | null
}

const selectGrants = hotQuery((q: Reader) => {
  const { grants, subscriptions, families } = q.t
  return q
    .select({
      id: grants.id,
      clientId: grants.clientId,
      subscriptionId: grants.subscriptionId,
      subscriptionName: subscriptions.name,
      subscription: subscriptions.status,
      wasFrozen: hasFreezes(q, subscriptions.id),
      placeFamilyId: subscriptions.familyId,
      kind: subscriptions.kind,
      endsOn: subscriptions.endsOn,
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
    .where(eq(grants.clientId, sql.placeholder('clientId')))
    .orderBy(asc(grants.id))
})

/** All grants of a client, oldest first. `queuedUntil` is the last expiry of the one that is active in its place. */
export async function listGrants(q: Reader, clientId: number): Promise<GrantRecord[]> {
  const rows = await selectGrants(q, { clientId })
  const frozen = rows.filter((row) => row.wasFrozen).map((row) => row.subscriptionId)
  const freezes = await freezesBySubscription(q, frozen)
  return rows.map((grant) => {
    const queued = grant.subscription === 'queued'
    return {
      ...grant,
      freezes: freezes.get(grant.subscriptionId) ?? [],
      queuedUntil: queued ? lastExpiryBefore(rows, grant) : null,
      queuedBehind: queued ? (inPlace(rows, grant)[0]?.subscriptionName ?? null) : null,
    }
  })
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

/** What a grant's subscription takes the place of. */
type Placed = { readonly placeFamilyId: number | null; readonly kind: PackageKind }
type PlacedGrant = Placed & {
  readonly subscription: SubscriptionStatus
  /** Of the subscription itself, if it is a membership. */
  readonly endsOn: LocalDate | null
  readonly expiresOn: LocalDate | null
}

/** The grants of the active or frozen subscription in a place. */
function inPlace<Row extends PlacedGrant>(rows: readonly Row[], place: Placed): Row[] {
  return rows.filter(
    (row) =>
      (row.subscription === 'active' || row.subscription === 'frozen') &&
      row.placeFamilyId === place.placeFamilyId &&
      row.kind === place.kind,
  )
}

/**
 * The last expiry of the active or frozen subscription in a place; null when one of its grants never expires. That of
 * a membership is its own last day, because it goes on when its lots are over.
 */
function lastExpiryBefore(rows: readonly PlacedGrant[], place: Placed): LocalDate | null {
  const before = inPlace(rows, place)
  if (place.kind === 'membership') return before[0]?.endsOn ?? null
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
  readonly activatedOn: LocalDate | null
  readonly period: MembershipPeriod | null
  readonly rollover: number
  readonly endsOn: LocalDate | null
  readonly freezes: readonly FreezeRecord[]
  readonly version: number
}

const selectSubscriptions = hotQuery((q: Reader) => {
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
      activatedOn: subscriptions.activatedOn,
      period: subscriptions.period,
      rollover: subscriptions.rollover,
      endsOn: subscriptions.endsOn,
      wasFrozen: hasFreezes(q, subscriptions.id),
      version: subscriptions.version,
    })
    .from(subscriptions)
    .leftJoin(families, eq(families.id, subscriptions.familyId))
    .where(eq(subscriptions.clientId, sql.placeholder('clientId')))
    .orderBy(asc(subscriptions.id))
})

/** All subscriptions of a client, oldest first. */
export async function listSubscriptions(q: Reader, clientId: number): Promise<SubscriptionRecord[]> {
  const rows = await selectSubscriptions(q, { clientId })
  const frozen = rows.filter((row) => row.wasFrozen).map((row) => row.id)
  const freezes = await freezesBySubscription(q, frozen)
  return rows.map((row) => ({ ...row, freezes: freezes.get(row.id) ?? [] }))
}

/** The subscription that has a client's place for a family (none is one) and kind, if any. */
export async function findPlaceHolder(
  q: Reader,
  clientId: number,
  place: { readonly familyId: number | null; readonly kind: PackageKind },
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
  /** Of a membership. */
  readonly period?: MembershipPeriod | null
  readonly rollover?: number
  readonly anchorOn?: LocalDate | null
  readonly endsOn?: LocalDate | null
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
  /** Which period of a membership it is for, or whose unspent units it holds. */
  readonly periodNo?: number | null
  readonly rolledFrom?: number | null
  readonly reason: string
  readonly createdAt: number
}

/** Inserts an empty grant; its GRANT entry fills it. */
export async function insertGrant(q: Writer, grant: NewGrant): Promise<number> {
  const [row] = await q.insert(q.t.grants).values(grant).returning({ id: q.t.grants.id })
  if (row === undefined) throw new Error('The insert returned no row.')
  return row.id
}
