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

/** Whether every ledger line of a grant is there and is what it was when it was written. */
export async function isGrantSound(q: Reader, grantId: number): Promise<boolean> {
  const entries = await listChained(q, sql`e.grant_id = ${grantId}`)
  return entries.every((entry, index) => entry.grantSeq === index + 1 && isIntact(entry))
}

/** Whether every ledger line of a booking is what it was when it was written. */
export async function isBookingSound(q: Reader, bookingId: number): Promise<boolean> {
  return (await listChained(q, sql`e.booking_id = ${bookingId}`)).every(isIntact)
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
