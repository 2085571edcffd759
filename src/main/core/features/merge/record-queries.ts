/** What a merge keeps of itself: every row that it moved, so that the same rows can be moved back. */
import { and, asc, desc, eq, isNull, sql } from 'drizzle-orm'
import type { Contact } from '../../../../shared/domain/merges.ts'
import type { Instant, LocalDate } from '../../../../shared/domain/time.ts'
import type { Reader, Writer } from '../../engine/engine.ts'
import { piecesOf } from '../../engine/pieces.ts'
import type { OwnedSubscription } from './queries.ts'

export type Merge = {
  readonly id: number
  readonly keptId: number
  readonly mergedId: number
  readonly undoneAt: Instant | null
}

export async function findMerge(q: Reader, id: number): Promise<Merge | null> {
  const { merges } = q.t
  const [row] = await q
    .select({
      id: merges.id,
      keptId: merges.keptId,
      mergedId: merges.mergedId,
      undoneAt: merges.undoneAt,
    })
    .from(merges)
    .where(eq(merges.id, id))
  return row ?? null
}

/** The merge in which a client went into another, unless it was taken back. */
export async function findMergeOf(q: Reader, mergedId: number): Promise<number | null> {
  const { merges } = q.t
  const [row] = await q
    .select({ id: merges.id })
    .from(merges)
    .where(and(eq(merges.mergedId, mergedId), isNull(merges.undoneAt)))
    .orderBy(desc(merges.id))
    .limit(1)
  return row?.id ?? null
}

export async function insertMerge(
  q: Writer,
  merge: {
    readonly keptId: number
    readonly mergedId: number
    readonly actorId: number | null
    readonly at: Instant
  },
): Promise<number> {
  const [row] = await q.insert(q.t.merges).values(merge).returning({ id: q.t.merges.id })
  if (row === undefined) throw new Error('The insert returned no row.')
  return row.id
}

export async function markUndone(q: Writer, mergeId: number, at: Instant): Promise<void> {
  await q.update(q.t.merges).set({ undoneAt: at }).where(eq(q.t.merges.id, mergeId))
}

/** What a merge keeps of each row that it moved: what was there before, where it is not the client alone. */
export type MovedRow =
  | { readonly entity: 'client'; readonly entityId: number; readonly before: MovedClient }
  | {
      readonly entity: 'subscription'
      readonly entityId: number
      readonly before: Owned &
        Pick<OwnedSubscription, 'status' | 'activatedOn'> & { readonly queued: boolean }
    }
  | {
      readonly entity: 'grant'
      readonly entityId: number
      readonly before: Owned & { readonly expiresOn: LocalDate | null; readonly waits: boolean }
    }
  | {
      readonly entity: 'hold'
      /** The booking's; a hold has no id of its own. */
      readonly entityId: number
      readonly before: Owned & { readonly grantId: number }
    }
  | {
      readonly entity: 'booking' | 'purchase' | 'series' | 'assignment' | 'drawer_item'
      readonly entityId: number
      readonly before: Owned
    }

type Owned = { readonly clientId: number }
/** `taken` is what the kept client took over; nothing for the merged one. */
type MovedClient = { readonly status: 'active' | 'inactive'; readonly taken: Partial<Contact> }

export async function insertMovedRows(q: Writer, mergeId: number, rows: readonly MovedRow[]): Promise<void> {
  for (const piece of piecesOf(rows)) {
    await q.insert(q.t.mergeRows).values(piece.map((row) => ({ ...row, mergeId })))
  }
}

/** The rows of a merge in the order in which they were moved. */
export async function listMovedRows(q: Reader, mergeId: number): Promise<MovedRow[]> {
  const { mergeRows } = q.t
  const rows = await q
    .select({ entity: mergeRows.entity, entityId: mergeRows.entityId, before: mergeRows.before })
    .from(mergeRows)
    .where(eq(mergeRows.mergeId, mergeId))
    .orderBy(asc(mergeRows.id))
  // Only insertMovedRows writes them.
  return rows as MovedRow[]
}

/** A booking made since whose credits and whose client would part when a merge is taken back. */
export type CrossedHold = { readonly bookingId: number; readonly title: string; readonly startsAt: Instant }

/**
 * Bookings that a pack pays for across the line of a merge: one of the two was moved by it and the other was not.
 * Before the merge there can be none, so each was made after it.
 */
export async function listCrossedHolds(q: Reader, merge: Merge): Promise<CrossedHold[]> {
  const moved = (entity: 'booking' | 'grant') =>
    sql`(select entity_id from merge_rows where merge_id = ${merge.id} and entity = ${entity})`
  return q.rows<CrossedHold>(sql`
    select b.id as "bookingId", s.title, s.starts_at as "startsAt"
    from booking_holds h join bookings b on b.id = h.booking_id join sessions s on s.id = b.session_id
    where h.client_id = ${merge.keptId}
      and (h.booking_id in ${moved('booking')}) <> (h.grant_id in ${moved('grant')})
    order by s.starts_at, b.id`)
}

/** Lots that came since into packs that a merge moved, oldest first. */
export async function listLaterGrants(q: Reader, mergeId: number): Promise<{ readonly name: string }[]> {
  return q.rows<{ name: string }>(sql`
    select s.name from grants g join subscriptions s on s.id = g.subscription_id
    where g.subscription_id in (select entity_id from merge_rows where merge_id = ${mergeId} and entity = 'subscription')
      and g.id not in (select entity_id from merge_rows where merge_id = ${mergeId} and entity = 'grant')
    order by g.id`)
}
