import { and, asc, desc, eq, gt, inArray, sql } from 'drizzle-orm'
import type { EntryKind } from '../../../../shared/domain/credits.ts'
import { assert } from '../../../../shared/errors.ts'
import type { Context } from '../../context.ts'
import type { Reader, Writer } from '../../engine/engine.ts'
import { hotQuery } from '../../engine/hot-query.ts'
import { piecesOf } from '../../engine/pieces.ts'
import { linkHash } from '../audit/chain.ts'
import { moveChainHead, readChainHead } from '../audit/chain-queries.ts'
import { asWritten } from './as-written.ts'
import { listMoves } from './move-queries.ts'

/** One line to append: it moves `units` of one grant between its buckets. */
export type NewEntry = {
  readonly grantId: number
  readonly kind: EntryKind
  readonly units: number
  readonly bookingId?: number | null
  readonly correctsSeq?: number | null
  readonly reason?: string | null
}

export type EntryFields = {
  readonly seq: number
  readonly grantId: number
  readonly grantSeq: number
  readonly kind: EntryKind
  readonly units: number
  readonly bookingId: number | null
  readonly correctsSeq: number | null
  readonly reason: string | null
  readonly actorId: number | null
  readonly commandId: string | null
  readonly at: number
}

/** The link of one ledger line; the integrity check computes it again. */
export function entryHash(before: string, entry: EntryFields): string {
  return linkHash(before, [
    entry.seq,
    entry.grantId,
    entry.grantSeq,
    entry.kind,
    entry.units,
    entry.bookingId,
    entry.correctsSeq,
    entry.reason,
    entry.actorId,
    entry.commandId,
    entry.at,
  ])
}

/**
 * Appends lines to the ledger, in this order, with gapless numbers and a chained hash. The database moves the
 * buckets and holds, and refuses what would make one negative; nothing else in the product moves them.
 */
export async function appendEntries(
  q: Writer,
  context: Context,
  entries: readonly NewEntry[],
): Promise<readonly EntryFields[]> {
  if (entries.length === 0) return []
  const head = await readChainHead(q, 'ledger')
  const counts = await entryCounts(q, [...new Set(entries.map((entry) => entry.grantId))])
  let { seq, hash } = head
  const rows = entries.map((entry) => {
    const grantSeq = counts.get(entry.grantId)
    assert(grantSeq !== undefined, 'an entry names a grant that exists')
    counts.set(entry.grantId, grantSeq + 1)
    seq += 1
    const fields: EntryFields = {
      seq,
      grantId: entry.grantId,
      grantSeq: grantSeq + 1,
      kind: entry.kind,
      units: entry.units,
      bookingId: entry.bookingId ?? null,
      correctsSeq: entry.correctsSeq ?? null,
      reason: entry.reason ?? null,
      actorId: context.actor.staffId,
      commandId: context.commandId,
      at: context.now,
    }
    const prevHash = hash
    hash = entryHash(prevHash, fields)
    return { ...fields, prevHash, hash }
  })
  await insertEntries(q, rows)
  await moveChainHead(q, 'ledger', head, { seq, hash })
  context.appended({ first: head.seq + 1, last: seq })
  return rows
}

type EntryRow = EntryFields & { readonly prevHash: string; readonly hash: string }

/** Up to so many lines or grants go one by one, which takes no building; more go together. */
const FEW = 8

const insertEntry = hotQuery((q: Writer) =>
  q.insert(q.t.entries).values({
    seq: sql.placeholder('seq'),
    grantId: sql.placeholder('grantId'),
    grantSeq: sql.placeholder('grantSeq'),
    kind: sql.placeholder('kind'),
    units: sql.placeholder('units'),
    bookingId: sql.placeholder('bookingId'),
    correctsSeq: sql.placeholder('correctsSeq'),
    reason: sql.placeholder('reason'),
    actorId: sql.placeholder('actorId'),
    commandId: sql.placeholder('commandId'),
    at: sql.placeholder('at'),
    prevHash: sql.placeholder('prevHash'),
    hash: sql.placeholder('hash'),
  }),
)

async function insertEntries(q: Writer, rows: readonly EntryRow[]): Promise<void> {
  if (rows.length <= FEW) for (const row of rows) await insertEntry(q, row)
  else for (const piece of piecesOf(rows)) await q.insert(q.t.entries).values([...piece])
}

const selectEntryCount = hotQuery((q: Reader) => {
  const { grants } = q.t
  return q
    .select({ id: grants.id, count: grants.entryCount })
    .from(grants)
    .where(eq(grants.id, sql.placeholder('id')))
})

async function entryCounts(q: Reader, grantIds: readonly number[]): Promise<Map<number, number>> {
  const { grants } = q.t
  const counts = new Map<number, number>()
  if (grantIds.length <= FEW) {
    for (const id of grantIds) for (const row of await selectEntryCount(q, { id })) counts.set(id, row.count)
    return counts
  }
  for (const piece of piecesOf(grantIds)) {
    const rows = await q
      .select({ id: grants.id, count: grants.entryCount })
      .from(grants)
      .where(inArray(grants.id, [...piece]))
    for (const row of rows) counts.set(row.id, row.count)
  }
  return counts
}

export type ClientEntry = EntryFields & {
  readonly actorName: string | null
  readonly sessionId: number | null
  readonly sessionTitle: string | null
  /** When the session began by what was planned as the line was written. */
  readonly sessionStartsAt: number | null
  /** Where a session has been moved that units still wait for, without a line of its own; null for any other. */
  readonly sessionMovedTo: number | null
}

/** The ledger of one client, oldest line first, with the session each line is about. */
export async function listClientEntries(q: Reader, clientId: number): Promise<ClientEntry[]> {
  return written(
    q,
    await selectEntries(q).where(eq(q.t.grants.clientId, clientId)).orderBy(asc(q.t.entries.seq)),
  )
}

/** The last lines of a grant or a booking, oldest first. */
export async function listLastEntries(
  q: Reader,
  of: { readonly grantId: number } | { readonly bookingId: number },
  limit: number,
): Promise<ClientEntry[]> {
  const { entries } = q.t
  const own = 'grantId' in of ? eq(entries.grantId, of.grantId) : eq(entries.bookingId, of.bookingId)
  const last = await selectEntries(q).where(own).orderBy(desc(entries.seq)).limit(limit)
  return written(q, last.reverse())
}

/** The lines after one, whomever they are about, oldest first. */
export async function listEntriesAfter(q: Reader, seq: number): Promise<ClientEntry[]> {
  return written(q, await selectEntries(q).where(gt(q.t.entries.seq, seq)).orderBy(asc(q.t.entries.seq)))
}

type ReadEntry = Omit<ClientEntry, 'sessionMovedTo'> & { readonly sessionVersion: number | null }

/** Lines with the times that their sessions had. Only sessions that were ever changed can have moved. */
async function written(q: Reader, rows: readonly ReadEntry[]): Promise<ClientEntry[]> {
  const changed = rows.flatMap(({ sessionId, sessionVersion }) =>
    sessionId === null || sessionVersion === null || sessionVersion === FIRST_VERSION ? [] : [sessionId],
  )
  return asWritten(rows, await listMoves(q, new Set(changed)))
}

/** The version of a session that nobody has changed. */
const FIRST_VERSION = 1

function selectEntries(q: Reader) {
  const { entries, grants, staff, bookings, sessions } = q.t
  return q
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
      actorName: staff.name,
      sessionId: sessions.id,
      sessionVersion: sessions.version,
      sessionTitle: sessions.title,
      sessionStartsAt: sessions.startsAt,
    })
    .from(entries)
    .innerJoin(grants, eq(grants.id, entries.grantId))
    .leftJoin(staff, eq(staff.id, entries.actorId))
    .leftJoin(bookings, eq(bookings.id, entries.bookingId))
    .leftJoin(sessions, eq(sessions.id, bookings.sessionId))
}

/** The last line that charged a booking, for each grant that it was charged to. */
export async function lastCaptures(q: Reader, bookingId: number): Promise<Map<number, number>> {
  const { entries } = q.t
  const rows = await q
    .select({ grantId: entries.grantId, seq: sql<number>`max(${entries.seq})`.mapWith(Number) })
    .from(entries)
    .where(and(eq(entries.bookingId, bookingId), eq(entries.kind, 'CAPTURE')))
    .groupBy(entries.grantId)
  return new Map(rows.map(({ grantId, seq }) => [grantId, seq]))
}
