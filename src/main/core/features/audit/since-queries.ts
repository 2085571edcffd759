import { and, desc, eq, isNotNull, or } from 'drizzle-orm'
import type { Instant } from '../../../../shared/domain/time.ts'
import type { Reader } from '../../engine/engine.ts'
import { moveOf } from '../ledger/as-written.ts'

/** A row whose status the log tells. A booking gets a new version with each move of its session as well. */
export type OfStatus = { readonly sessionId: number; readonly bookingId?: number }

/** What became of a row since it had some earlier version, as far as the audit log tells. */
export type ChangedSince = {
  /** The status that it had then; null when that has not changed since. */
  readonly status: string | null
  /** Everything that differs; a booking's own fields and, of its session, the start. */
  readonly fields: ReadonlySet<string>
  /** Who changed it last, and when; null when nothing is told. */
  readonly last: { readonly by: string; readonly at: Instant } | null
}

/** What was done to a session or booking in its last so many versions. */
export async function changedSince(q: Reader, of: OfStatus, versions: number): Promise<ChangedSince> {
  if (versions < 1) return { status: null, fields: new Set(), last: null }
  const rows = (await listChanges(q, of)).slice(0, versions)
  const isOwn = (row: NotedRow) => of.bookingId === undefined || row.entity === 'booking'
  const [last] = rows
  const told = rows.flatMap((row) => (isOwn(row) && hasStatus(row.before) ? [row.before.status] : []))
  return {
    status: told.at(-1) ?? null,
    fields: new Set(rows.flatMap((row) => (isOwn(row) ? differing(row) : ['startsAt']))),
    last: last === undefined ? null : { by: last.actorName ?? 'Tallybook', at: last.at },
  }
}

type NotedRow = Awaited<ReturnType<typeof listChanges>>[number]

/** The changes that made a new version of it each, the newest first. */
async function listChanges(q: Reader, { bookingId, sessionId }: OfStatus) {
  const { audit, staff } = q.t
  const isSession = and(eq(audit.entity, 'session'), eq(audit.entityId, sessionId))
  const isBooking =
    bookingId === undefined ? undefined : and(eq(audit.entity, 'booking'), eq(audit.entityId, bookingId))
  const rows = await q
    .select({
      entity: audit.entity,
      entityId: audit.entityId,
      at: audit.at,
      actorName: staff.name,
      before: audit.before,
      after: audit.after,
    })
    .from(audit)
    .leftJoin(staff, eq(staff.id, audit.actorId))
    .where(and(or(isSession, isBooking), isNotNull(audit.before)))
    .orderBy(desc(audit.seq))
  return bookingId === undefined
    ? rows
    : rows.filter((row) => row.entity === 'booking' || moveOf(row) !== null)
}

function differing({ before, after }: NotedRow): string[] {
  if (!isNoted(before) || !isNoted(after)) return []
  return Object.keys(before).filter(
    (name) => name in after && JSON.stringify(before[name]) !== JSON.stringify(after[name]),
  )
}

function isNoted(noted: unknown): noted is Readonly<Record<string, unknown>> {
  return typeof noted === 'object' && noted !== null
}

function hasStatus(noted: unknown): noted is { readonly status: string } {
  return isNoted(noted) && typeof noted.status === 'string'
}
