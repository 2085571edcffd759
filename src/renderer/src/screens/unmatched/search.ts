import { z } from 'zod'

/** What is in the address: the line beside the list, which list it is, or the sale that another screen led to. */
export const unmatchedSearch = z.object({
  line: z.int().positive().optional().catch(undefined),
  /** What was left out instead of what waits. */
  leftOut: z.boolean().optional().catch(undefined),
  sale: z.int().positive().optional().catch(undefined),
})

export type UnmatchedSearch = z.infer<typeof unmatchedSearch>
