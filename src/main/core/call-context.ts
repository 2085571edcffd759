import type { Method } from '../../shared/contract/index.ts'
import type { Actor } from '../../shared/domain/permissions.ts'
import type { Result } from '../../shared/result.ts'
import type { Context, Deps } from './context.ts'
import type { Writer } from './engine/engine.ts'
import type { Secrets } from './features/auth/secrets.ts'
import { rewindTraces, type Traces, tracesNow } from './traces.ts'

/** One call on its way: who asks for what, when, and what it leaves behind. */
export type CallMade = {
  readonly actor: Actor
  readonly method: Method
  readonly commandId: string | null
  readonly now: number
  readonly traces: Traces
  readonly secrets: Secrets
}

/** What a use case gets to know of its call; `again` runs another command inside it. */
export function makeContext(deps: Deps, call: CallMade, again: Context['again']): Context {
  const { actor, method, commandId, now, traces } = call
  return {
    actor,
    method,
    commandId,
    now,
    appVersion: deps.appVersion,
    desk: deps.desk,
    stripe: deps.stripeDesk,
    secrets: call.secrets,
    database: deps.engine,
    note: (note) => traces.notes.push(note),
    undoable: (step) => {
      if (step !== null) traces.steps.push(step)
    },
    appended: (lines) => traces.lines.push(lines),
    attempt: (q, work) => attempt(q, traces, work),
    again,
    afterCommit: (work) => traces.afterCommit.push(work),
    progress: (done, total) => deps.push({ kind: 'progress', task: commandId ?? method, done, total }),
    pause: async () => {
      await new Promise((resolve) => setImmediate(resolve))
      return commandId !== null && deps.stopped.delete(commandId)
    },
  }
}

async function attempt<T>(q: Writer, traces: Traces, work: () => Promise<Result<T>>): Promise<Result<T>> {
  const before = tracesNow(traces)
  let kept = false
  try {
    const result = await q.part(async () => {
      const value = await work()
      return { keep: value.ok, value }
    })
    kept = result.ok
    return result
  } finally {
    // What was thrown was undone as well, whether or not somebody goes on after it.
    if (!kept) rewindTraces(traces, before)
  }
}
