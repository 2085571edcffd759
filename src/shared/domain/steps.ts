/** How far a long piece of work has come, in units of its own (rows, characters). */
export interface StepProgress {
  readonly done: number
  readonly total: number
}

/**
 * Long work as a generator: it pauses at every `yield`, so that whoever runs it can show progress, let other work in
 * or stop. Work that is never resumed has no effect; nothing needs to be undone.
 */
export type Steps<T> = Generator<StepProgress, T, void>

/** Runs the work to its end without pausing, for places that neither show progress nor cancel. */
export function finishSteps<T>(steps: Steps<T>): T {
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
  }
}
