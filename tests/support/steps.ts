import { makeContext } from '../../src/main/core/call-context.ts'
import type { Context, Deps } from '../../src/main/core/context.ts'
import type { Writer } from '../../src/main/core/engine/engine.ts'
import { appendAudit } from '../../src/main/core/features/audit/queries.ts'
import { newTraces } from '../../src/main/core/traces.ts'
import { parseInstant } from '../../src/shared/domain/time.ts'
import type { TestStudio } from './studio.ts'

/**
 * Runs a step of the core by itself at a moment, in a unit of work that is kept with what it noted: for steps that no
 * command of a person runs.
 */
export async function runStep<T>(
  studio: TestStudio,
  moment: string,
  work: (q: Writer, context: Context) => Promise<T>,
): Promise<T> {
  const now = parseInstant(moment)
  if (now === null) throw new Error(`${moment} is not a moment`)
  return studio.engine.write(async (q) => {
    const traces = newTraces()
    const deps: Deps = {
      engine: studio.engine,
      now: () => now,
      newId: () => 'step',
      log: { info: () => undefined, error: () => undefined },
      appVersion: '0.0.0-test',
      workspace: null,
      push: () => undefined,
      running: new Set(),
      stopped: new Set(),
    }
    const call = { actor: studio.owner, method: 'system.health', commandId: null, now, traces } as const
    const context = makeContext(deps, call, async () => {
      throw new Error('A step runs no other command.')
    })
    const value = await work(q, context)
    await appendAudit(q, context, traces.notes)
    return { keep: true, value }
  })
}
