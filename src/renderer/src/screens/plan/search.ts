import { z } from 'zod'

/** Whose sale is planned: from wherever it was asked. */
export const planSearch = z.object({
  purchase: z.coerce.number().int().positive().optional().catch(undefined),
})
