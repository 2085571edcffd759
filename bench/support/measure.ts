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

/** What two ways to the same answer take, in milliseconds a call. */
export type Compared = { readonly ours: number; readonly theirs: number; readonly clock: number }

/** Milliseconds: what is quicker than this is done several times in a round. */
const A_ROUND = 40
/** So many rounds warm up and are not counted. */
const WARM = 2

/**
 * Both ways in turns: the middle of the processor's time of each, and of the clock's time of ours. What is done `before`
 * each call is not counted.
 */
export async function compare(
  ours: () => unknown,
  theirs: () => unknown,
  before: () => unknown = () => undefined,
): Promise<Compared> {
  const quickest = Math.min(await milliseconds(ours), await milliseconds(theirs))
  const times = Math.min(100, Math.max(1, Math.ceil(A_ROUND / quickest)))
  const took = { ours: [] as number[], theirs: [] as number[], clock: [] as number[] }
  for (let round = 0; round < WARM + (times > 1 ? 7 : 5); round += 1) {
    const own = await takenTogether(ours, before, times)
    const least = await takenTogether(theirs, before, times)
    if (round < WARM) continue
    took.ours.push(own.processor)
    took.theirs.push(least.processor)
    took.clock.push(own.clock)
  }
  return { ours: median(took.ours), theirs: median(took.theirs), clock: median(took.clock) }
}

/** What one of several calls takes. */
async function takenTogether(work: () => unknown, before: () => unknown, times: number): Promise<Taken> {
  let [clock, processor] = [0, 0]
  for (let time = 0; time < times; time += 1) {
    await before()
    const one = await taken(work)
    clock += one.clock / times
    processor += one.processor / times
  }
  return { clock, processor }
}

/** `1.2 ms, by hand 1.1 ms, ratio 1.09×, by the clock 1.4 ms` */
export function comparedInWords({ ours, theirs, clock }: Compared): string {
  const figure = (each: number) => `${each.toFixed(each < 10 ? 2 : 0)} ms`
  return `${figure(ours)}, by hand ${figure(theirs)}, ratio ${(ours / theirs).toFixed(2)}×, by the clock ${figure(clock)}`
}
