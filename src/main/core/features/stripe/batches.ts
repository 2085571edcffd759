import type { ReversalFacts, SaleFacts } from './facts.ts'

/** What was fetched together and is recorded together. */
export type Batch = {
  /** Whose Stripe it was fetched from; null where the key may not say. */
  readonly accountId: string | null
  readonly sales: readonly SaleFacts[]
  readonly reversals: readonly ReversalFacts[]
  /** Sales that are looked at again though nothing was heard of them: what was not known of them may be by now. */
  readonly again: readonly number[]
  /** That Stripe lets nothing be read any more, or does again; left out where nothing has changed. */
  readonly reads?: { readonly scope: string | null } | 'again'
}

/** Nothing yet, of this account. */
export function emptyBatch(accountId: string | null): Batch {
  return { accountId, sales: [], reversals: [], again: [] }
}

/** Batches under way at a time; what is left behind goes first. */
const MOST_BATCHES = 32

/** The batches of each open database, the oldest first. */
const batchesOf = new WeakMap<object, Map<string, Batch>>()

/** Keeps what was fetched under a name, so that recording it needs no more than the name. */
export function stageBatch(database: object, name: string, batch: Batch): void {
  const batches = batchesOf.get(database) ?? new Map<string, Batch>()
  batchesOf.set(database, batches)
  batches.set(name, batch)
  const [oldest] = batches.keys()
  if (batches.size > MOST_BATCHES && oldest !== undefined) batches.delete(oldest)
}

export function findBatch(database: object, name: string): Batch | null {
  return batchesOf.get(database)?.get(name) ?? null
}

export function dropBatch(database: object, name: string): void {
  batchesOf.get(database)?.delete(name)
}

/** A batch in parts that can be recorded one by one. */
export function singlesOf({ sales, reversals, again, ...rest }: Batch): readonly Batch[] {
  const none = { ...rest, sales: [], reversals: [], again: [] }
  return [
    ...sales.map((sale) => ({ ...none, sales: [sale] })),
    ...reversals.map((reversal) => ({ ...none, reversals: [reversal] })),
    ...again.map((id) => ({ ...none, again: [id] })),
  ]
}
