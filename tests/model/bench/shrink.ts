import { type Failure, type Fault, replay } from './run.ts'
import type { Template } from './stage.ts'
import type { Step } from './steps.ts'

/** Small runs are compared whole after every step, so that a failure shows where it happens. */
const CAREFUL = { wholeEvery: 1, checkEvery: 1_000_000 }
const MOST_TRIES = 400

/**
 * Leaves out steps as long as something still fails, by halves and then one by one, and answers what is left with
 * its failure.
 */
export async function shrink(
  template: Template,
  steps: readonly Step[],
  fault?: Fault,
): Promise<{ steps: readonly Step[]; failure: Failure | null }> {
  let tries = 0
  const failureOf = async (some: readonly Step[]) => {
    tries += 1
    return replay(template, some, CAREFUL, fault)
  }
  let kept = steps
  let failure = await failureOf(steps)
  if (failure === null) return { steps, failure }
  for (let size = Math.ceil(kept.length / 2); ; size = Math.ceil(size / 2)) {
    kept = upTo(kept, failure.step)
    for (let from = kept.length - size; from > -size && tries < MOST_TRIES; from -= size) {
      const without = [...kept.slice(0, Math.max(0, from)), ...kept.slice(from + size)]
      const still = without.length === 0 ? null : await failureOf(without)
      if (still === null) continue
      kept = upTo(without, still.step)
      failure = still
      from = Math.min(from, kept.length)
    }
    if (size === 1 || tries >= MOST_TRIES) return { steps: kept, failure }
  }
}

const upTo = (steps: readonly Step[], last: Step): readonly Step[] =>
  steps.slice(0, steps.findIndex((step) => step.n === last.n) + 1)
