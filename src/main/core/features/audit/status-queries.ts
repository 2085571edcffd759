import { and, desc, eq, isNotNull, or } from 'drizzle-orm'
import type { Reader } from '../../engine/engine.ts'
import { moveOf } from '../ledger/as-written.ts'

/** A row whose status the log tells. A booking gets a new version with each move of its session as well. */
export type OfStatus = { readonly sessionId: number; readonly bookingId?: number }

/**
 * The status that a session or booking had so many versions ago; null when it has not changed since, as far as the audit
 * log tells.
 */
export async function statusBefore(q: Reader, of: OfStatus, versions: number): Promise<string | null> {
  if (versions < 1) return null
  const { audit } = q.t
  const { bookingId, sessionId } = of
  const isSession = and(eq(audit.entity, 'session'), eq(audit.entityId, sessionId))
  const isBooking =
    bookingId === undefined ? undefined : and(eq(audit.entity, 'booking'), eq(audit.entityId, bookingId))
  const rows = await q
    .select({
      entity: audit.entity,
      entityId: audit.entityId,
      at: audit.at,
      before: audit.before,
      after: audit.after,
    })
    .from(audit)
    .where(and(or(isSession, isBooking), isNotNull(audit.before)))
    .orderBy(desc(audit.seq))
  const changes =
    bookingId === undefined ? rows : rows.filter((row) => row.entity === 'booking' || moveOf(row) !== null)
  const told = changes.slice(0, versions).flatMap(({ entity, before }) => {
    const own = bookingId === undefined || entity === 'booking'
    return own && hasStatus(before) ? [before.status] : []
  })
  return told.at(-1) ?? null
}

function hasStatus(noted: unknown): noted is { readonly status: string } {
  return typeof noted === 'object' && noted !== null && 'status' in noted && typeof noted.status === 'string'
}
