import { createHash } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { assert } from '../../../../shared/errors.ts'
import { canonicalJson } from '../../canonical-json.ts'
import type { Writer } from '../../engine/engine.ts'

export type Chain = 'ledger' | 'audit'
export type ChainHead = { readonly seq: number; readonly hash: string }

/** What the first link cites. */
export const GENESIS = '0'.repeat(64)

/**
 * The hash of one link: SHA-256 over the hash before it and the row as JSON. Tamper-evident: a changed row
 * breaks every link after it.
 */
export function linkHash(before: string, row: readonly unknown[]): string {
  return createHash('sha256').update(before).update('\n').update(canonicalJson(row)).digest('hex')
}

/** Where the chain ends now. Reading it inside a unit of work reserves the numbers after it. */
export async function readChainHead(q: Writer, chain: Chain): Promise<ChainHead> {
  const { chainHeads } = q.t
  const [row] = await q
    .select({ seq: chainHeads.seq, hash: chainHeads.hash })
    .from(chainHeads)
    .where(eq(chainHeads.chain, chain))
  return row ?? { seq: 0, hash: GENESIS }
}

/** Moves the end of the chain after its links were written. */
export async function moveChainHead(q: Writer, chain: Chain, from: ChainHead, to: ChainHead): Promise<void> {
  const { chainHeads } = q.t
  assert(to.seq > from.seq, 'a chain only grows')
  await q
    .insert(chainHeads)
    .values({ chain, ...to })
    .onConflictDoUpdate({ target: chainHeads.chain, set: to })
}
