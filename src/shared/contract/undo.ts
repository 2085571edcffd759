import { z } from 'zod'
import { command } from './define.ts'
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
  /**
   * Takes back what the person who acts did last and has not taken back. It asks for the permission of the step itself,
   * and is refused while something that happened since depends on it.
   */
  'undo.last': command('signed_in', z.strictObject({}), z.object({ undone: stepView }), TOUCHED),
  /** Does again what was taken back last, as a new step; refused once anything else was done since. */
  'undo.redo': command('signed_in', z.strictObject({}), z.object({ redone: stepView }), TOUCHED),
}
