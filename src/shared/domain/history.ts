import { applyEntry, type Buckets, EMPTY_BUCKETS, type EntryKind } from './credits.ts'
import type { Instant } from './time.ts'

type Line = {
  readonly seq: number
  readonly at: Instant
  readonly grantId: number
  readonly kind: EntryKind
  readonly units: number
}

/**
 * The lines that were written by a moment, given in their order: all up to the last one that says so. A clock that was
 * set back leaves no line out in the middle, so that what is left is always a state that the ledger was in.
 */
export function writtenBy<L extends Pick<Line, 'at'>>(lines: readonly L[], at: Instant): readonly L[] {
  return lines.slice(0, lines.findLastIndex((line) => line.at <= at) + 1)
}

/** What each grant's buckets held after these lines; a grant of which none speaks is absent. */
export function bucketsAfter(lines: readonly Line[]): ReadonlyMap<number, Buckets> {
  const buckets = new Map<number, Buckets>()
  for (const line of lines) {
    buckets.set(line.grantId, applyEntry(buckets.get(line.grantId) ?? EMPTY_BUCKETS, line))
  }
  return buckets
}

/** Figures as the ledger alone tells them: used + scheduled + remaining = total. */
export type PastFigures = {
  readonly completed: number
  readonly scheduled: number
  readonly remaining: number
  readonly total: number
  readonly expired: number
  readonly revoked: number
}

export function pastFigures(buckets: readonly Buckets[]): PastFigures {
  const sum = (bucket: keyof Buckets) => buckets.reduce((units, own) => units + own[bucket], 0)
  const [completed, scheduled, remaining] = [sum('used'), sum('held'), sum('available')]
  return {
    completed,
    scheduled,
    remaining,
    total: completed + scheduled + remaining,
    expired: sum('expired'),
    revoked: sum('revoked'),
  }
}

/** A value that something was given at a moment; the later one holds. */
type Told<T> = { readonly at: Instant; readonly value: T }

/** What was last said of something by a moment, in the order in which it was said; null when nothing was. */
export function lastToldBy<T>(told: readonly Told<T>[], at: Instant): T | null {
  return writtenBy(told, at).at(-1)?.value ?? null
}

/** Where something that has been moved stood at a moment: where the first later move found it, else where it is now. */
export function placeAt<T>(
  moves: readonly { readonly at: Instant; readonly from: T }[],
  at: Instant,
  now: T,
): T {
  const later = moves.find((move) => move.at > at)
  return later === undefined ? now : later.from
}
