import type { AuditNote, LineRange } from './context.ts'
import type { UndoStep } from './features/undo/steps.ts'

/** What a use case leaves for the time after it, in the order in which it was left. */
export type Traces = {
  readonly notes: AuditNote[]
  readonly afterCommit: (() => void)[]
  readonly steps: UndoStep[]
  readonly lines: LineRange[]
}

/** How much of each there is at a moment. */
type Lengths = { readonly [K in keyof Traces]: number }

const KINDS = ['notes', 'afterCommit', 'steps', 'lines'] as const satisfies readonly (keyof Traces)[]

export function newTraces(): Traces {
  return { notes: [], afterCommit: [], steps: [], lines: [] }
}

export function tracesNow({ notes, afterCommit, steps, lines }: Traces): Lengths {
  return {
    notes: notes.length,
    afterCommit: afterCommit.length,
    steps: steps.length,
    lines: lines.length,
  }
}

/** Forgets what was left since, because it did not happen. */
export function rewindTraces(traces: Traces, before: Lengths): void {
  for (const kind of KINDS) traces[kind].length = before[kind]
}

export function clearTraces(traces: Traces): void {
  for (const kind of KINDS) traces[kind].length = 0
}
