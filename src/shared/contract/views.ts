import { z } from 'zod'
import { command, query } from './define.ts'
import { id, plainData, requiredLine } from './fields.ts'

const viewOfSchedule = z.object({
  id: z.int(),
  name: z.string(),
  /**
   * How the schedule is looked at, or with `screen` another one, as the window wrote it: what it does not know it leaves
   * aside.
   */
  settings: z.record(z.string(), z.unknown()),
  /** What the schedule opens with. At most one is. */
  isDefault: z.boolean(),
})

const one = z.object({ view: viewOfSchedule })

export const viewsContract = {
  /** The named views of whoever asks, by name. Nobody sees those of another. */
  'views.list': query('schedule.read', z.strictObject({}), z.object({ rows: z.array(viewOfSchedule) })),
  /**
   * Keeps a view, a new one without `viewId`; what a change leaves out stays as it is. One person's views have different
   * names. `isDefault: true` takes that from the view that was it.
   */
  'views.save': command(
    'schedule.read',
    z.strictObject({
      viewId: id.optional(),
      name: requiredLine(60).optional(),
      settings: plainData(10_000).optional(),
      isDefault: z.boolean().optional(),
    }),
    one,
    ['views'],
  ),
  'views.remove': command('schedule.read', z.strictObject({ viewId: id }), one, ['views']),
}
