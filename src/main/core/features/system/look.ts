import type { ZoneId } from '../../../../shared/domain/time.ts'
import type { Reader } from '../../engine/engine.ts'
import type { Findings } from './findings.ts'

/** One look through the database: what every part of the check needs. */
export type Look = {
  readonly q: Reader
  /** Epoch milliseconds. */
  readonly now: number
  /** The studio's zone. */
  readonly zone: ZoneId
  /** Whether the studio says itself which zone that is, and the zone exists. */
  readonly zoned: boolean
  readonly findings: Findings
  /** How many of the newest rows of each table are looked at; Infinity for all of them. */
  readonly newest: number
  /** Whether rows are missing that could explain where units went: then nothing that gives any is proposed. */
  lost(): Promise<boolean>
  /** How many rows were looked at so far. */
  readonly checked: { grants: number; entries: number; bookings: number }
  /** To be awaited after each page, with its number of rows: tells how far the look is and lets other work in. */
  pause(rows: number): Promise<void>
}

/** How many rows are in memory at a time, and looked at before others are let in: a few milliseconds' work. */
export const PAGE = 1_000

/** Asks only when somebody wants to know, and once. */
export function onceAsked(ask: () => Promise<boolean>): () => Promise<boolean> {
  let answer: Promise<boolean> | null = null
  return () => {
    answer ??= ask()
    return answer
  }
}

/** The key after which a look begins, in a table whose last key is `last`. */
export function startOf(look: Pick<Look, 'newest'>, last: number): number {
  return Math.max(0, last - look.newest)
}

/**
 * The rows after a key, a page at a time. `fetch` answers at most PAGE rows in the order of their keys; nothing
 * is ever skipped with an offset, so the last page costs as much as the first.
 */
export async function* pagesAfter<K, T>(
  key: K,
  fetch: (after: K) => Promise<readonly T[]>,
  keyOf: (row: T) => K,
): AsyncGenerator<readonly [T, ...T[]]> {
  let after = key
  for (;;) {
    const [first, ...others] = await fetch(after)
    if (first === undefined) return
    yield [first, ...others]
    if (others.length + 1 < PAGE) return
    after = keyOf(others.at(-1) ?? first)
  }
}

/** Looks at a table in pieces of its keys, where the query itself finds what is wrong in each, and lets others in. */
export async function inPieces(
  look: Look,
  last: number,
  check: (range: { readonly first: number; readonly last: number }) => Promise<void>,
): Promise<void> {
  for (let first = startOf(look, last) + 1; first <= last; first += PAGE) {
    await check({ first, last: Math.min(last, first + PAGE - 1) })
    await look.pause(0)
  }
}
