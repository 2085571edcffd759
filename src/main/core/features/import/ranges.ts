/** Ids that follow one another, both ends included. */
export type IdRange = readonly [first: number, last: number]

export function isWithin(id: number, ranges: readonly IdRange[]): boolean {
  return ranges.some(([first, last]) => id >= first && id <= last)
}

/** Rising ids as few ranges: thousands of rows that were made together are one. */
export function rangesOf(ids: readonly number[]): IdRange[] {
  const ranges: [number, number][] = []
  for (const id of ids) {
    const last = ranges.at(-1)
    if (last !== undefined && id === last[1] + 1) last[1] = id
    else ranges.push([id, id])
  }
  return ranges
}
