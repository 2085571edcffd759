import { z } from 'zod'
import { isLocalDate } from '../../../../shared/domain/time.ts'

/** Whose day is looked at and which one; without, one's own and today. */
export const todaySearch = z.object({
  date: z.string().refine(isLocalDate).optional().catch(undefined),
  trainer: z.coerce.number().int().positive().optional().catch(undefined),
})
