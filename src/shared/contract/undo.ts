import { z } from 'zod'
import { command, query } from './define.ts'
import type { Topic } from './topics.ts'

const stepView = z.object({
  id: z.int(),
  method: z.string(),
  /** What it did: "Booked Ada Berg into Yoga, Mon 2 March 10:00". */
  label: z.string(),
  at: z.string(),
})

/** Whatever the step changed. */
const TOUCHED: readonly Topic[] = [
  'clients',
  'credits',
  'schedule',
  'hours',
  'bookings',
  'purchases',
  'attention',
  'assignments',
]

export const undoContract = {
  /** What the person who acts did lately, the newest first: what was taken back too, unless it was done again. */
  'undo.history': query(
    'signed_in',
    z.strictObject({ limit: z.int().min(1).max(200).default(50) }),
    z.object({
      rows: z.array(stepView.extend({ undone: z.boolean() })),
      /** The step that `undo.last` would take back, and the one that `undo.redo` would do again. */
      undoes: z.int().nullable(),
      redoes: z.int().nullable(),
    }),
  ),
  /**
   * Takes back what the person who acts did last and has not taken back. It asks for the permission of the step itself,
   * and is refused while something that happened since depends on it.
   */
  'undo.last': command('signed_in', z.strictObject({}), z.object({ undone: stepView }), TOUCHED),
  /** Does again what was taken back last, as a new step; refused once anything else was done since. */
  'undo.redo': command('signed_in', z.strictObject({}), z.object({ redone: stepView }), TOUCHED),
}
