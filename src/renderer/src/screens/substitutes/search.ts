import { z } from 'zod'
import { isLocalDate } from '../../../../shared/domain/time.ts'

/** Who is away, and on which day: from wherever it was asked. */
export const substitutesSearch = z.object({
  trainer: z.coerce.number().int().positive().optional().catch(undefined),
  date: z.string().refine(isLocalDate).optional().catch(undefined),
})
