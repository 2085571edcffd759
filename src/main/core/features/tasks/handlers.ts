import { ok } from '../../../../shared/result.ts'
import type { HandlersOf } from '../../context.ts'

export const tasksHandlers: HandlersOf<'tasks.stop'> = {
  'tasks.stop': async (deps, _context, { task }) => {
    const stopping = deps.running.has(task)
    if (stopping) deps.stopped.add(task)
    return ok({ stopping })
  },
}
