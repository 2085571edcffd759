import { and, asc, eq, gt, lte, sql } from 'drizzle-orm'
import type { EntryKind } from '../../../../shared/domain/credits.ts'
import type { Reader } from '../../engine/engine.ts'
import type { ChainHead } from '../audit/chain.ts'
import type { AuditFields } from '../audit/queries.ts'
import type { EntryFields } from '../ledger/queries.ts'
import { PAGE } from './look.ts'

/** How many migrations the database has. */
export async function readSchemaVersion(q: Reader): Promise<number> {
  const [row] = await q.rows<{ number: number }>(
    sql`select coalesce(max(number), 0) as number from schema_migrations`,
  )
  return row?.number ?? 0
}

/**
 * Another text after every change of the database that this connection has not made, whoever made it and however.
 * Texts of two connections tell nothing.
 */
export async function readChangeMark(q: Reader): Promise<string> {
  const statement =
    q.dialect === 'sqlite'
      ? sql`pragma data_version`
      : sql`select pg_snapshot_xmax(pg_current_snapshot())::text as data_version`
  const [row] = await q.rows<{ data_version: number | string }>(statement)
  return String(row?.data_version)
}

/**
 * What SQLite finds wrong with its own pages and constraints, in its words. Nothing on PostgreSQL, whose server
 * watches over its storage itself.
 */
export async function listPageFaults(q: Reader): Promise<string[]> {
  if (q.dialect !== 'sqlite') return []
  try {
    const lines = await q.rows<{ quick_check: string }>(sql`pragma quick_check`)
    return lines.map((line) => line.quick_check).filter((line) => line !== 'ok')
  } catch {
    // Where a page is lost altogether, SQLite's own check fails instead of telling.
    return ['the file cannot be read to its end']
  }
}

export type LostRow = { readonly table: string; readonly rowid: number | null; readonly parent: string }

/** Rows whose parent is missing; on SQLite, where a program can leave the foreign keys off. */
export async function listLostRows(q: Reader): Promise<LostRow[]> {
  return q.dialect === 'sqlite' ? q.rows<LostRow>(sql`pragma foreign_key_check`) : []
}

export type Counted = 'entries' | 'audit' | 'grants' | 'bookings' | 'sessions'

/** The last key of each table; 0 for an empty one. Rows are never deleted, so it is about their number, or just that. */
export async function lastKeys(q: Reader): Promise<Record<Counted, number>> {
  const [row] = await q.rows<Record<Counted, number>>(sql`select
    coalesce((select max(seq) from entries), 0) as entries,
    coalesce((select max(seq) from audit), 0) as audit,
    coalesce((select max(id) from grants), 0) as grants,
    coalesce((select max(id) from bookings), 0) as bookings,
    coalesce((select max(id) from sessions), 0) as sessions`)
  return row ?? { entries: 0, audit: 0, grants: 0, bookings: 0, sessions: 0 }
}

/** One row of a chain as it is stored; `fields` are null when they cannot be read. */
export type Link<T> = ChainHead & { readonly prevHash: string; readonly fields: T | null }

/** A page of the ledger in the order of its numbers. */
export async function listEntryLinks(q: Reader, after: number, limit = PAGE): Promise<Link<EntryFields>[]> {
  const { entries } = q.t
  const rows = await q
    .select({
      seq: entries.seq,
      grantId: entries.grantId,
      grantSeq: entries.grantSeq,
      kind: entries.kind,
      units: entries.units,
      bookingId: entries.bookingId,
      correctsSeq: entries.correctsSeq,
      reason: entries.reason,
      actorId: entries.actorId,
      commandId: entries.commandId,
      at: entries.at,
      prevHash: entries.prevHash,
      hash: entries.hash,
    })
    .from(entries)
    .where(gt(entries.seq, after))
    .orderBy(asc(entries.seq))
    .limit(limit)
  return rows.map((row) => ({ seq: row.seq, hash: row.hash, prevHash: row.prevHash, fields: row }))
}

type AuditRow = Omit<AuditFields, 'before' | 'after'> & {
  readonly prevHash: string
  readonly hash: string
  readonly before: unknown
  readonly after: unknown
}

/** A page of the audit log in the order of its numbers. */
export async function listAuditLinks(q: Reader, after: number, limit = PAGE): Promise<Link<AuditFields>[]> {
  const rows = await q.rows<AuditRow>(sql`
    select seq, at, actor_id as "actorId", actor_role as "actorRole", method, entity, entity_id as "entityId",
      "before", "after", command_id as "commandId", prev_hash as "prevHash", hash
    from audit where seq > ${after} order by seq limit ${limit}`)
  return rows.map((row) => ({
    seq: row.seq,
    hash: row.hash,
    prevHash: row.prevHash,
    fields: q.dialect === 'sqlite' ? parseNotes(row) : row,
  }))
}

/** SQLite keeps JSON as text, which somebody may have edited into something else; then the row cannot be read. */
function parseNotes(row: AuditRow): AuditFields | null {
  try {
    return { ...row, before: parseNote(row.before), after: parseNote(row.after) }
  } catch (error) {
    if (error instanceof SyntaxError) return null
    throw error
  }
}

function parseNote(text: unknown): unknown {
  return typeof text === 'string' ? JSON.parse(text) : text
}

export type GrantRow = {
  readonly id: number
  readonly granted: number
  readonly available: number
  readonly held: number
  readonly used: number
  readonly expired: number
  readonly revoked: number
  readonly entryCount: number
}

/** A page of grants in the order of their ids. */
export async function listGrantRows(q: Reader, after: number, limit = PAGE): Promise<GrantRow[]> {
  const { grants } = q.t
  return q
    .select({
      id: grants.id,
      granted: grants.granted,
      available: grants.available,
      held: grants.held,
      used: grants.used,
      expired: grants.expired,
      revoked: grants.revoked,
      entryCount: grants.entryCount,
    })
    .from(grants)
    .where(gt(grants.id, after))
    .orderBy(asc(grants.id))
    .limit(limit)
}

/** The grants of one subscription, in the order of their ids. */
export async function listGrantsOfPack(
  q: Reader,
  subscriptionId: number,
): Promise<{ readonly id: number }[]> {
  const { grants } = q.t
  return q
    .select({ id: grants.id })
    .from(grants)
    .where(eq(grants.subscriptionId, subscriptionId))
    .orderBy(asc(grants.id))
}

export type Move = {
  readonly seq: number
  readonly grantId: number
  readonly grantSeq: number
  readonly kind: EntryKind
  readonly units: number
}

/** A page of the entries of grants up to `lastGrantId`, grant after grant, each in the order it was moved. */
export async function listMoves(
  q: Reader,
  after: Pick<Move, 'grantId' | 'grantSeq'>,
  lastGrantId: number,
): Promise<Move[]> {
  const { entries } = q.t
  return q
    .select({
      seq: entries.seq,
      grantId: entries.grantId,
      grantSeq: entries.grantSeq,
      kind: entries.kind,
      units: entries.units,
    })
    .from(entries)
    .where(
      and(
        sql`(${entries.grantId}, ${entries.grantSeq}) > (${after.grantId}, ${after.grantSeq})`,
        lte(entries.grantId, lastGrantId),
      ),
    )
    .orderBy(asc(entries.grantId), asc(entries.grantSeq))
    .limit(PAGE)
}

export type Imbalance = {
  readonly subscriptionId: number
  readonly completed: number
  readonly scheduled: number
  readonly remaining: number
  readonly total: number
}

/** Subscriptions whose completed + scheduled + remaining is not their total. */
export async function listImbalances(q: Reader): Promise<Imbalance[]> {
  return q.rows<Imbalance>(sql`
    select subscription_id as "subscriptionId", sum(used) as completed, sum(held) as scheduled,
      sum(available) as remaining, sum(granted) - sum(expired) - sum(revoked) as total
    from grants group by subscription_id
    having sum(used) + sum(held) + sum(available) <> sum(granted) - sum(expired) - sum(revoked)
    order by subscription_id`)
}
