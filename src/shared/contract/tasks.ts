import { z } from 'zod'
import { task } from './define.ts'
import { commandId } from './fields.ts'

export const tasksContract = {
  /**
   * Asks a long call to stop, by the `commandId` it was sent with. It stops at its next pause and is refused, with
   * nothing written; `stopping` is false when no such call is under way.
   */
  'tasks.stop': task('signed_in', z.strictObject({ task: commandId }), z.object({ stopping: z.boolean() })),
}
