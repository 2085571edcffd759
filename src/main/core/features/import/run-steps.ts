import { setImmediate } from 'node:timers/promises'
import type { StepProgress, Steps } from '../../../../shared/domain/steps.ts'

export interface StepsWatch {
  readonly onProgress?: (progress: StepProgress) => void
  /** Asked after every step; true stops the work. */
  readonly isCancelled?: () => boolean
}

export type StepsOutcome<T> = { readonly cancelled: false; readonly value: T } | { readonly cancelled: true }

/**
 * Runs long work step by step and lets the event loop turn in between, so that a worker thread stays open to other
 * messages, among them the one that cancels. Cancelled work has left nothing behind.
 */
export async function runSteps<T>(steps: Steps<T>, watch: StepsWatch = {}): Promise<StepsOutcome<T>> {
  for (;;) {
    if (watch.isCancelled?.()) return { cancelled: true }
    const step = steps.next()
    if (step.done) return { cancelled: false, value: step.value }
    watch.onProgress?.(step.value)
    await setImmediate()
  }
}
