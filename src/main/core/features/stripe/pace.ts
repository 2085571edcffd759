/** Time, as waiting needs it. Tests give one that nobody has to wait for. */
export type Waiting = {
  /** Milliseconds of a clock that nobody can set. */
  elapsed(): number
  /** Rejects when `signal` says that nobody waits any more. */
  wait(milliseconds: number, signal: AbortSignal): Promise<void>
  /** Between 0 and 1. */
  random(): number
}

export type PaceLimits = { readonly concurrency: number; readonly perSecond: number }

/** Far below what Stripe allows: the studio's website sells with the same account and comes first. */
const USUAL_PACE: PaceLimits = { concurrency: 2, perSecond: 5 }

/** Lets requests go one after the other, in the order they came. */
export type Pace = {
  /** Runs `request` once it may; rejects when `signal` aborts before. */
  run<T>(signal: AbortSignal, request: () => Promise<T>): Promise<T>
}

/**
 * At most `concurrency` requests are under way, and at most `perSecond` begin within any second. All that asks the same
 * account must share one.
 */
export function createPace(time: Waiting, limits: PaceLimits = USUAL_PACE): Pace {
  /** When the last `perSecond` requests began, oldest first. */
  const begun: number[] = []
  let under = 0
  /** Those who wait for one of the requests under way to end. */
  const waiting: (() => void)[] = []
  /** Whoever came before has been let go. */
  let turn: Promise<void> = Promise.resolve()

  async function begin(signal: AbortSignal): Promise<void> {
    while (under >= limits.concurrency) await new Promise<void>((resolve) => waiting.push(resolve))
    const oldest = begun.length < limits.perSecond ? null : (begun[0] ?? null)
    // A timer may ring a little early; a clock that stands still would let nobody through, so one wait is enough there.
    const pause = oldest === null ? 0 : oldest + 1000 - time.elapsed()
    if (pause > 0) await time.wait(Math.ceil(pause), signal)
    signal.throwIfAborted()
    begun.push(time.elapsed())
    if (begun.length > limits.perSecond) begun.shift()
    under += 1
  }

  return {
    async run(signal, request) {
      const mine = turn.then(() => begin(signal))
      turn = mine.catch(() => undefined)
      await mine
      try {
        return await request()
      } finally {
        under -= 1
        waiting.shift()?.()
      }
    },
  }
}
