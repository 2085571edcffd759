import { eq, sql } from 'drizzle-orm'
import { assert } from '../../../../shared/errors.ts'
import type { Reader, Writer } from '../../engine/engine.ts'
import { hotQuery } from '../../engine/hot-query.ts'
import { type Chain, type ChainHead, GENESIS } from './chain.ts'

const selectHead = hotQuery((q: Reader) => {
  const { chainHeads } = q.t
  return q
    .select({ seq: chainHeads.seq, hash: chainHeads.hash })
    .from(chainHeads)
    .where(eq(chainHeads.chain, sql.placeholder('chain')))
})

/** Where a chain says that it ends; null when it says nothing. */
export async function findChainHead(q: Reader, chain: Chain): Promise<ChainHead | null> {
  const [row] = await selectHead(q, { chain })
  return row ?? null
}

/** Where the next link goes. Reading it inside a unit of work reserves the numbers after it. */
export async function readChainHead(q: Writer, chain: Chain): Promise<ChainHead> {
  return (await findChainHead(q, chain)) ?? { seq: 0, hash: GENESIS }
}

const upsertHead = hotQuery((q: Writer) => {
  const { chainHeads } = q.t
  return q
    .insert(chainHeads)
    .values({
      chain: sql.placeholder('chain'),
      seq: sql.placeholder('seq'),
      hash: sql.placeholder('hash'),
    })
    .onConflictDoUpdate({
      target: chainHeads.chain,
      set: { seq: sql`excluded.seq`, hash: sql`excluded.hash` },
    })
})

/** Moves the end of the chain after its links were written. */
export async function moveChainHead(q: Writer, chain: Chain, from: ChainHead, to: ChainHead): Promise<void> {
  assert(to.seq > from.seq, 'a chain only grows')
  await upsertHead(q, { chain, ...to })
}
