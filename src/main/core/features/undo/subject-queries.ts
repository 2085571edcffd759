/** What a step is about, by name: for the line that says what can be taken back, and for why it cannot. */
import { eq, sql } from 'drizzle-orm'
import { fullName } from '../../../../shared/domain/clients.ts'
import type { Reader } from '../../engine/engine.ts'
import { hotQuery } from '../../engine/hot-query.ts'

export type SessionSubject = {
  readonly title: string
  readonly startsAt: number
  /** Whose clock it was planned by: the studio's. */
  readonly zone: string
}
export type BookingSubject = { readonly client: string; readonly session: SessionSubject }
export type PackSubject = { readonly client: string; readonly pack: string }

function nameColumns(q: Reader) {
  const { firstName, lastName } = q.t.clients
  return { firstName, lastName }
}

const selectBookingSubject = hotQuery((q: Reader) => {
  const { bookings, clients, sessions } = q.t
  return q
    .select({ ...nameColumns(q), title: sessions.title, startsAt: sessions.startsAt, zone: sessions.zone })
    .from(bookings)
    .innerJoin(clients, eq(clients.id, bookings.clientId))
    .innerJoin(sessions, eq(sessions.id, bookings.sessionId))
    .where(eq(bookings.id, sql.placeholder('bookingId')))
})

export async function findBookingSubject(q: Reader, bookingId: number): Promise<BookingSubject | null> {
  const [row] = await selectBookingSubject(q, { bookingId })
  if (row === undefined) return null
  const { title, startsAt, zone } = row
  return { client: fullName(row), session: { title, startsAt, zone } }
}

export async function findSessionSubject(q: Reader, sessionId: number): Promise<SessionSubject | null> {
  const { sessions } = q.t
  const [row] = await q
    .select({ title: sessions.title, startsAt: sessions.startsAt, zone: sessions.zone })
    .from(sessions)
    .where(eq(sessions.id, sessionId))
  return row ?? null
}

export async function findGrantSubject(q: Reader, grantId: number): Promise<PackSubject | null> {
  const { grants, clients, subscriptions } = q.t
  const [row] = await q
    .select({ ...nameColumns(q), pack: subscriptions.name })
    .from(grants)
    .innerJoin(clients, eq(clients.id, grants.clientId))
    .innerJoin(subscriptions, eq(subscriptions.id, grants.subscriptionId))
    .where(eq(grants.id, grantId))
  return row === undefined ? null : { client: fullName(row), pack: row.pack }
}

export async function findSubscriptionSubject(
  q: Reader,
  subscriptionId: number,
): Promise<PackSubject | null> {
  const { clients, subscriptions } = q.t
  const [row] = await q
    .select({ ...nameColumns(q), pack: subscriptions.name })
    .from(subscriptions)
    .innerJoin(clients, eq(clients.id, subscriptions.clientId))
    .where(eq(subscriptions.id, subscriptionId))
  return row === undefined ? null : { client: fullName(row), pack: row.pack }
}

/** Who bought what in a sale, by the name that it had then. */
export async function findSaleSubject(q: Reader, purchaseId: number): Promise<PackSubject | null> {
  const { clients, purchases } = q.t
  const [row] = await q
    .select({ ...nameColumns(q), terms: purchases.terms })
    .from(purchases)
    .innerJoin(clients, eq(clients.id, purchases.clientId))
    .where(eq(purchases.id, purchaseId))
  return row === undefined ? null : { client: fullName(row), pack: row.terms.name }
}

/** Who means to buy which package. */
export async function findDrawerSubject(q: Reader, itemId: number): Promise<PackSubject | null> {
  const { clients, packages, saleDrawer } = q.t
  const [row] = await q
    .select({ ...nameColumns(q), pack: packages.name })
    .from(saleDrawer)
    .innerJoin(clients, eq(clients.id, saleDrawer.clientId))
    .innerJoin(packages, eq(packages.id, saleDrawer.packageId))
    .where(eq(saleDrawer.id, itemId))
  return row === undefined ? null : { client: fullName(row), pack: row.pack }
}

/** Two clients who were made one: who was kept, and who became them. */
export async function findMergeSubject(
  q: Reader,
  mergeId: number,
): Promise<{ readonly client: string; readonly other: string } | null> {
  const { merges } = q.t
  const [row] = await q
    .select({ keptId: merges.keptId, mergedId: merges.mergedId })
    .from(merges)
    .where(eq(merges.id, mergeId))
  if (row === undefined) return null
  const client = await findClientName(q, row.keptId)
  const other = await findClientName(q, row.mergedId)
  return client === null || other === null ? null : { client, other }
}

/** "Ana", for whose leave it is. */
export async function findLeaveSubject(q: Reader, timeOffId: number): Promise<string | null> {
  const { timeOff, staff } = q.t
  const [row] = await q
    .select({ name: staff.name })
    .from(timeOff)
    .innerJoin(staff, eq(staff.id, timeOff.trainerId))
    .where(eq(timeOff.id, timeOffId))
  return row?.name ?? null
}

export async function findClientName(q: Reader, clientId: number): Promise<string | null> {
  const [row] = await q.select(nameColumns(q)).from(q.t.clients).where(eq(q.t.clients.id, clientId))
  return row === undefined ? null : fullName(row)
}

/** Whom an assignment is about: the client and the trainer. */
export async function findAssignmentSubject(
  q: Reader,
  assignmentId: number,
): Promise<{ readonly client: string; readonly trainer: string } | null> {
  const { assignments, clients, staff } = q.t
  const [row] = await q
    .select({ ...nameColumns(q), trainer: staff.name })
    .from(assignments)
    .innerJoin(clients, eq(clients.id, assignments.clientId))
    .innerJoin(staff, eq(staff.id, assignments.trainerId))
    .where(eq(assignments.id, assignmentId))
  return row === undefined ? null : { client: fullName(row), trainer: row.trainer }
}
