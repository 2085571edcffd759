import { z } from 'zod'

/** Whose hours: a trainer's, or the studio's. */
export const hoursSearch = z.object({
  trainer: z.coerce.number().int().positive().optional().catch(undefined),
})
