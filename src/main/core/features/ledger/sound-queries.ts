import { type SQL, sql } from 'drizzle-orm'
import { ENTRY_KINDS } from '../../../../shared/domain/credits.ts'
import type { Reader } from '../../engine/engine.ts'
import { GENESIS } from '../audit/chain.ts'
import { type EntryFields, entryHash } from './queries.ts'

type Chained = EntryFields & {
  readonly prevHash: string
  readonly hash: string
  /** The hash of the line before, and what the line after cites; null where there is none. */
  readonly before: string | null
  readonly after: string | null
  /** Where the ledger says that it ends. */
  readonly headSeq: number
  readonly headHash: string
}

const KNOWN: ReadonlySet<string> = new Set(ENTRY_KINDS)

/** Whether every ledger line of a grant is there, as many as it counted, and is what it was when it was written. */
export async function isGrantSound(q: Reader, grantId: number): Promise<boolean> {
  const entries = await listChained(q, sql`e.grant_id = ${grantId}`)
  if (!entries.every((entry, index) => entry.grantSeq === index + 1 && isIntact(entry))) return false
  const [grant] = await q.rows<{ counted: number }>(sql`
    select entry_count as counted from grants where id = ${grantId}`)
  return grant !== undefined && grant.counted <= entries.length
}

/**
 * Whether every ledger line of a booking is what it was when it was written, and none is missing. Which lines a booking
 * had is told by nothing but the ledger; but where none is missing of the grants that it names, none is of the booking.
 */
export async function isBookingSound(q: Reader, bookingId: number): Promise<boolean> {
  if (!(await listChained(q, sql`e.booking_id = ${bookingId}`)).every(isIntact)) return false
  const named = await q.rows<{ counted: number | null; last: number; lines: number }>(sql`
    select (select entry_count from grants where id = n.grant_id) as counted,
      (select coalesce(max(grant_seq), 0) from entries where grant_id = n.grant_id) as last,
      (select count(*) from entries where grant_id = n.grant_id) as lines
    from (select grant_id from booking_holds where booking_id = ${bookingId}
      union select grant_id from entries where booking_id = ${bookingId}) n`)
  return named.every(({ counted, last, lines }) => counted !== null && counted <= lines && last === lines)
}

/**
 * Whether rows are missing that could say where units went: lines of the ledger or of the audit log, or a grant that a
 * line or a hold names.
 */
export async function hasLostRows(q: Reader): Promise<boolean> {
  const [row] = await q.rows<{ lost: number }>(sql`
    select case when (select count(*) from entries) <> coalesce((select seq from chain_heads where chain = 'ledger'), 0)
      or (select count(*) from audit) <> coalesce((select seq from chain_heads where chain = 'audit'), 0)
      or exists (select 1 from (select distinct grant_id as id from entries) named
        where not exists (select 1 from grants where grants.id = named.id))
      or exists (select 1 from booking_holds h where not exists (select 1 from grants where grants.id = h.grant_id))
      then 1 else 0 end as lost`)
  return row?.lost === 1
}

function isIntact(entry: Chained): boolean {
  const { seq, hash, prevHash, before, after, headSeq, headHash } = entry
  if (!KNOWN.has(entry.kind) || entryHash(prevHash, entry) !== hash) return false
  if (prevHash !== (seq === 1 ? GENESIS : before)) return false
  return seq === headSeq ? hash === headHash : hash === after
}

async function listChained(q: Reader, which: SQL): Promise<Chained[]> {
  return q.rows<Chained>(sql`
    select e.seq, e.grant_id as "grantId", e.grant_seq as "grantSeq", e.kind, e.units, e.booking_id as "bookingId",
      e.corrects_seq as "correctsSeq", e.reason, e.actor_id as "actorId", e.command_id as "commandId", e."at",
      e.prev_hash as "prevHash", e.hash, p.hash as before, n.prev_hash as "after",
      coalesce(h.seq, 0) as "headSeq", coalesce(h.hash, '') as "headHash"
    from entries e left join entries p on p.seq = e.seq - 1 left join entries n on n.seq = e.seq + 1
      left join chain_heads h on h.chain = 'ledger'
    where ${which} order by e.grant_seq, e.seq`)
}
