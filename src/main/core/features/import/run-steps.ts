import { setImmediate } from 'node:timers/promises'
import type { StepProgress, Steps } from '../../../../shared/domain/steps.ts'

export interface StepsWatch {
  readonly onProgress?: (progress: StepProgress) => void
  /** Lets other work in after every step; true stops the work. */
  readonly pause?: () => Promise<boolean>
}

export type StepsOutcome<T> = { readonly cancelled: false; readonly value: T } | { readonly cancelled: true }

/**
 * Runs long work step by step and lets the event loop turn in between, so that a worker thread stays open to other
 * messages, among them the one that cancels. Cancelled work has left nothing behind.
 */
export async function runSteps<T>(
  steps: Steps<T>,
  { onProgress, pause = turn }: StepsWatch = {},
): Promise<StepsOutcome<T>> {
  for (;;) {
    const step = steps.next()
    if (step.done) return { cancelled: false, value: step.value }
    onProgress?.(step.value)
    if (await pause()) return { cancelled: true }
  }
}

async function turn(): Promise<boolean> {
  await setImmediate()
  return false
}
