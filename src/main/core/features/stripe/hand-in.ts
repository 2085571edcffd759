import { piecesOf } from '../../engine/pieces.ts'
import { type Batch, emptyBatch } from './batches.ts'
import type { ReversalFacts, SaleFacts } from './facts.ts'
import type { Looking } from './pass.ts'

/** Sales in one unit of work: the app stays at hand in between. */
const AT_ONCE = 25
/** Units of work that wait for their turn. */
const MOST_HANDED = 24

/** Has what was fetched recorded while the next page is on its way: one unit of work after the other, in their order. */
export class HandIn {
  /** What was handed in. */
  readonly sources = new Set<string>()
  readonly reversals = new Set<string>()
  readonly #looking: Looking
  /** What is being recorded. */
  readonly #handed = new Set<Promise<void>>()

  constructor(looking: Looking) {
    this.#looking = looking
  }

  async record(sales: readonly SaleFacts[], reversals: readonly ReversalFacts[] = []): Promise<null> {
    for (const { sourceId } of sales) this.sources.add(sourceId)
    for (const { id } of reversals) this.reversals.add(id)
    for (const some of piecesOf(sales, AT_ONCE)) await this.#hand({ sales: some })
    if (reversals.length > 0) await this.#hand({ reversals })
    return null
  }

  /** Hands over; never so much that it piles up. */
  async #hand(some: Partial<Batch>): Promise<void> {
    if (this.#handed.size >= MOST_HANDED) await this.drain()
    const before = [...this.#handed]
    const batch = { ...emptyBatch(this.#looking.accountId), ...some }
    const recorded = Promise.allSettled(before).then(async () => {
      await this.#looking.record(batch)
      // What arrives from the network, and whoever uses the app, comes first.
      await new Promise((resolve) => setImmediate(resolve))
    })
    // A failure is told when it is waited for.
    recorded.catch(() => undefined)
    this.#handed.add(recorded)
  }

  /** Waits until all of it is recorded. */
  async drain(): Promise<void> {
    const handed = [...this.#handed]
    this.#handed.clear()
    await Promise.all(handed)
  }
}
