import { eq } from 'drizzle-orm'
import { assert } from '../../../../shared/errors.ts'
import type { Reader, Writer } from '../../engine/engine.ts'
import { type Chain, type ChainHead, GENESIS } from './chain.ts'

/** Where a chain says that it ends; null when it says nothing. */
export async function findChainHead(q: Reader, chain: Chain): Promise<ChainHead | null> {
  const { chainHeads } = q.t
  const [row] = await q
    .select({ seq: chainHeads.seq, hash: chainHeads.hash })
    .from(chainHeads)
    .where(eq(chainHeads.chain, chain))
  return row ?? null
}

/** Where the next link goes. Reading it inside a unit of work reserves the numbers after it. */
export async function readChainHead(q: Writer, chain: Chain): Promise<ChainHead> {
  return (await findChainHead(q, chain)) ?? { seq: 0, hash: GENESIS }
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
