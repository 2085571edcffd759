import { z } from 'zod'
import { isLocalDate } from '../../../../shared/domain/time.ts'

/** What of the schedule is in its address: the day on screen and the session in the panel. */
export const scheduleSearch = z.object({
  date: z.string().refine(isLocalDate).optional().catch(undefined),
  session: z.coerce.number().int().positive().optional().catch(undefined),
})

export type ScheduleSearch = z.infer<typeof scheduleSearch>
