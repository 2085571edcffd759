/** The middle of some figures. */
export function median(figures: readonly number[]): number {
  const sorted = figures.toSorted((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN
}

/** Milliseconds that some work takes, by the wall's clock. */
export async function milliseconds(work: () => unknown): Promise<number> {
  const before = performance.now()
  await work()
  return performance.now() - before
}

/** Milliseconds by the clock, and of processor time, of all threads together. */
export type Taken = { readonly clock: number; readonly processor: number }

/** What some work takes; processor time of little work is to be added up, or its middle taken, over many rounds. */
export async function taken(work: () => unknown): Promise<Taken> {
  const before = process.cpuUsage()
  const clock = await milliseconds(work)
  const { user, system } = process.cpuUsage(before)
  return { clock, processor: (user + system) / 1_000 }
}

/** `1.23×`, or what cannot be told. */
export function ratio(ours: readonly number[], floor: readonly number[]): string {
  return `${(median(ours) / median(floor)).toFixed(2)}×`
}

/** `0.412 ms` */
export function asMilliseconds(figures: readonly number[]): string {
  return `${median(figures).toFixed(3)} ms`
}
