import { asc, eq, sql } from 'drizzle-orm'
import type { Reader } from '../../engine/engine.ts'

/** As many clients as a before and after can show; a session with more tells of the first. */
const MOST_CLIENTS = 20

/** The clients whose figures a thing is part of, in the order of their ids. */
export async function listClientsOf(q: Reader, entity: string, id: number): Promise<number[]> {
  const { grants, subscriptions, bookings, purchases, plans, saleDrawer } = q.t
  switch (entity) {
    case 'client':
      return withKept(q, id)
    case 'grant':
      return ids(await q.select({ id: grants.clientId }).from(grants).where(eq(grants.id, id)))
    case 'subscription':
      return ids(
        await q.select({ id: subscriptions.clientId }).from(subscriptions).where(eq(subscriptions.id, id)),
      )
    case 'booking':
      return ids(await q.select({ id: bookings.clientId }).from(bookings).where(eq(bookings.id, id)))
    case 'purchase':
      return ids(await q.select({ id: purchases.clientId }).from(purchases).where(eq(purchases.id, id)))
    case 'plan':
      return ids(await q.select({ id: plans.clientId }).from(plans).where(eq(plans.id, id)))
    case 'drawer_item':
      return ids(await q.select({ id: saleDrawer.clientId }).from(saleDrawer).where(eq(saleDrawer.id, id)))
    case 'session':
      return ids(
        await q
          .selectDistinct({ id: bookings.clientId })
          .from(bookings)
          .where(eq(bookings.sessionId, id))
          .orderBy(asc(bookings.clientId))
          .limit(MOST_CLIENTS),
      )
    default:
      return []
  }
}

/** A merged client together with who was kept. */
async function withKept(q: Reader, id: number): Promise<number[]> {
  const { clients } = q.t
  const [row] = await q.select({ into: clients.mergedInto }).from(clients).where(eq(clients.id, id))
  return row?.into == null ? [id] : [id, row.into]
}

function ids(rows: readonly { readonly id: number }[]): number[] {
  return rows.map((row) => row.id)
}

type GrantFacts = Readonly<
  Record<'id' | 'granted' | 'available' | 'held' | 'used' | 'expired' | 'revoked', number>
> & { readonly name: string; readonly expiresOn: string | null }

export async function listGrantFacts(
  q: Reader,
  of: { readonly grantId: number } | { readonly subscriptionId: number } | { readonly purchaseId: number },
): Promise<GrantFacts[]> {
  const { grants, subscriptions } = q.t
  const { id, granted, available, held, used, expired, revoked, expiresOn } = grants
  const own =
    'grantId' in of
      ? eq(id, of.grantId)
      : 'subscriptionId' in of
        ? eq(grants.subscriptionId, of.subscriptionId)
        : eq(subscriptions.purchaseId, of.purchaseId)
  return q
    .select({ id, granted, available, held, used, expired, revoked, expiresOn, name: subscriptions.name })
    .from(grants)
    .innerJoin(subscriptions, eq(subscriptions.id, grants.subscriptionId))
    .where(own)
    .orderBy(asc(id))
}

export async function listPackFacts(
  q: Reader,
  of: { readonly subscriptionId: number } | { readonly clientId: number },
) {
  const { subscriptions } = q.t
  const { id, name, status, activatedOn } = subscriptions
  const own =
    'clientId' in of ? eq(subscriptions.clientId, of.clientId) : eq(subscriptions.id, of.subscriptionId)
  return q.select({ id, name, status, activatedOn }).from(subscriptions).where(own).orderBy(asc(id))
}

export async function findBookingFacts(q: Reader, bookingId: number) {
  const { bookings, bookingHolds, grants } = q.t
  const [booking] = await q
    .select({
      status: bookings.status,
      funding: bookings.funding,
      cost: bookings.cost,
      paymentStatus: bookings.paymentStatus,
      policy: sql<string>`cast(${bookings.policy} as text)`,
    })
    .from(bookings)
    .where(eq(bookings.id, bookingId))
  const holds = await q
    .select({
      grantId: bookingHolds.grantId,
      held: bookingHolds.held,
      used: bookingHolds.captured,
      clientId: grants.clientId,
      subscriptionId: grants.subscriptionId,
    })
    .from(bookingHolds)
    .leftJoin(grants, eq(grants.id, bookingHolds.grantId))
    .where(eq(bookingHolds.bookingId, bookingId))
    .orderBy(asc(bookingHolds.grantId))
  return booking === undefined ? null : { ...booking, holds }
}

export async function findSessionFacts(q: Reader, sessionId: number) {
  const [row] = await q.rows<{
    status: string
    zone: string
    wallStart: string
    studioDate: string
    live: number
  }>(sql`
    select s.status, s.zone, s.wall_start as "wallStart", s.studio_date as "studioDate",
      (select count(*) from bookings b where b.session_id = s.id and b.status in ('pending', 'confirmed')) as live
    from sessions s where s.id = ${sessionId}`)
  return row ?? null
}

/** Units that refunds of a sale ask for in all, as its lots keep it. */
export async function sumRefundTargets(q: Reader, saleId: number): Promise<number> {
  const { grants, subscriptions } = q.t
  const [row] = await q
    .select({ asked: sql<number>`coalesce(sum(${grants.refundTarget}), 0)`.mapWith(Number) })
    .from(subscriptions)
    .innerJoin(grants, eq(grants.subscriptionId, subscriptions.id))
    .where(eq(subscriptions.purchaseId, saleId))
  return row?.asked ?? 0
}

/** A line of Stripe with what it became. */
export async function findStripeLine(q: Reader, id: number) {
  const [row] = await q.rows<{ state: string; purchaseId: number | null; grantId: number | null }>(sql`
    select l.state, l.purchase_id as "purchaseId", g.grant_id as "grantId"
    from stripe_lines l join stripe_sales a on a.id = l.sale_id
      left join stripe_grants g on g.source_key = 'stripe:' || a.source_id || ':' || l.line_id || ':grant'
    where l.id = ${id}`)
  return row ?? null
}

export async function isInDrawer(q: Reader, itemId: number): Promise<boolean> {
  const { saleDrawer } = q.t
  const [row] = await q
    .select({ closedAt: saleDrawer.closedAt })
    .from(saleDrawer)
    .where(eq(saleDrawer.id, itemId))
  return row !== undefined && row.closedAt === null
}
